/** Loss and score over epochs: of a finished run, and of one that is still training. */
import { say } from '#lib/messages/charts.ts';
import type { MetricName, RefitHistory, RunEvidence } from '#lib/instruments/evidence.ts';
import type { EpochUpdate } from '#lib/runtime/protocol.ts';
import { readCurve } from '../curve-shape.ts';
import type { Figure, Reference, Series } from '../figure.ts';
import { betterOf, referencesOf, varianceOfMean, Z95 } from './common.ts';
import { cutAt, FIELDS, measureOf, seriesOf, tableOf, valueAxis, type Measure, type Watched } from './history-parts.ts';

/** A measured score this near to the end of its curve, relatively, is the same score. */
const SAME = 0.02;

/**
 * The curves of a finished run: one thin line a refit, their mean, and the interval of the validation mean.
 *
 * The band of accuracy has both terms (validation rows and refits). Of a loss and of RMSE only the refits' term is known
 * at every epoch; a bar at the end has both.
 * @throws {RangeError} when the run's model does not train by epochs.
 */
export function historyFigure(run: RunEvidence, what: Watched): Figure {
	if (!run.histories || run.histories.length === 0) {
		throw new RangeError('This run has no curve over epochs: its model does not train by epochs. Show its scores instead.');
	}
	const measure = measureOf(run.task, what);
	const refits = run.histories.length;
	const [train, validation] = FIELDS[what].map((field) => (run.histories ?? []).map((history) => history[field]));
	const nRows = run.scores.validation?.[measure === 'loss' ? run.metric : measure]?.n ?? run.sizes.validation;
	const rows = measure === 'accuracy' ? nRows : null;
	const series = [
		seriesOf('train', measure, train),
		withEnd(withBand(seriesOf('validation', measure, validation), validation, rows), run, measure)
	];
	const references = referencesOf(run, measure);
	const cut = cutAt(series, references);
	const diverged = run.status.flatMap((status, i) => (status === 'diverged' ? [run.stoppedAtEpoch[i]] : []));
	const stopped = run.status.flatMap((status, i) => (status === 'stopped-early' ? [run.stoppedAtEpoch[i]] : []));

	const key = [say('history.key.lines', { refits })];
	if (rows !== null) key.push(refits > 1 ? say('history.key.band.both') : say('history.key.band.rows'));
	else if (refits > 1) key.push(say('history.key.band.refits'));
	if (series[1].end) key.push(refits > 1 ? say('history.key.end.both') : say('history.key.end.rows'));
	if (stopped.length > 0) key.push(say('history.key.stopped', { epochs: stopped }));
	if (cut !== null) key.push(say('history.key.cut', { at: cut }));
	return {
		id: `history:${what}`,
		title: say('history.title', { measure }),
		plot: {
			kind: 'lines',
			x: { title: say('chart.axis.epoch'), tickFormat: 'integer' },
			y: valueAxis(measure, run.task, cut),
			series,
			references
		},
		sentence: [
			...(diverged.length > 0 ? [say('history.diverged', { diverged: diverged.length, refits, epochs: diverged })] : []),
			...curveSentences(series, references, measure)
		].join(' '),
		keyLine: key.join(' '),
		table: tableOf(series, measure)
	};
}

/** What a run that is still training will look like when it is done; keeps the axes from moving meanwhile. */
export interface LivePlan {
	/** The deciding metric; it tells a regression from a classification. */
	readonly metric: MetricName;
	readonly epochs: number;
	readonly refits: number;
	/** Known before training, e.g. from the run before. */
	readonly references?: readonly Reference[];
}

/**
 * The same curves while they grow. `updates` may come in any order; the x axis spans all planned epochs from the start.
 * Without an update there is no figure yet: null.
 */
