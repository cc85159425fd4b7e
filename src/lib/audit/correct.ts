/** The corrected number: what a reported score loses when one thing is put right, by the arithmetic of the provenance gate. */
import { DEFAULT_CONVENTIONS } from '#lib/diagnosis/conventions.ts';
import { correctedDifference } from '#lib/diagnosis/gates/corrected.ts';
import { lineOf } from '#lib/diagnosis/gates/gate.ts';
import { materialityOf } from '#lib/diagnosis/measure-fit.ts';
import type { ArithmeticLine, DiagnosisId } from '#lib/diagnosis/verdict.ts';
import type { LabHooks } from '#lib/instruments/lab.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { Bench } from './bench.ts';

/**
 * Reported less honest on the bench, positive when the reported score was flattered. Paired row by row where both were scored on the
 * same rows.
 */
export async function correctedLine(
	bench: Bench,
	about: { readonly id: string; readonly diagnosis: DiagnosisId },
	reported: ExperimentSpec,
	honest: ExperimentSpec,
	hooks: LabHooks
): Promise<ArithmeticLine> {
	const { lab, seed, metric } = bench;
	const run = await lab.run(reported, seed, { ...hooks, metric });
	const context = { lab, experiment: reported, seed, run, conventions: DEFAULT_CONVENTIONS, examine: {}, named: {}, metric, hooks };
	const difference = await correctedDifference(context, honest, {});
	return lineOf({
		id: `provenance:${about.id}`,
		label: { id: 'gate.provenance.corrected', values: { id: about.diagnosis } },
		minuend: difference.reported,
		subtrahend: difference.honest,
		measured: difference.measured,
		threshold: materialityOf(run, DEFAULT_CONVENTIONS),
		decisive: true
	});
}
