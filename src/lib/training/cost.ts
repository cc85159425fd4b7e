import { pad4 } from './job.ts';
import type { Replica } from './training.ts';

/**
 * Roughly how many multiply-adds a training run takes, as if it ran to its last epoch. Only for sharing work out: no result depends
 * on it.
 */
export function trainingCost({ model, train, validation, nClasses, fit, older }: Replica): number {
	const { nRows, nColumns } = train.x;
	const nValidation = validation?.x.nRows ?? 0;
	const nOutputs = nClasses > 2 ? nClasses : 1;
	const network = (widths: readonly number[]): number => {
		let perRow = 0;
		for (let l = 1; l < widths.length; l++) perRow += pad4(widths[l - 1]) * pad4(widths[l]) + 16 * widths[l];
		return perRow;
	};
	switch (model.kind) {
		case 'logistic':
			return (4 * nRows + nValidation) * fit.epochs * network([nColumns, nOutputs]);
		case 'mlp':
			return (4 * nRows + nValidation) * fit.epochs * network([nColumns, ...model.hidden, nOutputs]);
		case 'language-model': {
			const perRow = network([nColumns * (model.embedding ?? 12), model.hidden ?? 32, nClasses]);
			const first = older ? 4 * older.train.x.nRows * (model.pretrainEpochs ?? 8) : 0;
			return (first + (4 * nRows + nValidation + (older?.validation.x.nRows ?? 0)) * fit.epochs) * perRow;
		}
		case 'decision-tree':
			return 20 * nRows * nColumns * (5 + model.maxDepth);
		case 'random-forest':
			return 10 * model.trees * nRows * nColumns * Math.min(model.maxDepth, 12);
		case 'gradient-boosting':
			return model.rounds * nOutputs * (nRows + nValidation) * (nColumns * (1 + model.maxDepth / 2) + 40);
		case 'linear':
			return nRows * nColumns * nColumns;
		case 'nearest-neighbours':
		case 'majority':
			return nRows;
	}
}
