/**
 * Replays the log of a case: runs again what it names, puts the numbers that come out in the place of those that were logged, and
 * notes where they differ. What the learner decided stays as logged; what the page worked out is worked out anew.
 */
import type { Attempt, AttemptEvent, LogEntry } from '#lib/attempt/events.ts';
import { feedbackState } from '#lib/attempt/feedback.ts';
import type { GradingEvidence } from '#lib/attempt/grade.ts';
import { attemptState } from '#lib/attempt/reduce.ts';
import { settledKey } from '#lib/attempt/settle.ts';
import { decisionMarks } from '#lib/attempt/decision.ts';
import { decisionKeyOf } from '#lib/decision/sheet.ts';
import type { PublicExercise, RevealPart } from '#lib/exercise/parts.ts';
import { checkMemo } from '#lib/language/memo.ts';
import { LabError } from '#lib/runtime/protocol.ts';
import type { Difference } from '../verification.ts';
import type { CaseFacts, Patch } from './case-facts.ts';
import { isMeasured, isOffered } from './offered.ts';

export interface CaseReplay {
	/** The log with the replayed numbers; its hashes are those of the log that was read. */
	readonly attempt: Attempt;
	readonly evidence: GradingEvidence;
	readonly differences: readonly Difference[];
}

export interface CaseToReplay {
	readonly attempt: Attempt;
	readonly exercise: PublicExercise;
	readonly part: RevealPart;
	readonly variant: number;
}

type Report = (entry: number, field: string, logged: unknown, replayed: unknown) => void;

/** @throws {LabError} when the lab cannot run at all (cancelled, lost, no WebAssembly). */
export async function replayCase(facts: CaseFacts, given: CaseToReplay): Promise<CaseReplay> {
	const { attempt, exercise, part, variant } = given;
	const differences: Difference[] = [];
	const report: Report = (entry, field, logged, replayed) => {
		const [a, b] = [plain(logged), plain(replayed)];
		if (a !== b) differences.push({ entry, field, logged: a, replayed: b });
	};
	const patches = new Map<number, Patch>();
	const entries: LogEntry[] = [];
	for (const entry of attempt.entries) {
		const event = await replayEvent(entry.event, entry.i);
		if (event !== null) entries.push({ ...entry, event });
	}
	const replayed = { ...attempt, entries };
	return { attempt: replayed, evidence: await gradingEvidence(facts, given, replayed), differences };

	/** The event as it should read; null for one that cannot have happened. */
	async function replayEvent(event: AttemptEvent, at: number): Promise<AttemptEvent | null> {
		switch (event.type) {
			case 'trained': {
				if (!isOffered(exercise, event.changed)) return refuse(at, 'trained.changed', event.changed, 'not offered');
				const found = await attempted(() => facts.run(event.changed));
				if (found === null) return refuse(at, 'trained.run', event.run, 'does not train');
				patches.set(event.run, event.changed);
				report(at, 'trained.validation', event.validation, found.validation);
				report(at, 'trained.digest', event.digest, found.digest);
				return { ...event, validation: found.validation, digest: found.digest };
			}
			case 'instrument-read': {
				const patch = patches.get(event.run ?? 1);
				if (patch === undefined || !isMeasured(exercise, event.instrument))
					return refuse(at, 'instrument-read.instrument', event.instrument, 'not offered');
				const digest = await attempted(() => facts.reading(event.instrument, patch, event.parameters));
				if (digest === null) return refuse(at, 'instrument-read.instrument', event.instrument, 'cannot be read');
				report(at, 'instrument-read.digest', event.digest, digest);
				return { ...event, digest };
			}
			case 'revealed': {
				const { commitment } = attemptState({ ...attempt, entries });
				const found = await facts.run({}, 'fresh');
				const key = settledKey(await facts.key({}), variant === 0 ? part : null);
				const feedback = commitment === null ? event.feedback : feedbackState(commitment, key, part.evidence);
				const { value, outcome } = found.fresh as NonNullable<typeof found.fresh>;
				report(at, 'revealed.key', event.key, key.primary);
				report(at, 'revealed.accept', sorted(event.accept), sorted(key.accept));
				report(at, 'revealed.feedback', event.feedback, feedback);
				report(at, 'revealed.outcome', event.outcome, outcome);
				if (event.fresh !== undefined) report(at, 'revealed.fresh', event.fresh, value);
				report(at, 'revealed.digest', event.digest, found.digest);
				return { ...event, key: key.primary, accept: key.accept, feedback, outcome, digest: found.digest, fresh: value };
			}
			case 'compared': {
				const [a, b] = [patches.get(event.a), patches.get(event.b)];
				const outcome = a && b ? await facts.comparison(a, b) : null;
				if (outcome === null) return refuse(at, 'compared.runs', `${event.a}, ${event.b}`, 'cannot be compared');
				report(at, 'compared.outcome', event.outcome, outcome);
				return { ...event, outcome };
			}
			case 'fresh-scored':
			case 'test-opened': {
				const patch = patches.get(event.run);
				if (patch === undefined) return refuse(at, `${event.type}.run`, event.run, 'was not trained');
				const found = await attempted(() => facts.run(patch, event.type === 'test-opened' ? 'test' : 'fresh'));
				if (found === null) return refuse(at, `${event.type}.run`, event.run, 'cannot be scored');
				const score = event.type === 'test-opened' ? found.test : (found.fresh?.value ?? null);
				report(at, `${event.type}.score`, event.score, score);
				report(at, `${event.type}.digest`, event.digest, found.digest);
				return { ...event, score: score ?? event.score, digest: found.digest };
			}
			case 'broke-it':
				return replayBreak(event, at);
			case 'produced': {
				const { decision } = attemptState({ ...attempt, entries });
				if (decision === null || exercise.decision === null) return refuse(at, 'produced.ran', event.ran, 'nothing was decided');
				const found = await facts.produced(decision.action);
				for (const field of ['ran', 'points', 'luck', 'digest'] as const) report(at, `produced.${field}`, event[field], found[field]);
				return { ...event, ...found };
			}
			default:
				return event;
		}
	}

	async function replayBreak(event: Extract<AttemptEvent, { type: 'broke-it' }>, at: number): Promise<AttemptEvent | null> {
		const { breakIt } = part;
		const value = plain(event.value);
		if (breakIt?.path !== event.knob || !breakIt.values.some((offered) => plain(offered) === value))
			return refuse(at, 'broke-it.value', event.value, 'not offered');
		const patch = { [event.knob]: event.value };
		const found = await attempted(async () => ({ run: await facts.run(patch, 'fresh'), key: await facts.key(patch) }));
		if (found === null) return refuse(at, 'broke-it.value', event.value, 'does not train');
		report(at, 'broke-it.verdict', event.verdict, found.key.primary);
		report(at, 'broke-it.digest', event.digest, found.run.digest);
		return { ...event, verdict: found.key.primary, digest: found.run.digest };
	}

	function refuse(at: number, field: string, logged: unknown, why: string): null {
		report(at, field, logged, why);
		return null;
	}
}

