/** The key of a run, computed: reads the two numbers, runs the probes they call for, and judges by the rules. */
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { MetricName, PartScore, RunEvidence } from '#lib/instruments/evidence.ts';
import { higherIsBetter } from '#lib/instruments/compare.ts';
import type { Lab, LabHooks } from '#lib/instruments/lab.ts';
import { probesOf, type NamedProbes, type ProbeFamily } from '#lib/instruments/probes.ts';
import { runProbes } from '#lib/instruments/run-probes.ts';
import { DEFAULT_CONVENTIONS } from './conventions.ts';
import type { ProbeOutcome } from './gains.ts';
import { judgeFit, OVER_PROBES, readFit, UNDER_PROBES } from './judge-fit.ts';
import type { Conventions, Verdict } from './verdict.ts';

export interface DiagnoseOptions extends LabHooks {
	readonly conventions?: Conventions;
	readonly named?: NamedProbes;
	/** The deciding metric; accuracy for classes and RMSE for numbers unless said. */
	readonly metric?: MetricName;
}

/**
 * Diagnoses the run of an experiment at a seed. Where the ceiling is known the reading decides which probes are run;
 * on real tables every probe is run and the best score reached is the reference: a lower bound of the ceiling.
 */
export async function diagnose(lab: Lab, experiment: ExperimentSpec, seed: number, options: DiagnoseOptions = {}): Promise<Verdict> {
	const conventions = options.conventions ?? DEFAULT_CONVENTIONS;
	const run = await lab.run(experiment, seed, { signal: options.signal, metric: options.metric });
	assertTrained(run);
	const known = run.ceiling !== null && run.ceiling.metric === run.metric && run.ceiling.source !== 'best-known';
	if (known) {
		const value = (run.ceiling as { value: number }).value;
		const reading = readFit(run, value, conventions);
		const outcomes = await probeAll(lab, experiment, seed, run, reading.probes, options);
		return judgeFit(run, reading, outcomes, { value, known }, conventions);
	}
	const first = readFit(run, null, conventions);
	if (first.branch === 'cannot-tell') return judgeFit(run, first, [], null, conventions);
	const outcomes = await probeAll(lab, experiment, seed, run, [...UNDER_PROBES, ...OVER_PROBES], options);
	const reference = referenceFrom(run, outcomes);
	const reading = readFit(run, reference, conventions);
	return judgeFit(run, reading, outcomes, { value: reference, known }, conventions);
}

async function probeAll(
	lab: Lab,
	experiment: ExperimentSpec,
	seed: number,
	run: RunEvidence,
	families: readonly ProbeFamily[],
	options: DiagnoseOptions
): Promise<readonly ProbeOutcome[]> {
	const probes = families.flatMap((family) => probesOf(family, experiment, run.task === 'regression', options.named));
	if (probes.length === 0) return [];
	const { arms } = await runProbes(lab, experiment, seed, probes, {
		signal: options.signal,
		onProgress: options.onProgress,
		metric: options.metric
	});
	return arms.map((arm) => ({ family: arm.probe.family, id: arm.id, label: arm.label, score: scoreOf(arm.run), against: arm.against }));
}

/** A loss that is no longer a number is a finding by itself; scores of such a model mean nothing. */
function assertTrained(run: RunEvidence): void {
	const refit = run.status.indexOf('diverged');
	if (refit >= 0)
		throw new RangeError(
			`Refit ${refit + 1} diverged at epoch ${run.stoppedAtEpoch[refit]}, so its scores cannot be judged. Use a smaller learning rate.`
		);
}

/** The best validation score anything reached: at least this much is possible. */
function referenceFrom(run: RunEvidence, outcomes: readonly ProbeOutcome[]): number {
	const scores = [scoreOf(run), ...outcomes.filter((outcome) => outcome.family !== 'early-stop').map((outcome) => outcome.score)].filter(
		Number.isFinite
	);
	return higherIsBetter(run.metric) ? Math.max(...scores) : Math.min(...scores);
}

function scoreOf(run: RunEvidence): number {
	return (run.scores.validation?.[run.metric] as PartScore).measured.value;
}
