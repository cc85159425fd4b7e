/* Longer than most because one area is one file, so that a second language is a second file. */
import { formatCount, formatDifference, formatInterval, formatList, formatPlural, formatScore, formatSetting } from './format.ts';

/** Which way is better decides the verbs. */
type Better = 'lower' | 'higher';
type Part = 'train' | 'validation' | 'test' | 'fresh';
type Measure = 'loss' | 'accuracy' | 'logLoss' | 'rmse' | 'rocAuc' | 'recall' | 'precision' | 'r2';

const PARTS: Readonly<Record<Part, string>> = { train: 'Training', validation: 'Validation', test: 'Test', fresh: 'Fresh' };
const MEASURES: Readonly<Record<Measure, string>> = {
	loss: 'loss',
	logLoss: 'log loss',
	accuracy: 'accuracy',
	rmse: 'RMSE',
	rocAuc: 'ROC AUC',
	recall: 'recall',
	precision: 'precision',
	r2: 'R²'
};

interface Curve {
	/** `Training loss` */
	readonly name: string;
	readonly shape: 'almost-nothing' | 'settles' | 'still-improving' | 'turns' | 'worsens' | 'flat';
	readonly better: Better;
	readonly end: number;
	/** Epoch at which it was best. */
	readonly bestAt: number;
	/** Where it ends against what a model that looks at nothing would score. */
	readonly baseline: 'above' | 'below' | 'level' | null;
}

function curve(v: Curve): string {
	const down = v.better === 'lower';
	const against = v.baseline === null ? '' : v.baseline === 'level' ? ', level with the baseline' : `, ${v.baseline} the baseline`;
	const end = formatScore(v.end);
	switch (v.shape) {
		case 'almost-nothing':
			return `${v.name} falls to almost nothing.`;
		case 'settles':
			return `${v.name} ${down ? 'falls' : 'climbs'} to ${end} and levels off${against}.`;
		case 'still-improving':
			return `${v.name} ${down ? 'falls' : 'climbs'} to ${end} and is still ${down ? 'falling' : 'climbing'}${against}.`;
		case 'turns':
			return `${v.name} turns ${down ? 'up' : 'down'} after epoch ${formatCount(v.bestAt)} and ends at ${end}${against}.`;
		case 'worsens':
			return `${v.name} ${down ? 'rises' : 'falls'} from the start and ends at ${end}${against}.`;
		case 'flat':
			return `${v.name} hardly moves and ends at ${end}${against}.`;
	}
}

const points = (refits: number): string => (refits === 1 ? 'One refit.' : `Dot: mean of ${formatCount(refits)} refits. Ticks: refits.`);

