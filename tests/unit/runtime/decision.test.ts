/** Decide and produce as a page asks for them: what comes back, week by week, what stays hidden, and a cancel in the middle. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DecisionEvidence, ProductionResult, ProductionWeek } from '#lib/decision/spec.ts';
import { createLabClient } from '#lib/runtime/client.ts';
import type { LocalLab } from '#lib/runtime/local-lab.ts';
import { createNodeLab } from '../../../scripts/node-lab.ts';
import { TRIAL_ASSET, TRIAL_EXPERIMENT } from '../decision/decisions.ts';
import { fakeWorkers } from './fake-worker.ts';

const SECRET = {
	experiment: TRIAL_EXPERIMENT,
	named: {},
	decision: TRIAL_ASSET
};
const never = new AbortController().signal;
const ignore = (): void => undefined;

let local: LocalLab;
let folder: string;
let ref: string;
beforeAll(async () => {
	local = await createNodeLab();
	folder = await mkdtemp(path.join(tmpdir(), 'holdout-'));
	ref = path.join(folder, 'secret.json');
	await writeFile(ref, JSON.stringify(SECRET));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the host', () => {
	it('counts what is shown, and nothing of it names the world or an arm', async () => {
		const evidence = await local.host.answer({ name: 'decide', source: { ref }, seed: 3 }, ignore, never);
		expect(evidence.rows).toMatchObject([{ id: 'trial', n: 150 }]);
		expect(JSON.stringify(evidence)).not.toMatch(/gaussians|secretArm/);
	});

	it('streams every week once and in order, those of the answer', async () => {
		const weeks: ProductionWeek[] = [];
		const answer = await local.host.answer(
			{ name: 'produce', source: { ref }, seed: 3, action: 'ship' },
			(update) => update.kind === 'week' && weeks.push(update.week),
			never
		);
		expect(weeks).toEqual(answer.weeks);
		expect(weeks).toHaveLength(26);
		expect(answer.fan.futures).toHaveLength(200);
	});

	it('has told the second week before the last is scored, and a cancel that comes then is heard', async () => {
		const abort = new AbortController();
		const told: number[] = [];
		const running = local.host.answer(
			{ name: 'produce', source: { ref }, seed: 3, action: 'ship' },
			(update) => {
				if (update.kind !== 'week') return;
				told.push(update.week.week);
				if (told.length === 2) setImmediate(() => abort.abort());
			},
			abort.signal
		);
		await expect(running).rejects.toMatchObject({ failure: 'cancelled' });
		expect(told.slice(0, 2)).toEqual([1, 2]);
		expect(told.length).toBeLessThan(26);
		// The lab is as good as before.
		const again = await local.host.answer({ name: 'produce', source: { ref }, seed: 3, action: 'keep' }, ignore, never);
		expect(again.points).toBe(0);
	});

	it('refuses an action that is not on offer, and an exercise without a decision', async () => {
		const ask = (source: { ref: string }, action: string): Promise<ProductionResult> =>
			local.host.answer({ name: 'produce', source, seed: 3, action }, ignore, never);
		await expect(ask({ ref }, 'run')).rejects.toMatchObject({ failure: 'bad-spec', message: '"run" is not one of the actions.' });
		const plain = path.join(folder, 'plain.json');
		await writeFile(plain, JSON.stringify({ experiment: SECRET.experiment }));
		await expect(ask({ ref: plain }, 'ship')).rejects.toMatchObject({ failure: 'bad-spec' });
	});
});

describe('the client', () => {
	const week = (at: number): ProductionWeek => ({
		week: at,
		served: 100,
		ran: 'ship',
		metric: null,
		segments: [],
		drift: null,
		incidents: [],
		points: 1,
		total: at
	});
	const answer: ProductionResult = {
		action: 'ship',
		weeks: [week(1), week(2)],
		ran: 'ship',
		right: null,
		points: 2,
		luck: 0.5,
		fan: { weeks: [1, 2], futures: [[1, 2]], lived: [1, 2] }
	};
	const start = () => {
		const { workers, createWorker } = fakeWorkers();
		const lab = createLabClient({
			createWorker,
			setup: { wasmPaths: {} as never, tables: '/' },
			size: 1,
			absolute: (address) => `https://site/${address}`,
			hasWebAssembly: true
		});
		return { lab, workers };
	};

	it('tells each week once, even when a lost worker makes the call run again', async () => {
		const { lab, workers } = start();
		const told: number[] = [];
		const produced = lab.produce({ ref: 'w.json' }, 3, { action: 'ship', onWeek: ({ week: at }) => told.push(at) });
		const first = workers[0];
		expect(first.calls[0].call).toEqual({ name: 'produce', source: { ref: 'https://site/w.json' }, seed: 3, action: 'ship' });
		first.say({ type: 'update', id: first.calls[0].id, update: { kind: 'week', week: week(1) } });
		await Promise.resolve();
		expect(told).toEqual([1]);
		first.crash('gone');
		await new Promise((resolve) => setTimeout(resolve, 0));
		const second = workers[1];
		const { id } = second.calls[0];
		for (const at of [1, 2]) second.say({ type: 'update', id, update: { kind: 'week', week: week(at) } });
		second.say({ type: 'done', id, answer });
		expect(await produced).toEqual(answer);
		expect(told).toEqual([1, 2]);
		lab.dispose();
	});

	it('hands back what was measured, and sends a cancel on', async () => {
		const { lab, workers } = start();
		const evidence: DecisionEvidence = { rows: [] };
		const decided = lab.decide({ ref: 'w.json' }, 3);
		workers[0].say({ type: 'done', id: workers[0].calls[0].id, answer: evidence });
		expect(await decided).toEqual(evidence);
		const abort = new AbortController();
		const produced = lab.produce({ ref: 'w.json' }, 3, { action: 'ship', signal: abort.signal });
		abort.abort();
		await expect(produced).rejects.toMatchObject({ failure: 'cancelled' });
		expect(workers[0].cancelled).toEqual([workers[0].calls[1].id]);
		lab.dispose();
	});
});
