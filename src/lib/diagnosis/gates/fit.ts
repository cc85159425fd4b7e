/**
 * Gate 4: how closely the model fits. Where the ceiling is known the reading decides which probes are run; on real tables
 * every probe is run and the best score reached is the reference: a lower bound of the ceiling.
 */
import { higherIsBetter } from '#lib/instruments/compare.ts';
import type { PartScore, RunEvidence } from '#lib/instruments/evidence.ts';
import { probesOf, type ProbeFamily } from '#lib/instruments/probes.ts';
import { runProbes } from '#lib/instruments/run-probes.ts';
import type { ProbeOutcome } from '../gains.ts';
import { judgeFit, OVER_PROBES, readFit, UNDER_PROBES } from '../judge-fit.ts';
import type { Verdict } from '../verdict.ts';
import type { Gate, GateContext, GateFinding } from './gate.ts';

export const fitGate: Gate = {
	name: 'fit',
	look: async (context) => [findingFrom(await judge(context))]
};

async function judge(context: GateContext): Promise<Verdict> {
	const { run, conventions } = context;
	const known = run.ceiling !== null && run.ceiling.metric === run.metric && run.ceiling.source !== 'best-known';
	if (known) {
		const value = (run.ceiling as { value: number }).value;
		const reading = readFit(run, value, conventions);
		return judgeFit(run, reading, await probeAll(context, reading.probes), { value, known }, conventions);
	}
	const outcomes = await probeAll(context, [...UNDER_PROBES, ...OVER_PROBES]);
	const reference = referenceFrom(run, outcomes);
	return judgeFit(run, readFit(run, reference, conventions), outcomes, { value: reference, known }, conventions);
}

/** A healthy fit is a finding too, since there is always an answer; it weighs as what was looked at and does not matter. */
function findingFrom({ primary, accept, family, lines, used, wouldSettle }: Verdict): GateFinding {
	const weight = family === 'cannot-tell' ? 'open' : family === 'fits' ? 'harmless' : 'cause';
	return { weight, id: primary, accept, lines, used, ...(wouldSettle ? { wouldSettle } : {}) };
}

async function probeAll(context: GateContext, families: readonly ProbeFamily[]): Promise<readonly ProbeOutcome[]> {
	const { lab, experiment, seed, run, named, metric, hooks } = context;
	const probes = families.flatMap((family) => probesOf(family, experiment, run.task === 'regression', named));
	if (probes.length === 0) return [];
	const { signal, onProgress } = hooks;
	const { arms } = await runProbes(lab, experiment, seed, probes, { signal, onProgress, metric });
	return arms.map((arm) => ({ family: arm.probe.family, id: arm.id, label: arm.label, score: scoreOf(arm.run), against: arm.against }));
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
