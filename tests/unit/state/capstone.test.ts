import { beforeAll, describe, expect, it } from 'vitest';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import { runInstrument } from '#lib/instruments/registry.ts';
import type { LabRuntime } from '#lib/runtime/protocol.ts';
import { CAPSTONES, capstoneOf, measurementsOf, newWork, readWork, repaired } from '#lib/state/capstone-plan.ts';
import { CAPSTONE_WEIGHTS, capstonePoints, orderScore, setScore } from '#lib/state/capstone-score.ts';
import { CapstoneSession, rankingOf } from '#lib/state/capstone.svelte.ts';
import { fixedClock } from '#lib/state/clock.ts';
import { repairName } from '#lib/components/decision/capstone-words.ts';
import { diagnosisName } from '#lib/messages/diagnosis.ts';
import { createNodeLab } from '../../../scripts/node-lab.ts';

describe('a capstone', () => {
	it('offers what is wrong among other things, and has words for all of it', () => {
		for (const id of CAPSTONES) {
			const { choices, faults, repairs } = capstoneOf(id);
			for (const fault of faults) expect(choices).toContain(fault);
			expect(choices.length).toBeGreaterThan(faults.length);
			for (const choice of choices) expect(diagnosisName(choice)).not.toBe('');
			for (const repair of repairs) expect(repairName(repair.id)).not.toBe('');
			for (const { cures } of repairs) if (cures !== null) expect(faults).toContain(cures);
		}
	});

	it('gives the same pipeline for repairs of one rank in either order', () => {
		const composite = capstoneOf('composite');
		expect(repaired(composite, ['late', 'dedupe'])).toEqual(repaired(composite, ['dedupe', 'late']));
		expect(() => repaired(composite, ['prayer'])).toThrow(/not a repair/);
		expect(repaired(composite, [])).toEqual(composite.experiment);
	});
});

describe('the set', () => {
	it('is judged as a whole: 2 · hits ÷ (named + true)', () => {
		expect(setScore(['LK-2', 'LK-1.4'], ['LK-2', 'LK-1.4'])).toMatchObject({ score: 1, missed: [], wrong: [] });
		expect(setScore(['LK-2', 'OF-CAP'], ['LK-2', 'LK-1.4', 'LK-3.1'])).toEqual({
			hit: ['LK-2'],
			missed: ['LK-1.4', 'LK-3.1'],
			wrong: ['OF-CAP'],
			score: 0.4
		});
		expect(setScore([], ['LK-2']).score).toBe(0);
	});
});

describe('the order of repair', () => {
	const composite = capstoneOf('composite');

	it('is full for ranks in order, either way within a rank', () => {
		expect(orderScore(composite, ['late', 'dedupe', 'group', 'time', 'slice'])).toBe(1);
		expect(orderScore(composite, ['dedupe', 'late', 'group', 'time', 'slice'])).toBe(1);
	});

	it('loses what stands the wrong way round, what is left out, and what was not wanted, hand-worked', () => {
		// Nine pairs of different rank, all the wrong way round.
		expect(orderScore(composite, ['slice', 'time', 'group', 'late', 'dedupe'])).toBe(0);
		// Two of five wanted: 2 · 2 ÷ (2 + 5).
		expect(orderScore(composite, ['late', 'group'])).toBeCloseTo(4 / 7, 12);
		expect(orderScore(composite, ['late', 'larger', 'group'])).toBeCloseTo(4 / 8, 12);
		expect(orderScore(composite, [])).toBe(0);
	});

	it('adds up to 100', () => {
		expect(Object.values(CAPSTONE_WEIGHTS).reduce((sum, weight) => sum + weight, 0)).toBe(100);
		expect(capstonePoints({ set: 1, order: 1, test: 0.5, memo: 0 })).toBe(72.5);
	});
});

describe('stored work', () => {
	it('is read strictly', () => {
		const work = newWork('real', 1000, 5);
		expect(readWork(JSON.parse(JSON.stringify(work)))).toEqual(work);
		expect(readWork({ ...work, version: 2 })).toBeNull();
		expect(readWork({ ...work, id: 'other' })).toBeNull();
	});
});

