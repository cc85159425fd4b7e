import { describe, expect, it } from 'vitest';
import { firstOrderProblem, orderProblem } from '#lib/attempt/order.ts';
import type { AttemptEvent } from '#lib/attempt/events.ts';
import { attemptState, differingPaths, seedInUse } from '#lib/attempt/reduce.ts';
import { parseAttempt } from '#lib/attempt/schema.ts';
import { redrawSeed } from '#lib/exercise/redraw.ts';
import { createAttempt } from '#lib/attempt/log.ts';
import { committed, logOf, predicted, revealed, started, trained } from './logs.ts';

const L2 = 'pipeline.model.l2';
const EPOCHS = 'pipeline.fit.epochs';

describe('attemptState', () => {
	it('is new before anything is logged', () => {
		const state = attemptState(createAttempt({ id: 'x', exercise: 'y', seed: 0 }));
		expect(state).toMatchObject({ phase: 'new', nextRun: 1, base: null, commitment: null, knobsOpen: false });
	});

	it('goes through the phases of a case', () => {
		const events = [started, trained(1, {}, 0.8), committed(), revealed(), { type: 'finished' } as const];
		const phases = events.map((_, i) => attemptState(logOf(...events.slice(0, i + 1))).phase);
		expect(phases).toEqual(['evidence', 'evidence', 'committed', 'revealed', 'finished']);
	});

	it('stays finished when a remedy follows', () => {
		const state = attemptState(
			logOf(started, trained(1, {}, 0.8), committed(), revealed(), { type: 'finished' }, trained(2, { [L2]: 0.1 }, 0.82))
		);
		expect(state.phase).toBe('finished');
		expect(state.trained).toHaveLength(2);
	});

	it('says what each run changed against the one before, not against the start', () => {
		const state = attemptState(
			logOf(
				started,
				trained(1, {}, 0.797),
				committed(),
				trained(2, { [L2]: 0.01 }, 0.808),
				trained(3, { [L2]: 0.03 }, 0.822),
				trained(4, { [L2]: 0.03, [EPOCHS]: 20 }, 0.82),
				trained(5, { [EPOCHS]: 20 }, 0.81)
			)
		);
		expect(state.trained.map((run) => [run.comparedWith, run.differs])).toEqual([
			[null, []],
			[1, [L2]],
			[2, [L2]],
			[3, [EPOCHS]],
			[4, [L2]]
		]);
		expect(state.nextRun).toBe(6);
	});

	it('compares a fork with the run it left', () => {
		const state = attemptState(
			logOf(
				started,
				trained(1, {}, 0.8),
				committed(),
				trained(2, { [L2]: 0.1 }, 0.82),
				{ type: 'forked', from: 1 },
				trained(3, { [EPOCHS]: 20 }, 0.81)
			)
		);
		expect(state.trained[2]).toMatchObject({ comparedWith: 1, differs: [EPOCHS], forked: true });
		expect(state.forkAnnounced).toBe(false);
	});

	it('gives a prediction to the next run that finishes, through failures and cancels', () => {
		const state = attemptState(
			logOf(
				started,
				predicted,
				{ type: 'run-failed', run: 1, reason: 'worker-lost' },
				{ type: 'run-cancelled', run: 1 },
				trained(1, {}, 0.8)
			)
		);
		expect(state.runs.map((run) => run.status)).toEqual(['failed', 'cancelled', 'trained']);
		expect(state.trained[0].prediction).toMatchObject({ answer: 'up' });
		expect(state.openPrediction).toBeNull();
		expect(state.nextRun).toBe(2);
	});

	it('keeps the first commitment about run 1 as the graded one', () => {
		const state = attemptState(
			logOf(
				started,
				trained(1, {}, 0.8),
				committed({ answer: 'UF-CAP' }),
				committed({ answer: 'OF-CAP' }),
				revealed(),
				committed({ answer: 'INC' })
			)
		);
		expect(state.commitment?.answer).toBe('UF-CAP');
		expect(state.commitments).toHaveLength(3);
	});

	it('does not grade a commitment made after the reveal', () => {
		expect(attemptState(logOf(started, trained(1, {}, 0.8), revealed(), committed())).commitment).toBeNull();
	});

	it('counts what was used: budget, hints once each, looks at the test', () => {
		const read = (instrument: string, cost: number) => ({ type: 'instrument-read', instrument, cost, digest: 'd' }) as const;
		const look = (run: number) => ({ type: 'test-opened', run, score: 0.8, digest: 'd' }) as const;
		const state = attemptState(
			logOf(
				started,
				trained(1, {}, 0.8),
				read('more-rows', 3),
				read('simpler-model', 2),
				{ type: 'hint-taken', index: 1 },
				{ type: 'hint-taken', index: 1 },
				committed(),
				look(1),
				look(1)
			)
		);
		expect(state).toMatchObject({ spent: 5, hints: [1], tunedAfterTest: false });
		expect(state.testLooks).toHaveLength(2);
	});

	it('knows when something was trained after the test was opened', () => {
		const look = { type: 'test-opened', run: 1, score: 0.8, digest: 'd' } as const;
		expect(attemptState(logOf(started, trained(1, {}, 0.8), committed(), look, trained(2, { [L2]: 1 }, 0.8))).tunedAfterTest).toBe(true);
	});

	it('keeps the first debrief answer', () => {
		const state = attemptState(logOf(started, { type: 'debriefed', choice: 'wait' }, { type: 'debriefed', choice: 'ship' }));
		expect(state.debrief).toBe('wait');
	});
});

