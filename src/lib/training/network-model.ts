import type { Matrix } from '#lib/core/table.ts';
import type { Engine } from './engine.ts';
import { unpackParameters } from './network.ts';
import type { NetworkPlan } from './network.ts';
import { assertColumns, outputsToPredictions } from './predict.ts';
import type { TrainedModel } from './training.ts';

/** A trained network from its packed parameters; `predict` uploads what it needs and frees it again. */
export function networkModel(
	engine: Engine,
	plan: NetworkPlan,
	parameters: Float32Array,
	facts: Pick<TrainedModel, 'key' | 'model' | 'status' | 'stoppedAtEpoch' | 'history'>
): TrainedModel {
	return {
		...facts,
		nClasses: plan.nClasses,
		nInputs: plan.nInputs,
		nParameters: plan.nParameters,
		parameters,
		predict: (x) => predictWith(engine, plan, unpackParameters(plan.layers, plan.nPadded, parameters), x)
	};
}

/** Scores rows with parameters in the padded layout. */
export function predictWith(engine: Engine, plan: NetworkPlan, padded: Float32Array, x: Matrix): Float64Array {
	assertColumns(x, plan.nInputs);
	if (x.nRows === 0) return new Float64Array(0);
	const { raw, stride } = engine.outputs(plan, padded, x);
	return outputsToPredictions(raw, x.nRows, stride, plan.nClasses, plan.loss);
}
