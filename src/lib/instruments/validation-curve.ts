/** Validation curve: the same rows and the same refits, one knob of the pipeline turned. */
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { ExperimentSpec, ModelSpec } from '#lib/pipeline/spec.ts';
import type { Instrument } from './instrument.ts';
import { numbersOf, textOf } from './parameters.ts';

/** The knob that a model is simplified with, and values that span it. */
export function usualKnob(model: ModelSpec): { readonly path: string; readonly values: readonly number[] } {
	switch (model.kind) {
		case 'mlp':
		case 'linear':
		case 'logistic':
			return { path: 'pipeline.model.l2', values: [0, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1] };
		case 'nearest-neighbours':
			return { path: 'pipeline.model.k', values: [1, 3, 5, 11, 25, 51] };
		case 'decision-tree':
		case 'random-forest':
			return { path: 'pipeline.model.maxDepth', values: [1, 2, 3, 4, 6, 8, 12] };
		case 'gradient-boosting':
			return { path: 'pipeline.model.rounds', values: [5, 15, 50, 150, 400] };
		case 'language-model':
			return { path: 'pipeline.fit.epochs', values: [1, 2, 4, 8, 16, 40] };
		case 'majority':
			throw new RangeError('The commonest class has no knob to turn. Choose another model.');
	}
}

/**
 * The experiment at each value of a knob (`path`, `values`; by default the model's own), all in one batch on the same rows.
 * @throws {RangeError} when the path or a value is not one that the experiment may have.
 */
export const validationCurve: Instrument = async (lab, experiment, seed, options) => {
	const path = textOf(options.parameters, 'path');
	const values = numbersOf(options.parameters, 'values');
	const usual = path === undefined || values === undefined ? usualKnob(experiment.pipeline.model) : { path, values };
	if (path !== undefined && values === undefined && path !== usual.path)
		throw new RangeError(`Say which values of "${path}" to try: parameter "values".`);
	const over = path ?? usual.path;
	const xs = [...new Set(values ?? usual.values)];
	const experiments: readonly ExperimentSpec[] = xs.map((x) => applyPatch(experiment, { [over]: x }));
	const [base, ...runs] = await lab.runMany(
		[experiment, ...experiments].map((one) => ({ experiment: one, seed })),
		options
	);
	return { kind: 'sweep', instrument: 'validation-curve', over, base, points: runs.map((run, i) => ({ x: xs[i], run })) };
};
