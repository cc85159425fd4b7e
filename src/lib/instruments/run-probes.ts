/** Runs probes beside a run, all refits of all probes in one batch, and pairs each with the run on the same rows. */
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { MetricName, ProbeArm, RunEvidence } from './evidence.ts';
import type { Job, Lab, LabHooks } from './lab.ts';
import type { Probe } from './probes.ts';
import { canPair, pairedDifference } from './compare.ts';

export interface ProbedArm extends ProbeArm {
	readonly probe: Probe;
}

/**
 * @returns the run itself and one arm a probe, in the order given; `against` is null where the rows differ (then only
 * the two intervals can be set side by side).
 */
export async function runProbes(
	lab: Lab,
	experiment: ExperimentSpec,
	seed: number,
	probes: readonly Probe[],
	hooks: LabHooks & { readonly metric?: MetricName } = {}
): Promise<{ readonly base: RunEvidence; readonly arms: readonly ProbedArm[] }> {
	const needsHalf = probes.some((probe) => probe.earlyStop);
	const common = { seed, ...(hooks.metric ? { metric: hooks.metric } : {}) };
	const jobs: Job[] = [
		{ ...common, experiment },
		...(needsHalf ? [{ ...common, experiment, secondHalf: true }] : []),
		...probes.map((probe) => ({ ...common, experiment: applyPatch(experiment, probe.patch), earlyStop: probe.earlyStop === true }))
	];
	const runs = await lab.runMany(jobs, hooks);
	const base = runs[0];
	const halfBase = needsHalf ? runs[1] : base;
	const offset = needsHalf ? 2 : 1;
	return {
		base,
		arms: probes.map((probe, index) => {
			const run = runs[index + offset];
			const reference = probe.earlyStop ? halfBase : base;
			return { id: probe.id, label: probe.label, probe, run, against: canPair(reference, run) ? pairedDifference(reference, run) : null };
		})
	};
}
