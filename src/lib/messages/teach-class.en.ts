/** A class: its parts, the files that come in, its rules. */
import { formatCount, formatDay, formatDuration, formatPlural } from './format.ts';
import { moment, points } from './teach-numbers.ts';

export const teachClassEn = {
	// Class: frame
	'class.none': 'This class is not in this browser.',
	'class.none.text': 'Open its assignment or its export on the Teach page first.',
	'class.identity': (v: { hash: string; made: number }) => `Identity ${v.hash}, here since ${formatDay(v.made)}.`,
	'class.tabs': 'Parts of the class',
	'class.tab.collect': 'Collect',
	'class.tab.grades': 'Grades',
	'class.tab.items': 'Items',
	'class.tab.confusion': 'Mixed up',
	'class.tab.regrade': 'Regrade',
	'class.tab.settings': 'Rules and files',

	// Class: collect
	'collect.lead': 'Drop the files your students handed in, or a folder of them. Each is opened, checked and replayed here.',
	'collect.drop': 'Drop files or a folder here',
	'collect.files': 'Choose files',
	'collect.folder': 'Choose a folder',
	'collect.added': (v: { added: number; known: number }) =>
		v.known === 0
			? `${formatPlural(v.added, 'file', 'files')} taken in.`
			: `${formatPlural(v.added, 'file', 'files')} taken in; ${formatCount(v.known)} ${v.known === 1 ? 'was' : 'were'} here already.`,
	'collect.too-large': (v: { name: string }) => `${v.name} is larger than 20 MB, which no submission is. It was left out.`,
	'collect.verify': (v: { n: number }) => `Check ${formatPlural(v.n, 'file', 'files')}`,
	'collect.verify.all': 'Check all again',
	'collect.cancel': 'Cancel',
	'collect.progress': (v: { done: number; of: number }) => `${formatCount(v.done)} of ${formatPlural(v.of, 'file', 'files')} checked`,
	'collect.progress.now': (v: { name: string }) => `Replaying ${v.name}`,
	'collect.progress.trained': (v: { trained: number; saved: number }) =>
		`${formatPlural(v.trained, 'experiment', 'experiments')} trained, ${formatCount(v.saved)} taken from memory`,
	'collect.cancelled': 'Stopped. What was checked stays; go on when you like.',
	'collect.done': (v: { n: number; minutes: number }) =>
		`${formatPlural(v.n, 'file', 'files')} checked in ${formatDuration(v.minutes * 60_000)}.`,
	'collect.empty': 'No files yet.',
	'collect.summary': (v: { verdict: string; n: number }) => `${v.verdict}: ${formatCount(v.n)}`,
	'collect.column.file': 'File',
	'collect.column.student': 'Student',
	'collect.column.arrived': 'Arrived',
	'collect.column.verdict': 'Verdict',
	'collect.column.points': 'Points',
	'collect.column.flags': 'Flags and notes',
	'collect.waiting': 'not checked',
	'collect.unnamed': 'nobody',
	'collect.points': (v: { points: number; of: number }) => `${points(v.points)} of ${points(v.of)}`,
	'collect.claimed': (v: { claimed: number }) => `the file claims ${points(v.claimed)}; that is ignored`,
	'collect.shows': 'It shows',
	'collect.shows.not': 'It does not show',
	'flag.same-log': 'same log',
	'flag.same-timing': 'same timing',
	'flag.too-fast': 'very fast',
	'flag.wrong-variant': 'other variant',
	'flag.log-changed': 'log changed',
	'flag.numbers-differ': 'numbers differ',
	'flag.score-claim': 'score claim',
	'flag.signature': 'signature',
	'flag.order': 'order of steps',
	'flag.over-time': 'over time',
	'note.same-device': 'shared computer',
	'note.other-machine': 'several machines',
	'note.unsigned': 'not signed',
	'note.late': 'late by its own clock',
	'note.clock-back': 'clock went back',
	'note.not-on-roster': 'not on the list',
	'note.other-word': 'other word',
	'note.copied-from': 'copied by others',
	'note.handed-in-again': 'handed in again',
	'collect.item': (v: { place: number }) => `item ${formatCount(v.place)}`,
	'collect.differences': (v: { n: number }) => formatPlural(v.n, 'number differs', 'numbers differ'),
	'collect.difference': (v: { entry: number; field: string; logged: string; replayed: string }) =>
		`line ${formatCount(v.entry + 1)}, ${v.field}: logged ${v.logged}, replayed ${v.replayed}`,
	'collect.detail': (v: { name: string }) => `Details of ${v.name}`,
	'collect.engine': (v: { theirs: string; ours: string }) =>
		`It was made with engine ${v.theirs}; this is ${v.ours}. Open the version of the site the assignment was made with to check it.`,
	'collect.no-key':
		'The files of this assignment are encrypted to a key that is not in this browser. Open the key file that was saved when it was made.',
	'collect.key': 'Open the key file',
	'collect.key.wrong': 'This is not the key of this assignment.',

	// Class: rules and files
	'settings.late': 'Late work',
	'settings.late.none': 'Counts in full',
	'settings.late.per-day': 'Loses a share for each day begun',
	'settings.late.cut-off': 'Does not count',
	'settings.late.grace': 'Grace, minutes',
	'settings.late.day': 'A day costs, percent',
	'settings.late.floor': 'At least, percent of what was earned',
	'settings.late.note': 'By when the file arrived here, or the time you set for it. A student’s clock is never used.',
	'settings.late.no-due': 'This assignment has no due date, so nothing is late.',
	'settings.arrived': 'Files were handed in elsewhere: take their own date',
	'settings.word': 'The word you read out',
	'settings.word.note': 'A file that names another word gets a note. Check the files again after changing it.',
	'settings.release': 'Release',
	'settings.release.text':
		'An exam. When all files are in, copy this link for the class: it opens the reveal and the grade on each student’s own computer.',
	'settings.release.copy': 'Copy the release link',
	'settings.release.note': 'It keeps honest people honest. Whoever reads the page’s code can reach the reveals without it.',
	'settings.export': 'Save the class',
	'settings.export.text':
		'Files, results, rules of a regrade, overrides and codes in one file, for another computer or for your records. It names your students.',
	'settings.export.name': (v: { slug: string; day: string }) => `${v.slug}-class-${v.day}.json`,
	'settings.import': 'Add from a saved class',
	'settings.import.text': 'Joins another half of the same class, checked elsewhere.',
	'settings.import.done': (v: { files: number }) => `${formatPlural(v.files, 'file', 'files')} added.`,
	'settings.command': 'On the command line',
	'settings.command.text':
		'For classes that outgrow a browser tab: the same check as a command, one line in, one line out, in as many shards as you like.',
	'settings.link': 'The link of this assignment',
	'settings.remove': 'Remove this class from this browser',
	'settings.remove.ask': 'Remove the class, its files and its grades from this browser?',
	'settings.remove.yes': 'Remove it',
	'settings.remove.no': 'Keep it',

	// Files that are no book
	'book.not-json': 'This file is not JSON, so it is neither an assignment nor a class.',
	'book.not-a-book': 'This file is neither an assignment nor a class of Holdout.',
	'book.newer': (v: { detail: string }) => `This class was saved by a newer version of the site (format ${v.detail}). Open it there.`,
	'book.shape': (v: { detail: string }) => `This class file is damaged${v.detail === '' ? '' : ` at ${v.detail}`}. Use another copy.`,
	'book.assignment': 'The assignment inside this class file is damaged. Use another copy.',
	'book.other-assignment': 'This class belongs to another assignment. Open it on the Teach page.',

	'rule.when': (v: { at: number }) => moment(v.at)
} as const;
