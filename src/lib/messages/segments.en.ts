import { formatCount, formatDifference, formatInterval, formatList, formatPlural, formatScore, formatSetting } from './format.ts';

/** Segments, probabilities and thresholds: their figures and controls. */
export const segmentsEn = {
	title: 'Score by segment',
	axis: 'Accuracy',
	overall: 'All rows',
	name: (v: { column: string; level: string }) => `${v.column}: ${v.level}`,
	'row.rows': (v: { n: number }) => formatPlural(v.n, 'row', 'rows'),
	'row.flagged': (v: { n: number }) => `${formatPlural(v.n, 'row', 'rows')}, below`,
	'chance.row': (v: { count: number }) => `Lowest of ${formatCount(v.count)} equal ones`,
	'chance.note': 'by chance',
	'sentence.overall': (v: { overall: number; count: number }) =>
		`${formatScore(v.overall)} over all rows, cut into ${formatPlural(v.count, 'segment', 'segments')}.`,
	'sentence.worst': (v: { name: string; share: number; n: number; low: number; high: number }) =>
		`The lowest is ${v.name} with ${formatScore(v.share)} on ${formatPlural(v.n, 'row', 'rows')}. Were all equally good, the lowest would still be at ${formatInterval(v.low, v.high)}.`,
	'sentence.flagged': (v: { flagged: readonly string[] }) =>
		v.flagged.length === 0
			? 'None is below the rest once the number of segments is allowed for.'
			: `Below the rest even so: ${formatList(v.flagged)}.`,
	key: (v: { count: number }) =>
		`Dot: measured. Tick: pulled towards the whole, as if 30 average rows had been added. Band: 95% interval. p is adjusted over ${formatPlural(v.count, 'segment', 'segments')} (Benjamini and Hochberg).`,
	'column.slice': 'Segment',
	'column.rows': 'n',
	'column.score': 'Accuracy',
	'column.low': 'Low',
	'column.high': 'High',
	'column.pulled': 'Pulled to the whole',
	'column.p': 'p',
	'column.adjusted': 'p, adjusted',
	'column.below': 'Below the rest',
	'below.yes': 'yes',
	'below.no': 'no',

	'controls.cut': 'Cut by',
	'controls.cut.all': 'every segment there is',
	'controls.cross': 'crossed with',
	'controls.cross.none': 'nothing',
	'controls.quarters': (v: { name: string }) => `${v.name}, in quarters`,
	'controls.sort': 'Sort by',
	'sort.name': 'name',
	'sort.rows': 'rows',
	'sort.worst': 'worst first',
	'controls.note':
		'A segment named beforehand needs no correction. One found by searching does: the more you cut, the lower the lowest is by chance.',

	'up.title': 'Added up again',
	'up.pooled': (v: { first: string; second: string; compared: string; difference: number }) =>
		`Over all rows, ${v.compared} ${v.first} against ${v.second}: ${formatDifference(v.difference)}.`,
	'up.inside': (v: { within: string; level: string; difference: number; n: number }) =>
		`Within ${v.within} ${v.level} (${formatPlural(v.n, 'row', 'rows')}): ${formatDifference(v.difference)}.`,
	'up.standardised': (v: { difference: number }) => `At the same mix for both: ${formatDifference(v.difference)}.`,
	'up.reversed': 'The sign turns round: inside every part it is the other way than on the whole. The two differ in their mix.',
	'up.agrees': 'The whole and its parts do not contradict each other.',

	'calibration.bars': 'Rows in each bin',
	'calibration.error': (v: { error: number; low: number; high: number; mean: number; n: number }) =>
		`Calibration error ${formatScore(v.error)}. Right probabilities would show ${formatScore(v.mean)} at ${formatCount(v.n)} rows, and up to ${formatScore(v.high)} in 19 of 20 draws.`,
	'calibration.above': 'That is more than chance.',
	'calibration.within': 'That is what chance alone would give.',
	'temperature.title': 'Temperature',
	'temperature.label': 'Divide all log-odds by',
	'temperature.fitted': (v: { temperature: number }) => `Fitted on its own half of the rows: ${formatSetting(v.temperature)}`,
	'temperature.now': (v: { temperature: number; error: number; before: number; loss: number; lossBefore: number }) =>
		`At ${formatSetting(v.temperature)}: calibration error ${formatScore(v.error)} (${formatScore(v.before)} before), log loss ${formatScore(v.loss)} (${formatScore(v.lossBefore)} before). Answers and accuracy stay as they are.`,
	'temperature.figure': (v: { temperature: number }) => `Reliability at temperature ${formatSetting(v.temperature)}`,
	'temperature.button': 'Go to the fitted one',
	'calibration.axis.count': 'Rows',
	'calibration.axis.probability': 'Stated probability',
	'calibration.line.before': 'As trained',
	'calibration.line.after': 'Rescaled',
	'calibration.key':
		'Dots: bins of stated probability. Band: 95% interval of the share that came true. Dotted: if every probability were right.',
	'calibration.on.confidence': 'of the answer given',
	'calibration.on.positive': 'of the class',
	'calibration.on': 'Probability',
	'calibration.bins': 'Bins',

	'threshold.alarm': 'A false alarm costs',
	'threshold.miss': 'A miss costs',
	'threshold.again': 'Count with these costs',
	'threshold.prior': 'Share of the class in use',
	'threshold.prior.study': (v: { share: number }) => `as in the study, ${Math.round(v.share * 100)}%`,
	'threshold.at': (v: { threshold: number; cost: number; half: number; saved: number; low: number; high: number }) =>
		`Cheapest at ${formatSetting(v.threshold)}: ${formatScore(v.cost)} a row, against ${formatScore(v.half)} at one half. Saved: ${formatScore(v.saved)} (${formatInterval(v.low, v.high, formatDifference)}).`
} as const;
