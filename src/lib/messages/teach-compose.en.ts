/** Composing an assignment and sharing it. */
import { formatCount, formatList, formatMinutes, formatPlural, formatScore } from './format.ts';
import { moment, points } from './teach-numbers.ts';

export const teachComposeEn = {
	'compose.title': 'Compose an assignment',
	'compose.lead': 'Choose what students do and what it is worth. Its identity is a hash of everything on this page but the overrides.',
	'compose.identity': (v: { hash: string }) => `Identity ${v.hash}`,
	'compose.identity.new':
		'You changed it, so it is a new assignment: links that are out keep the old one, and its files belong to the old class.',
	'compose.name': 'Title',
	'compose.name.missing': 'Give it a title.',
	'compose.objectives': 'What it is for, one line each',
	'compose.items': 'Items',
	'compose.items.empty': 'Nothing chosen yet. Add cases from the list.',
	'compose.item': (v: { place: number }) => `Item ${formatCount(v.place)}`,
	'compose.item.points': 'Points',
	'compose.item.hints': 'Hints',
	'compose.item.hints.none': 'not offered',
	'compose.item.hints.free': 'free',
	'compose.item.hints.cost': (v: { cost: number }) => `${points(v.cost)} of 100 each`,
	'compose.item.up': 'Move up',
	'compose.item.down': 'Move down',
	'compose.item.remove': 'Remove',
	'compose.item.pool': 'Drawn from',
	'compose.item.pool.add': 'Add to the pool',
	'compose.item.pool.add.none': 'Add another case',
	'compose.item.pool.twin': 'Its twin as well: the same brief, another answer',
	'compose.item.pool.break': 'Its break-it value as well: the same brief, a third answer',
	'compose.item.pool.drop': (v: { title: string }) => `Take ${v.title} out of the pool`,
	'compose.item.pool.note': (v: { members: number; seeds: number }) =>
		v.seeds === 0
			? 'No draw of it is proved on this version of the site yet.'
			: v.members === 1
				? `Each student gets one of ${formatPlural(v.seeds, 'proved draw', 'proved draws')}.`
				: `Each student gets one of ${formatCount(v.members)}, and one of ${formatPlural(v.seeds, 'proved draw', 'proved draws')} of it, so an answer in the class chat solves nobody’s lab.`,
	'compose.item.pool.brief': 'These have different briefs, so the title tells which one a student drew. That is fine for practice.',
	'compose.item.cards': 'Cards',
	'compose.kind.exercise': 'case',
	'compose.kind.decision': 'decision',
	'compose.kind.drill': 'drill',
	'compose.kind.review': 'review',
	'compose.variant.0': 'as written',
	'compose.variant.1': 'twin',
	'compose.variant.2': 'break-it value',
	'compose.add': 'Add items',
	'compose.add.search': 'Find',
	'compose.add.stage': 'Stage',
	'compose.add.all': 'All stages',
	'compose.add.case': (v: { title: string }) => `Add ${v.title}`,
	'compose.add.drill': 'Add a drill of eight cards',
	'compose.add.own': 'Cases of your own, proved in this browser',
	'compose.share.own':
		'This assignment holds an exercise of your own, which only its file carries. Share the file; a link, a QR code or a course package cannot.',
	'do.own.missing':
		'This assignment holds an exercise that your instructor wrote. A link does not carry it. Ask for the file of the assignment, and open it here.',
	'do.own.refused': (v: { sentence: string }) => `An exercise in this file was not opened. ${v.sentence}`,
	'class.own.missing':
		'This class has work on an exercise of your own that is not in this browser. Open its pack under Cases of your own; then it can be replayed.',
	'compose.add.none': 'No case fits.',
	'compose.add.count': (v: { shown: number }) => formatPlural(v.shown, 'case', 'cases'),
	'compose.rules': 'Rules',
	'compose.feedback': 'Feedback',
	'compose.feedback.immediate': 'Immediate, for practice: after each commitment the case is revealed.',
	'compose.feedback.withheld': 'Withheld, for an exam: no reveal, remedy or grade until you release it.',
	'compose.variants': 'Variants',
	'compose.variants.open': 'Open: students type an id you know them by.',
	'compose.variants.sealed': 'Sealed: each gets a random code; you keep the table.',
	'compose.variants.live': 'Live: an id, and a word you read out at the start, so that nobody saw the variant before.',
	'compose.limit': 'Minutes allowed',
	'compose.limit.none': 'No limit',
	'compose.due': 'Due',
	'compose.thresholds': 'Thresholds of the verdicts',
	'compose.thresholds.note':
		'They are conventions. Change one, and verdicts, keys and grades follow it. Draws were proved with the usual ones.',
	'compose.threshold.materiality': 'A difference that matters (τ)',
	'compose.threshold.gain': 'A gain that counts',
	'compose.threshold.usual': (v: { value: number }) => `usually ${formatScore(v.value)}`,
	'compose.seal': 'Encrypt files to me',
	'compose.seal.note':
		'Students’ files are then encrypted to a key that only you have. It is kept in this browser and saved as a file: without it nothing can be opened.',
	'compose.seal.make': 'Make a key and save it',
	'compose.seal.on': 'Files are encrypted to your key.',
	'compose.seal.off': 'Do not encrypt',
	'compose.seal.file': (v: { slug: string }) => `${v.slug}-private-key.json`,
	'compose.overrides': 'For single students',
	'compose.overrides.note':
		'These change neither the identity nor anybody else’s variant. The link names nobody: it carries a short hash of the id.',
	'compose.overrides.student': 'Id or code',
	'compose.overrides.extra': 'Extra minutes',
	'compose.overrides.due': 'Own due date',
	'compose.overrides.draw': 'Other draw for',
	'compose.overrides.draw.none': 'keep the draws',
	'compose.overrides.add': 'Add',
	'compose.overrides.remove': (v: { student: string }) => `Remove what is set for ${v.student}`,
	'compose.overrides.line': (v: { extra: number | null; due: number | null; draw: string | null }) =>
		formatList(
			[
				v.extra === null ? '' : `${formatMinutes(v.extra)} more`,
				v.due === null ? '' : `due ${moment(v.due)}`,
				v.draw === null ? '' : v.draw
			].filter((part) => part !== '')
		),
	'compose.overrides.drawn': (v: { item: number; seed: number }) => `draw ${v.seed} of item ${formatCount(v.item)}`,
	'compose.problems': 'Not ready yet',
	'compose.share': 'Share',
	'compose.share.link': 'Link',
	'compose.share.length': (v: { characters: number }) => `${formatCount(v.characters)} characters`,
	'compose.share.long': 'This link is long, and some mail programs cut it. Share the file instead.',
	'compose.share.file': 'Save the file',
	'compose.share.file.name': (v: { slug: string }) => `${v.slug}.assignment.json`,
	'compose.share.qr': 'Show the QR code',
	'compose.share.qr.hide': 'Hide the QR code',
	'compose.share.qr.label': 'QR code of the link',
	'compose.share.qr.long': 'The link is too long for a QR code that a phone can read.',
	'compose.share.class': 'Open its class',
	'compose.share.saved': (v: { name: string }) => `Saved as ${v.name}.`,
	'compose.codes': 'Codes',
	'compose.codes.note':
		'One a line: the names of your students. Each gets a code. The table stays in this browser and in the file you save.',
	'compose.codes.make': 'Make codes',
	'compose.codes.save': 'Save the table',
	'compose.preview': 'Preview',
	'compose.preview.student': 'As the student with id',
	'compose.preview.word': 'Word read out',
	'compose.preview.open': 'Open as this student',
	'compose.preview.cards': (v: { n: number }) => formatPlural(v.n, 'card', 'cards'),
	'compose.preview.note': 'A preview keeps nothing: no log, no file.'
} as const;
