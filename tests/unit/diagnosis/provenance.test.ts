import { beforeAll, describe, expect, it } from 'vitest';
import { createStream } from '#lib/core/random.ts';
import { diagnose } from '#lib/diagnosis/diagnose.ts';
import { DEFAULT_CONVENTIONS } from '#lib/diagnosis/conventions.ts';
import type { Examine } from '#lib/diagnosis/examine.ts';
import { correctedDifference } from '#lib/diagnosis/gates/corrected.ts';
import { lateColumns, suspectsOf } from '#lib/diagnosis/gates/suspects.ts';
import { pairedDifference, unpairedDifference } from '#lib/instruments/compare.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { ExperimentSpec, StepSpec } from '#lib/pipeline/spec.ts';
import type { Verdict } from '#lib/diagnosis/verdict.ts';
import { createBench, experimentOf, type Bench } from '../instruments/bench.ts';

let bench: Bench;
beforeAll(async () => {
	bench = await createBench();
});

const SEEDS = [0, 1, 2];

async function verdicts(experiment: ExperimentSpec, examine: Examine, metric?: 'rocAuc'): Promise<readonly Verdict[]> {
	const found: Verdict[] = [];
	for (const seed of SEEDS)
		found.push(await diagnose(bench.lab, experiment, seed, { examine: { fit: false, ...examine }, ...(metric ? { metric } : {}) }));
	return found;
}
const primaries = async (...input: Parameters<typeof verdicts>): Promise<readonly string[]> =>
	(await verdicts(...input)).map(({ primary }) => primary);
const all = (id: string): readonly string[] => SEEDS.map(() => id);

const NEIGHBOUR = { kind: 'nearest-neighbours', k: 1 } as const;
const steps = (...list: readonly StepSpec[]): readonly StepSpec[] => list;

describe('suspects of a specification', () => {
	const prepared = { writtenAfter: ['z'], featureNames: ['x', 'z'] };
	const of = (list: readonly StepSpec[], scoreOn?: 'train'): readonly string[] =>
		suspectsOf(experimentOf({ steps: list, ...(scoreOn ? { split: { scoreOn } } : {}) }), {
			...bench.lab.prepare(experimentOf(), 0)
		}).map(({ id, corrected }) => `${id} ${JSON.stringify(corrected ?? null)}`);

	it('names every step that reads all rows, each with its one-field repair', () => {
		expect(
			of(
				steps(
					{ kind: 'oversample', fitOn: 'all' },
					{ kind: 'standardize', fitOn: 'all' },
					{ kind: 'impute', fitOn: 'all', byClass: true },
					{ kind: 'select-k-best', fitOn: 'all', k: 1 },
					{ kind: 'target-encode', fitOn: 'all' },
					{ kind: 'lag', fitOn: 'all', by: -1 }
				),
				'train'
			)
		).toEqual([
			'LK-1.1 {"pipeline.split.scoreOn":"held-out"}',
			'LK-1.2 {"pipeline.steps.0.fitOn":"train"}',
			'LK-1.2 {"pipeline.steps.1.fitOn":"train"}',
			'LK-1.2 {"pipeline.steps.2.fitOn":"train","pipeline.steps.2.byClass":false}',
			'LK-1.3 {"pipeline.steps.3.fitOn":"train"}',
			'LK-1.2 {"pipeline.steps.4.fitOn":"train","pipeline.steps.4.mode":"out-of-fold"}',
			'LK-3.1 {"pipeline.steps.5":null}'
		]);
	});

	it('names no honest step, no removal of copies, and no look back in time', () => {
		expect(
			of(
				steps(
					{ kind: 'deduplicate', fitOn: 'all' },
					{ kind: 'standardize', fitOn: 'train' },
					{ kind: 'drop-columns', fitOn: 'all', columns: [] },
					{ kind: 'lag', fitOn: 'all', by: 1 }
				)
			)
		).toEqual([]);
	});

	it('counts a late column only while the model is given it', () => {
		expect(lateColumns(prepared)).toEqual(['z']);
		expect(lateColumns({ ...prepared, featureNames: ['x'] })).toEqual([]);
	});
});

