import { beforeAll, expect, it } from 'vitest';
import { armsFigure } from '#lib/charts/figures/arms.ts';
import { INSTRUMENTS } from '#lib/instruments/descriptors.ts';
import { previewData } from '#lib/instruments/preview.ts';
import { runInstrument } from '#lib/instruments/registry.ts';
import { sayName } from '#lib/messages/arms.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { createBench, type Bench } from './bench.ts';

const experiment: ExperimentSpec = {
	world: { kind: 'two-registers', words: 12, oldRows: 400, oldValidation: 60 },
	pipeline: {
		split: { by: 'row', train: 60, validation: 80, test: 0 },
		model: { kind: 'language-model', pretrainEpochs: 1 },
		fit: { epochs: 5, batchSize: 16, learningRate: 0.01 }
	},
	refits: 2
};

let bench: Bench;
beforeAll(async () => {
	bench = await createBench();
});

it('a language model is shown as words', () => {
	const { columns, target } = previewData(bench.lab, experiment, 1);
	expect(columns.map(({ kind }) => kind)).toEqual(['categorical', 'categorical', 'categorical']);
	expect(target.classes).toEqual(columns[0].levels);
});

it.each(INSTRUMENTS.map(({ name }) => name))('%s: answers for a language model, or says what it lacks', async (name) => {
	const evidence = await runInstrument(bench.lab, name, experiment, 1).catch((error: unknown) => {
		expect(error).toBeInstanceOf(RangeError);
		expect((error as RangeError).message).toMatch(/^\S.+\.$/s);
		return null;
	});
	expect(evidence === null || evidence.instrument === name).toBe(true);
	if (evidence?.kind === 'facts') for (const { label } of evidence.facts) expect(sayName(label.id, label.values).length).toBeGreaterThan(3);
	if (evidence?.kind === 'arms') expect(armsFigure(evidence).sentence.length).toBeGreaterThan(10);
	if (evidence?.kind === 'sweep') expect(evidence.points.every(({ run }) => run.oldTask !== undefined)).toBe(true);
});

it('its smaller sisters are the last layer and the adapters, on the same rows', async () => {
	const evidence = await runInstrument(bench.lab, 'simpler-model', experiment, 1);
	if (evidence.kind !== 'arms') throw new Error('A simpler model is an arm.');
	expect(evidence.arms.map(({ id, against }) => [id, against !== null])).toEqual([
		['tune-head', true],
		['tune-adapter', true]
	]);
	expect(evidence.arms[0].run.oldTask?.before).toEqual(evidence.base.oldTask?.before);
});