export function liveHistoryFigure(updates: readonly EpochUpdate[], plan: LivePlan, what: Watched): Figure | null {
	if (updates.length === 0) return null;
	const task = plan.metric === 'rmse' || plan.metric === 'r2' ? 'regression' : 'classification';
	const measure = measureOf(task, what);
	const histories = Array.from(
		{ length: plan.refits },
		() =>
			({ trainLoss: [], validationLoss: [], trainScore: [], validationScore: [] }) as Record<
				keyof Omit<RefitHistory, 'loggedTrainLoss' | 'loggedTrainScore'>,
				number[]
			>
	);
	for (const update of updates) {
		const history = histories[update.refit];
		if (!history) continue;
		history.trainLoss[update.epoch] = update.trainLoss;
		history.validationLoss[update.epoch] = update.validationLoss;
		history.trainScore[update.epoch] = update.trainScore;
		history.validationScore[update.epoch] = update.validationScore;
	}
	const started = histories.filter((history) => history.trainLoss.length > 0);
	const [train, validation] = FIELDS[what].map((field) => started.map((history) => Array.from(history[field], (value) => value ?? NaN)));
	const series = [seriesOf('train', measure, train), seriesOf('validation', measure, validation)];
	const references = plan.references ?? [];
	const done = started.reduce((least, history) => Math.min(least, history.trainLoss.length - 1), plan.epochs);
	const lastOf = (values: readonly number[]): number => values[Math.min(done, values.length - 1)];
	return {
		id: `history:${what}`,
		title: say('history.title', { measure }),
		plot: {
			kind: 'lines',
			x: { title: say('chart.axis.epoch'), tickFormat: 'integer', range: [0, Math.max(1, plan.epochs)] },
			y: valueAxis(measure, task, cutAt(series, references)),
			series,
			references
		},
		sentence: say('history.running', {
			epoch: done,
			epochs: plan.epochs,
			train: lastOf(series[0].mean),
			validation: lastOf(series[1].mean),
			measure
		}),
		keyLine: say('history.key.lines', { refits: plan.refits }),
		table: tableOf(series, measure)
	};
}

function withBand(series: Series, refits: readonly (readonly number[])[], nRows: number | null): Series {
	if (nRows === null && refits.length < 2) return series;
	const half = series.mean.map((p, epoch) => {
		const rows = nRows === null ? 0 : (p * (1 - p)) / nRows;
		return Z95 * Math.sqrt(varianceOfMean(refits.map((values) => values[epoch])) + rows);
	});
	const roof = nRows === null ? Infinity : 1;
	return {
		...series,
		band: {
			low: series.mean.map((value, i) => Math.max(0, value - half[i])),
			high: series.mean.map((value, i) => Math.min(roof, value + half[i]))
		}
	};
}

/** A bar at the end with the interval of the finished run, where the curve ends at what was measured (no weights were restored). */
function withEnd(series: Series, run: RunEvidence, measure: Measure): Series {
	if (measure === 'accuracy') return series;
	const squared = measure === 'loss' && run.task === 'regression';
	const measured = run.scores.validation?.[run.task === 'regression' ? 'rmse' : 'logLoss']?.measured;
	const at = series.mean[series.mean.length - 1];
	if (!measured?.interval || at === undefined) return series;
	const [value, low, high] = [measured.value, measured.interval.low, measured.interval.high].map((v) => (squared ? v * v : v));
	return Math.abs(value - at) <= SAME * Math.abs(at) ? { ...series, end: { low: Math.max(0, low), high } } : series;
}

function curveSentences(series: readonly Series[], references: readonly Reference[], measure: Measure): readonly string[] {
	const better = betterOf(measure);
	const baseline = references.find((reference) => reference.kind === 'baseline');
	const scale = measure === 'accuracy' ? 0.01 : 0;
	return series.flatMap((one) => {
		const part = one.role === 'training' ? 'train' : 'validation';
		if (!one.mean.some((value) => Number.isFinite(value))) return [];
		const reading = readCurve(one.mean, better, scale, baseline?.value);
		const near = measure === 'accuracy' ? 0.01 : 0.02 * Math.abs(baseline?.value ?? 0);
		const relation =
			!baseline || part === 'train'
				? null
				: Math.abs(reading.end - baseline.value) <= near
					? 'level'
					: reading.end > baseline.value
						? 'above'
						: 'below';
		return [
			say('history.curve', {
				name: say('chart.name', { part, measure }),
				shape: reading.shape,
				better,
				end: reading.end,
				bestAt: reading.bestAt,
				baseline: relation
			})
		];
	});
}
