/** Titles and objectives of the assignments that are ready, by stage. Titles say nothing about a cause. */
export const readyAssignmentsEn = {
	'ready.mechanics.title': 'Reading two numbers and a chart',
	'ready.mechanics.objective-1': 'Tell a model that learned too little from one that learned its rows by heart.',
	'ready.mechanics.objective-2': 'Say when the rows are too few to tell.',
	'ready.mechanics.objective-3': 'State how sure you are, and be right as often as you say.',
	'ready.remediation.title': 'Find the cause, change one thing',
	'ready.remediation.objective-1': 'Choose the first change by what the evidence shows.',
	'ready.remediation.objective-2': 'Change one thing at a time, and predict what it will do.',
	'ready.remediation.objective-3': 'Open the sealed test once, at the end.',
	'ready.subtle-cases.title': 'When the score itself is in doubt',
	'ready.subtle-cases.objective-1': 'Find out how a number was made before believing it.',
	'ready.subtle-cases.objective-2': 'Read slices, calibration and time as well as the one score.',
	'ready.subtle-cases.objective-3': 'Tell whoever asked what the number does not show.',
	'ready.judgment.title': 'Deciding when it is not certain',
	'ready.judgment.objective-1': 'State what you believe as numbers, and choose by what each action is worth.',
	'ready.judgment.objective-2': 'Say what would change your mind.',
	'ready.judgment.objective-3': "Review someone else's evaluation, and approve what is sound."
} as const;
