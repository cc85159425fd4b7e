/** The weeks as they come: bits that must not move, one week after the other, a cancel in the middle. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import { createStream } from '#lib/core/random.ts';
import { openHarmBook } from '#lib/decision/harm.ts';
import { measureDecision } from '#lib/decision/measure.ts';
import { produce } from '#lib/decision/production.ts';
import { openProduction } from '#lib/decision/served.ts';
import type { DecisionAsset, ProductionWeek } from '#lib/decision/spec.ts';
import { experimentOf } from '#lib/exercise/experiment.ts';
import { readFolder } from '#lib/exercise/folder.ts';
import { STANDARD_VOCABULARY } from '#lib/exercise/standard-vocabulary.ts';
import type { Lab } from '#lib/instruments/lab.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { createNodeLab } from '../../../scripts/node-lab.ts';
import { TRIAL_ASSET, TRIAL_EXPERIMENT } from './decisions.ts';

const { lab } = await createNodeLab();

function readCase(slug: string) {
	const names = ['exercise.yaml', 'brief.md', 'debrief.md'];
	const files = Object.fromEntries(names.map((name) => [name, readFileSync(`exercises/${slug}/${name}`, 'utf8')]));
	const read = readFolder(slug, files, STANDARD_VOCABULARY);
	if (!read.ok || !read.value.exercise.decision) throw new Error(`${slug} has no decision`);
	const { exercise } = read.value;
	return { experiment: experimentOf(exercise), asset: { spec: exercise.decision as DecisionAsset['spec'], arms: exercise.arms } };
}

describe('the bits of a half-year', () => {
	// From before rows were drawn once for all weeks. A wait, a canary with recall, a spread of refits with a segment, a clock.
	it.each([
		['hauls-150', 'wait-200', '3fbc3fe719b1b4d4c0036bbba332df538d952aaa80f979a63279cbc31ff8aa6b'],
		['sirens-400', 'canary', 'e84fad07b30426a104a1292f168f12e254c232ea41cd2face30c018ba7fb628d'],
		['sluices-1500', 'pick', 'b395a9970d3fd135f2528ba3aac83351a6ace079a76278e970a4a8da410091ec'],
		['counters-3000', 'fix', 'e35e04ab25d4b627904910bbec1ee49c408b4f99d47b36bf846117f19d5d5812'],
		['passes-1500', 'every-4', '5f6590fdd9dfcf2f744c81c0d92aeae4e52edaa70d5932c07ece73faa144cbbe']
	])('%s after %s', async (slug, action, digest) => {
		const { experiment, asset } = readCase(slug);
		const evidence = await measureDecision(lab, experiment, 1000, asset);
		const result = await produce(lab, experiment, 1000, asset, evidence, action);
		expect(sha256Hex(canonicalJson(result))).toBe(digest);
	});
});

describe('rows of production', () => {
	const table = (rows: number): ExperimentSpec => ({
		...TRIAL_EXPERIMENT,
		world: { kind: 'gaussians', features: 2 },
		pipeline: { ...TRIAL_EXPERIMENT.pipeline, split: { by: 'row', train: rows, validation: 20, test: 0 } }
	});

	it('are the same however many were drawn at once, and whatever was asked for before', () => {
		const prepared = lab.prepare(table(50), 4);
		const ahead = openProduction(prepared, 500);
		const stepwise = openProduction(prepared, 0);
		stepwise(0, 10, createStream(1));
		for (const from of [40, 120, 80])
			expect(ahead(from, 30, createStream(1)).examples).toEqual(stepwise(from, 30, createStream(2)).examples);
	});

	it('are those of the world, in its order', () => {
		const prepared = lab.prepare(table(50), 4);
		const { x, y } = prepared.fresh(90);
		const { examples } = openProduction(prepared, 200)(60, 30, createStream(1));
		expect(examples.x.values).toEqual(x.values.slice(60 * x.nColumns));
		expect(examples.y).toEqual(y.slice(60));
	});

	it('see all that came before where a step reads other rows', () => {
		const given: ExperimentSpec = {
			...TRIAL_EXPERIMENT,
			world: { kind: 'messy-records', rows: 300, entities: 30 },
			pipeline: {
				...TRIAL_EXPERIMENT.pipeline,
				split: { by: 'row', train: 0.6, validation: 0.2, test: 0.2 },
				steps: [
					{ kind: 'lag', fitOn: 'train', columns: ['x1'], by: 1 },
					{ kind: 'impute', fitOn: 'train' }
				]
			}
		};
		const prepared = lab.prepare(given, 4);
		expect(prepared.rowByRow).toBe(false);
		const { x } = prepared.fresh(90);
		const { examples } = openProduction(prepared, 200)(60, 30, createStream(1));
		expect(examples.x.values).toEqual(x.values.slice(60 * x.nColumns));
	});
});

describe('weeks', () => {
	/** The lab, noting each time rows are scored. */
	function watched(note: () => void): Lab {
		return {
			...lab,
			trained: async (experiment, seed, hooks) => {
				const run = await lab.trained(experiment, seed, hooks);
				const models = run.models.map((model) => ({
					...model,
					predict: (x: Parameters<typeof model.predict>[0]) => {
						note();
						return model.predict(x);
					}
				}));
				return { ...run, models };
			}
		};
	}

	it('are told one by one: each before the next is scored', async () => {
		const evidence = await measureDecision(lab, TRIAL_EXPERIMENT, 3, TRIAL_ASSET);
		const order: string[] = [];
		let scored = 0;
		const noting = watched(() => void order.push(`scored ${++scored}`));
		await produce(noting, TRIAL_EXPERIMENT, 3, TRIAL_ASSET, evidence, 'ship', { onWeek: ({ week }) => void order.push(`told ${week}`) });
		expect(order).toEqual(Array.from({ length: 26 }, (_, at) => [`scored ${at + 1}`, `told ${at + 1}`]).flat());
	});

	it('stop at a cancel between two of them', async () => {
		const evidence = await measureDecision(lab, TRIAL_EXPERIMENT, 3, TRIAL_ASSET);
		const abort = new AbortController();
		const told: number[] = [];
		let scored = 0;
		const running = produce(
			watched(() => void scored++),
			TRIAL_EXPERIMENT,
			3,
			TRIAL_ASSET,
			evidence,
			'ship',
			{
				signal: abort.signal,
				onWeek: ({ week }) => {
					told.push(week);
					// As a message does: in a later turn of the event loop.
					if (week === 5) setTimeout(() => abort.abort(new Error('enough')), 0);
				}
			}
		);
		await expect(running).rejects.toThrow('enough');
		expect(told.length).toBeLessThan(26);
		expect(scored).toBe(told.length);
	});
});

