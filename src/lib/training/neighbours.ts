import type { Matrix } from '#lib/core/table.ts';
import { BadReplicaError } from './errors.ts';
import { assertColumns } from './predict.ts';
import type { Replica, TrainedModel } from './training.ts';

/**
 * k nearest neighbours by Euclidean distance, equal votes; equally near rows count in the order of the training part.
 *
 * Scores are class shares (or the mean) among the k neighbours; a row with a missing value scores NaN.
 * Throws BadReplicaError for missing training values, or for fewer training rows than k.
 */
export function trainNeighbours(replica: Replica): TrainedModel {
	const { key, model, train, nClasses } = replica;
	if (model.kind !== 'nearest-neighbours') throw new BadReplicaError(key, `a model of kind ${model.kind} is not nearest neighbours.`);
	const { k } = model;
	if (!Number.isInteger(k) || k < 1 || k > train.x.nRows)
		throw new BadReplicaError(key, `k must be a whole number from 1 to the ${train.x.nRows} training rows, not ${k}.`);
	if (train.x.values.some((value) => Number.isNaN(value)))
		throw new BadReplicaError(key, 'nearest neighbours cannot measure distances to missing values; fill them in a step before.');
	const { nRows, nColumns } = train.x;
	const parameters = new Float32Array(nRows * (nColumns + 1));
	parameters.set(train.x.values.subarray(0, nRows * nColumns));
	parameters.set(train.y, nRows * nColumns);
	const predict = (x: Matrix): Float64Array => {
		assertColumns(x, nColumns);
		return scoreByNeighbours(parameters, nRows, x, k, nClasses);
	};
	return {
		key,
		model,
		nClasses,
		nInputs: nColumns,
		nParameters: parameters.length,
		status: 'finished',
		stoppedAtEpoch: 0,
		history: null,
		parameters,
		predict
	};
}

function scoreByNeighbours(stored: Float32Array, nRows: number, x: Matrix, k: number, nClasses: number): Float64Array {
	const { nColumns } = x;
	const nValues = nClasses <= 2 ? 1 : nClasses;
	const out = new Float64Array(x.nRows * nValues);
	const distances = new Float64Array(k);
	const rows = new Int32Array(k);
	const point = new Float64Array(nColumns);
	for (let i = 0; i < x.nRows; i++) {
		for (let j = 0; j < nColumns; j++) point[j] = x.values[i * nColumns + j];
		distances.fill(Infinity);
		rows.fill(-1);
		for (let r = 0; r < nRows; r++) {
			const distance = squaredDistance(stored, r * nColumns, point, distances[k - 1]);
			if (!(distance < distances[k - 1])) continue;
			let at = k - 1;
			for (; at > 0 && distances[at - 1] > distance; at--) {
				distances[at] = distances[at - 1];
				rows[at] = rows[at - 1];
			}
			distances[at] = distance;
			rows[at] = r;
		}
		for (let n = 0; n < k; n++) {
			const label = rows[n] < 0 ? NaN : stored[nRows * nColumns + rows[n]];
			if (nValues === 1) out[i] += label / k;
			else if (Number.isNaN(label)) out.fill(NaN, i * nValues, (i + 1) * nValues);
			else out[i * nValues + label] += 1 / k;
		}
	}
	return out;
}

/** Gives up, with a number of at least `limit`, as soon as the row is too far away to matter. */
function squaredDistance(stored: Float32Array, offset: number, point: Float64Array, limit: number): number {
	const n = point.length;
	let sum = 0;
	for (let j = 0; j < n;) {
		const stop = Math.min(n, j + 16);
		for (; j < stop; j++) {
			const d = stored[offset + j] - point[j];
			sum += d * d;
		}
		if (sum >= limit) return sum;
	}
	return sum;
}
