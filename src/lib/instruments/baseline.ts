/** What a model that looks at nothing would score on the validation rows. */
import { log } from '#lib/core/portable-math.ts';
import type { Examples } from '#lib/core/table.ts';
import type { RunEvidence } from './evidence.ts';

/** Most frequent class of the training rows (classes), or their mean (numbers), scored on the validation rows. */
export function baselineOf(train: Examples, validation: Examples, nClasses: number): RunEvidence['baseline'] {
	const n = validation.y.length;
	if (nClasses === 0) {
		const centre = train.y.reduce((sum, value) => sum + value, 0) / train.y.length;
		const squares = validation.y.reduce((sum, value) => sum + (value - centre) * (value - centre), 0);
		return { metric: 'rmse', value: Math.sqrt(squares / n), rule: 'mean', logLoss: null };
	}
	const counts = new Array<number>(nClasses).fill(0);
	for (const label of train.y) counts[label] += 1;
	const majority = counts.indexOf(Math.max(...counts));
	const correct = validation.y.reduce((count, label) => count + Number(label === majority), 0);
	// A class absent from training would cost an infinite loss; one pseudo-row a class keeps the number finite.
	const loss = validation.y.reduce((sum, label) => sum - log((counts[label] + 1) / (train.y.length + nClasses)), 0) / n;
	return { metric: 'accuracy', value: correct / n, rule: 'majority', logLoss: loss };
}
