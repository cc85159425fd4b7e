import { formatCount, formatDifference, formatInterval, formatPercent, formatPlural, formatScore, formatSetting } from './format.ts';

/** The drill: cards, their feedback, and what a set shows. */
export const drillEn = {
	'drill.title': 'Drill',
	'drill.lead': 'Two numbers, a chart, one call. Each card is a model trained in this browser a moment ago, on rows nobody has seen.',
	'drill.lead.stages': 'Cards come from the stages you have reached. What you mix up comes back first.',
	'drill.begin.drill': 'Twelve cards',
	'drill.begin.drill.text': 'About a minute a card, with the answer after each. One in four has nothing wrong, or cannot be told.',
	'drill.begin.rapid': 'Rapid fire',
	'drill.begin.rapid.text': (v: { hits: number; size: number; score: number }) =>
		`${formatCount(v.size)} draws of the first stage, one try each. Passed with ${formatCount(v.hits)} right and a log score above ${formatSetting(v.score)}.`,
	'drill.begin.pretest': 'Pretest',
	'drill.begin.pretest.text': 'Eight cards, answers at the end. Take it before you practise, then you can see what practice did.',
	'drill.begin.posttest': 'Post-test',
	'drill.begin.posttest.text': 'Eight new draws with the same mix as the pretest, answers at the end.',
	'drill.begin.go': (v: { what: string }) => `Begin: ${v.what}`,
	'drill.due': (v: { due: number }) =>
		v.due === 0 ? 'No pair is due today. New ones come first.' : `${formatPlural(v.due, 'pair is', 'pairs are')} due today.`,
	'drill.answered': (v: { answered: number }) => `${formatPlural(v.answered, 'card', 'cards')} answered so far.`,
	'drill.passed': 'Passed.',
	'drill.problems': (v: { newer: number; broken: number }) =>
		[
			v.newer > 0
				? `${formatPlural(v.newer, 'answer was', 'answers were')} written by a newer version. They are kept, and not counted here.`
				: '',
			v.broken > 0 ? `${formatPlural(v.broken, 'answer', 'answers')} cannot be read. They are kept as they are.` : ''
		]
			.filter((part) => part !== '')
			.join(' '),

	'drill.where': (v: { place: number; size: number }) => `Card ${formatCount(v.place)} of ${formatCount(v.size)}`,
	'drill.leave': 'End this set',
	'drill.waiting': 'Training the next draw. It appears as soon as it is ready.',
	'drill.failed': 'No more cards can be trained here. Load the page again to go on. What you answered is kept.',
	'drill.no-webassembly': 'This browser has no WebAssembly, so no card can be trained here.',

	'card.label': 'The card',
	'card.model': (v: { title: string; model: string }) => `${v.title}. Model: ${v.model}.`,
	'card.train': (v: { metric: string }) => `Training ${v.metric}`,
	'card.validation': (v: { metric: string }) => `Validation ${v.metric}`,
	'card.n': (v: { n: number }) => `n ${formatCount(v.n)}`,
	'card.n.refits': (v: { n: number; refits: number }) => `n ${formatCount(v.n)}, ${formatPlural(v.refits, 'seed', 'seeds')}`,
	'card.interval.n': (v: { low: number; high: number; n: number }) => `${formatInterval(v.low, v.high)}, n ${formatCount(v.n)}`,
	'card.baseline': (v: { value: number }) => `Baseline ${formatScore(v.value)}`,
	'card.ceiling': (v: { value: number }) => `Ceiling ${formatScore(v.value)}, given`,
	'card.no-ceiling': 'No ceiling is known',
	'card.shares': (v: { train: readonly number[]; validation: readonly number[] }) =>
		`Classes: training ${v.train.map(formatPercent).join(', ')}; validation ${v.validation.map(formatPercent).join(', ')}`,
	'card.old': (v: { before: number; after: number }) =>
		`Old task, log loss (lower is better): ${formatScore(v.before)} before, ${formatScore(v.after)} after`,
	'card.tried': 'What one change at a time gains, on the same validation rows',
	'card.tried.gain': (v: { value: number; low: number; high: number }) => `${formatDifference(v.value)} (${formatInterval(v.low, v.high)})`,
	'card.scores.title': 'Scores',
	'card.scores.sentence': (v: { train: number; validation: number; low: number; high: number }) =>
		`Training ${formatScore(v.train)}, validation ${formatScore(v.validation)}, interval ${formatInterval(v.low, v.high)}.`,
	'card.scores.train': 'Training',
	'card.scores.validation': 'Validation',

	'ask.verdict': 'What is going on?',
	'ask.verdict.hint': (v: { of: number }) =>
		`Press 1 to ${formatCount(v.of)}. Then two more taps: the first thing you would do, and how sure you are.`,
	'ask.verdict.hint.tell': (v: { of: number }) =>
		`Press 1 to ${formatCount(v.of)}. Then how sure you are, and what you would tell the person who asks.`,
	'ask.said': (v: { answer: string }) => `You said: ${v.answer}`,
	'ask.action': 'What would you do first?',
	'ask.confidence': 'How sure are you?',
	'ask.confidence.hint': 'How often would you be right on cards like this? 50 is a coin.',
	'ask.tell': (v: { from: string }) => `${v.from} asks. What do you say?`,
	'ask.tell.wait': 'Fetching the question.',
	'ask.back': 'One question back',

	'back.right': 'Right.',
	'back.wrong': 'Not this one.',
	'back.family': 'The right direction, another cause.',
	'back.unsure': 'It could have been told.',
	'back.accepted': (v: { key: string }) => `The rules say: ${v.key}. Your answer is accepted beside it.`,
	'back.key': (v: { key: string; family: string }) =>
		v.key === v.family ? `The rules say: ${v.key}.` : `The rules say: ${v.key} (${v.family}).`,
	'back.said': (v: { answer: string; confidence: number }) => `You said ${v.answer}, ${formatPercent(v.confidence)} sure.`,
	'back.look-alike': (v: { first: string; second: string }) => `${v.first}, or ${v.second}?`,
	'back.action.sound': (v: { action: string }) => `${v.action}: a good first step here.`,
	'back.action.idle': (v: { action: string; better: string }) => `${v.action}: no harm, and not what this needs. First: ${v.better}.`,
	'back.action.harmful': (v: { action: string }) => `${v.action}: the wrong medicine here.`,
	'back.told.right': 'You told them what they need.',
	'back.told.wrong': 'That is not what they need to hear.',
	'back.story': (v: { variant: number }) =>
		v.variant === 0
			? 'This was the case as it stands, with new rows.'
			: 'This was a changed draw of the case: the story alone does not tell the answer.',
	'back.next': 'Next card',
	'back.finish': 'See what this set shows',
	'back.arithmetic': 'The arithmetic',

	'result.title': 'What this set shows',
	'result.title.test': 'What this test shows',
	'result.hits': 'Right',
	'result.hits.value': (v: { right: number; n: number }) => `${formatCount(v.right)} of ${formatCount(v.n)}`,
	'result.hits.interval': (v: { low: number; high: number }) => `${formatPercent(v.low)} to ${formatPercent(v.high)} with 95% confidence`,
	'result.log': 'Mean log score',
	'result.log.note': '0 is best. A coin earns −0.69.',
	'result.told': 'Translations right',
	'result.told.none': 'None was asked.',
	'result.rapid.passed': (v: { hits: number; score: number }) =>
		`Passed: at least ${formatCount(v.hits)} right, and a log score above ${formatSetting(v.score)}.`,
	'result.rapid.failed': (v: { hits: number; score: number }) =>
		`Not passed yet. It takes ${formatCount(v.hits)} right and a log score above ${formatSetting(v.score)}. A fresh set has other draws.`,
	'result.work': 'The one pair to work on',
	'result.work.none': 'Nothing was mixed up in this set.',
	'result.work.share': (v: { right: number; n: number }) =>
		`Told apart ${formatCount(v.right)} of ${formatPlural(v.n, 'time', 'times')} in this set.`,
	'result.work.more': 'Read about both',
	'result.again': 'Another twelve cards',
	'result.to-start': 'Back to the sets',
	'result.cards': 'Card by card',
	'result.cards.card': 'Card',
	'result.cards.said': 'You said',
	'result.cards.key': 'The rules say',
	'result.cards.sure': 'How sure',
	'result.cards.right': 'right',
	'result.cards.wrong': 'wrong',
	'result.parallel.title': 'Before and after',
	'result.parallel': (v: { before: number; after: number; n: number }) =>
		`Pretest ${formatCount(v.before)} of ${formatCount(v.n)}, post-test ${formatCount(v.after)} of ${formatCount(v.n)}.`,
	'result.parallel.interval': (v: { difference: number; low: number; high: number }) =>
		`Difference ${formatPercent(v.difference)}, could be ${formatInterval(v.low, v.high, formatPercent)}. Eight cards each cannot show a small change.`,

	'matrix.title': 'What you take for what',
	'matrix.note': 'Rows: what it was. Columns: what you said.',
	'matrix.was': 'It was',
	'matrix.said': 'You said',
	'matrix.right': 'Right',
	'matrix.none': 'not met',
	'matrix.share': (v: { right: number; n: number; low: number; high: number }) =>
		`${formatCount(v.right)} of ${formatCount(v.n)} (${formatInterval(v.low, v.high, formatPercent)})`,

	'sure.title': 'How sure, and how often right',
	'sure.x': 'You said',
	'sure.y': 'Right',
	'sure.perfect': 'As often as said',
	'sure.yours': 'Your calls',
	'sure.key': 'Dots: share right at each confidence, with 95% intervals (Wilson). On the dashed line, you are right as often as you say.',
	'sure.column.said': 'You said',
	'sure.column.right': 'Right',
	'sure.column.share': 'Share',
	'sure.column.low': '95% from',
	'sure.column.high': '95% to',
	'sure.of': (v: { right: number; n: number }) => `${formatCount(v.right)} of ${formatCount(v.n)}`,
	'sure.sentence': (v: { said: number; right: number; n: number }) =>
		`On average you said ${formatPercent(v.said)}, and ${formatPercent(v.right)} of ${formatPlural(v.n, 'call', 'calls')} were right.`,
	'sure.over': 'That is too sure, by more than chance explains.',
	'sure.under': 'That is not sure enough, by more than chance explains.',
	'sure.fair': 'The difference could be chance.',
	'sure.bin': (v: { said: number; right: number; n: number }) =>
		`${formatPercent(v.said)}: ${formatCount(v.right)} of ${formatCount(v.n)}.`,

	'keys.numbers': 'Choose an answer on a card',
	'keys.enter': 'Next card',
	'keys.back': 'One question back',
	'keys.name.back': 'Backspace',
	'keys.name.numbers': '1 to 9',
	'keys.name.enter': 'Enter',
	'confidence.value': (v: { confidence: number }) => `${formatSetting(v.confidence)}%`,

	'pair.fits|too-simple':
		'Training against the ceiling. Below it with no gap, the model is too simple. At the ceiling, the rest is chance, and it fits.',
	'pair.fits|too-fitted':
		'Validation against the ceiling, or against a simpler model. If nothing is lost, the gap does no harm. If a simpler model does better, it is too fitted.',
	'pair.fits|do-not-trust':
		'Where the rows come from, and how they were scored. A fit holds when the split is mended. A number not to be trusted falls.',
	'pair.fits|cannot-tell':
		'The interval against the thresholds. A fit shuts out a gap and a shortfall that would matter. Too few rows leave them open.',
	'pair.too-simple|too-fitted':
		'The training score. Too simple is low on training already. Too fitted is high on training and falls on validation.',
	'pair.too-simple|do-not-trust':
		'Whether the number itself is sound comes first. Only then does a low score say that the model is too simple.',
	'pair.too-simple|cannot-tell':
		'The width of the interval. If training is below the ceiling by more than the interval, it is too simple. If the interval covers the ceiling, nobody can tell.',
	'pair.too-fitted|do-not-trust':
		'Which rows differ. A gap between training and honest validation rows is overfitting. A validation score that is itself too good, or made of other rows, is not to be trusted.',
	'pair.too-fitted|cannot-tell':
		'The interval of the gap. If all of it lies above the threshold, the gap is there. If it reaches below, more validation rows come first.',
	'pair.do-not-trust|cannot-tell':
		'Whether more rows of the same kind would help. Too few rows are cured by more. A number that is wrong by construction stays wrong.'
} as const;