describe('differingPaths', () => {
	it('compares values, not references, and sees a path that is missing', () => {
		expect(differingPaths({ a: [8], b: 1 }, { a: [8], b: 1 })).toEqual([]);
		expect(differingPaths({ a: [8] }, { a: [16], c: null })).toEqual(['a', 'c']);
	});
});

/** Seed 7 is replaced by the first that derives from it. */
const redrawn = (): Extract<AttemptEvent, { type: 'redrawn' }> => ({
	type: 'redrawn',
	tried: [7, redrawSeed(7, 1)],
	seed: redrawSeed(7, 1),
	agrees: true
});

describe('a draw that takes the place of another', () => {
	it('is the one in use from there on, and the attempt keeps its own seed', () => {
		expect(seedInUse(attemptState(logOf()))).toBeNull();
		expect(seedInUse(attemptState(logOf(started)))).toBe(7);
		const log = logOf(started, redrawn(), trained(1, {}, 0.8));
		expect(seedInUse(attemptState(log))).toBe(redrawSeed(7, 1));
		expect(log.seed).toBe(7);
		expect(firstOrderProblem(log)).toBeNull();
		expect(parseAttempt(JSON.parse(JSON.stringify(log)))).toMatchObject({ ok: true });
	});
});

describe('the order of things', () => {
	it.each([
		['nothing before the start', logOf(), predicted, 'start-first'],
		['one start', logOf(started), started, 'start-once'],
		['no instrument before a run', logOf(started), { type: 'instrument-read', instrument: 'x', cost: 1, digest: 'd' }, 'nothing-trained'],
		['no diagnosis before a run', logOf(started), committed(), 'commit-untrained'],
		['no second run before a diagnosis', logOf(started, trained(1, {}, 0.8)), trained(2, {}, 0.8), 'knobs-closed'],
		['runs are numbered in order', logOf(started), trained(2, {}, 0.8), 'run-number'],
		['no reveal before a diagnosis', logOf(started, trained(1, {}, 0.8)), revealed(), 'reveal-uncommitted'],
		['one reveal', logOf(started, trained(1, {}, 0.8), committed(), revealed()), revealed(), 'reveal-once'],
		['no debrief before the reveal', logOf(started, trained(1, {}, 0.8), committed()), { type: 'debriefed', choice: 'x' }, 'reveal-first'],
		[
			'the test stays sealed before a diagnosis',
			logOf(started, trained(1, {}, 0.8)),
			{ type: 'test-opened', run: 1, score: 1, digest: 'd' },
			'test-sealed'
		],
		['no other draw once something is trained', logOf(started, trained(1, {}, 0.8)), redrawn(), 'redraw-late'],
		['one redraw', logOf(started, redrawn()), redrawn(), 'redraw-late'],
		['nobody picks a draw', logOf(started), { ...redrawn(), tried: [7, 8], seed: 8 }, 'redraw-seed'],
		['an unclear draw is the one asked for', logOf(started), { ...redrawn(), agrees: false }, 'redraw-seed'],
		['no fork from a run that is not there', logOf(started, trained(1, {}, 0.8), committed()), { type: 'forked', from: 4 }, 'fork-unknown']
	] as const)('%s', (_, log, event, rule) => {
		expect(orderProblem(attemptState(log), event)).toBe(rule);
	});

	it('finds the first entry that could not have come from the page', () => {
		expect(firstOrderProblem(logOf(started, trained(1, {}, 0.8), committed(), revealed()))).toBeNull();
		expect(firstOrderProblem(logOf(started, trained(1, {}, 0.8), trained(2, {}, 0.9), committed()))).toEqual({
			at: 2,
			rule: 'knobs-closed'
		});
		expect(firstOrderProblem(logOf({ ...started, seed: 8 } as typeof started))).toEqual({ at: 0, rule: 'other-attempt' });
	});
});
