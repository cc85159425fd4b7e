/** Reading an instrument's answer inside a gate. */
import type { Measured } from '#lib/core/measured.ts';
import type { Fact, FactsEvidence, MetricName, PartName, RunEvidence } from '#lib/instruments/evidence.ts';
import { higherIsBetter } from '#lib/instruments/compare.ts';
import { runInstrument } from '#lib/instruments/registry.ts';
import { around, halfWidth } from '#lib/instruments/uncertainty.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { GateContext } from './gate.ts';

/** Runs an instrument whose answer is facts. */
export async function measure(
	{ lab, seed, named, hooks }: GateContext,
	instrument: string,
	experiment: ExperimentSpec,
	parameters: Readonly<Record<string, unknown>> = {}
): Promise<FactsEvidence> {
	const evidence = await runInstrument(lab, instrument, experiment, seed, { signal: hooks.signal, named, parameters });
	if (evidence.kind !== 'facts') throw new RangeError(`${instrument} shows runs, not facts.`);
	return evidence;
}

/** @throws {RangeError} when the instrument did not measure that. */
export function factOf({ facts, instrument }: FactsEvidence, id: string): Fact {
	const found = facts.find((fact) => fact.id === id);
	if (!found) throw new RangeError(`${instrument} measured no ${id}.`);
	return found;
}

export function scoreOf(run: RunEvidence, part: PartName, metric: MetricName = run.metric): Measured {
	const score = run.scores[part]?.[metric];
	if (!score) throw new RangeError(`The run has no ${metric} on its ${part} rows.`);
	return score.measured;
}

/** How much worse `after` is than `before`, positive when worse; the rows of the two differ, so both widen the interval. */
export function fallBetween(before: Measured, after: Measured, metric: MetricName): Measured {
	const value = (higherIsBetter(metric) ? 1 : -1) * (before.value - after.value);
	const variance = (one: Measured): number => (one.variance?.rows ?? NaN) + (one.variance?.refits ?? 0);
	const half = halfWidth(variance(before) + variance(after));
	return {
		value,
		interval: Number.isFinite(half) ? around(value, half, 'two-samples') : null,
		n: Math.min(before.n, after.n),
		refits: Math.min(before.refits, after.refits)
	};
}

/** The same number seen from the other side: a limit less what was measured. */
export function lessThan(limit: number, measured: Measured): Measured {
	const { interval } = measured;
	return {
		...measured,
		value: limit - measured.value,
		interval: interval && { ...interval, low: limit - interval.high, high: limit - interval.low }
	};
}

/** What was measured less a limit. */
export function above(limit: number, measured: Measured): Measured {
	const { interval } = measured;
	return {
		...measured,
		value: measured.value - limit,
		interval: interval && { ...interval, low: interval.low - limit, high: interval.high - limit }
	};
}
