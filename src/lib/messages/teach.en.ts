/** The first page of teaching: what is ready, what is yours, what a check can show. */
import { formatCount, formatDay, formatMinutes, formatPercent, formatPlural } from './format.ts';
import { points } from './teach-numbers.ts';

export const teachEn = {
	'teach.title': 'Teach',
	'teach.lead': 'Set cases, collect work that can be checked, and grade it by replaying it. All of it in this browser, without a server.',
	'teach.ready.title': 'Ready to use',
	'teach.ready.lead': 'One a stage. Copy the link into your course page. Students need no account.',
	'teach.ready.stage': (v: { number: number; name: string }) => `Stage ${formatCount(v.number)} · ${v.name}`,
	'teach.ready.facts': (v: { items: number; points: number; minutes: number }) =>
		`${formatPlural(v.items, 'item', 'items')}, ${points(v.points)} points, about ${formatMinutes(v.minutes)}`,
	'teach.ready.objectives': 'Afterwards students can',
	'teach.unproved': (v: { n: number }) =>
		`${formatPlural(v.n, 'case has', 'cases have')} no draw that is proved on this version of the site. It can be proved here, in some minutes.`,
	'teach.prove': 'Prove its draws',
	'teach.proving': (v: { name: string; fraction: number }) => `Proving ${v.name}: ${formatPercent(v.fraction)}`,
	'teach.proving.label': 'Proving draws',
	'teach.copy': 'Copy link',
	'teach.copied': 'Link copied. It carries the whole assignment; nothing is sent to anybody.',
	'teach.copy.failed': 'The browser did not let the page copy. Select the link and copy it.',
	'teach.preview': 'Preview as a student',
	'teach.change': 'Change it',
	'teach.author': 'Write an exercise of your own',
	'teach.compose': 'Compose your own',
	'teach.mine.title': 'Your assignments',
	'teach.mine.empty': 'An assignment appears here once you copy its link, save it, or open its class.',
	'teach.mine.open': 'Open the class',
	'teach.mine.files': (v: { files: number }) => (v.files === 0 ? 'no files yet' : formatPlural(v.files, 'file', 'files')),
	'teach.mine.made': (v: { at: number }) => `since ${formatDay(v.at)}`,
	'teach.open.title': 'From a file',
	'teach.open.text': 'An assignment, or a class you exported. What is in it joins what is here.',
	'teach.open.choose': 'Choose a file',
	'teach.open.done': (v: { title: string }) => `“${v.title}” is here now.`,
	'teach.loading': 'Reading what is stored in this browser.',
	'teach.no-store': 'This browser keeps nothing (a private window?). You can compose and share, but a class is lost when the tab closes.',
	'teach.honest.title': 'What a check shows, and what it cannot',
	'teach.honest.shows':
		'It notices an edited score, metric or seed, somebody else’s variant, a log that was spliced, and a copied file. It replays each model with the student’s own choices and grades from that alone.',
	'teach.honest.not':
		'It cannot notice a valid log that a script or another person made, a rehearsal after clearing the browser, or a clock that was set. Keys and rubrics of a page without a server can be read by whoever looks for them. For an exam, be in the room.'
} as const;
