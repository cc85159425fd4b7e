/** Instruments between study and production, and those that look inside segments. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { FactsEvidence } from '#lib/instruments/evidence.ts';
import { runInstrument, type InstrumentOptions } from '#lib/instruments/registry.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { sayName } from '#lib/messages/arms.ts';
import { createBench, experimentOf, type Bench } from './bench.ts';
import { littleWorld } from './worlds.ts';

let bench: Bench;
beforeAll(async () => {
	bench = await createBench();
});

async function facts(name: string, experiment: ExperimentSpec, options: InstrumentOptions = {}, own = bench): Promise<FactsEvidence> {
	const evidence = await runInstrument(own.lab, name, experiment, 1, options);
	if (evidence.kind !== 'facts') throw new Error(`${name} answered with ${evidence.kind}.`);
	for (const { label } of evidence.facts) expect(sayName(label.id, label.values).length).toBeGreaterThan(3);
	return evidence;
}

function measured(evidence: FactsEvidence, id: string): FactsEvidence['facts'][number]['measured'] {
	const found = evidence.facts.find((fact) => fact.id === id);
	if (!found) throw new Error(`No fact "${id}" in ${evidence.facts.map((fact) => fact.id).join(', ')}.`);
	return found.measured;
}
const value = (evidence: FactsEvidence, id: string): number => measured(evidence, id).value;

describe('labelled production rows', () => {
	const imbalanced = (freshShare: number): ExperimentSpec =>
		experimentOf({
			world: { kind: 'imbalanced', share: 0.5, freshShare, features: 2, shift: 1.5 },
			split: { train: 800, validation: 1500 },
			refits: 1
		});

	it('a prior shift moves precision and the mean probability, not recall, and re-pricing the odds puts it right', async () => {
		const evidence = await facts('production-sample', imbalanced(0.1), { parameters: { rows: 6000 } });
		expect(value(evidence, 'shareBefore')).toBeCloseTo(0.5, 1);
		expect(value(evidence, 'shareAfter')).toBeCloseTo(0.1, 1);
		expect(Math.abs(value(evidence, 'recallChange'))).toBeLessThan(0.08);
		expect(Math.abs(value(evidence, 'specificityChange'))).toBeLessThan(0.08);
		expect(value(evidence, 'precisionBefore') - value(evidence, 'precisionAfter')).toBeGreaterThan(0.35);
		expect(value(evidence, 'overAfter')).toBeGreaterThan(0.15);
		expect(Math.abs(value(evidence, 'overRepriced'))).toBeLessThan(0.04);
	});

	it('where nothing moved, nothing is said to have moved', async () => {
		const evidence = await facts('production-sample', imbalanced(0), { parameters: { rows: 6000 } });
		const { low, high } = measured(evidence, 'recallChange').interval ?? { low: NaN, high: NaN };
		expect(low).toBeLessThan(0);
		expect(high).toBeGreaterThan(0);
		expect(Math.abs(value(evidence, 'precisionBefore') - value(evidence, 'precisionAfter'))).toBeLessThan(0.06);
	});

	it('counts by hand: recall, specificity and precision of what the model called', async () => {
		const evidence = await facts('production-sample', imbalanced(0.1), { parameters: { rows: 500 } });
		const { prepared, models } = await bench.lab.trained(imbalanced(0.1), 1);
		const { x, y } = prepared.fresh(500);
		const called = Array.from(models[0].predict(x), (p) => p >= 0.5);
		const count = (of: (i: number) => boolean): number => called.filter((_, i) => of(i)).length;
		const both = count((i) => called[i] && y[i] === 1);
		expect(value(evidence, 'recallAfter')).toBeCloseTo(both / count((i) => y[i] === 1), 12);
		expect(value(evidence, 'precisionAfter')).toBeCloseTo(both / count((i) => called[i]), 12);
		expect(value(evidence, 'specificityAfter')).toBeCloseTo(count((i) => !called[i] && y[i] === 0) / count((i) => y[i] === 0), 12);
	});

	it('refuses three classes', async () => {
		const three = experimentOf({ world: { kind: 'blobs', classes: 3 }, refits: 1 });
		await expect(runInstrument(bench.lab, 'production-sample', three, 1)).rejects.toThrow(/need two classes; there are 3/);
	});
});

describe('replay', () => {
	const penguins = (served: string): ExperimentSpec =>
		experimentOf({
			world: { kind: 'penguins', heldBack: 0.4, served, target: 'species' },
			split: { by: 'stratified', train: 0.5, validation: 0.5 },
			steps: [{ kind: 'standardize', fitOn: 'train' }],
			refits: 1
		});
	const named = { replay: { 'world.served': 'as-studied' } };

	it('names the one column that differs, in every row, and wins the score back', async () => {
		const evidence = await facts('replay', penguins('mass-in-kg'), { named });
		expect(value(evidence, 'columnsThatDiffer')).toBe(1);
		expect(value(evidence, 'differs:body mass')).toBe(1);
		expect(value(evidence, 'replayGain')).toBeCloseTo(value(evidence, 'scoreReplayed') - value(evidence, 'scoreServed'), 12);
		expect(measured(evidence, 'replayGain').interval?.low).toBeGreaterThan(0.2);
	});

	it('finds nothing where columns are computed alike', async () => {
		const evidence = await facts('replay', penguins('as-studied'), { named });
		expect(value(evidence, 'columnsThatDiffer')).toBe(0);
		expect(value(evidence, 'replayGain')).toBe(0);
	});

	it('says what is missing, and refuses a patch that serves other rows', async () => {
		await expect(runInstrument(bench.lab, 'replay', penguins('as-studied'), 1)).rejects.toThrow(/names under probes.replay/);
		const other = { replay: { 'world.heldBack': 0.3 } };
		await expect(runInstrument(bench.lab, 'replay', penguins('as-studied'), 1, { named: other })).rejects.toThrow(/serves other rows/);
	});
});

describe('calibration by segment', () => {
	const clinics = (offset: number): ExperimentSpec =>
		experimentOf({ world: { kind: 'hidden-offset', offset }, split: { train: 1200, validation: 1500 }, refits: 1 });

	it('opposite errors cancel in the whole and stand in the parts', async () => {
		const evidence = await facts('calibration-by-segment', clinics(0.9), { parameters: { column: 'site' } });
		expect(Math.abs(value(evidence, 'overAll'))).toBeLessThan(0.05);
		expect(value(evidence, 'over:site 1')).toBeGreaterThan(0.1);
		expect(value(evidence, 'over:site 2')).toBeLessThan(-0.1);
		expect(value(evidence, 'segmentsOff')).toBe(2);
		// The whole is the mean of its parts, weighted by their rows.
		const parts = ['over:site 1', 'over:site 2'].map((id) => measured(evidence, id));
		const rows = parts.reduce((sum, { n }) => sum + n, 0);
		expect(value(evidence, 'overAll')).toBeCloseTo(parts.reduce((sum, part) => sum + part.value * part.n, 0) / rows, 10);
	});

	it('flags nothing without an offset, and refuses a table without segments', async () => {
		expect(value(await facts('calibration-by-segment', clinics(0)), 'segmentsOff')).toBe(0);
		await expect(runInstrument(bench.lab, 'calibration-by-segment', experimentOf(), 1)).rejects.toThrow(/no segments and no categories/);
	});
});

describe('trend by group', () => {
	// Pearson's r with its interval by scipy.stats.pearsonr (scipy 1.17.1): pooled and in each half.
	const POOLED = [-0.5689768846604931, -0.8080448297938071, -0.16901017719265468] as const;
	const WITHIN = [0.920972662084575, 0.6934648746129186, 0.9814733659943806] as const;
	const Y = [12, 11, 13, 13, 14, 13, 15, 16, 15, 17, 5, 4, 6, 6, 7, 6, 8, 9, 8, 10];
	const twoGroups = littleWorld({
		kind: 'gaussians',
		names: ['x', 'y'],
		segments: ['early', 'late'],
		row: (_, index) => ({ numbers: [index + 1, Y[index]], label: index % 2, segment: index < 10 ? 0 : 1 })
	});

	it('equals scipy, pooled and within', async () => {
		const own = await createBench([twoGroups]);
		const experiment = experimentOf({ world: { kind: 'gaussians' }, split: { train: 12, validation: 8 }, refits: 1 });
		const evidence = await facts('grouped-trend', experiment, { parameters: { x: 'x', y: 'y', by: 'segment' } }, own);
		const near = (id: string, expected: readonly [number, number, number]): void => {
			const { value: r, interval } = measured(evidence, id);
			expect(r).toBeCloseTo(expected[0], 9);
			expect(interval?.low).toBeCloseTo(expected[1], 6);
			expect(interval?.high).toBeCloseTo(expected[2], 6);
		};
		near('pooledTrend', POOLED);
		near('trend:early', WITHIN);
		near('trend:late', WITHIN);
		expect(value(evidence, 'signsTurned')).toBe(2);
	});

	it('finds the turn of the penguins’ beaks, and none where groups lie on the trend', async () => {
		const beaks = experimentOf({
			world: { kind: 'penguins', heldBack: 0.05, target: 'beak length', features: ['beak depth'] },
			split: { train: 0.6, validation: 0.4 },
			model: { kind: 'linear' },
			refits: 1
		});
		const evidence = await facts('grouped-trend', beaks, { parameters: { by: 'species' } });
		expect(value(evidence, 'pooledTrend')).toBeLessThan(-0.15);
		for (const species of ['Adelie', 'Chinstrap', 'Gentoo']) expect(value(evidence, `trend:${species}`)).toBeGreaterThan(0.3);
		expect(value(evidence, 'signsTurned')).toBe(3);
		const straight = experimentOf({
			world: { kind: 'turned-trend', between: 0.6, groupKnown: false },
			model: { kind: 'linear' },
			refits: 1
		});
		expect(value(await facts('grouped-trend', straight), 'signsTurned')).toBe(0);
	});

	it('refuses a column that is not a number', async () => {
		const experiment = experimentOf({ world: { kind: 'turned-trend', groupKnown: false }, model: { kind: 'linear' }, refits: 1 });
		await expect(runInstrument(bench.lab, 'grouped-trend', experiment, 1, { parameters: { x: 'colour' } })).rejects.toThrow(
			/no number called "colour"/
		);
	});
});
