import { describe, expect, it } from 'vitest';
import { prepareExperiment, type PreparedData } from '#lib/pipeline/prepare.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { getWorld } from '#lib/worlds/registry.ts';
import { readTables } from '../worlds/tables.ts';

const tables = await readTables();
const prepare = (spec: ExperimentSpec, seed = 1): PreparedData => prepareExperiment(spec, seed, getWorld(spec.world.kind, tables));

const MOONS: ExperimentSpec = {
	world: { kind: 'moons', junk: 1 },
	pipeline: {
		split: { by: 'row', train: 80, validation: 50, test: 20 },
		model: { kind: 'mlp', hidden: [16] },
		fit: { epochs: 5, batchSize: 32, learningRate: 0.01 }
	},
	refits: 2
};

const VISITS: ExperimentSpec = {
	...MOONS,
	world: { kind: 'repeated-visits', patients: 80, visitsPerPatient: 6, features: 4 },
	pipeline: { ...MOONS.pipeline, split: { by: 'row', train: 0.6, validation: 0.2, test: 0.2 } }
};

const PENGUINS: ExperimentSpec = {
	...MOONS,
	world: { kind: 'penguins' },
	pipeline: { ...MOONS.pipeline, split: { by: 'stratified', train: 0.6, validation: 0.2, test: 0.2 } }
};

