/**
 * Probes: one-field changes of an experiment that separate look-alikes. The workspace's instruments and the verdict rules
 * use the same ones, so what a learner can see is what the key rests on.
 */
import type { ExperimentSpec, FitSpec, ModelSpec } from '#lib/pipeline/spec.ts';

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

/** Penalties are on the sum of squared weights, beside the mean loss: above 0.1 hardly any model moves. */
const PENALTY_LADDER = [0.003, 0.01, 0.03, 0.1] as const;
const SMALL_LAYER = 8;
const LARGE_LAYERS = [64, 64] as const;
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

function penaltyProbe(family: ProbeFamily, l2: number): Probe {
	return { id: `l2-${l2}`, family, label: { id: 'arm.l2', values: { l2 } }, patch: { 'pipeline.model.l2': l2 } };
}

function simplifications(model: ModelSpec, isRegression: boolean): readonly Probe[] {
	const family = 'simplify';
	switch (model.kind) {
		case 'mlp': {
			const straight: ModelSpec = isRegression ? { kind: 'linear', l2: 0 } : { kind: 'logistic', l2: 0 };
			const wide = model.hidden.length > 1 || model.hidden[0] > SMALL_LAYER;
			return [
				{ id: 'straight-line', family, label: { id: 'arm.straightLine', values: {} }, patch: { 'pipeline.model': straight } },
				...(wide
					? [
							{
								id: 'small',
								family,
								label: { id: 'arm.units', values: { units: SMALL_LAYER } },
								patch: { 'pipeline.model.hidden': [SMALL_LAYER] }
							} as const
						]
					: []),
				...PENALTY_LADDER.filter((l2) => l2 > (model.l2 ?? 0)).map((l2) => penaltyProbe(family, l2))
			];
		}
		case 'linear':
		case 'logistic':
			return PENALTY_LADDER.filter((l2) => l2 > (model.l2 ?? 0)).map((l2) => penaltyProbe(family, l2));
		case 'nearest-neighbours':
			return [5, 25]
				.map((k) => ({ id: `k-${k}`, family, label: { id: 'arm.neighbours', values: { k } }, patch: { 'pipeline.model.k': k } }) as const)
				.filter((probe) => probe.patch['pipeline.model.k'] > model.k);
		case 'decision-tree':
		case 'random-forest':
		case 'gradient-boosting': {
			const depths = [1, 3]
				.filter((depth) => depth < model.maxDepth)
				.map(
					(depth) =>
						({
							id: `depth-${depth}`,
							family,
							label: { id: 'arm.depth', values: { depth } },
							patch: { 'pipeline.model.maxDepth': depth }
						}) as const
				);
			if (model.kind !== 'gradient-boosting' || model.rounds < 20) return depths;
			const rounds = Math.round(model.rounds / 10);
			return [
				...depths,
				{ id: 'rounds', family, label: { id: 'arm.rounds', values: { rounds } }, patch: { 'pipeline.model.rounds': rounds } }
			];
		}
		case 'language-model':
			return (['head', 'adapter'] as const)
				.filter((tune) => (model.tune ?? 'full') === 'full' || (tune === 'head' && model.tune === 'adapter'))
				.map((tune) => ({
					id: `tune-${tune}`,
					family,
					label: { id: 'arm.tune', values: { tune } },
					patch: { 'pipeline.model.tune': tune }
				}));
		case 'majority':
			return [];
	}
}

function enlargements(model: ModelSpec): readonly Probe[] {
	const family = 'capacity';
	const network = (hidden: readonly number[]): Probe => ({
		id: `network-${hidden.join('x')}`,
		family,
		label: { id: 'arm.network', values: { layers: hidden.length, units: hidden[0] } },
		patch: model.kind === 'mlp' ? { 'pipeline.model.hidden': hidden } : { 'pipeline.model': { kind: 'mlp', hidden, l2: 0 } }
	});
	switch (model.kind) {
		case 'linear':
		case 'logistic':
			return [network([64])];
		case 'mlp':
			return model.hidden.reduce((sum, units) => sum + units, 0) < 128 ? [network(LARGE_LAYERS)] : [];
		case 'decision-tree':
		case 'random-forest':
		case 'gradient-boosting':
			return model.maxDepth < 6
				? [{ id: 'depth-6', family, label: { id: 'arm.depth', values: { depth: 6 } }, patch: { 'pipeline.model.maxDepth': 6 } }]
				: [];
		case 'language-model':
			return (model.hidden ?? 32) < 64
				? [
						{
							id: 'hidden-64',
							family,
							label: { id: 'arm.network', values: { layers: 1, units: 64 } },
							patch: { 'pipeline.model.hidden': 64 }
						}
					]
				: [];
		case 'nearest-neighbours':
		case 'majority':
			return [];
	}
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
