/** Figures that only the audit draws: model families beside their baseline, and the curves of a log. */
import type { LogCurve, TrainingLog } from '#lib/audit/log-types.ts';
import type { AuditSection } from '#lib/audit/types.ts';
import type { Axis, Figure, Series } from '#lib/charts/figure.ts';
import { say } from '#lib/messages/audit.ts';
import { sayAudit } from '#lib/messages/audit-verdicts.ts';

type Scores = Extract<AuditSection, { readonly kind: 'scores' }>;

const nameOf = (family: string): string => sayAudit({ id: `family.${family}`, values: {} });

/** Natural bounds of a metric's axis. */
function axisOf(metric: Scores['metric']): Axis {
	const error = metric === 'rmse' || metric === 'logLoss';
	return {
		title: say(`metric.${metric}`),
		better: error ? 'lower' : 'higher',
		within: error ? [0, Infinity] : metric === 'r2' ? [-Infinity, 1] : [0, 1]
	};
}

/** @throws {RangeError} without a family: there is nothing to draw. */
export function familiesFigure({ metric, baseline, families }: Scores): Figure {
	const trained = families.filter(({ family }) => family !== 'baseline');
	if (trained.length === 0) throw new RangeError('No family was trained, so there is nothing to draw.');
	const best = trained.find(({ chosen }) => chosen) ?? trained[0];
	const interval = best.gap.interval;
	return {
		id: 'families',
		title: say('scores.title'),
		plot: {
			kind: 'intervals',
			x: { ...axisOf(metric), includes: [baseline.value] },
			rows: trained.map(({ family, validation, chosen }) => ({
				id: family,
				label: nameOf(family),
				role: 'validation',
				value: validation.value,
				low: validation.interval?.low ?? NaN,
				high: validation.interval?.high ?? NaN,
				strong: chosen
			})),
			references: [{ kind: 'baseline', label: say('scores.baseline'), value: baseline.value }]
		},
		sentence: [
			say('scores.sentence', {
				family: nameOf(best.family),
				value: best.validation.value,
				gap: best.gap.value,
				low: interval?.low ?? NaN,
				high: interval?.high ?? NaN,
				baseline: baseline.value
			}),
			best.gap.variance ? say('scores.both', { rows: Math.sqrt(best.gap.variance.rows), refits: Math.sqrt(best.gap.variance.refits) }) : ''
		].join(' '),
		keyLine: say('scores.key'),
		table: {
			columns: ['family', 'train', 'validation', 'low', 'high', 'gap', 'low', 'high'].map((name) => say(`scores.${name}` as 'scores.gap')),
			formats: ['text', 'score', 'score', 'score', 'score', 'difference', 'score', 'score'],
			rows: trained.map(({ family, train, validation, gap }) => [
				nameOf(family),
				train.value,
				validation.value,
				validation.interval?.low ?? NaN,
				validation.interval?.high ?? NaN,
				gap.value,
				gap.interval?.low ?? NaN,
				gap.interval?.high ?? NaN
			])
		}
	};
}

/** A pair of curves of a log, as it was written down. */
export function logFigure(curve: LogCurve, over: TrainingLog['over']): Figure {
	const { quantity, x, train, validation, spread, higherIsBetter } = curve;
	const lineOf = (id: 'train' | 'validation', values: readonly number[] | null): Series[] =>
		values === null
			? []
			: [
					{
						id,
						role: id === 'train' ? 'training' : 'validation',
						label: say(`log.${id}`),
						x,
						mean: values,
						points: x.length <= 12,
						...(spread ? { band: bandOf(values, spread[id]) } : {})
					}
				];
	const best = validation === null ? null : bestOf(validation, higherIsBetter);
	return {
		id: `log:${quantity}`,
		title: say('log.curve', { quantity }),
		plot: {
			kind: 'lines',
			x: { title: say(`log.over.${over}`), tickFormat: 'integer' },
			y: { title: quantity, better: higherIsBetter ? 'higher' : 'lower' },
			series: [...lineOf('train', train), ...lineOf('validation', validation)],
			references: []
		},
		sentence: say('log.curve.sentence', {
			train: train?.at(-1) ?? null,
			validation: validation?.at(-1) ?? null,
			best: best === null || validation === null ? null : validation[best],
			at: best === null ? null : x[best]
		}),
		keyLine: say('log.curve.key'),
		table: {
			columns: [say(`log.over.${over}`), say('log.train'), say('log.validation')],
			formats: ['setting', 'score', 'score'],
			rows: x.map((at, i) => [at, train?.[i] ?? NaN, validation?.[i] ?? NaN])
		}
	};
}

function bandOf(
	values: readonly number[],
	spread: readonly number[]
): { readonly low: readonly number[]; readonly high: readonly number[] } {
	return { low: values.map((value, i) => value - spread[i]), high: values.map((value, i) => value + spread[i]) };
}

/** Place of the best value, or null where none is a number. */
function bestOf(values: readonly number[], higherIsBetter: boolean): number | null {
	let best: number | null = null;
	for (const [i, value] of values.entries()) {
		if (!Number.isFinite(value)) continue;
		if (best === null || (higherIsBetter ? value > values[best] : value < values[best])) best = i;
	}
	return best;
}
