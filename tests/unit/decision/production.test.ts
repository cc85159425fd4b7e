import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createStream } from '#lib/core/random.ts';
import { futurePaths } from '#lib/decision/fan.ts';
import { measureDecision } from '#lib/decision/measure.ts';
import { planOf } from '#lib/decision/plan.ts';
import { produce } from '#lib/decision/production.ts';
import { proveDecision } from '#lib/decision/prove.ts';
import { markRows, tally } from '#lib/decision/served.ts';
import { decisionKeyOf } from '#lib/decision/sheet.ts';
import type { ProductionWeek } from '#lib/decision/spec.ts';
import { readFolder } from '#lib/exercise/folder.ts';
import { STANDARD_VOCABULARY } from '#lib/exercise/standard-vocabulary.ts';
import { createNodeLab } from '../../../scripts/node-lab.ts';
import { LAUNCH, TRIAL, TRIAL_ASSET, TRIAL_EXPERIMENT, counted } from './decisions.ts';

const { lab } = await createNodeLab();

describe('counting', () => {
	it('counts right rows, caught positives and confident rows', () => {
		const scores = Float64Array.of(0.9, 0.2, 0.6, 0.4);
		const y = [1, 1, 0, 0];
		expect(tally(markRows(scores, y, 2, { count: 'accuracy' }))).toEqual({ k: 2, n: 4, of: 4 });
		expect(tally(markRows(scores, y, 2, { count: 'recall' }))).toEqual({ k: 1, n: 2, of: 4 });
		expect(tally(markRows(scores, y, 2, { count: 'confident', threshold: 0.75 }))).toEqual({ k: 1, n: 2, of: 4 });
		expect(tally(markRows(scores, y, 2, { count: 'accuracy', callAt: 0.15 }))).toEqual({ k: 2, n: 4, of: 4 });
		expect(() => markRows(scores, y, 0, { count: 'accuracy' })).toThrow('this target is a number');
	});
});

describe('what is shown before a decision', () => {
	it('is the score of the trained model on its validation rows', async () => {
		const [{ k, n }] = (await measureDecision(lab, TRIAL_EXPERIMENT, 3, TRIAL_ASSET)).rows;
		const run = await lab.run(TRIAL_EXPERIMENT, 3);
		expect(n).toBe(150);
		expect(k / n).toBeCloseTo(run.scores.validation?.accuracy?.perRefit[0] ?? Number.NaN, 12);
	});

	it('names an arm that does not exist', async () => {
		const asked = measureDecision(lab, TRIAL_EXPERIMENT, 3, { spec: LAUNCH, arms: {} });
		await expect(asked).rejects.toThrow('names the arm "secretArm"');
	});

	it('proves what it was designed for, and flips where the evidence is another', async () => {
		const proof = await proveDecision(lab, TRIAL_EXPERIMENT, 3, TRIAL_ASSET);
		expect(proof).toMatchObject({ asDesigned: true, decided: true, flips: true, key: { best: 'ship' } });
		expect(proof.twinAccept).not.toContain('ship');
	});
});