describe('really trained', () => {
	const runs = new Map<string, RunEvidence>();
	const at = (name: string, part: 'validation' | 'fresh'): number => rankingOf(runs.get(name) as RunEvidence, part)?.measured.value ?? NaN;

	beforeAll(async () => {
		const { lab, loadTables } = await createNodeLab();
		for (const [name, id, done] of [
			['composite', 'composite', []],
			['composite repaired', 'composite', ['dedupe', 'late', 'group']],
			['composite late', 'composite', ['late']],
			['composite late dedupe', 'composite', ['late', 'dedupe']],
			['composite whole', 'composite', ['dedupe', 'late', 'group', 'time', 'slice', 'larger']],
			['real', 'real', []],
			['real repaired', 'real', ['cost', 'oversample', 'time']]
		] as const) {
			const experiment = repaired(capstoneOf(id), done);
			await loadTables(experiment.world);
			runs.set(name, await lab.run(experiment, 1000, { parts: ['fresh'] }));
		}
	}, 120_000);

	it('what is reported does not hold as given, in both', () => {
		for (const name of ['composite', 'real']) expect(at(name, 'validation') - at(name, 'fresh')).toBeGreaterThan(0.15);
	});

	it('repaired, it comes within a third of that', () => {
		for (const name of ['composite', 'real']) {
			const before = at(name, 'validation') - at(name, 'fresh');
			const after = at(`${name} repaired`, 'validation') - at(`${name} repaired`, 'fresh');
			expect(Math.abs(after)).toBeLessThan(before / 3);
		}
	});

	it('each void number is a fault of its own: the rows that stand twice still flatter once the late column is gone', () => {
		expect(at('composite late', 'validation') - at('composite late dedupe', 'validation')).toBeGreaterThan(0.02);
	});

	it('every measurement on offer can be read, as given and with every repair made', async () => {
		const { lab, loadTables } = await createNodeLab();
		for (const id of CAPSTONES) {
			const capstone = capstoneOf(id);
			for (const done of [[], capstone.repairs.filter(({ cures }) => cures !== null).map((one) => one.id)]) {
				const experiment = repaired(capstone, done);
				await loadTables(experiment.world);
				for (const name of measurementsOf(capstone, done))
					await expect(runInstrument(lab, name, experiment, 1000), `${name} on ${id} after ${done.join(', ')}`).resolves.toBeDefined();
			}
		}
	}, 180_000);

	it('every repair can be made after every other', () => {
		expect(at('composite whole', 'validation')).toBeGreaterThan(0.5);
	});
});

describe('the work on it', () => {
	const score = (value: number) => ({ n: 100, perRefit: [value], measured: { value, interval: null } });
	const run = { scores: { validation: { rocAuc: score(0.9) }, test: { rocAuc: score(0.7) }, fresh: { rocAuc: score(0.7) } } };
	const open = (records: Map<string, unknown>) =>
		CapstoneSession.open(
			{
				runtime: { run: async () => run } as unknown as LabRuntime,
				store: {
					readRecords: async () => [...records].map(([key, value]) => ({ key, value })),
					writeRecord: async (key, value) => void records.set(key, structuredClone(value))
				},
				clock: fixedClock(1)
			},
			'composite',
			1000
		);

	it('goes step by step, keeps what was chosen, and shows fresh rows only at the end', async () => {
		const records = new Map<string, unknown>();
		const session = await open(records);
		expect(session.step).toBe('study');
		await session.repair('late');
		expect(session.work.done).toEqual([]);
		await session.train();
		expect(session.step).toBe('repair');
		await session.name(['LK-2']);
		expect(session.work.named).toBeNull();
		await session.repair('late');
		await session.repair('late');
		expect(session.work.done).toEqual(['late']);
		await session.settle();
		await session.openTest();
		expect([session.step, session.test]).toEqual(['name', null]);
		await session.name(['LK-2']);
		await session.name(['LK-1.4']);
		expect([session.step, session.work.named]).toEqual(['test', ['LK-2']]);
		await session.openTest();
		expect([session.step, session.work.looks, session.fresh.length]).toEqual(['memo', 1, 0]);
		await session.writeMemo({ decision: 'Do not launch.' });
		expect([session.step, session.fresh.length]).toEqual(['result', 2]);
		const again = await open(records);
		await again.train();
		expect([again.step, again.ladder.length, again.fresh.length, again.test?.measured.value]).toEqual(['result', 2, 2, 0.7]);
	});
});
