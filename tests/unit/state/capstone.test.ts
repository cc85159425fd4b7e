import { beforeAll, describe, expect, it } from 'vitest';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import { runInstrument } from '#lib/instruments/registry.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { LabRuntime } from '#lib/runtime/protocol.ts';
import {
	CAPSTONES,
	capstoneOf,
	measurementsOf,
	newWork,
	readWork,
	repairedPipeline,
	sourceOf,
	type CapstoneId
} from '#lib/state/capstone-plan.ts';
import { CAPSTONE_WEIGHTS, capstoneMarks, capstonePoints, orderScore, setScore } from '#lib/state/capstone-score.ts';
import { misfits, readTruth } from '#lib/state/capstone-truth.ts';
import { rankingOf } from '#lib/state/capstone-deps.ts';
import { CapstoneSession } from '#lib/state/capstone.svelte.ts';
import { fixedClock } from '#lib/state/clock.ts';
import { repairName } from '#lib/components/decision/capstone-words.ts';
import { diagnosisName } from '#lib/messages/diagnosis.ts';
import { createNodeLab } from '../../../scripts/node-lab.ts';
import { buildCapstones, readCapstone } from '../../../scripts/vite-capstones.ts';

const fileOf = (id: CapstoneId) => readCapstone(process.cwd(), id);

/** The whole experiment, as the worker has it. */
function repaired(id: CapstoneId, done: readonly string[]): ExperimentSpec {
	const { world } = fileOf(id);
	return { world, refits: 1, pipeline: repairedPipeline(capstoneOf(id), done) };
}

describe('a capstone', () => {
	it('offers what is wrong among other things, and has words for all of it', () => {
		for (const id of CAPSTONES) {
			const { choices, repairs } = capstoneOf(id);
			const truth = fileOf(id);
			expect(misfits(capstoneOf(id), truth)).toEqual([]);
			expect(choices.length).toBeGreaterThan(truth.faults.length);
			for (const choice of choices) expect(diagnosisName(choice)).not.toBe('');
			for (const repair of repairs) expect(repairName(repair.id)).not.toBe('');
		}
	});

	it('keeps from the page what is wrong with it: its world, its faults, what repairs cure', () => {
		const { refs, assets } = buildCapstones(process.cwd());
		for (const id of CAPSTONES) {
			const { world, faults } = fileOf(id);
			const shown = JSON.stringify([capstoneOf(id), refs[id], sourceOf(capstoneOf(id), refs[id].experimentRef, [])]);
			expect(shown).not.toMatch(/"(faults|cures|rank|world)"/);
			expect(shown).not.toContain(world.kind);
			// The very same net catches it where it may be known.
			expect(JSON.parse(assets.get(refs[id].revealRef) ?? '')).toMatchObject({ faults });
			expect(assets.get(refs[id].experimentRef)).toContain(world.kind);
			expect(assets.get(refs[id].experimentRef)).not.toMatch(/"(faults|cures|rank)"/);
		}
	});

	it('says what does not fit together', () => {
		const { choices, repairs } = capstoneOf('real');
		const truth = readTruth(JSON.parse(buildCapstones(process.cwd()).assets.get(buildCapstones(process.cwd()).refs.real.revealRef) ?? ''));
		expect(misfits({ choices, repairs: repairs.slice(1) }, truth)).toEqual([
			'"time" is not a repair of this capstone; it has larger, oversample, cost.'
		]);
		expect(misfits({ choices: choices.slice(0, -3), repairs }, truth)).toEqual(['The fault "LK-3.1" is not among the choices.']);
		const { cost: _, ...others } = truth.repairs;
		expect(misfits({ choices, repairs }, { faults: ['LK-1.2', 'LK-3.1'], repairs: others })).toEqual([
			'Nothing is said of the repair "cost".'
		]);
		expect(() => readTruth({ faults: ['LK-2'] })).toThrow('cannot be read');
	});

	it('gives the same pipeline for repairs of one rank in either order', () => {
		const composite = capstoneOf('composite');
		expect(repairedPipeline(composite, ['late', 'dedupe'])).toEqual(repairedPipeline(composite, ['dedupe', 'late']));
		expect(() => repairedPipeline(composite, ['prayer'])).toThrow(/not a repair/);
		expect(repairedPipeline(composite, [])).toEqual(composite.pipeline);
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
	const composite = fileOf('composite');

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
		// As an older build wrote it.
		const { digests: _digests, read: _read, ...older } = work;
		expect(readWork(older)).toEqual(work);
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
			const experiment = repaired(id, done);
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
			for (const done of [[], capstone.repairs.map((one) => one.id).filter((one) => fileOf(id).repairs[one].cures !== null)]) {
				const experiment = repaired(id, done);
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
	const run = { digest: 'd0', scores: { validation: { rocAuc: score(0.9) }, test: { rocAuc: score(0.7) }, fresh: { rocAuc: score(0.7) } } };
	const facts = { kind: 'facts', instrument: 'duplicates', facts: [] };
	const asked: string[] = [];
	const open = (records: Map<string, unknown>) =>
		CapstoneSession.open(
			{
				parts: {
					experimentRef: (id) => `w-${id}`,
					loadTruth: async (id) => {
						asked.push(id);
						return fileOf(id);
					}
				},
				runtime: {
					run: async (source: unknown) => ({ ...run, digest: `digest of ${JSON.stringify(source)}` }),
					instrument: async () => facts
				} as unknown as LabRuntime,
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
		await session.read('duplicates');
		await session.read('duplicates');
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
		expect([session.marks, asked]).toEqual([null, []]);
		await session.writeMemo({ decision: 'Do not launch.' });
		expect([session.step, session.fresh.length]).toEqual(['result', 2]);
		expect(asked).toEqual(['composite']);
		expect(session.marks).toEqual(capstoneMarks(session.work, fileOf('composite')));
		// One of six named, one of five repairs made: 2 / 7 of 40, 2 / 6 of 25, one look.
		expect(session.marks?.shares).toMatchObject({ set: 2 / 7, order: 2 / 6, test: 1 });
		expect(session.work.digests).toEqual(
			[[], ['late']].map((done) => `digest of ${JSON.stringify(sourceOf(capstoneOf('composite'), 'w-composite', done))}`)
		);
		expect(session.work.read).toMatchObject([{ name: 'duplicates', rung: 0 }]);
		const again = await open(records);
		await again.train();
		expect(again.marks).toEqual(session.marks);
		expect([again.step, again.ladder.length, again.fresh.length, again.test?.measured.value]).toEqual(['result', 2, 2, 0.7]);
	});
});