describe('production', () => {
	it('adds up the weeks of the shipped model, the same at the same seed', async () => {
		const evidence = await measureDecision(lab, TRIAL_EXPERIMENT, 3, TRIAL_ASSET);
		const told: ProductionWeek[] = [];
		const result = await produce(lab, TRIAL_EXPERIMENT, 3, TRIAL_ASSET, evidence, 'ship', { onWeek: (week) => told.push(week) });
		expect(told).toEqual(result.weeks);
		expect(result.weeks).toHaveLength(26);
		expect(result.weeks.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(result.points, 9);
		// Each week is worth a point for each hundredth above 0.80.
		for (const { metric, points } of result.weeks) expect(points).toBeCloseTo(100 * ((metric?.value ?? 0) - 0.8), 9);
		const right = result.weeks.reduce((sum, { metric }) => sum + (metric?.k ?? 0), 0) / 2600;
		const fresh = await lab.run(TRIAL_EXPERIMENT, 3, { parts: ['fresh'], nFresh: 6000 });
		expect(Math.abs(right - (fresh.scores.fresh?.accuracy?.measured.value ?? 0))).toBeLessThan(0.03);
		expect(result.luck).toBeGreaterThanOrEqual(0);
		expect(result.luck).toBeLessThanOrEqual(1);
		const again = await produce(lab, TRIAL_EXPERIMENT, 3, TRIAL_ASSET, evidence, 'ship');
		expect(again).toEqual(result);
	});

	it('waits, learns on fresh rows, and then runs what they say', async () => {
		const evidence = await measureDecision(lab, TRIAL_EXPERIMENT, 3, TRIAL_ASSET);
		const result = await produce(lab, TRIAL_EXPERIMENT, 3, TRIAL_ASSET, evidence, 'wait-200');
		expect(result.weeks[0]).toMatchObject({ ran: 'keep', points: -5 });
		expect(result.weeks[1].points).toBe(-9);
		expect(result.weeks[1].incidents).toMatchObject([{ id: 'learned', n: 200, ran: 'ship' }]);
		expect(result.weeks[2].ran).toBe('ship');
		expect(result.right).toBeGreaterThan(150);
	});

	it('pays for harm once, when the rate stays below the floor', async () => {
		const poor = { ...TRIAL_EXPERIMENT, world: { ...TRIAL_EXPERIMENT.world, separation: 0.2 } };
		const evidence = await measureDecision(lab, poor, 3, TRIAL_ASSET);
		const result = await produce(lab, poor, 3, TRIAL_ASSET, evidence, 'ship');
		const harmed = result.weeks.filter(({ incidents }) => incidents.some(({ id }) => id === 'harm'));
		expect(harmed).toHaveLength(1);
		expect(harmed[0].points).toBeLessThan(-400);
	});

	it('ages a model until it is trained anew', async () => {
		const spec = readCase('passes-1500').exercise;
		if (spec.decision?.kind !== 'clock') throw new Error('passes-1500 is a clock');
		const asset = { spec: spec.decision, arms: spec.arms };
		const experiment = { world: spec.world, pipeline: spec.pipeline, refits: 1 };
		const evidence = await measureDecision(lab, experiment, 5, asset);
		const result = await produce(lab, experiment, 5, asset, evidence, 'every-4');
		expect(result.weeks.map(({ drift }) => drift).slice(0, 6)).toEqual([0, 5, 10, 15, 0, 5]);
		expect(result.weeks.filter(({ incidents }) => incidents.some(({ id }) => id === 'retrained'))).toHaveLength(6);
		const never = await produce(lab, experiment, 5, asset, evidence, 'never');
		expect(never.points).toBeLessThan(result.points - 200);
		expect((await produce(lab, experiment, 5, asset, evidence, 'keep')).points).toBe(0);
	});
});

describe('other futures', () => {
	it('have the expected value as their mean', () => {
		const evidence = counted(129, 150);
		const key = decisionKeyOf(TRIAL, evidence);
		for (const { id, value } of key.values) {
			const ends = futurePaths(TRIAL, evidence, id, 800, createStream(7)).map((path) => path[path.length - 1]);
			const mean = ends.reduce((sum, end) => sum + end, 0) / ends.length;
			const sd = Math.sqrt(ends.reduce((sum, end) => sum + (end - mean) * (end - mean), 0) / ends.length);
			expect(Math.abs(mean - value), id).toBeLessThan((4 * sd) / Math.sqrt(800) + 0.5);
		}
	});

	it('refuse an action that is not on offer', () => {
		expect(() => planOf(TRIAL, counted(1, 2), 'run', {})).toThrow('"run" is not one of the actions');
	});
});

function readCase(slug: string) {
	const file = (name: string): string => readFileSync(`exercises/${slug}/${name}`, 'utf8');
	const names = ['exercise.yaml', 'brief.md', 'debrief.md'];
	const read = readFolder(slug, Object.fromEntries(names.map((name) => [name, file(name)])), STANDARD_VOCABULARY);
	if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
	return read.value;
}

describe('the block in the file', () => {
	const text = readFileSync('exercises/hauls-150/exercise.yaml', 'utf8');
	const problems = (from: string, to: string): string => {
		const files = { 'exercise.yaml': text.replace(from, to), 'brief.md': 'A brief.', 'debrief.md': 'A debrief.' };
		const read = readFolder('hauls-150', files, STANDARD_VOCABULARY);
		return read.ok ? '' : read.problems.map(({ message }) => message).join('\n');
	};
	it.each([
		['designed: [ship]', 'designed: [shop]', '`shop` is not one of the actions; did you mean `ship`?'],
		['about: ship', 'about: chip', '`chip` is not one of the options'],
		['      evidence: checked', '      evidence: cheked', '`cheked` is not one of what is shown'],
		['twin: { arm: plain }', 'twin: { arm: plane }', '`plane` is not an arm of this exercise'],
		['twin: { arm: plain }', 'twin: { change: { delay: 3 } }', 'nothing at "delay"'],
		['twin: { arm: plain }', 'twin: {}', 'The twin changes nothing'],
		['price: 4', 'price: 40', 'This costs 40 points, and the budget is 20'],
		['known: 0.8', 'known: 0.8, prior: [{ share: 1, mean: 0.8, sd: 0.1 }]', 'and not both'],
		['stage: judgment', 'stage: mechanics', 'Only cases of the stage judgment'],
		['deadline:', 'dedline:', 'is not known; did you mean `deadline`?']
	])('%s → %s is refused', (from, to, message) => {
		expect(problems(from, to)).toContain(message);
	});

	it('is asked of every case of judgment', () => {
		const cut = text.replace(/decision:\n(?: {2}.*\n|\n)*?(?=arms:)/, '');
		const read = readFolder('hauls-150', { 'exercise.yaml': cut, 'brief.md': 'A brief.', 'debrief.md': 'A debrief.' }, STANDARD_VOCABULARY);
		expect(read.ok ? '' : read.problems[0].message).toContain('needs a block `decision:`');
	});
});
