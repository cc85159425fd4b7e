/** Paths and values of the pipeline in words. */
import { modelName } from '#lib/charts/figures/common.ts';
import type { ModelSpec } from '#lib/pipeline/spec.ts';
import { MODELS } from '#lib/pipeline/descriptors.ts';
import { formatSetting } from '#lib/messages/format.ts';
import { knobName } from '#lib/messages/knobs.ts';
import { say } from '#lib/messages/workspace.ts';

export { knobName };

export function valueWords(value: unknown): string {
	if (typeof value === 'number') return formatSetting(value);
	if (Array.isArray(value)) {
		if (value.length > 0 && value.every((item) => typeof item === 'number')) {
			return value.length > 1 && value.every((item) => item === value[0])
				? `${value.length} × ${formatSetting(value[0] as number)}`
				: value.map((item) => formatSetting(item as number)).join(', ');
		}
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
	const extras = Object.entries(model).filter(
		([key, value]) =>
			['l2', 'dropout', 'labelSmoothing', 'learningRate', 'subsample'].includes(key) && typeof value === 'number' && value > 0
	);
	return [
		name,
		...extras.map(([key, value]) => `${knobName(`pipeline.model.${key}`).toLowerCase()} ${formatSetting(value as number)}`)
	].join(', ');
}
