/** Longer than 200 lines: every instrument from both sides, with one bench. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { FactsEvidence } from '#lib/instruments/evidence.ts';
import { INSTRUMENTS } from '#lib/instruments/descriptors.ts';
import { namesRows } from '#lib/instruments/duplicates.ts';
import { meanOfRepeats, meanOfRows } from '#lib/instruments/facts.ts';
import type { Lab } from '#lib/instruments/lab.ts';
import { runInstrument, type InstrumentOptions } from '#lib/instruments/registry.ts';
import { ratioInterval } from '#lib/instruments/stress-set.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { sayName } from '#lib/messages/arms.ts';
import { createBench, experimentOf, type Bench } from './bench.ts';
import { littleWorld, signalRow } from './worlds.ts';

let bench: Bench;
beforeAll(async () => {
	bench = await createBench();
});

async function facts(
	lab: Lab,
	name: string,
	experiment: ExperimentSpec,
	seed = 1,
	options: InstrumentOptions = {}
): Promise<FactsEvidence> {
	const evidence = await runInstrument(lab, name, experiment, seed, options);
	if (evidence.kind !== 'facts') throw new Error(`${name} answered with ${evidence.kind}.`);
	// Every fact can be said.
	for (const { label } of evidence.facts) expect(sayName(label.id, label.values).length).toBeGreaterThan(3);
	for (const column of evidence.table?.columns ?? []) expect(sayName(column, {}).length).toBeGreaterThan(1);
	return evidence;
}

function measured(evidence: FactsEvidence, id: string): FactsEvidence['facts'][number]['measured'] {
	const found = evidence.facts.find((fact) => fact.id === id);
	if (!found) throw new Error(`No fact "${id}" in ${evidence.facts.map((fact) => fact.id).join(', ')}.`);
	return found.measured;
}
const value = (evidence: FactsEvidence, id: string): number => measured(evidence, id).value;
const low = (evidence: FactsEvidence, id: string): number => measured(evidence, id).interval?.low ?? NaN;
const high = (evidence: FactsEvidence, id: string): number => measured(evidence, id).interval?.high ?? NaN;

const visits = (patientEffect: number, by: 'row' | 'group' = 'row'): ExperimentSpec =>
	experimentOf({
		world: { kind: 'repeated-visits', patients: 80, visitsPerPatient: 8, patientEffect, withinSd: 0.3 },
		split: { by, train: 0.6, validation: 0.4 },
		model: { kind: 'nearest-neighbours', k: 1 },
		refits: 1
	});

describe('validation curve', () => {
	it('turns the knob of the model, on the same rows', async () => {
		const evidence = await runInstrument(
			bench.lab,
			'validation-curve',
			experimentOf({ model: { kind: 'nearest-neighbours', k: 1 }, refits: 1 }),
			1
		);
		if (evidence.kind !== 'sweep') throw new Error('A validation curve is a sweep.');
		expect(evidence.over).toBe('pipeline.model.k');
		expect(evidence.points.map(({ x }) => x)).toEqual([1, 3, 5, 11, 25, 51]);
		expect(evidence.points[0].run.digest).toBe(evidence.base.digest);
		// One neighbour knows the training rows by heart; more do not.
		expect(evidence.points[0].run.scores.train?.accuracy?.measured.value).toBe(1);
		expect(evidence.points[4].run.scores.train?.accuracy?.measured.value).toBeLessThan(1);
	});

	it('turns any other knob, and refuses one that is not there', async () => {
		const parameters = { path: 'pipeline.fit.epochs', values: [1, 40] };
		const evidence = await runInstrument(bench.lab, 'validation-curve', experimentOf(), 1, { parameters });
		if (evidence.kind !== 'sweep') throw new Error('A validation curve is a sweep.');
		expect(evidence.points.map(({ x, run }) => [x, run.histories?.[0].trainLoss.length])).toEqual([
			[1, 2],
			[40, 41]
		]);
		await expect(
			runInstrument(bench.lab, 'validation-curve', experimentOf(), 1, { parameters: { path: 'pipeline.model.depth', values: [1] } })
		).rejects.toThrow(/depth/);
		await expect(
			runInstrument(bench.lab, 'validation-curve', experimentOf(), 1, { parameters: { path: 'pipeline.fit.epochs' } })
		).rejects.toThrow(/values/);
	});
});

describe('overfit twenty rows', () => {
	const trained = async (learningRate: number): Promise<number> => {
		const experiment = experimentOf({ model: { kind: 'mlp', hidden: [32] }, fit: { epochs: 60, learningRate }, split: { train: 400 } });
		const evidence = await runInstrument(bench.lab, 'overfit-twenty-rows', experiment, 1);
		if (evidence.kind !== 'history') throw new Error('Twenty rows are a history.');
		expect(evidence.run.sizes.train).toBe(20);
		// 60 epochs of 13 batches are 780 updates; one batch an epoch needs as many epochs.
		expect(evidence.run.histories?.[0].trainLoss.length).toBe(781);
		return evidence.run.scores.train?.accuracy?.measured.value ?? NaN;
	};

	it('succeeds where training works and fails where it does not', async () => {
		expect(await trained(0.02)).toBe(1);
		expect(await trained(1e-6)).toBeLessThan(0.95);
	});

	it('has nothing to test in a model without epochs', async () => {
		await expect(runInstrument(bench.lab, 'overfit-twenty-rows', visits(1), 1)).rejects.toThrow(/epochs/);
	});
});

describe('group split', () => {
	const fall = async (patientEffect: number): Promise<number> => {
		const evidence = await runInstrument(bench.lab, 'group-split', visits(patientEffect), 1);
		if (evidence.kind !== 'arms') throw new Error('A split is an arm.');
		const [{ unpaired, against, run }] = evidence.arms;
		expect(against).toBeNull();
		expect(run.experiment.pipeline.split.by).toBe('group');
		expect(unpaired?.interval.low).toBeLessThan(unpaired?.difference as number);
		return unpaired?.difference ?? NaN;
	};

	it('shows the fall where patients are known again, and none where they are not', async () => {
		expect(await fall(1)).toBeLessThan(-0.3);
		expect(Math.abs(await fall(0))).toBeLessThan(0.12);
	});

	it('refuses a table without groups and a split that is one already', async () => {
		await expect(runInstrument(bench.lab, 'group-split', experimentOf(), 1)).rejects.toThrow(/group column/);
		await expect(runInstrument(bench.lab, 'group-split', visits(1, 'group'), 1)).rejects.toThrow(/already/);
		await expect(runInstrument(bench.lab, 'forward-split', experimentOf(), 1)).rejects.toThrow(/time column/);
	});
});

it('forward split: neighbours in time flatter a random split of the weather', async () => {
	const experiment = experimentOf({
		world: { kind: 'seattle-weather', target: 'temp max', features: ['day index'] },
		split: { train: 0.6, validation: 0.4 },
		model: { kind: 'nearest-neighbours', k: 3 },
		refits: 1
	});
	const evidence = await runInstrument(bench.lab, 'forward-split', experiment, 1);
	if (evidence.kind !== 'arms') throw new Error('A split is an arm.');
	// In RMSE, and positive would be better.
	expect(evidence.arms[0].unpaired?.interval.high).toBeLessThan(0);
});

describe('permuted labels', () => {
	const selection = (fitOn: 'train' | 'all'): ExperimentSpec =>
		experimentOf({
			world: { kind: 'gaussians', features: 300, separation: 0 },
			split: { train: 50, validation: 50 },
			steps: [{ kind: 'select-k-best', fitOn, k: 10 }],
			refits: 1
		});

	it('finds the pipeline that chose its columns on all rows, and clears the honest one', async () => {
		const leaky = await facts(bench.lab, 'permuted-labels', selection('all'));
		const honest = await facts(bench.lab, 'permuted-labels', selection('train'));
		expect(low(leaky, 'shuffledAuc')).toBeGreaterThan(0.6);
		expect(low(honest, 'shuffledAuc')).toBeLessThan(0.5);
		expect(value(honest, 'shuffledAuc')).toBeLessThan(0.6);
		expect(leaky.table?.rows.length).toBe(5);
	});
});

describe('duplicates', () => {
	const twins = (copies: boolean): ReturnType<typeof littleWorld> => {
		// Rows with coin labels; with `copies` every fourth row repeats one of the first fifty, label included.
		const base = (stream: Parameters<typeof signalRow>[0], i: number): ReturnType<typeof signalRow> =>
			signalRow(stream.fork(`row-${i}`), 0);
		return littleWorld({
			kind: 'gaussians',
			names: ['a', 'b', 'id'],
			row: (stream, i) => {
				const one = base(stream, copies && i % 4 === 0 ? i % 50 : i);
				return { ...one, numbers: [...one.numbers, i] };
			}
		});
	};
	const experiment = experimentOf({
		world: { kind: 'gaussians' },
		split: { train: 300, validation: 200 },
		model: { kind: 'nearest-neighbours', k: 1 },
		steps: [{ kind: 'drop-columns', fitOn: 'train', columns: ['id'] }],
		refits: 1
	});

	it('finds copies across the split, ignores the column that names the row, and sizes what they bring', async () => {
		const found = await facts((await createBench([twins(true)])).lab, 'duplicates', experiment);
		expect(value(found, 'exactTwins')).toBeGreaterThan(0.15);
		expect(value(found, 'columnsCompared')).toBe(2);
		expect(found.table?.rows).toEqual([
			['a', 1],
			['b', 1],
			['id', 0]
		]);
		// One neighbour repeats the label of the copy; other rows are a coin.
		expect(value(found, 'scoreOfTwins')).toBeGreaterThan(0.9);
		expect(low(found, 'twinsGain')).toBeGreaterThan(0.2);
	});

	it('finds none where there are none', async () => {
		const clean = await facts((await createBench([twins(false)])).lab, 'duplicates', experiment);
		expect(value(clean, 'exactTwins')).toBe(0);
		expect(high(clean, 'exactTwins')).toBeLessThan(0.03);
		// Two columns are crowded: some rows are near each other by chance, as often as within the training rows, to no gain.
		const near = clean.facts.find(({ id }) => id === 'nearTwins');
		expect(Math.abs((near?.measured.value ?? NaN) - (near?.reference ?? NaN))).toBeLessThan(0.05);
		expect(low(clean, 'twinsGain')).toBeLessThan(0);
	});

	it('knows a column that names rows', () => {
		const table = { nRows: 100, features: [], roles: {}, target: { kind: 'regression', name: 'y', yTrue: new Float64Array(100) } } as const;
		const column = (of: (i: number) => number): Parameters<typeof namesRows>[0] => ({
			kind: 'numeric',
			name: 'x',
			values: Float64Array.from({ length: 100 }, (_, i) => of(i))
		});
		expect(
			namesRows(
				column((i) => i),
				table
			)
		).toBe(true);
		expect(
			namesRows(
				column((i) => i / 7),
				table
			)
		).toBe(false);
		expect(
			namesRows(
				column((i) => i % 10),
				table
			)
		).toBe(false);
	});
});

describe('single-feature screen', () => {
	it('ranks the column that tells all first, and the others at one half', async () => {
		const screen = await facts(bench.lab, 'single-feature', experimentOf({ world: { kind: 'gaussians', features: 4, separation: 1.5 } }));
		expect(screen.facts[0].id).toBe('auc:x1');
		// Φ(2 · 1.5 / √2) = 0.983 of two normals three standard deviations apart.
		expect(low(screen, 'auc:x1')).toBeLessThan(0.983);
		expect(high(screen, 'auc:x1')).toBeGreaterThan(0.983);
		for (const name of ['x2', 'x3', 'x4']) expect(Math.abs(value(screen, `auc:${name}`) - 0.5)).toBeLessThan(0.06);
	});

	it('works for several classes and for numbers', async () => {
		const classes = await facts(
			bench.lab,
			'single-feature',
			experimentOf({ world: { kind: 'penguins' }, split: { train: 0.6, validation: 0.4 }, refits: 1 })
		);
		expect(value(classes, 'auc:flipper length')).toBeGreaterThan(0.95);
		const numbers = await facts(
			bench.lab,
			'single-feature',
			experimentOf({
				world: { kind: 'seattle-weather', features: ['temp min', 'row noise'] },
				split: { train: 0.6, validation: 0.4 },
				model: { kind: 'linear' },
				refits: 1
			})
		);
		expect(value(numbers, 'auc:temp min')).toBeGreaterThan(0.9);
		expect(Math.abs(value(numbers, 'auc:row noise') - 0.5)).toBeLessThan(0.08);
	});
});

describe('adversarial validation', () => {
	const weather = (served: string): ExperimentSpec =>
		experimentOf({
			world: { kind: 'seattle-weather', target: 'sun', features: ['temp max', 'wind'], served },
			split: { train: 0.6, validation: 0.4 },
			refits: 1
		});

	it('tells rows served in another unit from studied ones, and honest fresh rows not', async () => {
		const skewed = await facts(bench.lab, 'adversarial-validation', weather('temp-max-in-fahrenheit'));
		const same = await facts(bench.lab, 'adversarial-validation', weather('as-studied'));
		expect(value(skewed, 'studyOrFresh')).toBeGreaterThan(0.9);
		expect(skewed.table?.rows[0][0]).toBe('temp max');
		expect(Math.abs(value(same, 'studyOrFresh') - 0.5)).toBeLessThan(0.08);
	});

	it('covers one half when nothing moved', async () => {
		let covered = 0;
		for (let seed = 0; seed < 12; seed++) {
			const evidence = await facts(
				bench.lab,
				'adversarial-validation',
				experimentOf({ split: { train: 200, validation: 200 }, refits: 1 }),
				seed
			);
			if (low(evidence, 'studyOrFresh') <= 0.5) covered += 1;
		}
		expect(covered).toBeGreaterThanOrEqual(10);
	});
});

describe('slice table', () => {
	const sliced = (reversed: boolean): ReturnType<typeof littleWorld> =>
		littleWorld({
			kind: 'gaussians',
			names: ['a', 'b'],
			segments: ['north', 'south', 'east', 'west'],
			row: (stream) => {
				const { label, numbers } = signalRow(stream, 1.5);
				const segment = stream.integer(4);
				return { numbers, label: reversed && segment === 2 ? 1 - label : label, segment };
			}
		});

	it('flags the slice that is served worse, and none where all are alike', async () => {
		const experiment = experimentOf({ world: { kind: 'gaussians' }, split: { train: 300, validation: 600 }, refits: 1 });
		const bad = await facts((await createBench([sliced(true)])).lab, 'slice-table', experiment);
		const fine = await facts((await createBench([sliced(false)])).lab, 'slice-table', experiment);
		if (bad.detail?.kind !== 'slices' || fine.detail?.kind !== 'slices') throw new Error('A slice table has slices.');
		expect(bad.detail.slices.filter(({ flagged }) => flagged).map(({ level }) => level)).toEqual(['east']);
		expect(value(bad, 'flagged')).toBe(1);
		expect(value(bad, 'worstSlice')).toBeLessThan(value(bad, 'worstOfEqual'));
		expect(value(fine, 'flagged')).toBe(0);
		expect(fine.detail.slices.reduce((sum, { n }) => sum + n, 0)).toBe(600);
	});

	it('cuts a number at its quartiles when asked', async () => {
		const evidence = await facts(bench.lab, 'slice-table', experimentOf(), 1, { parameters: { column: 'x1' } });
		if (evidence.detail?.kind !== 'slices') throw new Error('A slice table has slices.');
		expect(evidence.detail.slices.map(({ level }) => level)).toEqual(['1 of 4', '2 of 4', '3 of 4', '4 of 4']);
		await expect(runInstrument(bench.lab, 'slice-table', experimentOf(), 1)).rejects.toThrow(/quartiles/);
	});
	it('crosses two columns: cells add up to the rows and the right answers of the first', async () => {
		const once = await facts(bench.lab, 'slice-table', experimentOf(), 1, { parameters: { column: 'x1' } });
		const twice = await facts(bench.lab, 'slice-table', experimentOf(), 1, { parameters: { column: 'x1', cross: 'x2' } });
		if (once.detail?.kind !== 'slices' || twice.detail?.kind !== 'slices') throw new Error('A slice table shows slices.');
		for (const { level, n, share } of once.detail.slices) {
			const cells = twice.detail.slices.filter((cell) => cell.level.startsWith(`${level} × `));
			expect(cells.reduce((sum, cell) => sum + cell.n, 0)).toBe(n);
			expect(cells.reduce((sum, cell) => sum + cell.n * cell.share, 0)).toBeCloseTo(n * share, 6);
		}
		await expect(runInstrument(bench.lab, 'slice-table', experimentOf(), 1, { parameters: { cross: 'x2' } })).rejects.toThrow(/first one/);
	});
});

describe('calibration', { timeout: 60_000 }, () => {
	const certain = experimentOf({
		world: { kind: 'gaussians', features: 20 },
		split: { train: 200, validation: 2000 },
		model: { kind: 'mlp', hidden: [64] },
		fit: { epochs: 120 }
	});
	const modest = experimentOf({
		world: { kind: 'gaussians', features: 2 },
		split: { train: 2000, validation: 2000 },
		model: { kind: 'logistic' },
		fit: { epochs: 60 }
	});

	it('finds the model that is too sure, and clears the one that is not', async () => {
		const over = await facts(bench.lab, 'reliability', certain);
		const fine = await facts(bench.lab, 'reliability', modest);
		const limit = (evidence: FactsEvidence): number => evidence.facts[0].reference ?? NaN;
		expect(value(over, 'calibrationError')).toBeGreaterThan(limit(over));
		expect(low(over, 'overconfidence')).toBeGreaterThan(0.03);
		expect(value(over, 'calibrationSlope')).toBeLessThan(0.7);
		expect(value(fine, 'calibrationError')).toBeLessThan(1.5 * limit(fine));
		expect(Math.abs(value(fine, 'overconfidence'))).toBeLessThan(0.03);
		if (over.detail?.kind !== 'reliability') throw new Error('A reliability diagram has bins.');
		expect(over.detail.bins.reduce((sum, { n }) => sum + n, 0)).toBe(2000);
	});

	it('repairs what is broken on rows it was not fitted on, without changing an answer', async () => {
		const over = await facts(bench.lab, 'recalibration', certain);
		const fine = await facts(bench.lab, 'recalibration', modest);
		expect(value(over, 'temperature')).toBeGreaterThan(1.5);
		expect(low(over, 'temperatureLossGain')).toBeGreaterThan(0);
		expect(value(over, 'temperatureError')).toBeLessThan(0.5 * value(over, 'errorBefore'));
		expect(value(over, 'temperatureAccuracyGain')).toBe(0);
		expect(low(over, 'plattLossGain')).toBeGreaterThan(0);
		expect(Math.abs(value(fine, 'temperature') - 1)).toBeLessThan(0.25);
		expect(Math.abs(value(fine, 'temperatureLossGain'))).toBeLessThan(0.01);
	});
	it('shows every temperature on the rows that had no say, the fitted one among the best', async () => {
		const evidence = await facts(
			bench.lab,
			'recalibration',
			experimentOf({ model: { kind: 'mlp', hidden: [64, 64] }, fit: { epochs: 60 } })
		);
		if (evidence.detail?.kind !== 'temperatures') throw new Error('Recalibration shows temperatures.');
		const { fitted, points } = evidence.detail;
		expect(points.find(({ temperature }) => temperature === fitted)).toBeDefined();
		const before = points.find(({ temperature }) => temperature === 1);
		expect(before?.error).toBeCloseTo(value(evidence, 'errorBefore'), 12);
		const best = Math.min(...points.map(({ logLoss }) => logLoss));
		const at = points.find(({ temperature }) => temperature === fitted)?.logLoss ?? NaN;
		expect(at - best).toBeLessThan(0.02);
		expect(points.every(({ bins }) => bins.reduce((sum, bin) => sum + bin.n, 0) === 500)).toBe(true);
	});

	it('needs probabilities', async () => {
		const numbers = experimentOf({
			world: { kind: 'seattle-weather' },
			split: { train: 0.6, validation: 0.4 },
			model: { kind: 'linear' },
			refits: 1
		});
		for (const name of ['reliability', 'recalibration', 'threshold-cost', 'slice-table'])
			await expect(runInstrument(bench.lab, name, numbers, 1)).rejects.toThrow(RangeError);
	});
});

describe('threshold and cost', () => {
	const experiment = experimentOf({ world: { kind: 'gaussians', features: 2 }, split: { train: 1000, validation: 2000 } });

	it('moves the threshold to where the costs put it: c₊ / (c₊ + c₋)', async () => {
		const dear = await facts(bench.lab, 'threshold-cost', experiment, 1, { parameters: { falsePositiveCost: 1, falseNegativeCost: 9 } });
		expect(Math.abs(value(dear, 'threshold') - 0.1)).toBeLessThan(0.07);
		expect(low(dear, 'costSaved')).toBeGreaterThan(0);
		expect(value(dear, 'costAtHalf') - value(dear, 'costAtThreshold')).toBeCloseTo(value(dear, 'costSaved'), 9);
		expect(value(dear, 'recallAtThreshold')).toBeGreaterThan(0.95);
	});

	it('leaves it near one half when both mistakes cost the same', async () => {
		const even = await facts(bench.lab, 'threshold-cost', experiment, 1, { parameters: { falsePositiveCost: 1, falseNegativeCost: 1 } });
		expect(Math.abs(value(even, 'threshold') - 0.5)).toBeLessThan(0.15);
		expect(Math.abs(value(even, 'costSaved'))).toBeLessThan(0.02);
	});
	it('weights rows to the share of the class where it is used', async () => {
		const experiment = experimentOf({ model: { kind: 'logistic' } });
		const costs = { falsePositiveCost: 1, falseNegativeCost: 1 };
		const at = (share?: number) =>
			facts(bench.lab, 'threshold-cost', experiment, 1, { parameters: { ...costs, ...(share === undefined ? {} : { share }) } });
		const [study, rare, never] = [await at(), await at(0.05), await at(0)];
		// Flagging nobody costs the share of the class; flagging everybody what is left.
		expect(value(rare, 'costOfNobody')).toBeCloseTo(0.05, 1);
		expect(value(rare, 'costOfEverybody')).toBeCloseTo(0.95, 1);
		expect(value(rare, 'threshold')).toBeGreaterThan(value(study, 'threshold'));
		expect(value(never, 'costAtThreshold')).toBeLessThan(0.01);
		expect(value(rare, 'precisionAtThreshold')).toBeLessThan(1);
	});
});

describe('nested cross-validation', () => {
	const coin = experimentOf({
		world: { kind: 'gaussians', features: 20, separation: 0 },
		split: { train: 60, validation: 20 },
		model: { kind: 'nearest-neighbours', k: 1 },
		refits: 1
	});

	it('is at chance on noise where the flat winner is above it', async () => {
		const scores = await Promise.all(
			[0, 1, 2, 3, 4, 5].map((seed) =>
				facts(bench.lab, 'nested-cross-validation', coin, seed, {
					parameters: { path: 'pipeline.model.k', values: [1, 3, 5, 7, 9, 13, 19, 25] }
				})
			)
		);
		const average = (id: string): number => scores.reduce((sum, one) => sum + value(one, id), 0) / scores.length;
		expect(average('flatBest')).toBeGreaterThan(average('nested') + 0.02);
		expect(average('nested')).toBeLessThan(0.56);
		expect(average('optimism')).toBeCloseTo(average('flatBest') - average('nested'), 9);
	}, 60_000);

	it('trains everything in one batch and folds whole groups', async () => {
		const { lab, calls } = await createBench();
		const evidence = await facts(lab, 'nested-cross-validation', visits(1, 'group'), 1, {
			parameters: { path: 'pipeline.model.k', values: [1, 5], folds: 4, innerFolds: 2 }
		});
		expect(calls).toEqual([2 * (4 + 4 * 2)]);
		// Patients without a signal: with whole patients held back nothing is left.
		expect(Math.abs(value(evidence, 'nested') - 0.5)).toBeLessThan(0.15);
		const rows = await facts(lab, 'nested-cross-validation', visits(1, 'row'), 1, {
			parameters: { path: 'pipeline.model.k', values: [1, 5], folds: 4, innerFolds: 2 }
		});
		expect(value(rows, 'nested')).toBeGreaterThan(0.85);
	});
});

describe('stress set', () => {
	const copies = (broken: boolean): ReturnType<typeof littleWorld> =>
		littleWorld({
			kind: 'gaussians',
			names: ['a', 'b', 'c'],
			row: (stream, _, purpose) => {
				const { label, numbers } = signalRow(stream, 1.2, 0);
				const other = 1.2 * (2 * stream.integer(2) - 1) + stream.normal();
				// Three copies of one column; in production two of them go their own way.
				return { label, numbers: broken && purpose === 'fresh' ? [numbers[0], other, other] : [numbers[0], numbers[0], numbers[0]] };
			}
		});
	const experiment = experimentOf({
		world: { kind: 'gaussians' },
		split: { train: 300, validation: 1000 },
		model: { kind: 'mlp', hidden: [8] }
	});

	it('shows refits that agree on validation and not under stress', async () => {
		const apart = await facts((await createBench([copies(true)])).lab, 'stress-set', experiment);
		const together = await facts((await createBench([copies(false)])).lab, 'stress-set', experiment);
		expect(low(apart, 'spreadRatio')).toBeGreaterThan(1);
		expect(value(apart, 'spreadRatio')).toBeGreaterThan(3);
		expect(value(together, 'spreadRatio')).toBeLessThan(3);
	});

	it('takes the ratio’s interval from F: 10 refits, F(0.975; 9, 9) = 4.026', () => {
		// scipy 1.10.1: f.ppf(0.975, 9, 9) = 4.025994
		const { low: from, high: to } = ratioInterval(2, 10);
		expect(from).toBeCloseTo(2 / Math.sqrt(4.025994), 5);
		expect(to).toBeCloseTo(2 * Math.sqrt(4.025994), 5);
	});
});

describe('decorrelation', () => {
	it('charges the column that carries the signal and not the others', async () => {
		const evidence = await facts(bench.lab, 'decorrelation', experimentOf({ world: { kind: 'gaussians', features: 4, separation: 1.5 } }));
		expect(evidence.facts[0].id).toBe('broken:x1');
		// 0.933 with the column, a coin without it.
		expect(value(evidence, 'broken:x1')).toBeGreaterThan(0.35);
		expect(value(evidence, 'without:x1')).toBeGreaterThan(0.35);
		for (const name of ['x2', 'x3', 'x4']) expect(Math.abs(value(evidence, `broken:${name}`))).toBeLessThan(0.03);
	});

	it('tells a cue that can be spared: dear when broken, cheap when left out', async () => {
		const twin = littleWorld({
			kind: 'gaussians',
			names: ['core', 'cue'],
			row: (stream) => {
				const { label, numbers } = signalRow(stream, 2, 0);
				return { label, numbers: [numbers[0], 3 * (2 * label - 1) + stream.normal()] };
			}
		});
		const evidence = await facts(
			(await createBench([twin])).lab,
			'decorrelation',
			experimentOf({ world: { kind: 'gaussians' }, split: { train: 400 } })
		);
		expect(value(evidence, 'broken:cue')).toBeGreaterThan(0.15);
		expect(value(evidence, 'without:cue')).toBeLessThan(0.05);
	});
});

describe('drift over time', () => {
	const turning = (turns: boolean): ReturnType<typeof littleWorld> =>
		littleWorld({
			kind: 'gaussians',
			names: ['a'],
			row: (stream, i) => {
				const { label, numbers } = signalRow(stream, 1.5, 0);
				const time = i % 1500;
				return { numbers, time, label: turns && time > 1200 ? 1 - label : label };
			}
		});

	it('finds the fall where the relation turns, and none where it stays', async () => {
		const experiment = experimentOf({ world: { kind: 'gaussians' }, split: { train: 300, validation: 600 }, refits: 1 });
		const moved = await facts((await createBench([turning(true)])).lab, 'drift-over-time', experiment);
		const stable = await facts((await createBench([turning(false)])).lab, 'drift-over-time', experiment);
		expect(low(moved, 'fallOverTime')).toBeGreaterThan(0.4);
		expect(low(stable, 'fallOverTime')).toBeLessThan(0.02);
		expect(high(stable, 'fallOverTime')).toBeGreaterThan(-0.02);
		if (moved.detail?.kind !== 'curve') throw new Error('Drift is a curve.');
		expect(moved.detail.lines[0].x.length).toBe(6);
	});

	it('needs a time column', async () => {
		await expect(runInstrument(bench.lab, 'drift-over-time', experimentOf(), 1)).rejects.toThrow(/time column/);
	});
});

describe('relabel audit', () => {
	const audited = (flips: number): ExperimentSpec =>
		experimentOf({
			world: { kind: 'moons', noise: 0.15, flips },
			split: { train: 400 },
			model: { kind: 'mlp', hidden: [16] },
			fit: { epochs: 20 }
		});

	it('measures the share of wrong labels, and finds them where the loss is high', async () => {
		const noisy = await facts(bench.lab, 'relabel-audit', audited(0.2));
		expect(low(noisy, 'wrongLabels')).toBeGreaterThan(0.05);
		expect(low(noisy, 'wrongLabels')).toBeLessThan(0.2);
		expect(high(noisy, 'wrongLabels')).toBeGreaterThan(0.2);
		expect(low(noisy, 'wrongLabelsConcentrate')).toBeGreaterThan(0.2);
	});

	it('finds nothing in clean labels', async () => {
		const clean = await facts(bench.lab, 'relabel-audit', audited(0));
		expect(value(clean, 'wrongLabels')).toBe(0);
		expect(value(clean, 'wrongAmongHighLoss')).toBe(0);
	});

	it('says when a world has no clean twin', async () => {
		await expect(runInstrument(bench.lab, 'relabel-audit', experimentOf({ world: { kind: 'rings' } }), 1)).rejects.toThrow(/no clean twin/);
	});
});

describe('n-gram overlap', () => {
	const corpus = (copies: boolean): ReturnType<typeof littleWorld> =>
		littleWorld({
			kind: 'gaussians',
			names: [],
			row: (stream, i) => {
				// Validation rows come first (0–199), training rows after: every other validation text stands in training again.
				const source = copies && i >= 200 && i < 400 && i % 2 === 0 ? i - 200 : i;
				const own = stream.fork(`text-${source}`);
				return { numbers: [], label: own.integer(2), text: Array.from({ length: 12 }, () => `w${own.integer(500)}`).join(' ') };
			}
		});
	const experiment = experimentOf({
		world: { kind: 'gaussians' },
		split: { train: 300, validation: 200 },
		steps: [{ kind: 'bag-of-n-grams', fitOn: 'train' }],
		model: { kind: 'nearest-neighbours', k: 1 },
		refits: 1
	});

	it('finds the texts that stand in training again, and what they bring', async () => {
		const dirty = await facts((await createBench([corpus(true)])).lab, 'n-gram-overlap', experiment);
		const clean = await facts((await createBench([corpus(false)])).lab, 'n-gram-overlap', experiment);
		expect(value(dirty, 'dirtyTexts')).toBe(0.5);
		expect(value(dirty, 'scoreOfDirty')).toBeGreaterThan(0.9);
		expect(low(dirty, 'dirtyGain')).toBeGreaterThan(0.2);
		expect(value(clean, 'dirtyTexts')).toBe(0);
		expect(value(clean, 'dirtyGain')).toBeNaN();
	});

	it('needs texts', async () => {
		await expect(runInstrument(bench.lab, 'n-gram-overlap', experimentOf(), 1)).rejects.toThrow(/no text feature/);
	});
});

it('fresh set: new patients are a coin where known ones were recognised, and two moons hold', async () => {
	const recognised = await facts(bench.lab, 'fresh-set', visits(1));
	const holds = await facts(bench.lab, 'fresh-set', experimentOf());
	expect(low(recognised, 'freshFall')).toBeGreaterThan(0.2);
	expect(low(holds, 'freshFall')).toBeLessThan(0);
	expect(high(holds, 'freshFall')).toBeGreaterThan(0);
	// Rows' terms of both sides: p(1 − p)/1000 + q(1 − q)/2000.
	const [p, q] = [value(holds, 'validationScore'), value(holds, 'freshScore')];
	expect(measured(holds, 'freshFall').variance?.rows).toBeCloseTo((p * (1 - p)) / 1000 + (q * (1 - q)) / 2000, 9);
});

describe('all instruments', () => {
	it('have a name on the page and an implementation for their descriptor', async () => {
		for (const { name } of INSTRUMENTS) expect(sayName(`instrument.${name}`, {}).length).toBeGreaterThan(3);
		const unknown: unknown = await Promise.resolve(runInstrument.bind(null, bench.lab, 'toString', experimentOf(), 1)).then((run) => {
			try {
				return run();
			} catch (error) {
				return error;
			}
		});
		const known = String(unknown);
		for (const { name } of INSTRUMENTS) expect(known).toContain(name);
	});

	it('give the same digest for the same seed', async () => {
		for (const name of ['permuted-labels', 'single-feature', 'decorrelation', 'threshold-cost', 'adversarial-validation']) {
			const experiment = experimentOf({ world: { kind: 'gaussians', features: 3 }, split: { train: 100, validation: 200 } });
			const [a, b, c] = [
				await facts(bench.lab, name, experiment, 7),
				await facts((await createBench()).lab, name, experiment, 7),
				await facts(bench.lab, name, experiment, 8)
			];
			expect(b.digest, name).toBe(a.digest);
			expect(c.digest, name).not.toBe(a.digest);
		}
	});

	it('can be cancelled', async () => {
		const abort = new AbortController();
		abort.abort();
		for (const name of ['validation-curve', 'permuted-labels', 'nested-cross-validation', 'decorrelation', 'stress-set']) {
			const { lab } = await createBench();
			await expect(runInstrument(lab, name, experimentOf(), 1, { signal: abort.signal }), name).rejects.toThrow();
		}
	});
});

describe('facts', () => {
	it('mean of repeats is Student’s: 1, 2, 3 with t(0.975; 2) = 4.302653', () => {
		const { value: middle, interval } = meanOfRepeats([1, 2, 3], 10);
		expect(middle).toBe(2);
		expect(interval?.high).toBeCloseTo(2 + 4.302652729911275 / Math.sqrt(3), 9);
	});

	it('mean of rows is normal, and unknown of one row', () => {
		expect(meanOfRows([0, 2]).interval?.high).toBeCloseTo(1 + 1.959963984540054 * 1, 9);
		expect(meanOfRows([5]).interval).toBeNull();
	});
});
