import type { Matrix } from '#lib/core/table.ts';
import { exp, sigmoid } from '#lib/core/portable-math.ts';
import { LOSS } from './job.ts';

/** Raw outputs (values or logits, `[nRows, stride]`) to what `TrainedModel.predict` promises. */
export function outputsToPredictions(raw: Float32Array, nRows: number, stride: number, nClasses: number, loss: number): Float64Array {
	if (loss === LOSS.squared) return Float64Array.from({ length: nRows }, (_, i) => raw[i * stride]);
	if (loss === LOSS.logit) return Float64Array.from({ length: nRows }, (_, i) => sigmoid(raw[i * stride]));
	const out = new Float64Array(nRows * nClasses);
	for (let i = 0; i < nRows; i++) {
		let top = -Infinity;
		for (let c = 0; c < nClasses; c++) top = Math.max(top, raw[i * stride + c]);
		let sum = 0;
		for (let c = 0; c < nClasses; c++) sum += out[i * nClasses + c] = exp(raw[i * stride + c] - top);
		for (let c = 0; c < nClasses; c++) out[i * nClasses + c] /= sum;
	}
	return out;
}

/** Throws a RangeError unless the matrix has the columns the model was trained on. */
export function assertColumns(x: Matrix, nInputs: number): void {
	if (x.nColumns !== nInputs) throw new RangeError(`The model was trained on ${nInputs} columns and cannot score rows of ${x.nColumns}.`);
	if (x.values.length < x.nRows * x.nColumns)
		throw new RangeError(
			`A matrix of ${x.nRows} rows and ${x.nColumns} columns needs ${x.nRows * x.nColumns} numbers, not ${x.values.length}.`
		);
}
