/** Runs an attempt's log again: every run, reading, fresh score and look at the sealed set that it names. */
import type { Attempt } from '#lib/attempt/events.ts';
import { attemptState, seedInUse } from '#lib/attempt/reduce.ts';
import type { AttemptState } from '#lib/attempt/state.ts';
import { decisionKeyOf } from '#lib/decision/sheet.ts';
import type { PublicExercise, RevealPart } from '#lib/exercise/parts.ts';
import type { PartName, PartScore, RunEvidence } from '#lib/instruments/evidence.ts';
import type { AttemptMaterial, CaseReading, CaseRun } from '#lib/report/material.ts';
import type { ExperimentRef, LabRuntime } from '#lib/runtime/protocol.ts';

export interface RerunParts {
	readonly exercise: PublicExercise;
	readonly part: RevealPart;
	readonly attempt: Attempt;
	readonly runtime: LabRuntime;
	/** Address of a part of the site. */
	readonly resolve: (path: string) => string;
}

/** @throws {LabError} when the lab cannot run what the log names, or the call was cancelled. */
export async function rerunAttempt(
	{ exercise, part, attempt, runtime, resolve }: RerunParts,
	{ signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (fraction: number) => void }
): Promise<AttemptMaterial> {
	const state = attemptState(attempt);
	const seed = seedInUse(state) ?? attempt.seed;
	const source = (patch: Readonly<Record<string, unknown>>): ExperimentRef => ({ ref: resolve(exercise.experimentRef), patch });
	const views = lastViews(state.instruments);
	const total = state.trained.length + views.length + 1;
	let done = 0;
	const advance = (): void => onProgress(++done / total);

	const runs: CaseRun[] = [];
	for (const { run, changed } of state.trained) {
		const fresh = (run === 1 && state.reveal !== null) || state.freshScored.some((one) => one.run === run);
		const test = state.testLooks.some((look) => look.run === run);
		const evidence = await runtime.run(source(changed), seed, { signal });
		// The digest covers the parts that were scored, so what opens more is asked for on its own.
		const more = fresh || test ? [...(fresh ? ['fresh' as const] : []), ...(test ? ['test' as const] : [])] : [];
		const opened = more.length > 0 ? await runtime.run(source(changed), seed, { signal, parts: more }) : evidence;
		runs.push({ run, changed, evidence, fresh: scoreIn(opened, 'fresh'), test: scoreIn(opened, 'test') });
		advance();
	}
	const readings: CaseReading[] = [];
	for (const { instrument, run = 1, parameters, digest } of views) {
		const changed = state.trained.find((record) => record.run === run)?.changed ?? {};
		const given = exercise.instruments.parameters?.[instrument];
		const evidence = await runtime.instrument(instrument, source(changed), seed, {
			signal,
			parameters: given || parameters ? { ...given, ...parameters } : undefined
		});
		readings.push({ instrument, run, evidence, logged: digest });
		advance();
	}
	const verdict = await runtime.diagnose(source({}), seed, { signal });
	const decision = exercise.decision ? decisionKeyOf(exercise.decision, await runtime.decide(source({}), seed, { signal })) : null;
	advance();
	return { exercise, part, attempt, runs, readings, verdict, decision };
}

function scoreIn(evidence: RunEvidence, part: PartName): PartScore | null {
	return evidence.scores[part]?.[evidence.metric] ?? null;
}

/** Of each reading the view it had last: an instrument may have been looked at in several ways. */
function lastViews(instruments: AttemptState['instruments']): AttemptState['instruments'] {
	const keys = instruments.map(({ instrument, run }) => `${instrument}@${run ?? 1}`);
	return instruments.filter((_, place) => keys.lastIndexOf(keys[place]) === place);
}