describe('the corrected difference', () => {
	it('is the paired one where the validation rows are the same, and that of two samples where they are not', async () => {
		const given = experimentOf({ steps: [{ kind: 'standardize', fitOn: 'all' }], model: { kind: 'nearest-neighbours', k: 5 }, refits: 1 });
		const run = await bench.lab.run(given, 1);
		const context = {
			lab: bench.lab,
			experiment: given,
			seed: 1,
			run,
			conventions: DEFAULT_CONVENTIONS,
			examine: {},
			named: {},
			hooks: {}
		};
		const honest = applyPatch(given, { 'pipeline.steps.0.fitOn': 'train' });
		const paired = pairedDifference(run, await bench.lab.run(honest, 1));
		const found = await correctedDifference(context, honest, {});
		expect(found.measured.value).toBeCloseTo(-paired.difference, 12);
		expect(found.measured.interval?.high).toBeCloseTo(-paired.interval.low, 12);
		const other = applyPatch(given, { 'pipeline.split.validation': 900 });
		const apart = unpairedDifference(run, await bench.lab.run(other, 1));
		expect((await correctedDifference(context, other, {})).measured.interval?.low).toBeCloseTo(-apart.interval.high, 12);
	});

	it('averages over draws with Student’s interval: worked by hand', async () => {
		const given = experimentOf({ world: { kind: 'copied-rows', copies: 0.5 }, model: NEIGHBOUR, refits: 1 });
		const honest = applyPatch(given, {
			'pipeline.steps': [{ kind: 'deduplicate', fitOn: 'all' }],
			'pipeline.split.train': 100,
			'pipeline.split.validation': 300
		});
		const run = await bench.lab.run(given, 5);
		const context = {
			lab: bench.lab,
			experiment: given,
			seed: 5,
			run,
			conventions: DEFAULT_CONVENTIONS,
			examine: {},
			named: {},
			hooks: {}
		};
		const seeds = [5, createStream(5).fork('suspect-0').uint32(), createStream(5).fork('suspect-1').uint32()];
		const score = async (experiment: ExperimentSpec, seed: number): Promise<number> =>
			(await bench.lab.run(experiment, seed)).scores.validation?.accuracy?.measured.value ?? NaN;
		const differences: number[] = [];
		for (const seed of seeds) differences.push((await score(given, seed)) - (await score(honest, seed)));
		const [a, b, c] = differences;
		const mean = (a + b + c) / 3;
		const sd = Math.sqrt(((a - mean) * (a - mean) + (b - mean) * (b - mean) + (c - mean) * (c - mean)) / 2);
		const found = await correctedDifference(context, honest, { draws: 3 });
		expect(found.measured.value).toBeCloseTo(mean, 12);
		// t(0.975, 2) = 4.302653 (scipy 1.10).
		expect(found.measured.interval?.high).toBeCloseTo(mean + (4.302653 * sd) / Math.sqrt(3), 5);
	});
});

