import { describe, expect, it } from 'vitest';
import { MODELS, STEPS } from '#lib/pipeline/descriptors.ts';
import { experimentWords, pipelineCards } from '#lib/pipeline/render.ts';
import { pipelineAsLines, pipelineAsPython } from '#lib/pipeline/render-python.ts';
import type { ModelSpec, PipelineSpec } from '#lib/pipeline/spec.ts';

const SPEC: PipelineSpec = {
	split: { by: 'group', train: 0.6, validation: 0.2, test: 0.2 },
	steps: [
		{ kind: 'select-k-best', fitOn: 'all', k: 20 },
		{ kind: 'standardize', fitOn: 'train' }
	],
	model: { kind: 'mlp', hidden: [128, 64], l2: 0.01, dropout: 0.5 },
	fit: { epochs: 40, batchSize: 32, learningRate: 0.02 }
};

describe('a pipeline as words', () => {
	it('has a card for each part in run order, and marks what reads every row', () => {
		const cards = pipelineCards(SPEC);
		expect(cards.map(({ path, readsAll }) => [path, readsAll])).toEqual([
			['pipeline.split', false],
			['pipeline.steps.0', true],
			['pipeline.steps.1', false],
			['pipeline.model', false],
			['pipeline.fit', false]
		]);
		expect(cards[1].says).toEqual([
			{ id: 'pipeline.step.select-k-best', values: { k: 20 } },
			{ id: 'pipeline.scope.all', values: {} }
		]);
		expect(cards[3].says[0].values).toEqual({ hidden: '128-64', l2: 0.01, dropout: 0.5 });
	});

	it('never says anything of the world', () => {
		const words = JSON.stringify(experimentWords({ world: { kind: 'moons', flips: 0.25 }, pipeline: SPEC, refits: 3 }));
		expect(words).not.toContain('moons');
		expect(words).not.toContain('flips');
		expect(words).toContain('"refits":3');
	});
});

describe('a pipeline as scikit-learn code', () => {
	it('puts a leak before the split and honest steps into the pipeline', () => {
		const code = pipelineAsPython(SPEC, 'classification');
		const at = (part: string): number => code.indexOf(part);
		expect(at('SelectKBest(f_classif, k=20)')).toBeGreaterThan(0);
		expect(at('SelectKBest(f_classif, k=20)')).toBeLessThan(at('GroupShuffleSplit(1'));
		expect(at('    StandardScaler(),')).toBeGreaterThan(at('make_pipeline(\n'));
		expect(code).toContain('# every row is read here, test rows included');
		// Its alpha is halved and divided by the rows of a batch: 2 · 0.01 · 32.
		expect(code).toContain('MLPClassifier(hidden_layer_sizes=(128, 64), alpha=0.64, batch_size=32, learning_rate_init=0.02, max_iter=40');
		expect(code).toContain('# dropout 0.5 on each hidden layer: scikit-learn has none');
	});

	it('knows which card each line stands for', () => {
		const lines = pipelineAsLines(SPEC, 'classification');
		expect(lines.map(({ text }) => text).join('\n')).toBe(pipelineAsPython(SPEC, 'classification'));
		const of = (path: string): string =>
			lines
				.filter((line) => line.path === path)
				.map(({ text }) => text)
				.join(' ');
		expect(of('pipeline.steps.0')).toContain('SelectKBest');
		expect(of('pipeline.steps.1')).toBe('    StandardScaler(),');
		expect(of('pipeline.split')).toContain('GroupShuffleSplit');
		expect(of('pipeline.model')).toContain('MLPClassifier');
	});

	it('moves to the pipeline when its scope is repaired', () => {
		const repaired = { ...SPEC, steps: SPEC.steps?.map((step) => ({ ...step, fitOn: 'train' as const })) };
		const code = pipelineAsPython(repaired, 'classification');
		expect(code.indexOf('SelectKBest(')).toBeGreaterThan(code.indexOf('make_pipeline(\n'));
		expect(code).not.toContain('every row is read');
	});

	it('writes penalties on the scale of each model', () => {
		const of = (model: ModelSpec, task: 'classification' | 'regression' = 'classification'): string =>
			pipelineAsPython({ split: { by: 'row', train: 0.8, validation: 0.2, test: 0 }, model }, task);
		expect(of({ kind: 'logistic', l2: 0.1 })).toContain('LogisticRegression(C=1 / (2 * 0.1 * len(X_train)), max_iter=1000)');
		expect(of({ kind: 'logistic' })).toContain('penalty=None');
		expect(of({ kind: 'decision-tree', maxDepth: 3 }, 'regression')).toContain('DecisionTreeRegressor(max_depth=3, random_state=0)');
		expect(of({ kind: 'majority' })).toContain('DummyClassifier(strategy="most_frequent")');
		expect(of({ kind: 'majority' })).toContain(
			'X_train, X_validation, y_train, y_validation = train_test_split(X, y, train_size=0.8, test_size=0.2'
		);
	});

	it('has words for every model and every step in both scopes', () => {
		const split = { by: 'time', train: 0.6, validation: 0.2, test: 0.2, embargo: 3 } as const;
		for (const { kind, parameters } of MODELS) {
			const defaults = Object.fromEntries(Object.entries(parameters).map(([name, descriptor]) => [name, descriptor.default]));
			expect(pipelineAsPython({ split, model: { kind, ...defaults } as ModelSpec }, 'classification')).toMatch(
				/make_pipeline\(\n {4}\w+\(/
			);
		}
		for (const { kind } of STEPS)
			for (const fitOn of ['train', 'all'] as const) {
				const [plain, stepped] = [[], [{ kind, fitOn }]].map((steps) =>
					pipelineAsPython({ split, steps, model: { kind: 'majority' } }, 'classification')
				);
				expect(stepped.length, kind).toBeGreaterThan(plain.length);
			}
	});
});
