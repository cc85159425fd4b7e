/** Probes that make the model itself simpler or larger: one-field changes, family by family. */
import type { ModelSpec } from '#lib/pipeline/spec.ts';
import type { Probe, ProbeFamily } from './probes.ts';

/** Penalties are on the sum of squared weights, beside the mean loss: above 0.1 hardly any model moves. */
const PENALTY_LADDER = [0.003, 0.01, 0.03, 0.1] as const;
const SMALL_LAYER = 8;
const LARGE_LAYERS = [64, 64] as const;

export function penaltyProbe(family: ProbeFamily, l2: number): Probe {
	return { id: `l2-${l2}`, family, label: { id: 'arm.l2', values: { l2 } }, patch: { 'pipeline.model.l2': l2 } };
}

/** From cheap to dear, each with less room than the model has. */
export function simplifications(model: ModelSpec, isRegression: boolean): readonly Probe[] {
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

/** One with more room; none where the model has plenty. */
export function enlargements(model: ModelSpec): readonly Probe[] {
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
