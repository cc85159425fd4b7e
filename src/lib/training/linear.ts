import type { Matrix } from '#lib/core/table.ts';
import { BadReplicaError } from './errors.ts';
import { solveLeastSquares } from './least-squares.ts';
import { assertColumns } from './predict.ts';
import type { Replica, TrainedModel } from './training.ts';

/**
 * Linear regression, solved exactly: minimises `mean squared error + l2 * sum(w^2)`, bias unpenalised.
 *
 * With `l2 = 0` and more columns than rows it takes the solution of least norm. `parameters`: the weights, then the bias.
 * Throws BadReplicaError for classes.
 */
export function trainLinear(replica: Replica): TrainedModel {
	const { key, model, train, nClasses } = replica;
	if (model.kind !== 'linear') throw new BadReplicaError(key, `a model of kind ${model.kind} is not linear regression.`);
	if (nClasses !== 0) throw new BadReplicaError(key, 'linear regression predicts numbers; use kind: logistic for classes.');
	const { nRows, nColumns, values } = train.x;
	const means = new Float64Array(nColumns);
	for (let i = 0; i < nRows; i++) for (let j = 0; j < nColumns; j++) means[j] += values[i * nColumns + j] / nRows;
	let yMean = 0;
	for (let i = 0; i < nRows; i++) yMean += train.y[i] / nRows;
	const columns = Array.from({ length: nColumns }, (_, j) =>
		Float64Array.from({ length: nRows }, (_unused, i) => values[i * nColumns + j] - means[j])
	);
	const weights = solveLeastSquares(
		columns,
		Float64Array.from({ length: nRows }, (_, i) => train.y[i] - yMean),
		(model.l2 ?? 0) * nRows
	);
	let bias = yMean;
	for (let j = 0; j < nColumns; j++) bias -= weights[j] * means[j];
	const predict = (x: Matrix): Float64Array => {
		assertColumns(x, nColumns);
		const out = new Float64Array(x.nRows).fill(bias);
		for (let i = 0; i < x.nRows; i++) for (let j = 0; j < nColumns; j++) out[i] += weights[j] * x.values[i * nColumns + j];
		return out;
	};
	return {
		key,
		model,
		nClasses: 0,
		nInputs: nColumns,
		nParameters: nColumns + 1,
		status: Number.isFinite(bias) ? 'finished' : 'diverged',
		stoppedAtEpoch: 0,
		history: null,
		parameters: Float32Array.from([...weights, bias]),
		predict
	};
}
