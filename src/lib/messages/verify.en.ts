import { formatCount, formatNumber, formatPercent, formatPlural } from './format.ts';

/** What checking assignments and submissions says; ids and values come with the sentence, flag or note. */
export const verifyEn = {
	'link.none': 'This address carries no assignment. Ask for the whole link, from # to its end.',
	'link.cut': 'This link is not whole: its end is missing. Copy it again, or ask for the assignment as a file.',
	'link.changed': 'This link was changed on its way, so the assignment in it cannot be trusted. Ask for it again.',
	'link.newer': (v: { version: number }) =>
		`This link was made by a newer version of this site (format ${formatCount(v.version)}). Load the page again to get that version.`,
	'assignment.newer': (v: { version: number }) =>
		`This assignment was made by a newer version of this site (format ${formatCount(v.version)}). Load the page again to get that version.`,
	'assignment.other-file': 'This is not an assignment. Choose the file ending in .json that was saved when it was made.',
	'assignment.shape': (v: { where: string; what: string }) => `This assignment cannot be used: ${v.where} ${v.what}.`,

	'compose.unknown': (v: { item: number; name: string }) =>
		`Item ${v.item}: “${v.name}” is not in this version of the site. Choose another.`,
	'compose.unproven': (v: { item: number; name: string; seed?: number }) =>
		v.seed === undefined
			? `Item ${v.item}: no draw of “${v.name}” is proved on this engine. Prove some first, or choose another case.`
			: `Item ${v.item}: draw ${v.seed} of “${v.name}” is not proved on this engine. Prove it first, or leave it out.`,
	'compose.briefs-differ': (v: { item: number; briefs: number }) =>
		`Item ${v.item} draws among ${formatCount(v.briefs)} briefs, so students can tell by the title who has the same case.`,
	'compose.few-draws': (v: { item: number; draws: number }) =>
		`Item ${v.item} has ${formatPlural(v.draws, 'draw', 'draws')} in all: many students will have the same one.`,
	'compose.long-link': (v: { characters: number; most: number }) =>
		`The link has ${formatCount(v.characters)} characters; above ${formatCount(v.most)} some programs cut it. Share the file.`,
	'compose.open-exam':
		'In an open exam a student may look at another id’s variant first. Codes (sealed) or a word read out (live) prevent that.',

	'submission.other-file': 'This is not a submission of this site.',
	'submission.too-large': (v: { characters: number }) =>
		`This file has ${formatCount(v.characters)} characters, more than any submission has.`,
	'submission.newer': (v: { version: number }) =>
		`This file was saved by a newer version of this site (format ${formatCount(v.version)}). Load the page again and open it then.`,
	'submission.shape': (v: { where: string; what: string }) => `This submission cannot be read: ${v.where} ${v.what}.`,
	'submission.sealed': 'This submission is sealed. Open the private key that was saved when the assignment was made.',
	'submission.other-key': 'This submission was sealed to another key, or changed after it was sealed.',
	'submission.other-assignment': (v: { title: string }) =>
		`This submission belongs to another assignment (“${v.title}”), or to another version of this one.`,
	'submission.no-word': 'This assignment is live, and neither the file nor you named the word that was read out.',

	'work.other-assignment': (v: { title: string }) =>
		`This work belongs to another assignment (“${v.title}”). Open it with that one’s link.`,
	'work.no-word': 'This work does not hold the word that was read out, so its variant cannot be found.',
	'work.unreadable': (v: { item: number }) =>
		`Item ${v.item} of this file cannot be read, so the file was not opened. Save it again where it was made.`,
	'work.other-variant': (v: { item: number }) =>
		`Item ${v.item} of this file belongs to another student or another word, so the file was not opened.`,

	'item.untouched': (v: { item?: number }) => `${itemName(v)} was never opened.`,
	'item.begun': (v: { item?: number; done: number; of: number }) => `${itemName(v)} was begun and has no answer yet.`,
	'item.committed': (v: { item?: number }) => `${itemName(v)} has its answer; what comes after it was not finished.`,
	'item.shape': (v: { item?: number; where: string; what: string }) =>
		`The log of ${itemName(v).toLowerCase()} cannot be read: ${v.where} ${v.what}.`,
	'item.log-changed': (v: { item?: number; entry: number }) =>
		`The log of ${itemName(v).toLowerCase()} is not the one that was written: entry ${formatCount(v.entry)} does not fit.`,
	'item.other-exercise': (v: { item?: number; name: string }) => `${itemName(v)} holds the log of “${v.name}”, which is not part of it.`,
	'item.other-engine': (v: { item?: number; engine: string; here: string }) =>
		`${itemName(v)} was made by engine ${v.engine}; this is ${v.here}. Verify it with the version it was made with.`,
	'item.other-content': (v: { item?: number; name: string }) =>
		`${itemName(v)}: “${v.name}” has changed since the assignment was made, or is not here. Verify it with the version it was made with.`,
	'item.lab': (v: { item?: number; failure: string }) => `${itemName(v)} could not be run again here (${v.failure}). Try once more.`,

	'verdict.exact.means': 'Replays to the last bit: every logged number and the claimed score came out again.',
	'verdict.within-tolerance.means': 'Replays: numbers differ in their last digits only, and no decision or score moves.',
	'verdict.score-differs.means': 'Replays to something else than the file says. The score here is that of the replay.',
	'verdict.cannot-replay.means': 'Could not be replayed.',
	'verdict.incomplete.means': 'What is there replays; something that is asked for is missing.',

	'verdict.exact': 'exact',
	'verdict.within-tolerance': 'within tolerance',
	'verdict.score-differs': 'score differs',
	'verdict.cannot-replay': 'cannot replay',
	'verdict.incomplete': 'incomplete',

	'flag.same-log': (v: { others: string }) => `The same log was handed in by ${v.others}.`,
	'flag.same-log.shows': 'Two files hold one piece of work, entry by entry.',
	'flag.same-log.not': 'Which of the two made it, or whether they made it together.',
	'flag.same-timing': (v: { others: string }) => `Every pause is as long as in the log of ${v.others}, to the millisecond.`,
	'flag.same-timing.shows': 'One log was made from the other; training alone takes another time at each run.',
	'flag.same-timing.not': 'Which of the two came first.',
	'flag.too-fast': (v: { seconds: number; least: number }) =>
		`Answered after ${formatNumber(Math.round(v.seconds * 10) / 10)} seconds; less than ${formatCount(v.least)} is hard to do by reading.`,
	'flag.too-fast.shows': 'The answer was known beforehand, or chosen without looking.',
	'flag.too-fast.not': 'From where it was known. A lucky guess is as fast.',
	'flag.wrong-variant': (v: { name: string; seed: number; ownName: string; ownSeed: number }) =>
		`The log is of ${v.name}, draw ${v.seed}; this student’s is ${v.ownName}, draw ${v.ownSeed}, under this student’s own name.`,
	'flag.wrong-variant.shows': 'The work was done on another variant, or under another id.',
	'flag.wrong-variant.not': 'Why: a mistyped id does the same. It shows only where you know who has which id.',
	'flag.log-changed': (v: { entry: number }) => `The chain of the log breaks at entry ${formatCount(v.entry)}.`,
	'flag.log-changed.shows': 'The log was changed after it was written: entries edited, taken out, or put in from another log.',
	'flag.log-changed.not': 'Who changed it, or that a damaged disk did not.',
	'flag.numbers-differ': (v: { count: number; field: string; entry: number }) =>
		`${formatPlural(v.count, 'logged value is', 'logged values are')} not what the replay gives, first ${v.field} at entry ${formatCount(v.entry)}.`,
	'flag.numbers-differ.shows': 'The log names numbers that this engine does not give for this draw.',
	'flag.numbers-differ.not': 'Whether they were edited, or made by a machine that computes otherwise.',
	'flag.score-claim': (v: { claimed: number; replayed: number }) =>
		`The file claims ${formatNumber(Math.round(v.claimed * 10) / 10)} of 100; the replay gives ${formatNumber(Math.round(v.replayed * 10) / 10)}.`,
	'flag.score-claim.shows': 'The claimed score is not that of the log. It is not used for anything.',
	'flag.score-claim.not': 'Who wrote it there.',
	'flag.signature': 'The signature does not fit the file.',
	'flag.signature.shows': 'The file was changed after it was saved.',
	'flag.signature.not': 'What was changed, beyond what the replay finds.',
	'flag.order': (v: { entry: number; rule: string }) => `Entry ${formatCount(v.entry)} could not come from the page (${v.rule}).`,
	'flag.order.shows': 'The log was put together in another way than by working through the case.',
	'flag.order.not': 'By whom.',
	'flag.over-time': (v: { minutes: number; allowed: number }) =>
		`From first to last entry ${formatCount(Math.round(v.minutes))} minutes; ${formatCount(Math.round(v.allowed))} were allowed.`,
	'flag.over-time.shows': 'By the clock of the student’s machine the work took longer.',
	'flag.over-time.not': 'Anything, where that clock was wrong. A clock that was set back hides it.',

	'note.same-device': (v: { others: string }) =>
		`Saved in the same browser as the work of ${v.others}. Families and classrooms share computers.`,
	'note.copied-from': (v: { others: string }) => `This log, written under this student’s name, was also handed in by ${v.others}.`,
	'note.other-machine': (v: { machines: number }) => `Worked on ${formatCount(v.machines)} machines, with a work file in between.`,
	'note.unsigned': 'Not signed: the page was not opened over a secure address. The replay does not need the signature.',
	'note.late': (v: { minutes: number }) =>
		`Saved ${v.minutes >= 120 ? `${formatCount(Math.round(v.minutes / 60))} hours` : `${formatCount(Math.round(v.minutes))} minutes`} after the due date, by the clock of the student’s machine.`,
	'note.clock-back': 'The clock of the machine went back while the work was done, so its times say little.',
	'note.not-on-roster': (v: { student: string }) => `“${v.student}” is not on the list of those who got the assignment.`,
	'note.other-word': (v: { word: string }) => `The file names the word “${v.word}”, not the one that was read out.`,
	'note.handed-in-again': (v: { files: string }) => `Handed in more than once: ${v.files}.`,

	'drill.diagnosis': (v: { right: number; cards: number; answered: number }) =>
		`${formatCount(v.right)} of ${formatPlural(v.cards, 'card', 'cards')} called rightly.`,
	'drill.confidence': (v: { score: number }) => `Stated confidence earned ${formatPercent(v.score)} of what it can.`,
	'review.none': 'No review was sent.',
	'review.found': 'Found the flaw and named it.',
	'review.partly': 'Found part of what is wrong.',
	'review.missed': 'Missed what is wrong.',
	'review.approved': 'Approved what is sound.',
	'review.approved-with-nit': 'Approved what is sound, with a fair remark.',
	'review.false-alarm': 'Stopped work that is sound.'
} as const;

function itemName({ item }: { readonly item?: number }): string {
	return item === undefined ? 'This item' : `Item ${item}`;
}
