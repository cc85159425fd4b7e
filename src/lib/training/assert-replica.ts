import { BadReplicaError } from './errors.ts';
import { assertColumns } from './predict.ts';
import type { Replica } from './training.ts';

/** Throws BadReplicaError when rows, labels or settings do not fit together. */
export function assertReplica({ key, train, validation, nClasses, fit }: Replica): void {
	const whole = (name: string, value: number, least: number): void => {
		if (!Number.isInteger(value) || value < least)
			throw new BadReplicaError(key, `${name} must be a whole number of at least ${least}, not ${value}.`);
	};
	whole('fit.epochs', fit.epochs, 0);
	whole('fit.batchSize', fit.batchSize, 1);
	if (!(fit.learningRate >= 0 && Number.isFinite(fit.learningRate)))
		throw new BadReplicaError(key, `fit.learningRate must be a finite number of at least 0, not ${fit.learningRate}.`);
	if (fit.patience !== undefined) {
		whole('fit.patience', fit.patience, 1);
		if (!validation || validation.x.nRows === 0) throw new BadReplicaError(key, 'fit.patience needs validation rows to watch.');
	}
	assertExamples(key, 'train', train.x.nRows, train.y, nClasses);
	if (train.x.nColumns < 1) throw new BadReplicaError(key, 'there is no feature column left to learn from.');
	if (train.x.nRows < 1) throw new BadReplicaError(key, 'there are no training rows.');
	if (validation) {
		assertExamples(key, 'validation', validation.x.nRows, validation.y, nClasses);
		assertColumns(validation.x, train.x.nColumns);
	}
	assertColumns(train.x, train.x.nColumns);
}

function assertExamples(key: string, part: string, nRows: number, y: Float32Array, nClasses: number): void {
	if (y.length !== nRows) throw new BadReplicaError(key, `the ${part} part has ${nRows} rows and ${y.length} labels.`);
	if (nClasses === 0) return;
	if (!Number.isInteger(nClasses) || nClasses < 2)
		throw new BadReplicaError(key, `nClasses must be 0 (regression) or at least 2, not ${nClasses}.`);
	for (let i = 0; i < nRows; i++)
		if (!(y[i] >= 0 && y[i] < nClasses && Math.floor(y[i]) === y[i]))
			throw new BadReplicaError(key, `label ${y[i]} in row ${i} of the ${part} part is not one of the ${nClasses} classes.`);
}
