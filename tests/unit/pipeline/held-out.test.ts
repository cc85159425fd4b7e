import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStream } from '#lib/core/random.ts';
import { pipelineCards } from '#lib/pipeline/render.ts';
import { pipelineAsPython } from '#lib/pipeline/render-python.ts';
import { runSteps } from '#lib/pipeline/run-steps.ts';
import type { SplitSpec, StepSpec } from '#lib/pipeline/spec.ts';
import { splitTable } from '#lib/pipeline/split.ts';
import { makeTable, values } from './make.ts';

const SPLIT: SplitSpec = { by: 'row', train: 0.5, validation: 0.3, test: 0.2 };
const streams = (seed: number): { split: ReturnType<typeof createStream>; steps: ReturnType<typeof createStream> } => ({
	split: createStream(seed).fork('split'),
	steps: createStream(seed).fork('steps')
});

describe('scoring on train rows', () => {
	it('puts the train rows in the place of the validation rows and moves no other', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1e6 }), fc.constantFrom('row', 'stratified', 'group', 'time', 'order'), (seed, by) => {
				const table = makeTable(120, seed, { groups: 12 });
				const honest = splitTable(table, { ...SPLIT, by: by as SplitSpec['by'] }, createStream(seed));
				const own = splitTable(table, { ...SPLIT, by: by as SplitSpec['by'], scoreOn: 'train' }, createStream(seed));
				expect(own.train).toEqual(honest.train);
				expect(own.test).toEqual(honest.test);
				expect(own.validation).toEqual(honest.train);
			}),
			{ numRuns: 30 }
		);
	});

	it('is said on the card and in the code', () => {
		const spec = { split: { ...SPLIT, scoreOn: 'train' as const }, model: { kind: 'majority' as const } };
		expect(pipelineCards(spec)[0].says.map(({ id }) => id)).toContain('pipeline.scoreOn.train');
		expect(pipelineAsPython(spec, 'classification')).toContain('X_validation, y_validation = X_train, y_train');
		expect(pipelineAsPython({ ...spec, split: SPLIT }, 'classification')).not.toContain('X_train, y_train  #');
	});
});

describe('filter-rows', () => {
	const filter = (fitOn: StepSpec['fitOn'], more = {}): StepSpec => ({ kind: 'filter-rows', fitOn, column: 'a', least: 0.8, ...more });
	const clear = (value: number): boolean => Math.abs(value) >= 0.8;

	it('leaves rows out on both sides in scope all, and on the train side alone in scope train', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
				const table = makeTable(200, seed, { gaps: 0.1 });
				const both = runSteps(table, { split: SPLIT, steps: [filter('all')] }, streams(seed));
				expect(values(both.table, 'a').every(clear)).toBe(true);
				expect(both.table.nRows).toBe(values(table, 'a').filter(clear).length);
				const plain = runSteps(table, { split: SPLIT, steps: [] }, streams(seed));
				const honest = runSteps(table, { split: SPLIT, steps: [filter('train')] }, streams(seed));
				expect(honest.split.validation).toEqual(plain.split.validation);
				expect(honest.split.test).toEqual(plain.split.test);
				const a = values(table, 'a');
				expect([...honest.split.train]).toEqual([...plain.split.train].filter((row) => clear(a[row])));
			}),
			{ numRuns: 30 }
		);
	});

	it('keeps gaps when it is told to', () => {
		const table = makeTable(200, 1, { gaps: 0.3 });
		const gaps = values(table, 'a').filter(Number.isNaN).length;
		const kept = runSteps(table, { split: SPLIT, steps: [filter('all', { missing: 'keep' })] }, streams(1)).table;
		expect(values(kept, 'a').filter(Number.isNaN)).toHaveLength(gaps);
	});

	it('never changes rows that nobody has seen', () => {
		const table = makeTable(200, 2);
		const { apply } = runSteps(table, { split: SPLIT, steps: [filter('all')] }, streams(2));
		expect(apply(table).nRows).toBe(200);
	});

	it('says what is wrong', () => {
		const table = makeTable(60, 3);
		const run = (step: StepSpec): unknown => runSteps(table, { split: SPLIT, steps: [step] }, streams(3));
		expect(() => run(filter('all', { column: 'c' }))).toThrow('no number called "c"');
		expect(() => run(filter('all', { least: 99 }))).toThrow('Ask for less');
	});
});
