import { describe, expect, it } from 'vitest';
import { changeWords } from '#lib/charts/change-words.ts';
import { changesBetween, givenValue, pipelineOf, stepsIn } from '#lib/attempt/changes.ts';
import { cardsOf } from '#lib/components/cards/cards.ts';
import { listsOf, putIn, shelfOf } from '#lib/components/cards/shelf.ts';
import type { PipelineSpec } from '#lib/pipeline/spec.ts';

const PIPELINE: PipelineSpec = {
	split: { by: 'row', train: 0.6, validation: 0.2, test: 0.2 },
	steps: [
		{ kind: 'impute', fitOn: 'train' },
		{ kind: 'select-k-best', fitOn: 'all', k: 20 },
		{ kind: 'standardize', fitOn: 'train' }
	],
	model: { kind: 'mlp', hidden: [64, 64], l2: 0 },
	fit: { epochs: 60, batchSize: 32, learningRate: 0.01 }
};
const STEPS = 'pipeline.steps';
const [impute, select, scale] = PIPELINE.steps ?? [];
const words = (a: Record<string, unknown>, b: Record<string, unknown>): readonly string[] =>
	changesBetween(PIPELINE, a, b).map(changeWords);

describe('what differs between two runs', () => {
	it('is nothing for equal patches, and for a value that is as given', () => {
		expect(changesBetween(PIPELINE, {}, {})).toEqual([]);
		expect(changesBetween(PIPELINE, { 'pipeline.model.l2': 0 }, {})).toEqual([]);
	});

	it('is said in words, up or down or otherwise', () => {
		expect(words({}, { 'pipeline.model.l2': 0.01 })).toEqual(['penalty raised from 0 to 0.01']);
		expect(words({ 'pipeline.fit.epochs': 120 }, {})).toEqual(['epochs lowered from 120 to 60']);
		expect(words({}, { 'pipeline.model': { kind: 'logistic' } })).toEqual(['model changed from network, 2 × 64 to straight line']);
		expect(words({}, { 'pipeline.split.by': 'group' })).toEqual(['split by changed from row to entity']);
	});

	it('finds a scope by the kind of its step and by its place', () => {
		expect(givenValue(PIPELINE, `${STEPS}.select-k-best.fitOn`)).toBe('all');
		expect(givenValue(PIPELINE, `${STEPS}.1.k`)).toBe(20);
		const said = ['step “Choose columns” now learns from the training rows only'];
		expect(words({}, { [`${STEPS}.select-k-best.fitOn`]: 'train' })).toEqual(said);
		expect(words({}, { [STEPS]: [impute, { ...select, fitOn: 'train' }, scale] })).toEqual(said);
	});

	it('counts a moved step as one change, whichever way it went', () => {
		expect(words({}, { [STEPS]: [select, impute, scale] })).toHaveLength(1);
		expect(words({}, { [STEPS]: [scale, impute, select] })).toEqual(['step “Scale” moved from place 3 to place 1']);
		expect(changesBetween(PIPELINE, {}, { [STEPS]: [scale, select, impute] })).toHaveLength(2);
	});

	it('counts a move and a scope as two', () => {
		expect(changesBetween(PIPELINE, {}, { [STEPS]: [{ ...select, fitOn: 'train' }, impute, scale] })).toHaveLength(2);
	});

	it('says what was put in and taken out', () => {
		expect(words({}, { [STEPS]: [impute, select] })).toEqual(['step “Scale” taken out']);
		expect(words({}, { [STEPS]: [{ kind: 'deduplicate', fitOn: 'train' }, impute, select, scale] })).toEqual([
			'step “Remove duplicates” added at place 1'
		]);
		expect(words({}, { [`${STEPS}.standardize`]: null })).toEqual(['step “Scale” taken out']);
	});

	it('is counted from the other run, not from the start', () => {
		const first = { 'pipeline.model.l2': 0.01 };
		expect(changesBetween(PIPELINE, first, { ...first, 'pipeline.fit.epochs': 20 })).toHaveLength(1);
	});
});

describe('the pipeline of a run', () => {
	it('takes whole parts before single fields', () => {
		const patch = { 'pipeline.model.l2': 0.1, 'pipeline.model': { kind: 'logistic' }, 'pipeline.split.train': 0.3, [`${STEPS}.1.k`]: 5 };
		const pipeline = pipelineOf(PIPELINE, patch);
		expect(pipeline.model).toEqual({ kind: 'logistic', l2: 0.1 });
		expect(pipeline.split.train).toBe(0.3);
		expect(stepsIn(PIPELINE, patch)[1].k).toBe(5);
		expect(PIPELINE.split.train).toBe(0.6);
	});

	it('is a row of cards, with the changed one marked and scopes only where a step learns', () => {
		const cards = cardsOf(pipelineOf(PIPELINE, { [`${STEPS}.1.fitOn`]: 'train' }), PIPELINE);
		expect(cards.map(({ name, changed }) => [name, changed])).toEqual([
			['Split', false],
			['Fill gaps', false],
			['Choose columns', true],
			['Scale', false],
			['Model', false],
			['Training', false]
		]);
		expect(cards.map(({ scope }) => scope)).toEqual([null, 'train', 'train', 'train', null, null]);
		const cyclic = { ...PIPELINE, steps: [{ kind: 'cyclic', fitOn: 'train', column: 'hour' } as const] };
		expect(cardsOf(cyclic, cyclic)[1].scope).toBeNull();
	});
});

describe('the shelf', () => {
	const plain = { kind: 'deduplicate', fitOn: 'all' } as const;
	const blind = { kind: 'deduplicate', fitOn: 'all', ignore: ['id'] } as const;
	const lists = listsOf([PIPELINE.steps, [plain, impute, select, scale], [impute, blind, select, scale], 'no list']);

	it('holds each version of a step that is not there, once', () => {
		const steps = PIPELINE.steps ?? [];
		const items = shelfOf(lists, steps);
		expect(items.map(({ step, place, replaces }) => [step, place, replaces])).toEqual([
			[plain, 0, null],
			[blind, 1, null]
		]);
		expect(putIn(steps, items[1])).toEqual([impute, blind, select, scale]);
	});

	it('offers another version in the place of the one that is there', () => {
		const steps = [plain, impute, select, scale];
		const [item, ...rest] = shelfOf(lists, steps);
		expect(rest).toEqual([]);
		expect(item).toMatchObject({ step: blind, replaces: 0 });
		expect(putIn(steps, item)).toEqual([blind, impute, select, scale]);
	});

	it('leaves the scope to its own control', () => {
		expect(shelfOf([[{ ...scale, fitOn: 'all' }]], [scale])).toEqual([]);
	});
});
