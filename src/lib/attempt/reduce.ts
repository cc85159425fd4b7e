/** Where the learner is: a pure fold over the log. Nothing here is stored; a reload folds again. */
import { canonicalJson } from '#lib/core/digest.ts';
import type { Attempt, AttemptEvent } from './events.ts';
import { NEW_ATTEMPT, type AttemptState, type Commitment, type EventOf, type Logged, type Phase, type RunRecord } from './state.ts';

/** Folds a log into where the learner is. The order of events is not judged here: `orderProblem` does that. */
export function attemptState(attempt: Attempt): AttemptState {
	return attempt.entries.reduce((state, entry) => step(state, entry.event, entry.t), NEW_ATTEMPT);
}

/** The seed of the draw in use; null while nothing is logged. Replay a log with this one, not with the seed it was begun with. */
export function seedInUse(state: AttemptState): number | null {
	return state.redrawn?.seed ?? state.started?.seed ?? null;
}

function step(before: AttemptState, event: AttemptEvent, t: number): AttemptState {
	const state: AttemptState = { ...before, lastAt: t, phase: before.phase === 'new' ? 'evidence' : before.phase };
	switch (event.type) {
		case 'started':
			return { ...state, started: state.started ?? logged(event, t) };
		case 'redrawn':
			return { ...state, redrawn: state.redrawn ?? logged(event, t) };
		case 'step-done':
			return {
				...state,
				stepsDone: withOnce(state.stepsDone, event.step),
				answers: event.answer === undefined ? state.answers : { ...state.answers, [event.step]: event.answer }
			};
		case 'split-chosen':
			return { ...state, split: logged(event, t) };
		case 'predicted': {
			const prediction = logged(event, t);
			return { ...state, openPrediction: prediction, predictions: { ...state.predictions, [event.question]: prediction } };
		}
		case 'drafted':
			return { ...state, drafts: withDraft(state.drafts, event.changed) };
		case 'trained':
			return withTrained(state, event, t);
		case 'run-failed':
			return { ...state, runs: [...state.runs, unfinished(state, event.run, 'failed', event.reason, t)] };
		case 'run-cancelled':
			return { ...state, runs: [...state.runs, unfinished(state, event.run, 'cancelled', null, t)] };
		case 'instrument-read':
			return { ...state, instruments: [...state.instruments, logged(event, t)], spent: state.spent + event.cost };
		case 'hint-taken':
			return { ...state, hints: withOnce(state.hints, event.index) };
		case 'committed':
			return withCommitment(state, logged(event, t));
		case 'diagnosed':
			return { ...state, diagnosed: { ...state.diagnosed, [event.run]: event.answer } };
		case 'revealed':
			return { ...state, reveal: state.reveal ?? logged(event, t), phase: laterPhase(state.phase, 'revealed') };
		case 'broke-it':
			return { ...state, brokeIt: [...state.brokeIt, logged(event, t)] };
		case 'forked':
			return { ...state, base: event.from, forkAnnounced: true, drafts: [] };
		case 'compared':
			return { ...state, comparisons: [...state.comparisons, logged(event, t)] };
		case 'fresh-scored':
			return { ...state, freshScored: [...state.freshScored, logged(event, t)] };
		case 'test-opened':
			return { ...state, testLooks: [...state.testLooks, logged(event, t)] };
		case 'believed':
			return { ...state, belief: state.decision ? state.belief : logged(event, t) };
		case 'decided':
			return { ...state, decision: state.decision ?? logged(event, t) };
		case 'memo-written':
			return { ...state, memo: logged(event, t) };
		case 'produced':
			return { ...state, produced: state.produced ?? logged(event, t) };
		case 'debriefed':
			return { ...state, debrief: state.debrief ?? event.choice };
		case 'declared':
			return { ...state, declared: withOnce(state.declared, event.slip) };
		case 'finished':
			return { ...state, phase: 'finished' };
	}
}

function withTrained(state: AttemptState, event: EventOf<'trained'>, t: number): AttemptState {
	const base = state.trained.find((record) => record.run === state.base) ?? null;
	const record: RunRecord = {
		run: event.run,
		status: 'trained',
		changed: event.changed,
		comparedWith: base?.run ?? null,
		differs: base === null ? [] : differingPaths(base.changed, event.changed),
		forked: state.forkAnnounced,
		prediction: state.openPrediction,
		validation: event.validation,
		digest: event.digest,
		reason: null,
		t
	};
	return {
		...state,
		runs: [...state.runs, record],
		trained: [...state.trained, record],
		nextRun: Math.max(state.nextRun, event.run + 1),
		base: event.run,
		drafts: [],
		forkAnnounced: false,
		openPrediction: null,
		tunedAfterTest: state.tunedAfterTest || state.testLooks.length > 0
	};
}

function unfinished(state: AttemptState, run: number, status: 'failed' | 'cancelled', reason: string | null, t: number): RunRecord {
	// The prediction is not used up: it was made for the run that is still to come.
	return {
		run,
		status,
		changed: {},
		comparedWith: state.base,
		differs: [],
		forked: state.forkAnnounced,
		prediction: null,
		validation: null,
		digest: null,
		reason,
		t
	};
}

function withCommitment(state: AttemptState, commitment: Commitment): AttemptState {
	const graded = state.commitment === null && state.reveal === null && commitment.run === 1 ? commitment : state.commitment;
	return {
		...state,
		commitments: [...state.commitments, commitment],
		commitment: graded,
		diagnosed: { ...state.diagnosed, [commitment.run]: commitment.answer },
		knobsOpen: true,
		phase: laterPhase(state.phase, 'committed')
	};
}

/** A draft that is the one before last again is an undo: the last is taken away. */
function withDraft(drafts: AttemptState['drafts'], changed: AttemptState['drafts'][number]): AttemptState['drafts'] {
	const before = drafts.at(-2);
	return before !== undefined && canonicalJson(before) === canonicalJson(changed) ? drafts.slice(0, -1) : [...drafts, changed];
}

/** Paths whose values differ between two patches of one experiment, sorted. */
export function differingPaths(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): readonly string[] {
	const paths = [...new Set([...Object.keys(a), ...Object.keys(b)])];
	return paths.filter((path) => valueText(a, path) !== valueText(b, path)).sort();
}

function valueText(patch: Readonly<Record<string, unknown>>, path: string): string | null {
	return Object.hasOwn(patch, path) ? canonicalJson(patch[path]) : null;
}

const PHASES: readonly Phase[] = ['new', 'evidence', 'committed', 'revealed', 'finished'];

function laterPhase(a: Phase, b: Phase): Phase {
	return PHASES.indexOf(a) >= PHASES.indexOf(b) ? a : b;
}

function withOnce<T>(list: readonly T[], item: T): readonly T[] {
	return list.includes(item) ? list : [...list, item];
}

function logged<T extends AttemptEvent['type']>(event: EventOf<T>, t: number): Logged<T> {
	const { type: _, ...fields } = event;
	return { ...fields, t } as Logged<T>;
}
