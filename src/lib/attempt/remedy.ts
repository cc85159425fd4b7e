/** The remedy half of a case: which changes were tried, in which order, one at a time or not, and how the test was used. */
import { canonicalJson } from '#lib/core/digest.ts';
import { changeOf as scoreChange, holds } from './expected.ts';
import { differingPaths } from './reduce.ts';
import type { AttemptState, RunRecord } from './state.ts';

/** A change of one field, by what the field becomes. All conditions given must hold. */
export interface RemedyMark {
	readonly path: string;
	readonly above?: number;
	readonly below?: number;
	/** Any of these values. */
	readonly equals?: readonly unknown[];
}

export interface RemedyFacts {
	/** Changes that help, the best first move first. Empty when the right thing is to leave it alone. */
	readonly order: readonly RemedyMark[];
	/** Changes in the wrong direction. */
	readonly wrong: readonly RemedyMark[];
	/** The last run must beat run 1 by this much in the validation score. */
	readonly goal: { readonly gain: number; readonly higherIsBetter: boolean };
	/** Two of the changes cannot be told apart, and saying so is part of the remedy. */
	readonly tie?: boolean;
	/** A prediction counts when it states a size: from stage 2 on. */
	readonly sized?: boolean;
}

/** Each step down the ladder, and each later place among the runs, counts this share of the one before. Source: rank-biased overlap (Webber, Moffat & Zobel 2010). */
const PERSISTENCE = 0.8;

export interface RemedyScore {
	readonly score: number;
	readonly runs: number;
	readonly wrongWay: number;
	readonly gain: number | null;
	readonly reached: boolean;
	/** A tie that is there was declared, or none is asked for. */
	readonly tied: boolean;
}

/** Runs after run 1: the remedial ones. */
export function remedialRuns(state: AttemptState): readonly RunRecord[] {
	return state.trained.filter((record) => record.run > 1);
}

/**
 * Share of the remedy points in [0, 1]. Each run is worth `0.8^rank` of the best-ranked change it makes (0 when none is on
 * the ladder), runs are weighted `0.8^place`; halved when a run went the wrong way, when the goal was missed, and when a tie that
 * is part of the remedy was not declared.
 */
export function remedyScore(state: AttemptState, facts: RemedyFacts): RemedyScore {
	const runs = remedialRuns(state);
	const gain = gainOf(state, facts);
	const wrongWay = runs.filter((record) => changesOf(record).some((change) => facts.wrong.some((mark) => matches(mark, change)))).length;
	if (facts.order.length === 0) {
		const score = state.commitment !== null && runs.length === 0 ? 1 : 0;
		return { score, runs: runs.length, wrongWay, gain, reached: score === 1, tied: true };
	}
	const reached = gain !== null && gain >= facts.goal.gain;
	let earned = 0;
	let possible = 0;
	let weight = 1;
	for (const record of runs) {
		earned += weight * bestWorth(record, facts.order);
		possible += weight;
		weight *= PERSISTENCE;
	}
	const order = possible === 0 ? 0 : earned / possible;
	const tied = facts.tie !== true || state.comparisons.some(({ answer, outcome }) => answer === 'tie' && outcome === 'tie');
	const score = order * (wrongWay > 0 ? 0.5 : 1) * (reached ? 1 : 0.5) * (tied ? 1 : 0.5);
	return { score, runs: runs.length, wrongWay, gain, reached, tied };
}

/** Validation score of the last run less that of run 1, positive when better; `null` before there are two. */
function gainOf(state: AttemptState, facts: RemedyFacts): number | null {
	const first = state.trained.find((record) => record.run === 1)?.validation ?? null;
	const last = remedialRuns(state).at(-1)?.validation ?? null;
	if (first === null || last === null) return null;
	return facts.goal.higherIsBetter ? last - first : first - last;
}

export interface Change {
	readonly path: string;
	/** `undefined` when the field is back as given. */
	readonly after: unknown;
}

function changesOf(record: RunRecord): readonly Change[] {
	return record.differs.map((path) => ({ path, after: record.changed[path] }));
}

function bestWorth(record: RunRecord, order: readonly RemedyMark[]): number {
	let worth = 1;
	for (const mark of order) {
		if (changesOf(record).some((change) => matches(mark, change))) return worth;
		worth *= PERSISTENCE;
	}
	return 0;
}

/** True when a change is the one that a mark names. */
export function matches(mark: RemedyMark, change: Change): boolean {
	if (mark.path !== change.path) return false;
	const { after } = change;
	if (mark.above !== undefined && !(typeof after === 'number' && after > mark.above)) return false;
	if (mark.below !== undefined && !(typeof after === 'number' && after < mark.below)) return false;
	return mark.equals === undefined || (after !== undefined && mark.equals.some((value) => canonicalJson(value) === canonicalJson(after)));
}

export interface DisciplineScore {
	readonly score: number;
	readonly runs: number;
	readonly oneChange: number;
	readonly predicted: number;
	/** Runs predicted with an 80 % interval for the change, and those whose change lay inside. */
	readonly sized: number;
	readonly hits: number;
}

/**
 * Share of the discipline points in [0, 1]: half for runs that change exactly one field, half for runs predicted before they
 * ran (with a size where sizes are asked for). Whether the prediction came true earns nothing: one predicts to learn. A two-by-two experiment that was announced (`forked`) and has all four cells counts as one change a run.
 */
export function disciplineScore(state: AttemptState, facts: RemedyFacts): DisciplineScore {
	const leaveAlone = facts.order.length === 0;
	const runs = remedialRuns(state);
	const oneChange = runs.filter((record) => record.differs.length === 1 || isFactorialCell(record, state.trained)).length;
	const intervals = runs.flatMap((record) => {
		const { low, high } = record.prediction ?? {};
		return low === undefined || high === undefined ? [] : [{ record, low, high }];
	});
	const inside = ({ record, low, high }: (typeof intervals)[number]): boolean => {
		const change = scoreChange(record, state.trained, facts.goal.higherIsBetter);
		return change !== null && holds({ low, high }, change);
	};
	const counts = {
		runs: runs.length,
		oneChange,
		predicted: facts.sized === true ? intervals.length : runs.filter((record) => record.prediction !== null).length,
		sized: intervals.length,
		hits: intervals.filter(inside).length
	};
	if (runs.length === 0) return { score: leaveAlone && state.commitment !== null ? 1 : 0, ...counts };
	return { score: (oneChange + counts.predicted) / (2 * runs.length), ...counts };
}

/** A run that changes two fields after a fork, where each of the two alone was run as well from the same start. */
function isFactorialCell(record: RunRecord, trained: readonly RunRecord[]): boolean {
	if (!record.forked || record.differs.length !== 2) return false;
	const base = trained.find((other) => other.run === record.comparedWith);
	if (!base) return false;
	return record.differs.every((path) =>
		trained.some((other) => {
			const fromBase = differingPaths(base.changed, other.changed);
			return fromBase.length === 1 && fromBase[0] === path && !differingPaths(other.changed, record.changed).includes(path);
		})
	);
}

/** `unopened`, `once` (after the tuning), `reopened`, or `tuned`: something was trained after a look. */
export type TestUse = 'unopened' | 'once' | 'reopened' | 'tuned';

export const TEST_USE_CREDIT: Readonly<Record<TestUse, number>> = { unopened: 0, once: 1, reopened: 0.5, tuned: 0 };

export function testUse(state: AttemptState): TestUse {
	if (state.testLooks.length === 0) return 'unopened';
	if (state.tunedAfterTest) return 'tuned';
	return state.testLooks.length === 1 ? 'once' : 'reopened';
}
