/** Statistics of the items, and what a class takes for what. */
import { formatCount, formatPercent, formatPlural, formatScore } from './format.ts';

export const teachItemsEn = {
	// Class: items
	'items.empty': 'Item statistics need at least two checked files.',
	'items.n': (v: { n: number }) =>
		`${formatPlural(v.n, 'student', 'students')} count here; files with an item that cannot be replayed are left out.`,
	'items.small': 'With so few students these numbers move a lot. Read them as hints.',
	'items.alpha': 'Cronbach’s alpha',
	'items.alpha.note': 'How much the items agree. Low is expected where they ask for different things.',
	'items.sem': 'Standard error of measurement',
	'items.sem.note': 'How far a total may lie from what the student would get on many such sets.',
	'items.mean': 'Mean',
	'items.spread': 'Standard deviation',
	'items.undefined': 'not defined',
	'items.share': (v: { value: number }) => formatPercent(v.value),
	'items.alpha.value': (v: { value: number }) => formatScore(v.value),
	'items.column.item': 'Item',
	'items.column.p': 'p',
	'items.column.n': 'n',
	'items.column.discrimination': 'Discrimination',
	'items.column.upper': 'Upper less lower 27%',
	'items.key': 'p: mean share of the points. Discrimination: correlation with the total of the other items. Both from replayed grades.',
	'items.column.low': 'Low',
	'items.column.high': 'High',
	'items.figure.p': 'How hard each item is',
	'items.figure.p.axis': 'p, mean share of the points',
	'items.figure.p.sentence': (v: { hard: string; p: number }) =>
		`“${v.hard}” is the hardest: ${formatPercent(v.p)} of its points on average.`,
	'items.figure.p.key': 'Left is hard. Bar: 95% interval of the mean (Student).',
	'items.figure.d': 'How well each item separates',
	'items.figure.d.axis': 'Discrimination',
	'items.figure.d.sentence': (v: { weak: string | null }) =>
		v.weak === null
			? 'Those who do well elsewhere do well on every item.'
			: `On “${v.weak}” those who do well elsewhere do worse. Look at its draws.`,
	'items.figure.d.key': 'Correlation with the total of the other items. Bar: its 95% interval (Fisher).',
	'branch.right-reason': 'right, right reason',
	'branch.right-wrong-reason': 'right, other reason',
	'branch.wrong-sound-evidence': 'wrong, sound evidence',
	'branch.wrong': 'wrong',
	'branch.none': 'none',
	'items.pool': (v: { first: string; more: number }) => `${v.first} or ${formatPlural(v.more, 'other', 'others')}`,
	'items.variants.title': 'Per draw',
	'items.variants.note': 'A draw far below its kin may be a bad one: give those students another in the overrides.',
	'items.variants.draw': 'Draw',
	'items.variants.drill': 'a hand of cards',
	'items.variant': (v: { title: string; variant: string; seed: number }) => `${v.title}, ${v.variant}, draw ${v.seed}`,

	// Class: mixed up
	'confusion.title': 'Your class confuses these two',
	'confusion.empty': 'Nothing to show: no call in the checked files was wrong.',
	'confusion.none': 'No call is checked yet.',
	'confusion.line': (v: { wrong: number; n: number }) => `${formatCount(v.wrong)} of ${formatPlural(v.n, 'call', 'calls')}`,
	'confusion.was': 'It was',
	'confusion.said': 'They said',
	'confusion.tell': 'How to tell them apart',
	'confusion.open': 'Open the lab live',
	'confusion.drill': 'Go to the drill',
	'confusion.slide': 'Projector slide',
	'confusion.table': 'What was taken for what',
	'confusion.more': (v: { n: number }) => `Show ${formatCount(v.n)} more`,
	'confusion.fewer': 'Show fewer',
	'confusion.note':
		'Rows: what it was. Columns: what was said. The diagonal is right. Drills are answered by family, cases by diagnosis, so both stand here.',
	'confusion.pairs': 'All pairs that were mixed up',
	'confusion.next': 'Next pair',
	'confusion.before': 'Previous pair',
	'confusion.place': (v: { place: number; of: number }) => `${formatCount(v.place)} of ${formatCount(v.of)}`,
	'confusion.leave': 'Back to the class',
	'confusion.of': (v: { n: number }) => `From ${formatPlural(v.n, 'replayed call', 'replayed calls')}.`
} as const;