/** Everything a chart says: titles, axes, names beside lines, sentences under charts, buttons of the card. */
export const chartsEn = {
	'chart.better.lower': '↓ lower is better',
	'chart.better.higher': '↑ higher is better',
	'chart.better.lowerLeft': 'lower is better, to the left',
	'chart.better.higherRight': 'higher is better, to the right',
	'chart.better.leftOfZero': 'left of zero is better',
	'chart.better.rightOfZero': 'right of zero is better',

	'chart.part.train': PARTS.train,
	'chart.part.validation': PARTS.validation,
	'chart.part.test': PARTS.test,
	'chart.part.fresh': PARTS.fresh,
	/** `Validation accuracy` */
	'chart.name': (v: { part: Part; measure: Measure }) => `${PARTS[v.part]} ${MEASURES[v.measure]}`,
	/** `Accuracy`, at the start of a title. */
	'chart.measure': (v: { measure: Measure }) => MEASURES[v.measure].charAt(0).toUpperCase() + MEASURES[v.measure].slice(1),
	'chart.axis.log': (v: { title: string }) => `${v.title}, log scale`,
	'chart.axis.epoch': 'Epoch',
	'chart.axis.loss': 'Loss per row',
	'chart.axis.nats': 'nats',
	'chart.axis.squaredError': 'Squared error per row',
	'chart.axis.rows': 'Rows for training',
	'chart.axis.fresh': 'Fresh rows scored',
	'chart.axis.soFar': (v: { measure: Measure }) => `${chartsEn['chart.measure'](v)} so far`,
	'chart.axis.share': 'Share of rows',
	'chart.axis.count': 'Rows',
	'chart.axis.difference': (v: { plus: string; minus: string }) =>
		`${v.plus} less ${v.minus.charAt(0).toLowerCase()}${v.minus.slice(1)}, same rows`,

	'chart.baseline': (v: { rule: string }) =>
		v.rule === 'majority' ? 'Baseline, majority' : v.rule === 'mean' ? 'Baseline, mean' : 'Baseline',
	'chart.baseline.loss': 'Baseline, base rate',
	'chart.baseline.short': 'Baseline',
	'chart.ceiling.exact': 'Ceiling',
	'chart.ceiling.simulated': 'Ceiling, simulated',
	'chart.ceiling.short': 'Ceiling',
	'chart.bestKnown': 'Best known, not a ceiling',
	'chart.bestKnown.short': 'Best known',
	'chart.ceiling.interval': 'ceiling',
	'chart.baseline.interval': 'baseline',
	'chart.bestKnown.interval': 'best known',

	'chart.hover': (v: { name: string; value: number; low?: number; high?: number }) =>
		`${v.name} ${formatScore(v.value)}${v.low === undefined || v.high === undefined || !Number.isFinite(v.low + v.high) ? '' : ` (${formatInterval(v.low, v.high)})`}`,
	'chart.hover.count': (v: { name: string; value: number }) => `${v.name} ${formatSetting(v.value)}`,

	'history.title': (v: { measure: Measure }) => `${chartsEn['chart.measure'](v)} by epoch`,
	'history.curve': curve,
	'history.waiting': 'Nothing is trained yet. The first values come after one epoch.',
	'history.running': (v: { epoch: number; epochs: number; train: number; validation: number; measure: Measure }) =>
		`Epoch ${formatCount(v.epoch)} of ${formatCount(v.epochs)}. Training ${MEASURES[v.measure]} ${formatScore(v.train)}, validation ${MEASURES[v.measure]} ${formatScore(v.validation)}.`,
	'history.diverged': (v: { diverged: number; refits: number; epochs: readonly number[] }) =>
		v.refits === 1
			? `At epoch ${formatCount(v.epochs[0])} the loss stopped being a number, and training stopped.`
			: `In ${formatCount(v.diverged)} of ${formatPlural(v.refits, 'refit', 'refits')} the loss stopped being a number, at epoch ${formatList(v.epochs.map(formatCount))}.`,
	'history.key.lines': (v: { refits: number }) =>
		v.refits === 1 ? 'One refit.' : `Thin lines: the ${formatCount(v.refits)} refits. Thick: their mean.`,
	'history.key.band.both': 'Band: 95% interval of the mean, from validation rows and refits.',
	'history.key.band.rows': 'Band: 95% interval, from validation rows.',
	'history.key.band.refits': 'Band: 95% interval of the mean, from refits.',
	'history.key.end.both': 'Bar at the end: 95% interval from validation rows and refits.',
	'history.key.end.rows': 'Bar at the end: 95% interval from validation rows.',
	'history.key.stopped': (v: { epochs: readonly number[] }) =>
		`Stopped early, after epoch ${formatList([...new Set(v.epochs)].map(formatCount))}.`,
	'history.key.cut': (v: { at: number }) => `Values above ${formatScore(v.at)} are cut off.`,
	'history.column.mean': (v: { name: string }) => `${v.name}, mean`,
	'history.column.refit': (v: { name: string; refit: number }) => `${v.name}, refit ${v.refit}`,
	'history.column.low': (v: { name: string }) => `${v.name}, low`,
	'history.column.endLow': (v: { name: string }) => `${v.name} at the end, low`,
	'history.column.endHigh': (v: { name: string }) => `${v.name} at the end, high`,
	'history.column.high': (v: { name: string }) => `${v.name}, high`,

	'arms.base': (v: { model: string }) => `As trained, ${v.model}`,
	'arms.none': 'No change of this kind applies to this model.',
	'arms.better': (v: { subject: string; difference: number; better: Better; low: number; high: number }) =>
		`${v.subject} scores ${formatScore(v.difference)} ${v.better === 'lower' ? 'lower, which is better,' : 'higher'} than the model as trained. On the same validation rows that could be ${formatInterval(v.low, v.high)}.`,
	'arms.worse': (v: { subject: string; difference: number; low: number; high: number; only: boolean }) =>
		v.only
			? `${v.subject} scores ${formatScore(v.difference)} worse than the model as trained. On the same validation rows that could be ${formatInterval(v.low, v.high)}.`
			: `Every change scores worse than the model as trained. The nearest is ${lower(v.subject)}: ${formatScore(v.difference)} worse on the same validation rows, could be ${formatInterval(v.low, v.high)}.`,
	'arms.level': (v: { subject: string; difference: number; low: number; high: number; only: boolean }) =>
		v.only
			? `${v.subject} scores about the same as the model as trained. On the same validation rows the difference is ${formatDifference(v.difference)}, could be ${formatInterval(v.low, v.high, formatDifference)}.`
			: `No change scores clearly better than the model as trained. The best is ${lower(v.subject)}: ${formatDifference(v.difference)} on the same validation rows, could be ${formatInterval(v.low, v.high, formatDifference)}.`,
	'arms.unpaired': (v: { label: string; value: number; low: number; high: number; base: number }) =>
		`${v.label}: ${formatScore(v.value)}, could be ${formatInterval(v.low, v.high)}. As trained it was ${formatScore(v.base)}.`,
	'arms.separate': (v: { subject: string; difference: number; low: number; high: number; clear: boolean }) =>
		`${v.subject} changes the score by ${formatDifference(v.difference)}, could be ${formatInterval(v.low, v.high, formatDifference)}. ${v.clear ? 'Zero is not in that range' : 'Zero is in that range'}. The validation rows are other ones, so the doubts of both scores add up.`,
	'arms.key.separate': (v: { refits: number }) =>
		`${points(v.refits)} Band: 95% interval. At the right: the score, then the difference of two separate measurements.`,
	'arms.key': (v: { refits: number }) => `${points(v.refits)} Band: 95% interval. At the right: the score, then the paired difference.`,
	'arms.column.name': 'Run',
	'arms.column.low': 'Low',
	'arms.column.high': 'High',
	'arms.column.n': 'Rows',
	'arms.column.difference': 'Difference',

	'paired.title': (v: { a: string; b: string }) => `${v.b} against ${v.a.charAt(0).toLowerCase()}${v.a.slice(1)}`,
	'runs.key': (v: { refits: number }) => `${points(v.refits)} Band: 95% interval.`,
	'runs.sentence': (v: { rows: readonly { label: string; value: number; low: number; high: number }[] }) =>
		v.rows.map((row) => `${row.label}: ${formatScore(row.value)} (${formatInterval(row.low, row.high)}).`).join(' '),
	'paired.row': 'Paired difference',
	'paired.row.unpaired': 'Difference',
	'paired.key.unpaired': (v: { refits: number }) =>
		`${points(v.refits)} Band: 95% interval. The two were scored on different rows, so their doubts add up.`,
	'paired.sentence': (v: {
		a: string;
		b: string;
		difference: number;
		low: number;
		high: number;
		clear: boolean;
		overlap: boolean;
		sameRows: boolean;
	}) => {
		const verb = v.difference >= 0 ? 'higher' : 'lower';
		const first = `${v.b} scores ${formatScore(Math.abs(v.difference))} ${verb} than ${lower(v.a)}.`;
		const range = `${v.sameRows ? 'On the same rows that' : 'On different rows that'} could be ${v.clear ? formatInterval(Math.min(Math.abs(v.low), Math.abs(v.high)), Math.max(Math.abs(v.low), Math.abs(v.high))) : formatInterval(v.low, v.high, formatDifference)}.`;
		const interval = v.sameRows ? 'the paired interval' : 'the interval of the difference';
		const note = v.clear
			? v.overlap
				? ` The bands above overlap; ${interval} does not touch zero.`
				: ` ${interval.charAt(0).toUpperCase()}${interval.slice(1)} does not touch zero.`
			: ` ${interval.charAt(0).toUpperCase()}${interval.slice(1)} holds zero: the two cannot be told apart yet.`;
		return `${first} ${range}${note}`;
	},
	'paired.key': (v: { refits: number }) => `${points(v.refits)} Band: 95% interval. Two runs on the same rows are compared row by row.`,

	'learning.sentence': (v: {
		name: string;
		from: number;
		to: number;
		fromRows: number;
		toRows: number;
		step: 'adds' | 'nothing' | 'costs';
		size: number;
		beforeRows: number;
		better: Better;
	}) => {
		const up = v.better === 'higher' ? v.to > v.from : v.to < v.from;
		const verb = v.better === 'higher' ? (up ? 'climbs' : 'falls') : up ? 'falls' : 'rises';
		const last = {
			adds: `improves it by ${formatScore(v.size)}`,
			nothing: 'changes next to nothing',
			costs: `makes it worse by ${formatScore(v.size)}`
		}[v.step];
		return `${v.name} ${verb} from ${formatScore(v.from)} with ${formatCount(v.fromRows)} rows to ${formatScore(v.to)} with ${formatCount(v.toRows)}. The last step, from ${formatCount(v.beforeRows)} rows, ${last}.`;
	},
	'learning.gap': (v: { from: number; to: number }) => `The gap to training goes from ${formatScore(v.from)} to ${formatScore(v.to)}.`,
	'learning.key': (v: { refits: number }) =>
		`Dots: ${v.refits === 1 ? 'one refit' : `mean of ${formatCount(v.refits)} refits`} for each number of rows. Band: 95% interval of the validation score. All on the same validation rows.`,
	'learning.column.rows': 'Rows for training',

	'validationCurve.title': (v: { measure: Measure; knob: string }) => `${chartsEn['chart.measure'](v)} over ${lower(v.knob)}`,
	'validationCurve.sentence': (v: {
		name: string;
		knob: string;
		best: number;
		at: number;
		atEdge: boolean;
		given: number;
		givenAt: number;
		better: Better;
	}) =>
		`${v.name} is best, ${formatScore(v.best)}, at ${lower(v.knob)} ${formatSetting(v.at)}${v.atEdge ? ', the edge of what was tried' : ''}. ` +
		(v.at === v.givenAt
			? 'That is the value it was trained with.'
			: `As trained, at ${formatSetting(v.givenAt)}, it is ${formatScore(v.given)}.`),
	'validationCurve.key': (v: { refits: number }) =>
		`Dots: ${v.refits === 1 ? 'one refit' : `mean of ${formatCount(v.refits)} refits`} for each value. Band: 95% interval of the validation score.`,

	'loop.title': 'Reported and fresh',
	'loop.reported': (v: { name: string }) => `${v.name}, reported`,
	'loop.fresh': (v: { name: string }) => `${v.name}, fresh rows`,
	'loop.line.reported': 'Reported',
	'loop.line.fresh': 'Fresh rows',
	'loop.sentence': (v: { name: string; reported: number; fresh: number; fall: number; low: number; high: number }) => {
		const start = `${v.name} reported ${formatScore(v.reported)}, and fresh rows say ${formatScore(v.fresh)}.`;
		const range = formatInterval(v.low, v.high, formatDifference);
		if (v.low > 0) return `${start} The report flatters by ${formatScore(v.fall)} (${range}).`;
		if (v.high < 0) return `${start} Fresh rows are better by ${formatScore(-v.fall)}.`;
		return `${start} The two agree within what chance allows (${range}).`;
	},
	'loop.key': 'Orange: validation, as reported. Purple: fresh rows that nobody trained on or chose by. Band: 95% interval. Ticks: refits.',
	'loop.dose.title': (v: { label: string }) => `${v.label}: reported and fresh`,
	'loop.dose.sentence': (v: { value: string; reported: number; fresh: number }) =>
		`At ${v.value}: reported ${formatScore(v.reported)}, fresh ${formatScore(v.fresh)}.`,
	'loop.dose.key': 'Each dot is one value you tried. Band: 95% interval.',

	'fresh.title': (v: { n: number }) => `${formatCount(v.n)} fresh rows, scored one by one`,
	'fresh.said': (v: { said: 'holds' | 'falls' | 'cannot-say'; validation: number }) =>
		({
			holds: `You said ${formatScore(v.validation)} would hold.`,
			falls: `You said ${formatScore(v.validation)} would get worse.`,
			'cannot-say': `You said nobody could say whether ${formatScore(v.validation)} would hold.`
		})[v.said],
	'fresh.result': (v: {
		outcome: 'present' | 'absent' | 'inconclusive';
		fresh: number;
		low: number;
		high: number;
		better: Better;
		said: boolean;
		validation: number;
	}) => {
		const subject = v.said ? 'It' : `The validation score of ${formatScore(v.validation)}`;
		const could = `could be ${formatInterval(v.low, v.high)}`;
		if (v.outcome === 'absent') return `${subject} held: ${formatScore(v.fresh)} on fresh rows, ${could}.`;
		if (v.outcome === 'present')
			return `${subject} did not hold: it ${v.better === 'higher' ? 'fell' : 'rose'} to ${formatScore(v.fresh)} on fresh rows, ${could}.`;
		return `Fresh rows give ${formatScore(v.fresh)}, ${could}: too close to call.`;
	},
	'fresh.honest': 'Validation was honest; the training score was not.',
	'fresh.flattered': 'Validation promised more than fresh rows gave.',
	'fresh.key': (v: { measure: Measure }) =>
		`Thick purple: ${MEASURES[v.measure]} so far. Band: 95% interval, which narrows as rows arrive.`,
	'fresh.column.n': 'Fresh rows scored',

	'scatter.title': (v: { x: string; y: string }) => `${v.y.charAt(0).toUpperCase()}${v.y.slice(1)} by ${v.x}`,
	'scatter.sentence': (v: { n: number; groups: number; x: string; y: string }) =>
		v.groups > 1
			? `${formatCount(v.n)} rows by the two columns that tell the most: ${v.x} and ${v.y}. Each mark is one row; its shape is its class.`
			: `${formatCount(v.n)} rows: ${v.y} against ${v.x}. Each mark is one row.`,
	'scatter.key': (v: { marks: readonly { mark: 'disc' | 'ring' | 'triangle' | 'square'; label: string }[] }) =>
		v.marks.length > 1
			? `${v.marks.map((m) => `${{ disc: 'Dot', ring: 'Ring', triangle: 'Triangle', square: 'Square' }[m.mark]}: ${m.label}`).join('. ')}.`
			: 'No model yet: this is the data alone.',
	'scatter.column.class': 'Class',

	'shares.title': 'Classes in each part',
	'shares.sentence': (v: { spread: number; name: string }) =>
		v.spread < 0.005
			? 'The parts hold the classes in the same shares.'
			: `The shares differ most for ${v.name}: by ${formatScore(v.spread)} between two parts.`,
	'shares.key': (v: { train: number; validation: number; test: number }) =>
		`${formatCount(v.train)} rows for training, ${formatCount(v.validation)} for validation, ${formatCount(v.test)} for the test.`,
	'shares.axis.class': 'Class',
	'shares.class': (v: { index: number }) => `Class ${v.index}`,

	'histogram.title': (v: { name: string }) => `Values of ${v.name}`,
	'histogram.sentence': (v: { name: string; n: number; low: number; high: number; middle: number; missing: number }) =>
		`Half of the ${formatCount(v.n)} values of ${v.name} lie below ${formatScore(v.middle)}; they go from ${formatScore(v.low)} to ${formatScore(v.high)}.` +
		(v.missing > 0 ? ` ${formatPlural(v.missing, 'value is', 'values are')} missing.` : ''),
	'histogram.empty': (v: { name: string }) => `Every value of ${v.name} is missing.`,
	'histogram.key': (v: { bins: number }) => `${formatPlural(v.bins, 'bin', 'bins')} of equal width.`,
	'histogram.column.from': 'From',
	'histogram.column.to': 'To',

	'card.showAs': 'Show as',
	'card.chart': 'Chart',
	'card.table': 'Table',
	'card.download': 'Download chart or data',
	'card.png': 'Picture (PNG)',
	'card.svg': 'Drawing (SVG)',
	'card.csv': 'Numbers (CSV)',
	'card.failed': 'The file could not be made. Try another form, or the table.',
	'card.whole': 'Show the whole range',
	'card.loading': 'The chart is on its way.',
	'card.evidence': 'Use this chart as evidence',
	'card.picked': 'This chart is your evidence'
} as const;

/** A name in the middle of a sentence. Names that start with an abbreviation keep their capitals. */
function lower(name: string): string {
	return /^[A-Z][a-z ]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
