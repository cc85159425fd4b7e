/**
 * Probes: one-field changes of an experiment that separate look-alikes. The workspace's instruments and the verdict rules
 * use the same ones, so what a learner can see is what the key rests on.
 */
import type { ExperimentSpec, FitSpec, ModelSpec } from '#lib/pipeline/spec.ts';
import { enlargements, penaltyProbe, simplifications } from './model-probes.ts';

export type ProbeFamily = 'optimiser' | 'penalty' | 'columns' | 'capacity' | 'clean' | 'data' | 'early-stop' | 'simplify';

export interface Probe {
	readonly id: string;
	readonly family: ProbeFamily;
	/** Message id of the probe's name with its values. */
	readonly label: { readonly id: string; readonly values: Readonly<Record<string, string | number>> };
	readonly patch: Readonly<Record<string, unknown>>;
	/** Choose the epoch on one half of validation, score on the other. */
	readonly earlyStop?: boolean;
}

/** Patches only an exercise can name: what a clean label, another column or four times the rows mean in its world, and how the study computes columns. */
export type NamedProbes = Readonly<Partial<Record<'clean' | 'columns' | 'data' | 'replay', Readonly<Record<string, unknown>>>>>;

const GOOD_FIT = { learningRate: 0.01, epochs: 120 } as const;

/** The probes of one family that make sense for this experiment; none where the family does not apply. */
export function probesOf(
	family: ProbeFamily,
	experiment: ExperimentSpec,
	isRegression: boolean,
	named: NamedProbes = {}
): readonly Probe[] {
	const { model, fit } = experiment.pipeline;
	switch (family) {
		case 'simplify':
			return simplifications(model, isRegression);
		case 'capacity':
			return enlargements(model);
		case 'penalty':
			return looserPenalties(model);
		case 'optimiser':
			return optimiserProbes(experiment, fit);
		case 'early-stop':
			return fit && hasEpochs(model)
				? [{ id: 'early-stop', family, label: { id: 'arm.earlyStop', values: {} }, patch: {}, earlyStop: true }]
				: [];
		case 'data':
			return dataProbes(experiment, named.data);
		case 'clean':
			return named.clean ? [{ id: 'clean', family, label: { id: 'arm.clean', values: {} }, patch: named.clean }] : [];
		case 'columns':
			return named.columns ? [{ id: 'columns', family, label: { id: 'arm.columns', values: {} }, patch: named.columns }] : [];
	}
}

export function hasEpochs(model: ModelSpec): boolean {
	return model.kind === 'mlp' || model.kind === 'logistic' || model.kind === 'language-model';
}

function looserPenalties(model: ModelSpec): readonly Probe[] {
	const family = 'penalty';
	if (model.kind !== 'mlp' && model.kind !== 'linear' && model.kind !== 'logistic') return [];
	const probes: Probe[] = [];
	if ((model.l2 ?? 0) > 0) probes.push(penaltyProbe(family, 0));
	if (model.kind === 'mlp' && (model.dropout ?? 0) > 0)
		probes.push({ id: 'dropout-0', family, label: { id: 'arm.dropout', values: { dropout: 0 } }, patch: { 'pipeline.model.dropout': 0 } });
	if (model.kind === 'mlp' && (model.labelSmoothing ?? 0) > 0)
		probes.push({
			id: 'smoothing-0',
			family,
			label: { id: 'arm.smoothing', values: { smoothing: 0 } },
			patch: { 'pipeline.model.labelSmoothing': 0 }
		});
	return probes;
}

function optimiserProbes(experiment: ExperimentSpec, fit: FitSpec | undefined): readonly Probe[] {
	const family = 'optimiser';
	if (!fit || !hasEpochs(experiment.pipeline.model)) return [];
	const probes: Probe[] = [];
	const steps = experiment.pipeline.steps ?? [];
	if (experiment.pipeline.model.kind !== 'language-model' && !steps.some((step) => step.kind === 'standardize')) {
		probes.push({
			id: 'scaled',
			family,
			label: { id: 'arm.scaled', values: {} },
			patch: { 'pipeline.steps': [...steps, { kind: 'standardize', fitOn: 'train' }] }
		});
	}
	const epochs = Math.max(fit.epochs, GOOD_FIT.epochs);
	probes.push({
		id: 'better-steps',
		family,
		label: { id: 'arm.betterSteps', values: { learningRate: GOOD_FIT.learningRate, epochs } },
		patch: { 'pipeline.fit.learningRate': GOOD_FIT.learningRate, 'pipeline.fit.epochs': epochs }
	});
	return probes;
}

function dataProbes(experiment: ExperimentSpec, named: Readonly<Record<string, unknown>> | undefined): readonly Probe[] {
	const { train } = experiment.pipeline.split;
	if (named) return [{ id: 'more-rows', family: 'data', label: { id: 'arm.moreRows', values: {} }, patch: named }];
	if (train <= 1) return [];
	return [
		{ id: 'rows-x4', family: 'data', label: { id: 'arm.rows', values: { rows: train * 4 } }, patch: { 'pipeline.split.train': train * 4 } }
	];
}
