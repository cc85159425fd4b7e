import type { Matrix } from '#lib/core/table.ts';
import { assertColumns } from './predict.ts';
import type { Replica, TrainedModel } from './training.ts';

/**
 * The baseline that looks at no feature: class shares of the training rows (the largest share wins), or their mean.
 *
 * `parameters` holds the shares or the mean.
 */
export function trainMajority(replica: Replica): TrainedModel {
	const { train, nClasses } = replica;
	const shares = new Float64Array(Math.max(nClasses, 1));
	for (let i = 0; i < train.y.length; i++) {
		if (nClasses === 0) shares[0] += train.y[i] / train.y.length;
		else shares[train.y[i]] += 1 / train.y.length;
	}
	return majorityModel(replica, Float32Array.from(shares));
}

function majorityModel({ key, model, nClasses, train }: Replica, shares: Float32Array): TrainedModel {
	const nInputs = train.x.nColumns;
	const predict = (x: Matrix): Float64Array => {
		assertColumns(x, nInputs);
		if (nClasses <= 2) return new Float64Array(x.nRows).fill(shares[nClasses === 0 ? 0 : 1]);
		return Float64Array.from({ length: x.nRows * nClasses }, (_, i) => shares[i % nClasses]);
	};
	return {
		key,
		model,
		nClasses,
		nInputs,
		nParameters: shares.length,
		status: 'finished',
		stoppedAtEpoch: 0,
		history: null,
		parameters: shares,
		predict
	};
}
