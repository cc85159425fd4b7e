import { formatCount, formatDay, formatInterval, formatMinutes, formatPercent, formatPlural, formatScore } from './format.ts';

/** Progress: mastery, confusion, confidence, history, and the one next thing. */
export const progressEn = {
	'progress.next': 'Next',
	'progress.next.case': (v: { minutes: number }) => `A case of about ${formatMinutes(v.minutes)}.`,
	'progress.next.again': 'The same case with another draw. You met this kind some days ago. Is it still clear?',
	'progress.next.drill': (v: { due: number }) => `Twelve cards. ${formatPlural(v.due, 'pair is', 'pairs are')} due to come back.`,
	'progress.next.none': 'Every case is finished, and nothing is due. Cards with new draws are always there.',
	'progress.go.case': 'Open the case',
	'progress.go.again': 'Do it again',
	'progress.go.drill': 'Go to the drill',
	'progress.next.title.again': 'Next: back after some days',
	'progress.next.title.drill': 'Next: today’s cards',
	'progress.next.cards': 'Twelve cards',

	'intervals.title': 'Your 80% intervals',
	'intervals.empty': 'From stage 2 on you say between which two numbers the fresh score will land. How often it did is kept here.',
	'intervals.line': (v: { right: number; n: number; low: number; high: number }) =>
		`${formatCount(v.right)} of ${formatCount(v.n)} held the fresh score (95% interval of that share: ${formatInterval(v.low, v.high, formatPercent)}). 80% should.`,
	'intervals.narrow': 'They are too narrow, by more than chance explains. Make them wider.',
	'intervals.wide': 'They are wider than they need to be, by more than chance explains.',
	'intervals.fair': 'So far that agrees with 80%.',

	'mastery.stages': 'The stages',
	'mastery.stages.note': (v: { items: number; mean: number; kinds: number }) =>
		`A stage is passed when its last ${formatCount(v.items)} calls score ${formatPercent(v.mean)} on average, from ${formatCount(v.kinds)} kinds of cause, with a healthy one and a “cannot tell” right among them, and with confidence that matches. These are conventions.`,
	'mastery.stage': (v: { number: number; name: string }) => `${formatCount(v.number)} ${v.name}`,
	'mastery.passed': 'Passed',
	'mastery.not-yet': 'Not yet',
	'mastery.none': 'No call yet',
	'mastery.calls': (v: { calls: number }) => formatPlural(v.calls, 'call', 'calls'),
	'mastery.items': (v: { items: number; of: number }) => `${formatCount(v.items)} of ${formatCount(v.of)} calls`,
	'mastery.mean': (v: { mean: number; of: number }) => `Mean ${formatScore(v.mean)} of ${formatScore(v.of)}`,
	'mastery.kinds': (v: { kinds: number; of: number }) => `${formatCount(v.kinds)} of ${formatCount(v.of)} kinds of cause`,
	'mastery.null': 'A healthy one right',
	'mastery.open': 'A “cannot tell” right',
	'mastery.confidence': (v: { excess: number; of: number }) => `Confidence off by ${formatScore(v.excess)}, at most ${formatScore(v.of)}`,
	'mastery.met': 'met',
	'mastery.missing': 'missing',

	'diagnoses.title': 'Diagnoses',
	'diagnoses.note': (v: { items: number; mean: number; exercises: number }) =>
		`Mastered: the last ${formatCount(v.items)} draws with this key, from ${formatCount(v.exercises)} cases or more, score ${formatPercent(v.mean)} on average.`,
	'diagnoses.empty': 'Each diagnosis appears here once you have met it.',
	'diagnoses.name': 'Diagnosis',
	'diagnoses.seen': 'Seen',
	'diagnoses.right': 'Right',
	'diagnoses.false': 'Said in error',
	'diagnoses.last': 'Last',
	'diagnoses.back': 'Back',
	'diagnoses.back.due': 'due',
	'diagnoses.mastered': 'mastered',
	'diagnoses.interval': (v: { share: number; low: number; high: number }) =>
		`${formatPercent(v.share)} (${formatInterval(v.low, v.high, formatPercent)})`,
	'diagnoses.day': (v: { at: number }) => formatDay(v.at),

	'confusion.title': 'What you take for what',
	'confusion.empty': 'A table of what it was and what you said appears after your first call.',
	'confusion.pairs': 'Pairs you mix up',
	'confusion.pair': (v: { first: string; second: string; wrong: number }) =>
		`${v.first}, or ${v.second}: ${formatPlural(v.wrong, 'time', 'times')}.`,
	'confusion.none': 'Nothing was mixed up so far.',
	'confusion.drill': 'Practise them',

	'confidence.title': 'How sure, and how often right',
	'confidence.empty': 'Each call comes with how sure you are. How often you were right at each is kept here.',

	'history.title': 'History',
	'history.empty': 'Nothing yet.',
	'history.what': 'What',
	'history.card': (v: { title: string }) => `Card: ${v.title}`,
	'history.case': (v: { title: string }) => v.title,
	'history.said': 'You said',
	'history.key': 'It was',
	'history.sure': 'How sure',
	'history.came': 'Came',
	'history.right': 'right',
	'history.wrong': 'wrong',
	'history.when': 'When',
	'history.more': (v: { more: number }) => `Show ${formatCount(v.more)} more`,

	'map.hours': (v: { minutes: number; core: number }) =>
		`The ${formatPlural(v.core, 'core case takes', 'core cases take')} about ${formatMinutes(v.minutes)} in all.`,
	'map.honest':
		'Knowing the words takes days. Choosing the right remedy without thinking takes weeks of cases. Judging under pressure takes months, and no course shortens that.'
} as const;
