import { describe, expect, it } from 'vitest';
import { probesOf, type ProbeFamily } from '#lib/instruments/probes.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { ModelSpec } from '#lib/pipeline/spec.ts';
import { experimentOf } from './bench.ts';

const FAMILIES: readonly ProbeFamily[] = ['optimiser', 'penalty', 'columns', 'capacity', 'clean', 'data', 'early-stop', 'simplify'];
const ids = (family: ProbeFamily, model: ModelSpec, isRegression = false): readonly string[] =>
	probesOf(family, experimentOf({ model }), isRegression)
		.map(({ id }) => id)
		.filter((id) => !/^l2-0\./.test(id));

describe('probes', () => {
	it.each<[ModelSpec, Partial<Record<ProbeFamily, readonly string[]>>]>([
		[
			{ kind: 'mlp', hidden: [64, 64], l2: 0 },
			{ simplify: ['straight-line', 'small'], capacity: [], penalty: [], 'early-stop': ['early-stop'] }
		],
		[
			{ kind: 'mlp', hidden: [8], l2: 0.1, dropout: 0.5, labelSmoothing: 0.1 },
			{ simplify: ['straight-line'], capacity: ['network-64x64'], penalty: ['l2-0', 'dropout-0', 'smoothing-0'] }
		],
		[
			{ kind: 'logistic', l2: 0 },
			{ simplify: [], capacity: ['network-64'], penalty: [] }
		],
		[
			{ kind: 'linear', l2: 0.3 },
			{ simplify: [], capacity: ['network-64'], penalty: ['l2-0'], 'early-stop': [], optimiser: [] }
		],
		[
			{ kind: 'nearest-neighbours', k: 1 },
			{ simplify: ['k-5', 'k-25'], capacity: [], penalty: [], optimiser: [] }
		],
		[{ kind: 'nearest-neighbours', k: 25 }, { simplify: [] }],
		[
			{ kind: 'decision-tree', maxDepth: 8 },
			{ simplify: ['depth-1', 'depth-3'], capacity: [] }
		],
		[
			{ kind: 'random-forest', trees: 10, maxDepth: 2 },
			{ simplify: ['depth-1'], capacity: ['depth-6'] }
		],
		[{ kind: 'gradient-boosting', rounds: 200, maxDepth: 3, learningRate: 0.1 }, { simplify: ['depth-1', 'rounds'] }],
		[{ kind: 'majority' }, { simplify: [], capacity: [], penalty: [], optimiser: [], 'early-stop': [] }]
	])('of %o', (model, expected) => {
		for (const [family, known] of Object.entries(expected)) expect(ids(family as ProbeFamily, model), family).toEqual(known);
	});

	it('tighten a penalty on a rising ladder that starts above the one there is', () => {
		const ladder = (l2: number): readonly number[] =>
			probesOf('simplify', experimentOf({ model: { kind: 'logistic', l2 } }), false).map(
				({ patch }) => patch['pipeline.model.l2'] as number
			);
		expect(ladder(0).length).toBeGreaterThanOrEqual(3);
		expect(ladder(0)).toEqual([...ladder(0)].sort((a, b) => a - b));
		expect(ladder(0.02)).toEqual(ladder(0).filter((l2) => l2 > 0.02));
		expect(ladder(1)).toEqual([]);
	});

	it('change the experiment in ways that the pipeline accepts', () => {
		const models: readonly ModelSpec[] = [
			{ kind: 'mlp', hidden: [64], l2: 0.1, dropout: 0.2 },
			{ kind: 'logistic', l2: 0.1 },
			{ kind: 'nearest-neighbours', k: 1 },
			{ kind: 'decision-tree', maxDepth: 5 },
			{ kind: 'random-forest', trees: 5, maxDepth: 5 },
			{ kind: 'gradient-boosting', rounds: 50, maxDepth: 4, learningRate: 0.1 }
		];
		for (const model of models) {
			const experiment = experimentOf({ model });
			for (const probe of FAMILIES.flatMap((family) => probesOf(family, experiment, false))) {
				const changed = applyPatch(experiment, probe.patch);
				expect(probe.earlyStop === true || JSON.stringify(changed) !== JSON.stringify(experiment), probe.id).toBe(true);
			}
		}
	});

	it('use a line for numbers and a logistic line for classes', () => {
		const model: ModelSpec = { kind: 'mlp', hidden: [64] };
		expect(probesOf('simplify', experimentOf({ model }), true)[0].patch).toEqual({ 'pipeline.model': { kind: 'linear', l2: 0 } });
		expect(probesOf('simplify', experimentOf({ model }), false)[0].patch).toEqual({ 'pipeline.model': { kind: 'logistic', l2: 0 } });
	});

	it('take from the exercise what only it can know', () => {
		const named = { clean: { 'world.flips': 0 }, data: { 'pipeline.split.train': 999 } };
		expect(probesOf('clean', experimentOf(), false, named)[0].patch).toEqual(named.clean);
		expect(probesOf('data', experimentOf(), false, named).map(({ id }) => id)).toEqual(['more-rows']);
		expect(probesOf('data', experimentOf(), false)[0].patch).toEqual({ 'pipeline.split.train': 800 });
		expect(probesOf('data', experimentOf({ split: { train: 0.5, validation: 0.5 } }), false)).toEqual([]);
		expect(probesOf('columns', experimentOf(), false)).toEqual([]);
	});

	it('scale the columns only where nothing scales them yet', () => {
		expect(ids('optimiser', { kind: 'logistic' })).toEqual(['scaled', 'better-steps']);
		const scaled = experimentOf({ steps: [{ kind: 'standardize', fitOn: 'train' }] });
		expect(probesOf('optimiser', scaled, false).map(({ id }) => id)).toEqual(['better-steps']);
	});
});
