/** Pieces that the curves of a finished run and of a growing one share. */
import { say } from '#lib/messages/charts.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import type { Axis, FigureTable, Reference, Series } from '../figure.ts';
import { mean } from './common.ts';

export type Watched = 'loss' | 'score';
export type Measure = 'loss' | 'accuracy' | 'rmse';

export const FIELDS = { loss: ['trainLoss', 'validationLoss'], score: ['trainScore', 'validationScore'] } as const;
/** Values of untrained models beyond this multiple of all later ones are cut off, or they would flatten the rest. */
const CUT = 2.5;

export function measureOf(task: RunEvidence['task'], what: Watched): Measure {
	if (what === 'loss') return 'loss';
	return task === 'classification' ? 'accuracy' : 'rmse';
}

export function valueAxis(measure: Measure, task: RunEvidence['task'], cut: number | null): Axis {
	const roof = cut ?? Infinity;
	if (measure === 'accuracy') return { title: say('chart.measure', { measure }), better: 'higher', within: [0, 1] };
	if (measure === 'rmse') return { title: say('chart.measure', { measure }), better: 'lower', within: [0, roof], includes: [0] };
	const squared = task === 'regression';
	return {
		title: say(squared ? 'chart.axis.squaredError' : 'chart.axis.loss'),
		...(squared ? {} : { unit: say('chart.axis.nats') }),
		better: 'lower',
		within: [0, roof],
		includes: [0]
	};
}

/** Mean over the refits that got as far; it ends where the first refit ends, since beyond it would be another mean. */
export function seriesOf(part: 'train' | 'validation', measure: Measure, refits: readonly (readonly number[])[]): Series {
	const longest = refits.reduce((most, values) => Math.max(most, values.length), 0);
	const shared = refits.reduce((least, values) => Math.min(least, values.length), longest);
	return {
		id: `${part}:${measure}`,
		role: part === 'train' ? 'training' : 'validation',
		label: say(`chart.part.${part}`),
		x: Array.from({ length: longest }, (_, epoch) => epoch),
		mean: Array.from({ length: shared }, (_, epoch) => mean(refits.map((values) => values[epoch]))),
		...(refits.length > 1 ? { seeds: refits } : {})
	};
}

/** Where to cut a value axis so that the first, untrained epochs do not flatten the rest; null when nothing needs it. */
export function cutAt(series: readonly Series[], references: readonly Reference[]): number | null {
	const later = [...series.flatMap((one) => one.mean.slice(2)), ...references.map((reference) => reference.value)].filter((value) =>
		Number.isFinite(value)
	);
	const all = series.flatMap((one) => [...one.mean, ...(one.seeds ?? []).flat()]).filter((value) => Number.isFinite(value));
	if (later.length === 0 || all.length === 0) return null;
	const sorted = [...later].sort((a, b) => a - b);
	// The middle of a diverging curve, not its end, says what scale the rest has.
	const usual = Math.min(sorted[sorted.length - 1], 10 * sorted[Math.floor(sorted.length / 2)]);
	return usual > 0 && all.reduce((a, b) => Math.max(a, b)) > CUT * usual ? 1.3 * usual : null;
}

export function tableOf(series: readonly Series[], measure: Measure): FigureTable {
	const columns: string[] = [say('chart.axis.epoch')];
	const values: (readonly number[])[] = [];
	for (const one of series) {
		const name = say('chart.name', { part: one.role === 'training' ? 'train' : 'validation', measure });
		columns.push(one.seeds ? say('history.column.mean', { name }) : name);
		values.push(one.mean);
		if (one.band) {
			columns.push(say('history.column.low', { name }), say('history.column.high', { name }));
			values.push(one.band.low, one.band.high);
		}
		if (one.end) {
			const { low, high } = one.end;
			const lastOnly = (end: number): readonly number[] => one.mean.map((_, i) => (i === one.mean.length - 1 ? end : NaN));
			columns.push(say('history.column.endLow', { name }), say('history.column.endHigh', { name }));
			values.push(lastOnly(low), lastOnly(high));
		}
	}
	for (const one of series) {
		const name = say('chart.name', { part: one.role === 'training' ? 'train' : 'validation', measure });
		(one.seeds ?? []).forEach((seed, i) => {
			columns.push(say('history.column.refit', { name, refit: i + 1 }));
			values.push(seed);
		});
	}
	const epochs = series.reduce((most, one) => Math.max(most, one.x.length), 0);
	return {
		columns,
		formats: ['count', ...values.map(() => 'score' as const)],
		rows: Array.from({ length: epochs }, (_, epoch) => [epoch, ...values.map((column) => column[epoch] ?? NaN)])
	};
}
