/** What curves alone let one say, and what they do not. */
import { formatCount, formatDifference, formatInterval, formatPlural, formatScore } from './format.ts';

interface Gap {
	readonly value: number;
	readonly low: number;
	readonly high: number;
}
const size = ({ value, low, high }: Gap): string =>
	Number.isNaN(low) ? formatDifference(value) : `${formatDifference(value)} (${formatInterval(low, high, formatDifference)})`;

export const auditLogEn = {
	'log.summary.some': (v: { findings: number }) =>
		`The curves show ${formatPlural(v.findings, 'thing', 'things')} to look into. Curves say what happens, not why.`,
	'log.summary.none': 'The curves show nothing odd. That is not yet a model that holds up: what curves cannot tell is listed below.',
	'log.oneCurve': 'The log holds one curve only. Give both, training and validation: paste one export below the other.',
	'log.firstIsTrain': 'The first of the two is taken for training, the second for validation.',

	'log.diverged': (v: { at: number }) =>
		`The curve is no number from ${formatCount(v.at)} on: the training diverged. Nothing after it means anything.`,
	'log.trainOnly': 'There is no validation curve, so nothing can be said about rows that the model has not seen.',
	'log.turned': (v: { at: number; value: number }) =>
		`Validation was best at ${formatCount(v.at)} and is worse by ${formatScore(v.value)} at the end, while training goes on improving: it learned for too long.`,
	'log.turnedAlone': (v: { at: number; value: number }) =>
		`Validation was best at ${formatCount(v.at)} and is worse by ${formatScore(v.value)} at the end, and training got no better: look at the steps, not at the capacity.`,
	'log.tooGood': (v: { value: number }) =>
		`Validation reaches ${formatScore(v.value)}. Before that is believed, ask whether a column knows the answer.`,
	'log.stillImproving': (v: { gained: number }) =>
		`Validation still improves at the end, by ${formatScore(v.gained)} over the last fifth: it was stopped early.`,
	'log.reversed': (v: Gap) =>
		`Validation is better than training by ${formatScore(-v.value)}. Either training was measured while learning (dropout, augmentation, a mean over the epoch), or the validation rows are easier.`,
	'log.gap': (v: Gap) =>
		`A gap of ${size(v)} stands at the end, and validation has not turned. A gap alone is not overfitting: a simpler model must do better.`,
	'log.gapOpen': (v: Gap) => `The gap of ${size(v)} is known too roughly to be read.`,
	'log.wobbles': (v: { wobble: number }) =>
		`From one point to the next validation wobbles by ${formatScore(v.wobble)}, which is more than would count. Single points say nothing here.`,
	'log.learnsNothing': (v: { first: number; last: number }) =>
		`Neither curve moves: validation begins at ${formatScore(v.first)} and ends at ${formatScore(v.last)}. It learns nothing.`,
	'log.fewPoints': (v: { points: number }) =>
		`${formatPlural(v.points, 'point is', 'points are')} too few to say whether a curve has turned.`,
	'log.healthy':
		'Both curves come to rest together. By curves alone nothing is wrong; whether a better score was possible they do not say.',
	'log.rowsHelp': (v: Gap & { rise: number }) =>
		`A gap of ${size(v)} stands, and validation rises by ${formatDifference(v.rise)} with each doubling of the rows: more rows would help.`,
	'log.rowsDoNot': (v: Gap & { rise: number }) =>
		`A gap of ${size(v)} stands, and the last rows brought ${formatDifference(v.rise)} a doubling: more rows alone will not close it.`,
	'log.stillRising': (v: { rise: number }) =>
		`There is no gap to speak of, and validation rises by ${formatDifference(v.rise)} with each doubling of the rows.`,
	'log.plateau':
		'Both curves meet and have come to rest. A model with more room, or a better column, is what is left; whether the ceiling is reached no curve can say.',

	'log.next.diverged': 'Use a smaller learning rate, and look for rows with huge values.',
	'log.next.trainOnly': 'Hold rows back, and log their loss at every epoch.',
	'log.next.turned': 'Stop at the best epoch, chosen on rows other than those it is quoted on. Then try a simpler model.',
	'log.next.turnedAlone': 'Lower the learning rate, and train again with another seed.',
	'log.next.tooGood': 'Audit the table behind it: single columns, copies of rows, groups on both sides.',
	'log.next.stillImproving': 'Train longer, with the same seed, before anything else is changed.',
	'log.next.reversed': 'Score training rows and validation rows in the same way, after the epoch, with dropout off.',
	'log.next.gap': 'Train a simpler model on the same rows, with three seeds. If it scores as well or better, it was too fitted.',
	'log.next.gapOpen': 'Score more validation rows, or repeat with more folds.',
	'log.next.wobbles': 'Score more validation rows, lower the learning rate, and draw the mean of three seeds.',
	'log.next.learnsNothing': 'Check that inputs are scaled and labels belong to their rows; then try to fit twenty rows perfectly.',
	'log.next.fewPoints': 'Log more epochs.',
	'log.next.healthy': 'Compare with the baseline, and audit the table behind the curves.',
	'log.next.rowsHelp': 'Collect rows like these; the slope says what they bring.',
	'log.next.rowsDoNot': 'Try a simpler model, or a penalty, on the same rows.',
	'log.next.stillRising': 'Collect rows, and see whether the curve comes to rest.',
	'log.next.plateau': 'Try a larger model on the same rows; if it changes nothing, look for another column.',

	'log.limit.leak': 'Curves cannot show a leak: a leaked score has healthy curves. For that the table itself must be audited.',
	'log.limit.ceiling': 'Curves do not know the best possible score. Compare with a baseline and with what people reach.',
	'log.limit.rows': 'The number of validation rows is not in the log, so no interval can be drawn. A gap of 0.03 on 100 rows is noise.',
	'log.limit.seeds': 'One run is one seed. Another seed may turn at another epoch.',
	'log.limit.folds': 'Folds share their training rows, so the interval is corrected for that, and is a rough one.',
	'log.limit.segments': 'A mean over all rows can hide a segment that does badly.'
};
