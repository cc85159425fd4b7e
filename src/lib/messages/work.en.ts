import { formatBytes, formatDay, formatPlural } from './format.ts';

/** Your work: the record, and what can be done with it. */
export const workEn = {
	'work.title': 'Your work',
	'work.lead': 'All of it is in this browser. Nothing is sent.',
	'work.empty': 'There is nothing here yet. Your calls appear here once you have finished a case.',
	'work.keep': 'Keep it safe',
	'work.export': 'Save a work file',
	'work.export.text': 'One file with everything: cases, calls, settings. Keep it, or open it in another browser.',
	'work.export.done': (v: { name: string }) => `Saved as ${v.name}.`,
	'work.export.name': (v: { day: string }) => `holdout-work-${v.day}.json`,
	'work.import': 'Open a work file',
	'work.import.text': 'What is in the file joins what is here. Nothing of yours is overwritten: where both differ, both are kept.',
	'work.import.choose': 'Choose a file',
	'work.import.done': (v: { added: number; extended: number; kept: number }) =>
		`${formatPlural(v.added, 'case', 'cases')} added, ${formatPlural(v.extended, 'case', 'cases')} continued, ${formatPlural(v.kept, 'case', 'cases')} kept as a copy because both differ.`,
	'work.import.problems': 'Not everything could be read:',
	'work.erase': 'Erase everything',
	'work.erase.text':
		'Removes all work and settings from this browser. It cannot be undone. Save a work file first if you may want it back.',
	'work.erase.ask': 'Erase all work in this browser?',
	'work.erase.yes': 'Erase it',
	'work.erase.no': 'Keep it',
	'work.erased': 'Everything is erased.',
	'work.failed': (v: { message: string }) => `That did not work: ${v.message}`,
	'work.storage': 'Where it is kept',
	'work.storage.persisted': 'The browser has promised to keep it until you clear it.',
	'work.storage.best-effort': 'The browser may clear it when the disk is full. A work file is safer.',
	'work.storage.unavailable':
		'This browser does not let the page keep anything, as private windows do. Save a work file before you close the tab.',
	'work.storage.unknown': 'Looking.',
	'work.storage.ask': 'Ask the browser to keep it',
	'work.storage.used': (v: { bytes: number }) => `${formatBytes(v.bytes)} used.`,
	'work.storage.problem': 'Some of what is stored cannot be shown:',
	'work.theme': 'Colours',
	'work.since': (v: { at: number }) => `Since ${formatDay(v.at)}`
} as const;