describe('harm', () => {
	const week = (at: number, k: number): Omit<ProductionWeek, 'total'> => ({
		week: at,
		served: 100,
		ran: 'ship',
		metric: { value: k / 100, low: 0, high: 1, k, n: 100 },
		segments: [],
		drift: null,
		incidents: [],
		points: 1
	});
	const lived = (rates: readonly number[]) => {
		const book = openHarmBook({ floor: 0.77, points: 40 });
		const told = rates.map((k, at) => book.add(week(at + 1, k)));
		return { counts: told.map((weeks) => weeks.length), weeks: [...told.flat(), ...book.close()] };
	};

	it('is paid in the first week from which the rate so far stays below the floor, hand-worked', () => {
		// Rates so far: 0.80, 0.76, 0.80, 0.775, 0.76, 0.75.
		const { counts, weeks } = lived([80, 72, 88, 70, 70, 70]);
		expect(counts).toEqual([1, 0, 2, 1, 0, 0]);
		expect(weeks.map(({ points }) => points)).toEqual([1, 1, 1, 1, -39, 1]);
		expect(weeks.map(({ total }) => total)).toEqual([1, 2, 3, 4, -35, -34]);
		expect(weeks[4].incidents).toEqual([{ id: 'harm', floor: 0.77, points: 40 }]);
	});

	it('is not paid where the rate rises again, nor where there is no floor', () => {
		expect(lived([70, 90, 90]).weeks.every(({ incidents }) => incidents.length === 0)).toBe(true);
		const book = openHarmBook(null);
		expect(book.add(week(1, 10))).toHaveLength(1);
		expect(book.close()).toEqual([]);
	});
});
