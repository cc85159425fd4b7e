/** Paths and values of the pipeline in words. */
import { modelName } from './figures/common.ts';
import type { ModelSpec } from '#lib/pipeline/spec.ts';
import { MODELS } from '#lib/pipeline/descriptors.ts';
import { formatSetting } from '#lib/messages/format.ts';
import { knobName } from '#lib/messages/knobs.ts';
import { say } from '#lib/messages/workspace.ts';

export { knobName };

/** A list of more names than this is told by how many there are, the first and the last. */
const LONG_LIST = 4;

export function valueWords(value: unknown): string {
	if (typeof value === 'number') return formatSetting(value);
	if (Array.isArray(value)) {
		if (value.length > 0 && value.every((item) => typeof item === 'number')) {
			return value.length > 1 && value.every((item) => item === value[0])
				? `${value.length} × ${formatSetting(value[0] as number)}`
				: value.map((item) => formatSetting(item as number)).join(', ');
		}
		if (value.length > LONG_LIST) return `${value.length}: ${valueWords(value[0])} … ${valueWords(value.at(-1))}`;
		return value.length === 0 ? knobName('none') : value.map(valueWords).join(', ');
	}
	if (isModel(value)) return modelWords(value);
	if (typeof value === 'object' && value !== null && 'kind' in value) return knobName(String(value.kind));
	return knobName(typeof value === 'string' || typeof value === 'boolean' ? String(value) : 'none');
}

function isModel(value: unknown): value is ModelSpec {
	return typeof value === 'object' && value !== null && 'kind' in value && MODELS.some(({ kind }) => kind === value.kind);
}

/** A model with the settings that tell it from another of its kind. */
function modelWords(model: ModelSpec): string {
	const name =
		model.kind === 'mlp'
			? say('model.mlp', { hidden: model.hidden })
			: model.kind === 'logistic' || model.kind === 'linear'
				? knobName(model.kind)
				: modelName(model);
	const extras = Object.entries(model).filter(([key, value]) => typeof value === 'number' && tellsApart(model, key, value));
	return [
		name,
		...extras.map(([key, value]) => `${knobName(`pipeline.model.${key}`).toLowerCase()} ${formatSetting(value as number)}`)
	].join(', ');
}

/** Settings that are worth naming: depth where the name does not have it, shares below the whole, and what is not left at nothing. */
function tellsApart({ kind }: ModelSpec, key: string, value: number): boolean {
	if (key === 'maxDepth') return kind === 'gradient-boosting' || kind === 'random-forest';
	if (key === 'minLeaf') return value > 1;
	if (key === 'subsample') return value < 1;
	return ['l2', 'dropout', 'labelSmoothing', 'learningRate'].includes(key) && value > 0;
}
