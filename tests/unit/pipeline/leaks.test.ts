import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStream } from '#lib/core/random.ts';
import type { Column, Table } from '#lib/core/table.ts';
import { STEPS } from '#lib/pipeline/descriptors.ts';
import { runSteps, type SteppedTable } from '#lib/pipeline/run-steps.ts';
import type { SplitSpec, StepSpec } from '#lib/pipeline/spec.ts';
import { makeTable } from './make.ts';

/** The same table with every cell and every answer of the given rows replaced by poison. */
function poison(table: Table, rows: ReadonlySet<number>): Table {
	const spoil = (column: Column): Column => {
		if (column.kind === 'numeric') return { ...column, values: column.values.map((value, i) => (rows.has(i) ? NaN : value)) };
		if (column.kind === 'categorical') return { ...column, codes: column.codes.map((code, i) => (rows.has(i) ? -1 : code)) };
		return { ...column, values: column.values.map((value, i) => (rows.has(i) ? 'poison poison' : value)) };
	};
	const { target } = table;
	if (target.kind !== 'classification') throw new Error('classes only');
	return {
		...table,
		features: table.features.map(spoil),
		target: { ...target, yTrue: target.yTrue.map((label, i) => (rows.has(i) ? 1 - label : label)) }
	};
}

function withText(table: Table): Table {
	const own = createStream('text');
	const words = ['cat', 'dog', 'bird', 'fish'];
	const values = Array.from({ length: table.nRows }, () => `${words[own.integer(4)]} ${words[own.integer(4)]}`);
	return { ...table, features: [...table.features, { kind: 'text', name: 'text', values }] };
}

/** Train rows after the steps: what a model would be trained on. */
function trainRows({ features, split }: SteppedTable): unknown {
	return features.features.map((column) => [
		column.name,
		[...split.train].map((row) => (column.kind === 'categorical' ? column.codes[row] : column.values[row]))
	]);
}

const PIPELINES: Readonly<Record<string, readonly StepSpec[]>> = {
	impute: [{ kind: 'impute', fitOn: 'train', flag: true }],
	'impute median': [{ kind: 'impute', fitOn: 'train', strategy: 'median' }],
	standardize: [{ kind: 'standardize', fitOn: 'train' }],
	'one-hot': [{ kind: 'one-hot', fitOn: 'train', maxLevels: 2 }],
	'target-encode': [{ kind: 'target-encode', fitOn: 'train' }],
	'target-encode out of fold': [{ kind: 'target-encode', fitOn: 'train', mode: 'out-of-fold' }],
	oversample: [{ kind: 'oversample', fitOn: 'train' }],
	lag: [{ kind: 'lag', fitOn: 'train', by: 1 }],
	'bag of words': [{ kind: 'bag-of-n-grams', fitOn: 'train', weighting: 'tf-idf', maxTerms: 3 }],
	'select-k-best': [
		{ kind: 'drop-columns', fitOn: 'train', columns: ['c', 'text'] },
		{ kind: 'impute', fitOn: 'train' },
		{ kind: 'select-k-best', fitOn: 'train', k: 1 }
	],
	pca: [
		{ kind: 'drop-columns', fitOn: 'train', columns: ['c', 'text'] },
		{ kind: 'impute', fitOn: 'train' },
		{ kind: 'pca', fitOn: 'train', components: 1 }
	],
	'filter-rows': [{ kind: 'filter-rows', fitOn: 'train', column: 'a', least: 0.3 }],
	'all together': [
		{ kind: 'oversample', fitOn: 'train' },
		{ kind: 'impute', fitOn: 'train' },
		{ kind: 'standardize', fitOn: 'train' },
		{ kind: 'target-encode', fitOn: 'train' },
		{ kind: 'bag-of-n-grams', fitOn: 'train' },
		{ kind: 'polynomial', fitOn: 'train', columns: ['a', 'b'] },
		{ kind: 'select-k-best', fitOn: 'train', k: 4 },
		{ kind: 'pca', fitOn: 'train', components: 2 }
	]
};

const streams = (seed: number): { split: ReturnType<typeof createStream>; steps: ReturnType<typeof createStream> } => ({
	split: createStream(seed).fork('split'),
	steps: createStream(seed).fork('steps')
});

describe('a step in scope train never reads a validation or test row', () => {
	it.each(Object.entries(PIPELINES))('%s: poisoned rows change nothing in train', (_, steps) => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1e6 }), fc.constantFrom('row', 'group', 'time', 'order'), (seed, by) => {
				const table = withText(makeTable(90, seed, { gaps: 0.15, groups: 9 }));
				const split: SplitSpec = { by: by as SplitSpec['by'], train: 0.5, validation: 0.3, test: 0.2 };
				const clean = runSteps(table, { split, steps }, streams(seed));
				const held = new Set([...clean.split.validation, ...clean.split.test]);
				const poisoned = runSteps(poison(table, held), { split, steps }, streams(seed));
				expect(poisoned.split).toEqual(clean.split);
				expect(trainRows(poisoned)).toEqual(trainRows(clean));
			}),
			{ numRuns: 25 }
		);
	});

	it('is asked of every step that learns something', () => {
		const asked = new Set(Object.values(PIPELINES).flatMap((steps) => steps.map(({ kind }) => kind)));
		// Copies are looked for in the whole file by design; labels are looked at again by the world; pictures have a test of their own.
		const elsewhere = ['deduplicate', 'relabel', 'pixel-shift'];
		for (const { kind, learns } of STEPS) if (learns !== 'nothing' && !elsewhere.includes(kind)) expect([...asked]).toContain(kind);
	});

	it.each(['impute', 'standardize', 'target-encode', 'bag of words', 'select-k-best', 'pca'])(
		'and the same %s in scope all does read them, so the test can fail',
		(name) => {
			const table = withText(makeTable(90, 4, { gaps: 0.15 }));
			const split: SplitSpec = { by: 'row', train: 0.5, validation: 0.3, test: 0.2 };
			const steps = PIPELINES[name].map((step) => ({ ...step, fitOn: 'all' as const }));
			const clean = runSteps(table, { split, steps }, streams(4));
			const poisoned = runSteps(poison(table, new Set(clean.split.validation)), { split, steps }, streams(4));
			expect(trainRows(poisoned)).not.toEqual(trainRows(clean));
		}
	);
});

