/** What may follow what. A verifier holds a whole log to it; a page asks before it offers a control. */
import type { Attempt, AttemptEvent } from './events.ts';
import { attemptState } from './reduce.ts';
import { MAX_REDRAWS, redrawSeed } from '#lib/exercise/redraw.ts';
import type { AttemptState, EventOf } from './state.ts';

/** Names the rule an event breaks; each has a sentence `order.<rule>` in messages. */
export type OrderRule =
	| 'start-first'
	| 'start-once'
	| 'other-attempt'
	| 'redraw-late'
	| 'redraw-seed'
	| 'run-number'
	| 'knobs-closed'
	| 'nothing-trained'
	| 'commit-untrained'
	| 'reveal-uncommitted'
	| 'reveal-once'
	| 'reveal-first'
	| 'test-sealed'
	| 'fork-unknown'
	| 'decide-uncommitted'
	| 'decide-once'
	| 'decide-late'
	| 'decision-first'
	| 'produce-once';

/**
 * The rule that `event` would break in this state, or `null`.
 *
 * Diagnosis comes before remedy: run 2 and later need a commitment. The reveal needs a commitment. The sealed test needs
 * one too, since opening it is the last thing one does. A decision comes after the diagnosis and before the reveal; production and
 * the memo come after the decision.
 */
export function orderProblem(state: AttemptState, event: AttemptEvent): OrderRule | null {
	if (event.type === 'started') return state.phase === 'new' ? null : 'start-once';
	if (state.started === null) return 'start-first';
	switch (event.type) {
		case 'redrawn':
			if (state.redrawn !== null || state.runs.length > 0) return 'redraw-late';
			return isRedraw(event, state.started.seed) ? null : 'redraw-seed';
		case 'trained':
		case 'run-failed':
		case 'run-cancelled':
			if (event.run !== state.nextRun) return 'run-number';
			return event.run > 1 && !state.knobsOpen ? 'knobs-closed' : null;
		case 'drafted':
			return state.knobsOpen ? null : 'knobs-closed';
		case 'diagnosed':
			return isTrained(state, event.run) ? null : 'commit-untrained';
		case 'compared':
			return isTrained(state, event.a) && isTrained(state, event.b) ? null : 'fork-unknown';
		case 'fresh-scored':
			if (!isTrained(state, event.run)) return 'commit-untrained';
			return state.reveal === null ? 'reveal-first' : null;
		case 'instrument-read':
			return state.trained.length === 0 ? 'nothing-trained' : null;
		case 'committed':
			return isTrained(state, event.run) ? null : 'commit-untrained';
		case 'revealed':
			if (state.reveal !== null) return 'reveal-once';
			return state.commitment === null ? 'reveal-uncommitted' : null;
		case 'broke-it':
		case 'debriefed':
			return state.reveal === null ? 'reveal-first' : null;
		case 'believed':
			if (state.trained.length === 0) return 'nothing-trained';
			return state.decision === null ? null : 'decide-once';
		case 'decided':
			if (state.decision !== null) return 'decide-once';
			if (state.reveal !== null) return 'decide-late';
			return state.commitment === null || state.belief === null ? 'decide-uncommitted' : null;
		case 'memo-written':
			return state.decision === null ? 'decision-first' : null;
		case 'produced':
			if (state.produced !== null) return 'produce-once';
			return state.decision === null ? 'decision-first' : null;
		case 'forked':
			return isTrained(state, event.from) ? null : 'fork-unknown';
		case 'test-opened':
			return state.knobsOpen && isTrained(state, event.run) ? null : 'test-sealed';
		default:
			return null;
	}
}

/** The seeds of a redraw follow from the first one; nobody picks a draw. */
function isRedraw({ tried, seed, agrees }: EventOf<'redrawn'>, first: number): boolean {
	const derived = tried.every((one, place) => one === (place === 0 ? first : redrawSeed(first, place)));
	return derived && tried.length <= MAX_REDRAWS + 1 && seed === (agrees ? tried.at(-1) : first);
}

function isTrained(state: AttemptState, run: number): boolean {
	return state.trained.some((record) => record.run === run);
}

/** The first entry of a log that breaks a rule, or `null` when it could have come from the page. */
export function firstOrderProblem(attempt: Attempt): { readonly at: number; readonly rule: OrderRule } | null {
	for (const [at, { event }] of attempt.entries.entries()) {
		const state = attemptState({ ...attempt, entries: attempt.entries.slice(0, at) });
		const otherAttempt = event.type === 'started' && (event.exercise !== attempt.exercise || event.seed !== attempt.seed);
		const rule = otherAttempt ? 'other-attempt' : orderProblem(state, event);
		if (rule !== null) return { at, rule };
	}
	return null;
}
