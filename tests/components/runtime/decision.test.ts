/** A decision in a real worker: measured, lived week by week, cancelled in the middle. */
import { afterEach, describe, expect, it } from 'vitest';
import type { ProductionWeek, RatesDecision } from '#lib/decision/spec.ts';
import type { LabRuntime } from '#lib/runtime/protocol.ts';
import { labWithWorkers } from './lab-with-workers.ts';

const SPEC: RatesDecision = {
	kind: 'rates',
	point: '1 euro',
	deadline: 'Friday',
	budget: 20,
	history: 'Of your last 70 candidates half were better.',
	horizonWeeks: 60,
	delayPerWeek: 5,
	shown: [{ id: 'trial', label: 'Right', on: 'validation', count: 'accuracy' }],
	options: [
		{ id: 'keep', label: 'Keep', says: '', known: 0.8, perWeek: 0, perUnit: 0, from: 0, once: 0 },
		{
			id: 'ship',
			label: 'Ship',
			says: '',
			prior: [{ share: 1, mean: 0.8, sd: 0.05 }],
			evidence: 'trial',
			perWeek: 0,
			perUnit: 100,
			from: 0.8,
			once: 0
		}
	],
	enquiries: [],
	production: { rowsPerWeek: 100 },
	designed: ['ship'],
	twin: { arm: 'other' }
};
const SECRET = {
	experiment: {
		world: { kind: 'gaussians', features: 4, separation: 1.25 },
		pipeline: {
			split: { by: 'row', train: 400, validation: 150, test: 0 },
			model: { kind: 'logistic', l2: 0 },
			fit: { epochs: 10, batchSize: 32, learningRate: 0.05 }
		},
		refits: 1
	},
	named: {},
	decision: { spec: SPEC, arms: { other: { 'world.separation': 0.1 } } }
};

let lab: LabRuntime | null = null;
let secret = '';
afterEach(() => {
	lab?.dispose();
	lab = null;
	URL.revokeObjectURL(secret);
});

function start(): { readonly runtime: LabRuntime; readonly workers: Worker[] } {
	// On a busy machine a start takes long: the worker shall not count as lost for it.
	const { lab: runtime, workers } = labWithWorkers(1, 3000);
	lab = runtime;
	secret = URL.createObjectURL(new Blob([JSON.stringify(SECRET)], { type: 'application/json' }));
	return { runtime, workers };
}

describe('a decision in a real worker', () => {
	it('is measured and lived, each week told once and in order, the same every time', async () => {
		const { runtime } = start();
		const evidence = await runtime.decide({ ref: secret }, 3);
		expect(evidence.rows[0]).toMatchObject({ id: 'trial', n: 150 });
		const told: ProductionWeek[] = [];
		const lived = await runtime.produce({ ref: secret }, 3, { action: 'ship', onWeek: (week) => told.push(week) });
		expect(told).toEqual(lived.weeks);
		expect(lived.weeks).toHaveLength(60);
		expect(await runtime.produce({ ref: secret }, 3, { action: 'ship' })).toEqual(lived);
	});

	it('can be cancelled between two weeks, and the worker takes the next call', async () => {
		const { runtime, workers } = start();
		const abort = new AbortController();
		const told: number[] = [];
		const running = runtime.produce({ ref: secret }, 3, {
			action: 'ship',
			signal: abort.signal,
			onWeek: ({ week }) => {
				told.push(week);
				if (week === 2) abort.abort();
			}
		});
		await expect(running).rejects.toMatchObject({ failure: 'cancelled' });
		expect(told).toEqual([1, 2]);
		expect((await runtime.produce({ ref: secret }, 3, { action: 'keep' })).points).toBe(0);
		expect(workers).toHaveLength(1);
	});
});
