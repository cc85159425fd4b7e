/** What the audit page says before anything of it is loaded. */
export const auditIntroEn = {
	'audit.title': 'Audit',
	'audit.lead': 'Your own table or training log, through the same instruments and the same rules.',
	'audit.private': 'The file is read in this browser. Nothing is sent anywhere.',
	'audit.opening': 'Opening.',
	'keys.run': 'Start the audit',
	'keys.name.run': 'Ctrl Enter'
} as const;