describe('gate 0, both sides of each mechanism', () => {
	it('finds a score on training rows, and clears one on held-out rows', async () => {
		const given = experimentOf({ split: { scoreOn: 'train' }, model: NEIGHBOUR, refits: 1 });
		expect(await primaries(given, {})).toEqual(all('LK-1.1'));
		const suspects = [{ id: 'LK-1.1', corrected: { 'pipeline.split.scoreOn': 'held-out' } }];
		expect(await primaries(applyPatch(given, { 'pipeline.split.scoreOn': 'held-out' }), { suspects })).toEqual(all('LK-NULL'));
	}, 60_000);

	it('finds selection on all rows without being told, and names what it is worth', async () => {
		const given = experimentOf({
			world: { kind: 'noise-features', features: 800 },
			split: { train: 60, validation: 150 },
			steps: [{ kind: 'select-k-best', fitOn: 'all', k: 20 }],
			refits: 1
		});
		const found = await verdicts(given, {});
		expect(found.map(({ primary }) => primary)).toEqual(all('LK-1.3'));
		const [line] = found[0].lines;
		expect([line.id, line.finding, line.decisive]).toEqual(['provenance:LK-1.3', 'present', true]);
		expect((line.minuend as number) - (line.subtrahend as number)).toBeCloseTo(line.measured.value, 12);
		expect(await primaries(applyPatch(given, { 'world.features': 20 }), {})).toEqual(all('LK-NULL'));
	}, 60_000);

	it('clears a scaler on all rows, and accepts resampling before the split under both names', async () => {
		const scaler = experimentOf({ steps: [{ kind: 'standardize', fitOn: 'all' }], model: { kind: 'nearest-neighbours', k: 9 }, refits: 1 });
		expect(await primaries(scaler, {})).toEqual(all('LK-NULL'));
		const copies = experimentOf({
			world: { kind: 'imbalanced', rows: 800, share: 0.1 },
			split: { train: 0.6, validation: 0.4 },
			steps: [{ kind: 'oversample', fitOn: 'all' }],
			model: { kind: 'random-forest', trees: 10, maxDepth: 20 },
			refits: 1
		});
		const found = await verdicts(copies, {}, 'rocAuc');
		expect(found.map(({ primary }) => primary)).toEqual(all('LK-1.2'));
		expect(found[0].accept).toEqual(['LK-1.2', 'LK-1.4']);
	}, 60_000);

	it('goes by the date of a column, not by its strength', async () => {
		const late = experimentOf({ world: { kind: 'late-column', rate: 0.01, recorded: 0.1 }, refits: 1 });
		// Worth next to nothing, and still not there on the day.
		expect(await primaries(late, {})).toEqual(all('LK-2'));
		const strong = experimentOf({ world: { kind: 'hidden-signal', reveal: true }, refits: 1 });
		expect(await primaries(strong, { suspects: [{ id: 'LK-2', corrected: { 'world.reveal': false } }] })).toEqual(all('LK-NULL'));
		const dropped = experimentOf({
			world: { kind: 'late-column' },
			steps: [{ kind: 'drop-columns', fitOn: 'train', columns: ['x3'] }],
			refits: 1
		});
		expect(await primaries(dropped, { suspects: [{ id: 'LK-2' }] })).toEqual(all('LK-NULL'));
	}, 60_000);

	it('judges entities and times only where the exercise asks, and by the corrected split', async () => {
		const visits = (patientEffect: number): ExperimentSpec =>
			experimentOf({
				world: { kind: 'repeated-visits', patients: 300, visitsPerPatient: 8, features: 10, patientEffect, signal: 0.6 },
				split: { train: 0.4, validation: 0.6 },
				model: { kind: 'nearest-neighbours', k: 3 },
				refits: 1
			});
		const suspects = [{ id: 'LK-3.2', corrected: { 'pipeline.split.by': 'group' } }];
		expect(await primaries(visits(1), { suspects })).toEqual(all('LK-3.2'));
		expect(await primaries(visits(0), { suspects })).toEqual(all('LK-NULL'));
		expect(await primaries(visits(1), {})).toEqual(all('FIT-OK'));
	}, 60_000);

	it('says what would settle a difference that rows cannot', async () => {
		const few = experimentOf({
			world: { kind: 'copied-rows', rows: 160 },
			split: { train: 0.5, validation: 0.5 },
			model: NEIGHBOUR,
			refits: 1
		});
		const suspects = [{ id: 'LK-1.4', corrected: { 'pipeline.steps': [{ kind: 'deduplicate', fitOn: 'all' }] } }];
		const found = (await verdicts(few, { suspects })).filter(({ primary }) => primary === 'INC');
		expect(found.length).toBeGreaterThan(0);
		for (const { wouldSettle } of found)
			expect(wouldSettle).toMatchObject({
				measurement: 'validation-rows',
				flipsAt: 0.03,
				line: 'provenance:LK-1.4',
				above: 'LK-1.4',
				below: 'LK-NULL'
			});
	}, 60_000);

	it('judges the end of a sorted file by the classes it holds, whether the score suffers, flatters or stays', async () => {
		const sorted = (by: 'order' | 'stratified'): ExperimentSpec =>
			experimentOf({
				world: { kind: 'penguins', heldBack: 0.1 },
				split: { by, train: 0.75, validation: 0.25 },
				steps: [{ kind: 'standardize', fitOn: 'train' }],
				model: { kind: 'nearest-neighbours', k: 3 },
				refits: 1
			});
		const suspects = [{ id: 'EV-REP', corrected: { 'pipeline.split.by': 'stratified' } }];
		expect(await primaries(sorted('order'), { suspects })).toEqual(all('EV-REP'));
		expect(await primaries(sorted('stratified'), { suspects })).not.toContain('EV-REP');
		const [{ lines }] = await verdicts(sorted('order'), { suspects });
		expect(lines[0]).toMatchObject({ id: 'provenance:class-shares', finding: 'present', decisive: true });
		expect(lines[0].measured.value).toBeGreaterThan(0.5);
	}, 60_000);

	it('refuses a suspect that cannot be measured', async () => {
		await expect(diagnose(bench.lab, experimentOf(), 0, { examine: { suspects: [{ id: 'LK-1.4' }] } })).rejects.toThrow('Add "corrected"');
	});
});