/** What the grade is held against, from the replay alone. With facts of other thresholds: a regrade. */
export async function gradingEvidence(
	facts: CaseFacts,
	{ exercise, part, variant }: CaseToReplay,
	replayed: Attempt
): Promise<GradingEvidence> {
	const { commitment, memo } = attemptState(replayed);
	// Nothing was claimed, so nothing is held against it, and nothing need be trained for it.
	if (commitment === null && exercise.decision === null) return { key: { primary: 'INC', accept: [] }, outcome: null };
	const { primary, accept } = settledKey(await facts.key({}), variant === 0 ? part : null);
	const { fresh } = await facts.run({}, 'fresh');
	const settled =
		fresh === null ? { outcome: null } : { outcome: fresh.outcome, fresh: { value: fresh.value, materiality: fresh.materiality } };
	const evidence: GradingEvidence = { key: { primary, accept }, ...settled };
	if (exercise.decision === null) return evidence;
	const marks = decisionMarks(exercise.decision, decisionKeyOf(exercise.decision, await facts.decision()));
	const { found, wanted } = checkMemo(memo?.parts ?? {});
	return { ...evidence, decision: marks, memo: { found, wanted } };
}

/** A specification that cannot be run is a finding about the log; a lab that cannot run is none. */
async function attempted<T>(ask: () => Promise<T>): Promise<T | null> {
	try {
		return await ask();
	} catch (error) {
		if (error instanceof LabError && (error.failure === 'bad-spec' || error.failure === 'diverged')) return null;
		throw error;
	}
}

const sorted = (ids: readonly string[]): string => [...new Set(ids)].sort().join(' ');

function plain(value: unknown): string | number {
	return typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value);
}
