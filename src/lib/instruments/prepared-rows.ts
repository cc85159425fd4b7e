/** The rows of a draw as its models read them: for an analysis that is done again elsewhere. */
import type { Examples } from '#lib/core/table.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { Lab } from './lab.ts';
import type { PreparedRows } from './views.ts';

/**
 * Every train row a model learns from and every validation row, after all steps of the pipeline; the sealed test rows only when
 * they are asked for.
 */
export function preparedRows(lab: Lab, experiment: ExperimentSpec, seed: number, { test = false } = {}): PreparedRows {
	const data = lab.prepare(experiment, seed);
	const { target } = data.table;
	return {
		features: data.featureNames,
		target: target.name,
		classes: target.kind === 'classification' ? target.classes : null,
		parts: {
			train: plain(data.train),
			validation: plain(data.validation),
			...(test && data.test.x.nRows > 0 ? { test: plain(data.test) } : {})
		}
	};
}

function plain({ x, y }: Examples): { readonly x: Float32Array; readonly y: Float32Array } {
	return { x: x.values, y };
}
