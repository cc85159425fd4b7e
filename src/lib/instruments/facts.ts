/** Numbers of an instrument as evidence: named, measured, and covered by a digest. */
import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import { studentTQuantile } from '#lib/core/distributions.ts';
import type { Measured } from '#lib/core/measured.ts';
import { newcombeInterval, normalScore, wilsonInterval } from '#lib/core/proportions.ts';
import { mean, sampleVariance } from '#lib/core/summaries.ts';
import type { Fact, FactsEvidence } from './evidence.ts';

const LEVEL = 0.95;

/** A fact named by its own id: `fact.<id>` with the values given. */
export function fact(
	id: string,
	measured: Measured,
	more: Partial<Pick<Fact, 'reference' | 'inMetric'>> & { readonly values?: Fact['label']['values']; readonly key?: string } = {}
): Fact {
	const { values = {}, key, ...rest } = more;
	return { id: key ?? id, label: { id: `fact.${id}`, values }, measured, ...rest };
}

export function factsEvidence(
	instrument: string,
	facts: readonly Fact[],
	extra: Pick<FactsEvidence, 'table' | 'detail'> = {}
): FactsEvidence {
	const rounded = facts.map(({ id, measured: { value, interval } }) => [id, ...[value, interval?.low, interval?.high].map(roundOff)]);
	return { kind: 'facts', instrument, facts, ...extra, digest: sha256Hex(canonicalJson({ instrument, rounded })) };
}

function roundOff(value: number | undefined): number | null {
	return value === undefined || !Number.isFinite(value) ? null : Math.round(value * 1e6);
}

/** A number that was counted or chosen, not estimated: it has no interval. */
export function exactly(value: number, n: number): Measured {
	return { value, interval: null, n, refits: 0 };
}

/** A share of n rows with Wilson's interval; NaN without an interval when there are no rows. `successes` need not be whole. */
export function share(successes: number, n: number): Measured {
	if (!(n > 0)) return { value: NaN, interval: null, n: 0, refits: 0 };
	return { value: successes / n, interval: wilsonInterval(successes, n, LEVEL), n, refits: 1 };
}

/** First share minus second, on different rows (Newcombe); NaN when either has no rows. */
export function shareDifference(first: { successes: number; n: number }, second: { successes: number; n: number }): Measured {
	const n = Math.min(first.n, second.n);
	if (!(n > 0)) return { value: NaN, interval: null, n: 0, refits: 0 };
	return { value: first.successes / first.n - second.successes / second.n, interval: newcombeInterval(first, second, LEVEL), n, refits: 1 };
}

/** Mean of few repeats with Student's interval; no interval of a single repeat. */
export function meanOfRepeats(values: readonly number[], n: number): Measured {
	const value = mean(values);
	if (values.length < 2 || !Number.isFinite(value)) return { value, interval: null, n, refits: values.length };
	const variance = sampleVariance(values) / values.length;
	const half = studentTQuantile(0.5 + LEVEL / 2, values.length - 1) * Math.sqrt(variance);
	return {
		value,
		interval: { low: value - half, high: value + half, level: LEVEL, method: 'student' },
		n,
		refits: values.length,
		variance: { refits: variance, rows: 0 }
	};
}

/** Mean of one number a row with its normal interval; of paired differences, this is the paired comparison. */
export function meanOfRows(rows: ArrayLike<number>, method = 'normal'): Measured {
	const n = rows.length;
	const value = mean(rows);
	if (n < 2) return { value, interval: null, n, refits: 1 };
	const variance = sampleVariance(rows) / n;
	const half = normalScore(LEVEL) * Math.sqrt(variance);
	return {
		value,
		interval: { low: value - half, high: value + half, level: LEVEL, method },
		n,
		refits: 1,
		variance: { refits: 0, rows: variance }
	};
}
