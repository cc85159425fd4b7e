/** Intervals over refits and rows, held to what they promise by simulation: many studies of a world whose truth is known. */
import { describe, expect, test } from 'vitest';
import { createStream } from '#lib/core/random.ts';
import { pairedDifference, unpairedDifference } from '#lib/instruments/compare.ts';
import type { PartScore, RunEvidence } from '#lib/instruments/evidence.ts';
import { effectiveRows, proportionOverRefits, rowStatistic } from '#lib/instruments/uncertainty.ts';

const STUDIES = 1500;
const REFITS = 5;
const ROWS = 200;

interface Answers {
	/** One array of rights (0, 1) a refit. */
	readonly perRefit: readonly Float64Array[];
	/** Its mean over refits, row by row. */
	readonly rows: Float32Array;
}

/**
 * Answers of refits that differ a little (`spread`) on rows of which some are harder than others. A row's difficulty is the same number
 * for every model that is asked with the same study; in a group, most rows share it. The true score is `level`.
 */
function answers(study: string, model: string, level: number, spread: number, rowsPerGroup = 1): Answers {
	const difficulty = createStream(study).fork('rows');
	const own = createStream(study).fork(model);
	const shared = Float64Array.from({ length: Math.ceil(ROWS / rowsPerGroup) }, () => difficulty.uniform());
	const hard = Float64Array.from({ length: ROWS }, (_, i) => {
		const alone = difficulty.uniform();
		return difficulty.uniform() < 0.3 ? alone : shared[Math.floor(i / rowsPerGroup)];
	});
	const perRefit = Array.from({ length: REFITS }, () => {
		const shift = spread * own.normal();
		return hard.map((one) => {
			const mind = own.uniform() < 0.1 ? own.uniform() : one;
			return Number(mind < level + shift);
		});
	});
	const rows = Float32Array.from({ length: ROWS }, (_, i) => perRefit.reduce((sum, one) => sum + one[i], 0) / REFITS);
	return { perRefit, rows };
}

const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

/** The share of studies whose interval holds the truth. */
function coverage(interval: (study: string) => { readonly low: number; readonly high: number } | null, truth: number): number {
	let held = 0;
	for (let k = 0; k < STUDIES; k++) {
		const found = interval(`study-${k}`);
		if (found && found.low <= truth && truth <= found.high) held++;
	}
	return held / STUDIES;
}

function evidenceOf({ perRefit, rows }: Answers, ids = 0): RunEvidence {
	const scores = perRefit.map(mean);
	const score: PartScore = { n: ROWS, perRefit: scores, measured: proportionOverRefits(scores, effectiveRows(rows, null), false) };
	return {
		metric: 'accuracy',
		task: 'classification',
		scores: { validation: { accuracy: score } },
		validationRows: rows,
		validationIds: Int32Array.from({ length: ROWS }, (_, i) => ids + i)
	} as unknown as RunEvidence;
}

// Two binomial standard errors of 1,500 studies at 95 % are 1.1 points.
const [LEAST, MOST] = [0.93, 0.99];

describe('95 % intervals hold the truth in about 95 of 100 studies (fixed seeds)', () => {
	test('a share over refits', () => {
		const covered = coverage((study) => {
			const { perRefit, rows } = answers(study, 'a', 0.75, 0.01);
			return proportionOverRefits(perRefit.map(mean), effectiveRows(rows, null), false).interval;
		}, 0.75);
		expect(covered).toBeGreaterThan(LEAST);
	});

	test('a share of rows in groups, which intervals for independent rows miss', () => {
		const groups = Int32Array.from({ length: ROWS }, (_, i) => Math.floor(i / 10));
		const measure = (study: string, given: Int32Array | null) => {
			const { perRefit, rows } = answers(study, 'a', 0.75, 0, 10);
			return proportionOverRefits(perRefit.map(mean), effectiveRows(rows, given), false).interval;
		};
		const [withGroups, without] = [groups, null].map((given) => coverage((study) => measure(study, given), 0.75));
		// Twenty groups: the normal quantile is a little short of Student's.
		expect(withGroups).toBeGreaterThan(0.91);
		expect(without).toBeLessThan(0.8);
	});

	test('a mean loss over refits', () => {
		const covered = coverage((study) => {
			const own = createStream(study);
			const hard = Float64Array.from({ length: ROWS }, () => own.normal() * own.normal());
			const rows = Array.from({ length: REFITS }, () => {
				const shift = 0.02 * own.normal();
				return hard.map((value) => 1 + shift + value + 0.2 * own.normal());
			});
			return rowStatistic(rows.map(mean), rows, 'mean', false).interval;
		}, 1);
		expect(covered).toBeGreaterThan(LEAST);
		expect(covered).toBeLessThan(MOST);
	});

	test('the difference of two models on the same rows, paired, is narrower than on other rows, and both hold', () => {
		const widths = { paired: 0, apart: 0 };
		const truth = 0.04;
		const paired = coverage((study) => {
			const [a, b] = [evidenceOf(answers(study, 'a', 0.72, 0.01)), evidenceOf(answers(study, 'b', 0.76, 0.01))];
			const { interval } = pairedDifference(a, b);
			widths.paired += interval.high - interval.low;
			return interval;
		}, truth);
		const apart = coverage((study) => {
			const [a, b] = [evidenceOf(answers(study, 'a', 0.72, 0.01)), evidenceOf(answers(`${study}-other`, 'b', 0.76, 0.01), ROWS)];
			const { interval } = unpairedDifference(a, b);
			widths.apart += interval.high - interval.low;
			return interval;
		}, truth);
		expect(paired).toBeGreaterThan(LEAST);
		expect(apart).toBeGreaterThan(LEAST);
		expect(widths.paired).toBeLessThan(0.9 * widths.apart);
	});
});