describe('prepareExperiment', () => {
	it('makes matrices of the sizes asked for, and as many rows as the counts sum to', () => {
		const data = prepare(MOONS);
		expect([data.table.nRows, data.train.x.nRows, data.validation.x.nRows, data.test.x.nRows]).toEqual([150, 80, 50, 20]);
		expect([data.train.x.nColumns, data.featureNames, data.nClasses]).toEqual([3, ['x1', 'x2', 'x3'], 2]);
		expect(data.train.x.values).toHaveLength(240);
		const row = data.indices.train[7];
		const x2 = data.table.features[1];
		expect(data.train.x.values[7 * 3 + 1]).toBe(Math.fround(x2.kind === 'numeric' ? x2.values[row] : NaN));
		expect(data.train.y[7]).toBe(data.table.target.yTrue[row]);
	});

	it('keeps validation and test rows, bit for bit, when train grows', () => {
		const [small, large] = [prepare(MOONS), prepare(applyPatch(MOONS, { 'pipeline.split.train': 400 }))];
		expect(large.validation).toEqual(small.validation);
		expect(large.test).toEqual(small.test);
		expect(large.ids.validation).toEqual(small.ids.validation);
		expect(large.train.x.values.slice(0, 240)).toEqual(small.train.x.values);
	});

	it('gives other data for another seed, and the same for the same', () => {
		expect(prepare(MOONS, 2).train).toEqual(prepare(MOONS, 2).train);
		expect(prepare(MOONS, 2).train).not.toEqual(prepare(MOONS, 3).train);
	});

	it('fresh rows go through the fitted steps and are not study rows', () => {
		const spec = applyPatch(MOONS, { 'pipeline.steps': [{ kind: 'standardize', fitOn: 'train' }] });
		const [scaled, raw] = [prepare(spec), prepare(MOONS)];
		const n = raw.train.x.nRows;
		const column = Array.from({ length: n }, (_, i) => raw.train.x.values[3 * i]);
		const mean = column.reduce((sum, value) => sum + value, 0) / n;
		const sd = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / n);
		const [freshScaled, freshRaw] = [scaled.fresh(30), raw.fresh(30)];
		expect(freshScaled.x.nRows).toBe(30);
		for (let i = 0; i < 30; i++) expect(freshScaled.x.values[3 * i]).toBeCloseTo((freshRaw.x.values[3 * i] - mean) / sd, 5);
		expect([...raw.train.x.values]).not.toContain(freshRaw.x.values[0]);
		expect(raw.fresh(5).x.values).toEqual(freshRaw.x.values.slice(0, 15));
	});

	it('splits visits by row or by patient as asked, and the world without patient effect keeps the other draws', () => {
		const shared = (data: PreparedData): number => {
			const codes = data.table.roles.group?.codes ?? new Int32Array();
			const train = new Set([...data.indices.train].map((row) => codes[row]));
			return [...data.indices.validation].filter((row) => train.has(codes[row])).length;
		};
		expect(prepare(VISITS).table.nRows).toBe(480);
		expect(shared(prepare(VISITS))).toBeGreaterThan(80);
		expect(shared(prepare(applyPatch(VISITS, { 'pipeline.split.by': 'group' })))).toBe(0);
		const twin = prepare(applyPatch(VISITS, { 'world.patientEffect': 0 }));
		expect(twin.validation.y).toEqual(prepare(VISITS).validation.y);
		expect(twin.validation.x.values).not.toEqual(prepare(VISITS).validation.x.values);
	});

	it('a world whose rows belong together makes at least as many as its parameters say', () => {
		const counts = { 'pipeline.split.train': 300, 'pipeline.split.validation': 60, 'pipeline.split.test': 60 };
		expect(prepare(applyPatch(VISITS, counts)).table.nRows).toBe(480);
		expect(prepare(applyPatch(VISITS, { ...counts, 'pipeline.split.train': 1200 })).table.nRows).toBe(1320);
	});

	it('spoils train labels alone when the world says so, at the rows that would be struck anyway', () => {
		const [clean, train, all] = [{}, { 'world.flips': 0.3, 'world.flipOn': 'train' }, { 'world.flips': 0.3 }].map((patch) =>
			prepare(applyPatch(MOONS, patch))
		);
		expect(train.train.y).toEqual(all.train.y);
		expect([...train.train.y]).not.toEqual([...clean.train.y]);
		expect(train.validation).toEqual(clean.validation);
		expect(train.test).toEqual(clean.test);
		expect(train.fresh(50)).toEqual(clean.fresh(50));
		expect([...all.validation.y]).not.toEqual([...clean.validation.y]);
	});

	it('relabelling puts right the share of train labels that was looked at, and the same rows first as the share grows', () => {
		const spoiled = applyPatch(MOONS, { 'world.flips': 0.3, 'world.flipOn': 'train' });
		const relabelled = (share: number, fitOn = 'train'): ExperimentSpec =>
			applyPatch(spoiled, { 'pipeline.steps': [{ kind: 'relabel', fitOn, share }] });
		const clean = prepare(MOONS);
		const wrongRows = (spec: ExperimentSpec): number[] => {
			const { train } = prepare(spec);
			return [...train.y].flatMap((label, row) => (label === clean.train.y[row] ? [] : [row]));
		};
		const [none, half, whole] = [0, 0.5, 1].map((share) => wrongRows(relabelled(share)));
		expect(none).toEqual(wrongRows(spoiled));
		expect(none.length).toBeGreaterThan(10);
		expect(whole).toEqual([]);
		expect(half.length).toBeGreaterThan(0);
		expect(half.length).toBeLessThan(none.length);
		expect(none).toEqual(expect.arrayContaining(half));
		expect(prepare(relabelled(1)).train.x).toEqual(clean.train.x);
		expect(prepare(relabelled(1)).validation).toEqual(clean.validation);
		expect(() => prepare(relabelled(1, 'all'))).toThrow('its scope is all. Set fitOn to train.');
	});

	it('holds back penguins: study and fresh have no row in common and are all there are', () => {
		const data = prepare(PENGUINS);
		const fresh = data.freshTable(1000);
		expect(data.table.nRows + fresh.nRows).toBe(342);
		expect(fresh.nRows).toBe(68);
		expect(data.nClasses).toBe(3);
		expect(prepare(PENGUINS, 2).freshTable(1000).target.yTrue).not.toEqual(fresh.target.yTrue);
	});

	it('says what models cannot eat, and how to cure it', () => {
		const raw = applyPatch(PENGUINS, { 'world.features': ['island', 'body mass'] });
		expect(() => prepare(raw)).toThrow('Feature "island" is categorical, and models take numbers. Add a one-hot');
		expect(() => prepare(applyPatch(raw, { 'pipeline.steps': [{ kind: 'one-hot', fitOn: 'train' }] }))).not.toThrow();
		const none = applyPatch(raw, { 'pipeline.steps': [{ kind: 'drop-columns', fitOn: 'train', columns: ['island', 'body mass'] }] });
		expect(() => prepare(none)).toThrow('No feature is left');
	});
});
