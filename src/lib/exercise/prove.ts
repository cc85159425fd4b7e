/**
 * The two-sided proof of one draw: the claims hold, the twin breaks them, the cure cures, the rules return the planted
 * cause, and the break-it knob turns the case into its look-alike.
 */
import { proveDecision, type DecisionProof } from '#lib/decision/prove.ts';
import { diagnose } from '#lib/diagnosis/diagnose.ts';
import type { Verdict } from '#lib/diagnosis/verdict.ts';
import { higherIsBetter } from '#lib/instruments/compare.ts';
import type { InstrumentEvidence, RunEvidence } from '#lib/instruments/evidence.ts';
import type { Job, Lab } from '#lib/instruments/lab.ts';
import { runInstrument } from '#lib/instruments/registry.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { BASE, factsNeeded, GIVEN, instrumentsNeeded, judgeClaim, readClaim, type Claim, type ClaimResult } from './claims.ts';
import { experimentOf } from './experiment.ts';
import type { Exercise } from './schema.ts';

export interface ProofBench {
	readonly lab: Lab;
	/** Milliseconds from any origin. */
	readonly now: () => number;
}

/** What one draw showed. */
export interface DrawProof {
	readonly seed: number;
	readonly shows: readonly ClaimResult[];
	/** The same claims on the twin; at least one must fail. */
	readonly twin: readonly ClaimResult[];
	readonly cured: readonly ClaimResult[];
	/** Gain of each arm that must bring nothing, in the deciding metric, positive when better. */
	readonly changes: readonly { readonly arm: string; readonly gain: number; readonly holds: boolean }[];
	readonly verdict: Verdict;
	/** The rules returned the planted cause or one that is accepted beside it. */
	readonly keyAgrees: boolean;
	/** The break-it knob turned it into the look-alike; null where there is no such knob. */
	readonly broke: boolean | null;
	/** Of a case of judgment; null elsewhere. */
	readonly decision: DecisionProof | null;
	readonly held: boolean;
	readonly twinFailed: boolean;
	/** Of the run as given and its key, probes included. */
	readonly ms: number;
}

type Patch = Readonly<Record<string, unknown>>;

/** Proves one draw of an exercise. */
export async function proveDraw(exercise: Exercise, seed: number, bench: ProofBench): Promise<DrawProof> {
	const { lab } = bench;
	const given = experimentOf(exercise);
	const options = { named: exercise.probes, examine: exercise.examine, metric: exercise.metric };
	const started = bench.now();
	await lab.run(given, seed, jobOptions(exercise));
	const verdict = await diagnose(lab, given, seed, options);
	const ms = bench.now() - started;

	const twinArm = exercise.prove.twinFails ?? exercise.prove.plantedTwin;
	const { shows: claims, cured: cure, noChangeHelps } = exercise.prove;
	const shows = await judge(exercise, claims, {}, seed, lab);
	const twin = twinArm === undefined ? [] : await judge(exercise, claims, exercise.arms[twinArm], seed, lab);
	const cured = cure === undefined ? [] : await judge(exercise, cure.claims, exercise.arms[cure.by], seed, lab);
	const changes = noChangeHelps === undefined ? [] : await gains(exercise, noChangeHelps, seed, lab);

	const keyAgrees = [exercise.diagnosis, ...exercise.accept].includes(verdict.primary);
	let broke: boolean | null = null;
	if (exercise.breakIt) {
		const { path, proven, becomes } = exercise.breakIt;
		const after = await diagnose(lab, applyPatch(given, { [path]: proven }), seed, options);
		broke = after.primary === becomes || after.accept.includes(becomes);
	}
	const decision = exercise.decision ? await proveDecision(lab, given, seed, { spec: exercise.decision, arms: exercise.arms }) : null;
	return {
		seed,
		shows,
		twin,
		cured,
		changes,
		verdict,
		keyAgrees,
		broke,
		decision,
		held:
			keyAgrees &&
			(decision === null || (decision.asDesigned && decision.decided)) &&
			[...shows, ...cured, ...changes].every(({ holds }) => holds),
		twinFailed: twin.some(({ holds }) => !holds) && (decision === null || decision.flips),
		ms
	};
}

function jobOptions(exercise: Exercise): Pick<Job, 'metric' | 'nFresh'> {
	return { nFresh: exercise.freshRows, ...(exercise.metric ? { metric: exercise.metric } : {}) };
}

/** Judges claims on the experiment as changed by `context`: the base of every fact, and what each arm changes further. */
async function judge(
	exercise: Exercise,
	claims: readonly Claim[],
	context: Patch,
	seed: number,
	lab: Lab
): Promise<readonly ClaimResult[]> {
	const given = experimentOf(exercise);
	const read = claims.map((claim) => readClaim(claim, Object.keys(exercise.arms)));
	const needed = [...factsNeeded(read)];
	const experimentFor = (arm: string): ExperimentSpec => {
		if (arm === GIVEN) return given;
		const base = applyPatch(given, context);
		return arm === BASE ? base : applyPatch(base, exercise.arms[arm]);
	};
	const jobs = needed.map(([arm, parts]): Job => ({ ...jobOptions(exercise), experiment: experimentFor(arm), seed, parts: [...parts] }));
	const runs = await lab.runMany(jobs);
	const byArm = new Map<string, RunEvidence>(needed.map(([arm], index) => [arm, runs[index]]));
	const measured = new Map<string, Map<string, InstrumentEvidence>>();
	for (const { arm, instrument } of instrumentsNeeded(read)) {
		const parameters = exercise.instruments.parameters?.[instrument];
		const evidence = await runInstrument(lab, instrument, experimentFor(arm), seed, { named: exercise.probes, parameters });
		measured.set(arm, (measured.get(arm) ?? new Map<string, InstrumentEvidence>()).set(instrument, evidence));
	}
	return read.map((claim) => judgeClaim(claim, byArm, measured));
}

async function gains(
	exercise: Exercise,
	{ arms, within }: { arms: readonly string[]; within: number },
	seed: number,
	lab: Lab
): Promise<DrawProof['changes']> {
	const given = experimentOf(exercise);
	const experiments = [given, ...arms.map((arm) => applyPatch(given, exercise.arms[arm]))];
	const [base, ...changed] = await lab.runMany(experiments.map((experiment) => ({ ...jobOptions(exercise), experiment, seed })));
	const score = (run: RunEvidence): number => {
		const value = run.scores.validation?.[run.metric]?.measured.value ?? Number.NaN;
		return higherIsBetter(run.metric) ? value : -value;
	};
	return arms.map((arm, index) => {
		const gain = score(changed[index]) - score(base);
		return { arm, gain, holds: gain < within };
	});
}
