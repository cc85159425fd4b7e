import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { experimentProblems } from '#lib/pipeline/check.ts';
import { MODELS, STEPS } from '#lib/pipeline/descriptors.ts';
import { applyPatch, diffSpecs, knownPaths } from '#lib/pipeline/patch.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { parameterProblem } from '#lib/worlds/parameters.ts';

const SPEC: ExperimentSpec = {
	world: { kind: 'repeated-visits', patients: 80 },
	pipeline: {
		split: { by: 'row', train: 0.6, validation: 0.2, test: 0.2 },
		steps: [
			{ kind: 'standardize', fitOn: 'all' },
			{ kind: 'pca', fitOn: 'train', components: 3 }
		],
		model: { kind: 'mlp', hidden: [16], l2: 0 },
		fit: { epochs: 40, batchSize: 32, learningRate: 0.02, patience: 5 }
	},
	refits: 3
};

describe('applyPatch', () => {
	it('changes what is named and nothing else, and leaves the original alone', () => {
		const before = structuredClone(SPEC);
		const changed = applyPatch(SPEC, { 'pipeline.model.l2': 0.1, 'world.patientEffect': 0, refits: 5, 'pipeline.split.by': 'group' });
		expect(SPEC).toEqual(before);
		expect(diffSpecs(SPEC, changed)).toEqual([
			{ path: 'pipeline.model.l2', before: 0, after: 0.1 },
			{ path: 'pipeline.split.by', before: 'row', after: 'group' },
			{ path: 'refits', before: 3, after: 5 },
			{ path: 'world.patientEffect', before: undefined, after: 0 }
		]);
	});

	it('names steps by kind or place, and removes them with null', () => {
		expect(applyPatch(SPEC, { 'pipeline.steps.standardize.fitOn': 'train' }).pipeline.steps?.[0].fitOn).toBe('train');
		expect(applyPatch(SPEC, { 'pipeline.steps.1.components': 2 }).pipeline.steps?.[1].components).toBe(2);
		expect(applyPatch(SPEC, { 'pipeline.steps.standardize': null }).pipeline.steps?.map(({ kind }) => kind)).toEqual(['pca']);
		expect(applyPatch(SPEC, { 'pipeline.steps.0': null, 'pipeline.steps.1': null }).pipeline.steps).toEqual([]);
		expect(applyPatch(SPEC, { 'pipeline.steps.0': { kind: 'impute', fitOn: 'train' } }).pipeline.steps?.[0].kind).toBe('impute');
	});

	it('takes optional values away with null', () => {
		const moved = applyPatch(SPEC, { 'pipeline.threshold': 0.1 });
		expect(moved.pipeline).toEqual({ ...SPEC.pipeline, threshold: 0.1 });
		expect(applyPatch(moved, { 'pipeline.threshold': null }).pipeline).toEqual(SPEC.pipeline);
		expect(() => applyPatch(SPEC, { 'pipeline.threshold': 1 })).toThrow('pipeline.threshold');
		expect(applyPatch(SPEC, { 'pipeline.fit.patience': null }).pipeline.fit).toEqual({ epochs: 40, batchSize: 32, learningRate: 0.02 });
	});

	it('changes the model as a whole or by its kind, then tunes it', () => {
		expect(applyPatch(SPEC, { 'pipeline.model': { kind: 'logistic' }, 'pipeline.model.l2': 0.3 }).pipeline.model).toEqual({
			kind: 'logistic',
			l2: 0.3
		});
		expect(applyPatch(SPEC, { 'pipeline.model.kind': 'nearest-neighbours' }).pipeline.model).toEqual({ kind: 'nearest-neighbours', k: 5 });
		expect(applyPatch(SPEC, { 'pipeline.model.kind': 'random-forest' }).pipeline.model).toEqual({
			kind: 'random-forest',
			trees: 100,
			maxDepth: 6,
			minLeaf: 1
		});
		expect(applyPatch(SPEC, { 'pipeline.model.l2': 0.2, 'pipeline.model.kind': 'logistic' }).pipeline.model).toEqual({
			kind: 'logistic',
			l2: 0.2
		});
	});

	const bad: readonly (readonly [Record<string, unknown>, string])[] = [
		[{ 'pipeline.modle.l2': 1 }, 'Path "pipeline.modle.l2" is not known in this experiment. Did you mean "pipeline.model.l2"?'],
		[{ 'pipeline.model.l3': 1 }, 'Did you mean "pipeline.model.l2"?'],
		[{ 'world.patientEfect': 1 }, 'Did you mean "world.patientEffect"?'],
		[{ 'pipeline.steps.standardise.fitOn': 'all' }, 'Did you mean "standardize"?'],
		[{ 'pipeline.steps.7.fitOn': 'all' }, 'is not known in the steps of this experiment'],
		[{ 'pipeline.steps.pca.fitOn.deep': 'all' }, 'goes too deep'],
		[{ 'pipeline.split.by': 'rows' }, 'pipeline.split.by must be one of row, stratified'],
		[{ 'pipeline.model.l2': -1 }, 'pipeline.model.l2 must lie between 0 and 100, and is -1.'],
		[{ 'pipeline.model.hidden': [0] }, 'Every entry of pipeline.model.hidden must lie between'],
		[{ 'world.patients': 2.5 }, 'world.patients must be a whole number, and is 2.5.'],
		[{ refits: 0 }, 'refits must lie between 1 and 200'],
		[{ epochs: 3 }, 'Path "epochs" is not known']
	];
	it.each(bad)('%o: %s', (patch, sentence) => {
		expect(() => applyPatch(SPEC, patch)).toThrow(sentence);
	});

	it('says that a part is not there, and that a name stands for two steps', () => {
		const bare: ExperimentSpec = { ...SPEC, pipeline: { split: SPEC.pipeline.split, model: { kind: 'majority' } } };
		expect(() => applyPatch(bare, { 'pipeline.fit.epochs': 3 })).toThrow('Give the whole of pipeline.fit instead');
		const twice = applyPatch(SPEC, { 'pipeline.steps.1': { kind: 'standardize', fitOn: 'train' } });
		expect(() => applyPatch(twice, { 'pipeline.steps.standardize.fitOn': 'train' })).toThrow('there are 2 steps called "standardize"');
	});

	it('knows the paths it lists: setting any of them to a legal value gives a legal experiment that differs there alone', () => {
		const values: Record<string, unknown> = {
			'world.patientEffect': 0.5,
			'pipeline.fit.optimizer': 'sgd',
			'pipeline.model.activation': 'tanh',
			'pipeline.steps.1.components': 4,
			'pipeline.split.embargo': 2
		};
		for (const path of Object.keys(values)) expect(knownPaths(SPEC)).toContain(path);
		fc.assert(
			fc.property(fc.subarray(Object.keys(values)), (paths) => {
				const changed = applyPatch(SPEC, Object.fromEntries(paths.map((path) => [path, values[path]])));
				expect(experimentProblems(changed)).toEqual([]);
				expect(diffSpecs(SPEC, changed).map(({ path }) => path)).toEqual([...paths].sort());
				expect(diffSpecs(changed, changed)).toEqual([]);
			})
		);
	});
});

describe('descriptors', () => {
	it('have defaults and knobs that they themselves allow', () => {
		for (const { kind, parameters } of [...MODELS, ...STEPS])
			for (const [name, descriptor] of Object.entries(parameters))
				expect(parameterProblem(`${kind}.${name}`, descriptor, descriptor.default)).toBeNull();
		for (const { kind, parameters, knobs } of MODELS)
			for (const [name, offered] of Object.entries(knobs))
				for (const value of offered) expect(parameterProblem(`${kind}.${name}`, parameters[name], value)).toBeNull();
	});
	it('name every problem of an experiment', () => {
		const broken = {
			...SPEC,
			world: { kind: 'moon' },
			refits: 1.5,
			pipeline: { ...SPEC.pipeline, model: { kind: 'mpl' }, steps: [{ kind: 'pca', fitOn: 'test' }] }
		} as unknown as ExperimentSpec;
		expect(experimentProblems(broken)).toEqual([
			'world.kind "moon" is not known in the registry of worlds. Did you mean "moons"?',
			'pipeline.steps.0.fitOn must be one of train, all, and is "test".',
			'pipeline.model.kind "mpl" is not known in the registry of models. Did you mean "mlp"?',
			'refits must be a whole number, and is 1.5.'
		]);
	});
});
