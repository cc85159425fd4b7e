import { formatCount, formatPlural } from './format.ts';

/** What the store has to say; ids and values come with its status and its reports. */
export const storageEn = {
	'storage.trouble.unavailable': 'This browser keeps nothing for this page, as private windows do.',
	'storage.trouble.full': (v: { pending: number }) =>
		`The disk is full: ${formatPlural(v.pending, 'step waits', 'steps wait')} to be saved.`,
	'storage.trouble.blocked': 'Another tab with an older version of this site is in the way. Close it.',
	'storage.trouble.closed': 'The browser closed its store.',
	'storage.trouble.newer': 'A newer version of this site has been used here, and this one leaves its work alone. Load the page again.',
	'storage.trouble.unknown': 'The browser did not say why.',

	'storage.kept.newer': (v: { id: string; version: number }) =>
		`Case ${v.id} was written by a newer version of this site (format ${formatCount(v.version)}). It is kept as it is; load the page again to get that version.`,
	'storage.kept.broken': (v: { id: string }) => `Case ${v.id} cannot be read. It is kept as it is and goes along in a work file.`,
	'storage.kept.copy': (v: { exercise: string; seed: number }) =>
		`There are two records of ${v.exercise}, seed ${v.seed}, that went different ways. Both are kept, and the first is shown.`,

	'storage.import.not-json': 'This file is not a Holdout work file. Choose the file ending in .json that was saved on this page.',
	'storage.import.not-a-work-file': 'This file is not a Holdout work file. Choose the file ending in .json that was saved on this page.',
	'storage.import.newer-file': (v: { version: number }) =>
		`This file was saved by a newer version of this site (format ${formatCount(v.version)}). Load the page again and open it then.`,
	'storage.import.broken': (v: { id: string }) => `Case ${v.id} in the file cannot be read and was left out.`,
	'storage.import.chain': (v: { id: string; entry: number }) =>
		`Case ${v.id} in the file was changed after it was saved (at step ${formatCount(v.entry)}) and was left out.`,
	'storage.import.shape': (v: { id: string; where: string; what: string }) =>
		`Case ${v.id} in the file was left out: ${v.where} ${v.what}.`,
	'storage.import.newer-differs': (v: { id: string }) =>
		`Case ${v.id} comes from a newer version of this site and differs from the one here, which was kept.`
} as const;
