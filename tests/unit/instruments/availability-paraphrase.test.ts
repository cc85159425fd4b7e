import { beforeAll, describe, expect, it } from 'vitest';
import type { FactsEvidence } from '#lib/instruments/evidence.ts';
import { runInstrument, type InstrumentOptions } from '#lib/instruments/registry.ts';
import { sayName } from '#lib/messages/arms.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { createBench, experimentOf, type Bench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
	bench = await createBench();
});

async function facts(name: string, experiment: ExperimentSpec, options: InstrumentOptions = {}): Promise<FactsEvidence> {
	const evidence = await runInstrument(bench.lab, name, experiment, 1, options);
	if (evidence.kind !== 'facts') throw new Error(`${name} answered with ${evidence.kind}.`);
	for (const { label } of evidence.facts) expect(sayName(label.id, label.values).length).toBeGreaterThan(3);
	return evidence;
}
const measured = (evidence: FactsEvidence, id: string) => evidence.facts.find((fact) => fact.id === id)?.measured;

describe('availability', () => {
	const records = (late: boolean, steps: ExperimentSpec['pipeline']['steps'] = []): ExperimentSpec =>
		experimentOf({ world: { kind: 'late-column', late }, steps, refits: 1 });

	it('names the column that is written after the outcome, and what it adds', async () => {
		const evidence = await facts('availability', records(true));
		expect(measured(evidence, 'lateColumns')?.value).toBe(1);
		const after = evidence.facts.filter(({ label }) => label.id === 'fact.columnAfter');
		const before = evidence.facts.filter(({ label }) => label.id === 'fact.columnBefore');
		expect([after.length, before.length > 1]).toEqual([1, true]);
		expect(measured(evidence, 'lateGain')?.interval?.low).toBeGreaterThan(0.05);
		const plain = await facts('availability', records(false));
		expect(measured(evidence, 'withoutLate')?.value).toBeCloseTo(
			(await bench.lab.run(records(false), 1)).scores.validation?.accuracy?.measured.value ?? NaN,
			1
		);
		expect(measured(plain, 'lateColumns')?.value).toBe(0);
		expect(measured(plain, 'lateGain')).toBeUndefined();
	});

	it('leaves out columns that a step has dropped', async () => {
		const [{ id }] = (await facts('availability', records(true))).facts.filter(({ label }) => label.id === 'fact.columnAfter');
		const columns = [id.replace('column:', '')];
		const dropped = await facts('availability', records(true, [{ kind: 'drop-columns', fitOn: 'train', columns }]));
		expect(measured(dropped, 'lateColumns')?.value).toBe(0);
		expect(dropped.facts.map((fact) => fact.id)).not.toContain(id);
	});
});

describe('paraphrase', () => {
	const texts = (contamination: number, model: ExperimentSpec['pipeline']['model']): ExperimentSpec => ({
		...experimentOf({
			world: { kind: 'templates', trainItems: 600, benchmarkItems: 400, contamination },
			steps: [{ kind: 'bag-of-n-grams', fitOn: 'train' }],
			model,
			refits: 1
		}),
		pipeline: {
			split: { by: 'order', train: 600, validation: 400, test: 0 },
			steps: [{ kind: 'bag-of-n-grams', fitOn: 'train' }],
			model
		}
	});

	it('makes the score of a model fall that knows the texts by heart, and of no other', async () => {
		const byHeart = await facts('paraphrase', texts(1, { kind: 'nearest-neighbours', k: 1 }));
		expect(measured(byHeart, 'rewordedFall')?.interval?.low).toBeGreaterThan(0.1);
		const fair = await facts('paraphrase', texts(0, { kind: 'nearest-neighbours', k: 1 }));
		expect(measured(fair, 'rewordedFall')?.interval?.low).toBeLessThan(0.03);
	});

	it('replaces as many words as it is told, the same ones for the same seed', async () => {
		const few = await facts('paraphrase', texts(1, { kind: 'nearest-neighbours', k: 1 }), { parameters: { share: 0.05 } });
		expect(await facts('paraphrase', texts(1, { kind: 'nearest-neighbours', k: 1 }), { parameters: { share: 0.05 } })).toEqual(few);
		expect(measured(few, 'wordsReplaced')?.value).toBe(0.05);
		expect(Math.abs(measured(few, 'rewordedFall')?.value ?? NaN)).toBeLessThan(0.1);
		const prepared = bench.lab.prepare(texts(0, { kind: 'majority' }), 3);
		expect(prepared.reworded(0.5)?.x.values).not.toEqual(prepared.validation.x.values);
		expect(prepared.reworded(0.5)?.y).toEqual(prepared.validation.y);
		// With chance 1 every word goes, so a text has its words' synonyms and none of its own.
		const words = (x: { values: Float32Array; nColumns: number }, row: number): Set<number> =>
			new Set(Array.from({ length: x.nColumns }, (_, j) => j).filter((j) => x.values[row * x.nColumns + j] > 0));
		const all = prepared.reworded(1)?.x;
		if (!all) throw new Error('The world knows synonyms.');
		for (let row = 0; row < 20; row++) {
			const own = words(prepared.validation.x, row);
			const names = [...words(all, row)].filter((j) => own.has(j));
			// A text may hold a word and its synonym: then both stay.
			expect(names.length).toBeLessThanOrEqual(2 * (12 - own.size) + 4);
		}
	});

	it('needs words that are known to mean the same', async () => {
		await expect(runInstrument(bench.lab, 'paraphrase', experimentOf(), 1)).rejects.toThrow(/which words of this table mean the same/);
	});
});