describe('steps that change rows', () => {
	const split: SplitSpec = { by: 'row', train: 0.5, validation: 0.25, test: 0.25 };
	const rare = (n: number): Table => {
		const table = makeTable(n, 8);
		return {
			...table,
			target: {
				kind: 'classification',
				name: 'y',
				classes: ['no', 'yes'],
				yTrue: Int32Array.from({ length: n }, (_, i) => (i % 10 === 0 ? 1 : 0))
			}
		};
	};
	const copiesAcross = (stepped: SteppedTable): number => {
		const train = new Set([...stepped.split.train].map((row) => stepped.origin[row]));
		return [...stepped.split.test].filter((row) => train.has(stepped.origin[row])).length;
	};

	it('oversampling before the split puts copies on both sides; after it, in train alone and balanced', () => {
		const leaky = runSteps(rare(200), { split, steps: [{ kind: 'oversample', fitOn: 'all' }] }, streams(1));
		expect(leaky.table.nRows).toBe(360);
		expect(copiesAcross(leaky)).toBeGreaterThan(20);
		const honest = runSteps(rare(200), { split, steps: [{ kind: 'oversample', fitOn: 'train' }] }, streams(1));
		expect(copiesAcross(honest)).toBe(0);
		expect(honest.split.validation).toHaveLength(50);
		const labels = [...honest.split.train].map((row) => honest.table.target.yTrue[row]);
		expect(labels.filter((label) => label === 1)).toHaveLength(labels.length / 2);
	});

	it('oversampling an exchangeable world before the split still shuffles the copies in', () => {
		const leaky = runSteps(rare(200), { split, steps: [{ kind: 'oversample', fitOn: 'all' }] }, streams(1), true);
		expect(copiesAcross(leaky)).toBeGreaterThan(20);
	});

	it('deduplication keeps the first of equal rows, ignoring what it is told to', () => {
		const base = makeTable(20, 2);
		const ids = { kind: 'numeric', name: 'id', values: Float64Array.from({ length: 20 }, (_, i) => i) } as const;
		const twice = (column: Column): Column =>
			column.kind === 'numeric'
				? { ...column, values: column.values.map((_, i, list) => list[i % 10]) }
				: ({ ...column, codes: (column as { codes: Int32Array }).codes.map((_, i, list) => list[i % 10]) } as Column);
		const { target } = base;
		const table: Table = {
			...base,
			features: [...base.features.map(twice), ids],
			target: { ...target, yTrue: target.yTrue.map((_, i) => target.yTrue[i % 10]) } as Table['target']
		};
		const run = (step: Partial<StepSpec>): SteppedTable =>
			runSteps(table, { split, steps: [{ kind: 'deduplicate', fitOn: 'all', ...step }] }, streams(1));
		expect(run({}).table.nRows).toBe(20);
		expect([...run({ ignore: ['id'] }).origin]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
		expect(() => run({ ignore: ['nummer'] })).toThrow('no feature "nummer"');
	});

	it('shifted pictures are added to train alone, and pixels that come in are 0', () => {
		const pixels: Table = {
			nRows: 8,
			features: Array.from(
				{ length: 4 },
				(_, p) => ({ kind: 'numeric', name: `p${p}`, values: Float64Array.from({ length: 8 }, (_, i) => 10 * i + p + 1) }) as const
			),
			target: { kind: 'classification', name: 'y', classes: ['a', 'b'], yTrue: Int32Array.from({ length: 8 }, (_, i) => i % 2) },
			roles: {}
		};
		const step = { kind: 'pixel-shift', fitOn: 'train', width: 2, height: 2, cells: 1, copies: 1 } as const;
		const stepped = runSteps(pixels, { split: { by: 'order', train: 0.5, validation: 0.25, test: 0.25 }, steps: [step] }, streams(1));
		expect([...stepped.split.train]).toEqual([0, 1, 2, 3, 8, 9, 10, 11]);
		expect([...stepped.origin].slice(8)).toEqual([0, 1, 2, 3]);
		// Row 1 reads 11 12 / 13 14; moved one cell to the right it reads 0 11 / 0 13.
		expect(stepped.table.features.map((column) => (column.kind === 'numeric' ? column.values[9] : null))).toEqual([0, 11, 0, 13]);
	});

	it('a leak after the split has begun is an error that says where to put it', () => {
		const steps: StepSpec[] = [
			{ kind: 'standardize', fitOn: 'train' },
			{ kind: 'oversample', fitOn: 'all' }
		];
		expect(() => runSteps(makeTable(40, 1), { split, steps }, streams(1))).toThrow('Move it to the front of pipeline.steps');
	});
});
