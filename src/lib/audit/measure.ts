/** The measurements that an audit shows beside its corrections: families, shuffled labels, the other side, slices, calibration, rows. */
import type { LabHooks } from '#lib/instruments/lab.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import { higherIsBetter } from '#lib/instruments/compare.ts';
import { runInstrument } from '#lib/instruments/registry.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { Bench } from './bench.ts';
import { FAMILIES } from './models.ts';
import type { Parts } from './own-table.ts';
import { withoutRows } from './plain.ts';
import type { AuditLabel, AuditSection, FamilyScore } from './types.ts';

export interface Scored {
	readonly section: Extract<AuditSection, { kind: 'scores' }>;
	/** The experiment of the family that scored best. */
	readonly experiment: ExperimentSpec;
	readonly run: RunEvidence;
}

/** Baseline and three families on the same split, in one batch. */
export async function scoreFamilies(bench: Bench, parts: Parts, without: readonly string[], hooks: LabHooks): Promise<Scored> {
	const experiments = FAMILIES.map(({ model, fit }) =>
		bench.experiment({ name: 'as-split', parts }, { model: model(bench.nClasses, bench.table.nRows), fit, without })
	);
	const runs = await bench.lab.runMany(
		experiments.map((experiment) => ({ experiment, seed: bench.seed, metric: bench.metric })),
		hooks
	);
	const scores = runs.map((run) => run.scores.validation?.[bench.metric]?.measured.value ?? NaN);
	const sign = higherIsBetter(bench.metric) ? 1 : -1;
	const best = scores.reduce((top, score, i) => (Number.isFinite(score) && !(sign * score <= sign * scores[top]) ? i : top), 0);
	const families = runs.map((run, i): FamilyScore => {
		const [train, validation] = [run.scores.train?.[bench.metric], run.scores.validation?.[bench.metric]];
		if (!train || !validation) throw new RangeError(`The ${FAMILIES[i].family} model has no ${bench.metric} here.`);
		return {
			family: FAMILIES[i].family,
			model: run.experiment.pipeline.model,
			metric: bench.metric,
			train: train.measured,
			validation: validation.measured,
			gap: run.gap,
			chosen: i === best
		};
	});
	const baseline =
		bench.metric === 'rocAuc' ? { value: 0.5, rule: 'chance' } : { value: runs[best].baseline.value, rule: runs[best].baseline.rule };
	return {
		section: { kind: 'scores', metric: bench.metric, baseline, families, columnsLeftOut: bench.dropped },
		experiment: experiments[best],
		run: runs[best]
	};
}

export type MeasuredKind = Extract<AuditSection, { evidence: unknown }>['kind'];

const INSTRUMENT: Readonly<Record<MeasuredKind, string>> = {
	'permuted-labels': 'permuted-labels',
	adversarial: 'adversarial-validation',
	slices: 'slice-table',
	calibration: 'reliability',
	'learning-curve': 'more-rows'
};

/** A section that is one instrument's answer; `why` in its stead where the instrument cannot be used here. */
export async function measuredSection(
	kind: MeasuredKind,
	bench: Bench,
	experiment: ExperimentSpec,
	hooks: LabHooks,
	parameters: Readonly<Record<string, unknown>> = {},
	why: AuditLabel | null = null
): Promise<Extract<AuditSection, { evidence: unknown }>> {
	if (why !== null) return { kind, evidence: null, why };
	try {
		const evidence = await runInstrument(bench.lab, INSTRUMENT[kind], experiment, bench.seed, { ...hooks, parameters });
		return { kind, evidence: withoutRows(evidence), why: null };
	} catch (error) {
		// An instrument says in a sentence what it lacks; anything else is a fault of ours.
		if (!(error instanceof RangeError)) throw error;
		return { kind, evidence: null, why: { id: 'why.instrument', values: { sentence: error.message } } };
	}
}
