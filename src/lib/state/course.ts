import { attemptState } from '#lib/attempt/reduce.ts';
import type { Attempt, HoldOutcome } from '#lib/attempt/events.ts';
import type { CatalogueEntry } from '#lib/exercise/parts.ts';
import { openStages } from '#lib/practice/sources.ts';

export type Stage = CatalogueEntry['stage'];
export const STAGE_ORDER: readonly Stage[] = ['mechanics', 'remediation', 'subtle-cases', 'judgment'];

/** `new` not begun, `open` begun and left, `finished` revealed at least once. */
export type CaseState = 'new' | 'open' | 'finished';

/** One case of the catalogue with what the learner has done about it. */
export interface Case {
	readonly entry: CatalogueEntry;
	readonly state: CaseState;
	/** The latest attempt, or null. */
	readonly attempt: Attempt | null;
	/** When the latest attempt was last touched, ms since the epoch; 0 when there is none. */
	readonly lastAt: number;
	/** The diagnosis, once revealed: what a finished case may be filtered by. */
	readonly diagnosis: string | null;
}

/** A stage of the course and how much of it is done. Minutes are of the core cases. */
export interface StageSummary {
	readonly stage: Stage;
	readonly core: readonly Case[];
	readonly practice: readonly Case[];
	readonly done: number;
	readonly minutes: number;
	readonly minutesLeft: number;
}

/** One "will it hold up?" that has been answered by fresh rows. */
export interface HoldCall {
	readonly exercise: string;
	readonly title: string;
	readonly said: HoldOutcome;
	readonly came: HoldOutcome;
	readonly right: boolean;
	/** How sure the learner was of the diagnosis, and whether it was right. */
	readonly confidence: number;
	readonly diagnosisRight: boolean;
	readonly at: number;
}

/** Joins the catalogue (in the order of the course) with what is stored. Attempts at cases that are gone are left out. */
export function joinCases(catalogue: readonly CatalogueEntry[], attempts: readonly Attempt[]): readonly Case[] {
	return catalogue.map((entry) => {
		const folded = attempts
			.filter((attempt) => attempt.exercise === entry.slug)
			.map((attempt) => ({ attempt, folded: attemptState(attempt) }))
			.sort((a, b) => (b.folded.lastAt ?? 0) - (a.folded.lastAt ?? 0));
		const latest = folded.at(0);
		const revealed = folded.find((one) => one.folded.reveal !== null);
		const begun = latest !== undefined && latest.folded.phase !== 'new';
		return {
			entry,
			state: revealed !== undefined ? 'finished' : begun ? 'open' : 'new',
			attempt: latest?.attempt ?? null,
			lastAt: latest?.folded.lastAt ?? 0,
			diagnosis: revealed?.folded.reveal?.key ?? null
		};
	});
}

/** So many cases of one stage in a row, then one of another where another is open. */
const IN_A_ROW = 2;

/**
 * The case to do next: the one left open last; else a core case not begun, of the earliest open stage unless the last two
 * finished were both of it; else practice; else nothing. A stage opens when half of the core cases before it are finished.
 */
export function nextCase(cases: readonly Case[]): Case | null {
	const open = cases.filter((one) => one.state === 'open').sort((a, b) => b.lastAt - a.lastAt);
	if (open.length > 0) return open[0];
	const fresh = cases.filter((one) => one.state === 'new');
	const stages = openStages(cases.map(({ entry, state }) => ({ entry, finished: state === 'finished' })));
	const waiting = fresh.filter(({ entry }) => entry.core && stages.includes(entry.stage));
	const lately = cases
		.filter((one) => one.state === 'finished')
		.sort((a, b) => b.lastAt - a.lastAt)
		.slice(0, IN_A_ROW);
	const worn =
		lately.length === IN_A_ROW && lately.every(({ entry }) => entry.stage === lately[0].entry.stage) ? lately[0].entry.stage : null;
	const interleaved = waiting.find(({ entry }) => entry.stage !== worn) ?? waiting.at(0);
	return interleaved ?? fresh.find((one) => one.entry.core) ?? fresh.at(0) ?? null;
}

/** All four stages, in order, also those that have no case yet. */
export function summariseStages(cases: readonly Case[]): readonly StageSummary[] {
	return STAGE_ORDER.map((stage) => {
		const here = cases.filter((one) => one.entry.stage === stage);
		const core = here.filter((one) => one.entry.core);
		const minutes = core.reduce((sum, one) => sum + one.entry.minutes, 0);
		const left = core.filter((one) => one.state !== 'finished').reduce((sum, one) => sum + one.entry.minutes, 0);
		return {
			stage,
			core,
			practice: here.filter((one) => !one.entry.core),
			done: core.filter((one) => one.state === 'finished').length,
			minutes,
			minutesLeft: left
		};
	});
}

/** Every "will it hold up?" that has been answered, oldest first. */
export function holdRecord(catalogue: readonly CatalogueEntry[], attempts: readonly Attempt[]): readonly HoldCall[] {
	const titles = new Map(catalogue.map((entry) => [entry.slug, entry.title]));
	const calls: HoldCall[] = [];
	for (const attempt of attempts) {
		const { commitment, reveal } = attemptState(attempt);
		if (commitment === null || reveal === null) continue;
		calls.push({
			exercise: attempt.exercise,
			title: titles.get(attempt.exercise) ?? attempt.exercise,
			said: commitment.holdsUp,
			came: reveal.outcome,
			right: commitment.holdsUp === reveal.outcome,
			confidence: commitment.confidence / 100,
			diagnosisRight: reveal.feedback === 'right-reason' || reveal.feedback === 'right-wrong-reason',
			at: commitment.t
		});
	}
	return calls.sort((a, b) => a.at - b.at);
}

/** What the catalogue is filtered by; `null` lets everything through. */
export interface CaseFilter {
	readonly stage: Stage | null;
	readonly modelFamily: string | null;
	readonly data: 'synthetic' | 'real' | null;
	/** At most so many minutes. */
	readonly minutes: number | null;
	/** Finished cases only: a diagnosis named before the reveal would give the answer away. */
	readonly diagnosis: string | null;
}

export const NO_FILTER: CaseFilter = { stage: null, modelFamily: null, data: null, minutes: null, diagnosis: null };

export function filterCases(cases: readonly Case[], filter: CaseFilter): readonly Case[] {
	return cases.filter(
		({ entry, diagnosis, state }) =>
			(filter.stage === null || entry.stage === filter.stage) &&
			(filter.modelFamily === null || entry.modelFamily === filter.modelFamily) &&
			(filter.data === null || entry.data === filter.data) &&
			(filter.minutes === null || entry.minutes <= filter.minutes) &&
			(filter.diagnosis === null || (state === 'finished' && diagnosis === filter.diagnosis))
	);
}
