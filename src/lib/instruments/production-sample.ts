/** A labelled sample of production beside the validation rows: what moved, the shares of the classes or what the model does with them? */
import { labelsFromProbabilities } from '#lib/core/metrics.ts';
import { correctPriorShift } from '#lib/core/recalibration.ts';
import { mean } from '#lib/core/summaries.ts';
import type { Examples } from '#lib/core/table.ts';
import type { Measured } from '#lib/core/measured.ts';
import { fact, factsEvidence, meanOfRows, share, shareDifference } from './facts.ts';
import type { Instrument } from './instrument.ts';
import { numberOf } from './parameters.ts';

/** Counts over refits, as means: of n rows, `positives` are in class 1, and so on. */
interface Counts {
	readonly n: number;
	readonly positives: number;
	readonly caught: number;
	readonly called: number;
	readonly rejected: number;
}

/**
 * Share of class 1, recall, specificity and precision on validation rows and on `rows` (2,000) labelled fresh ones, and how far
 * the mean probability lies above the share of class 1, before and after re-pricing the odds by the new share. Recall and
 * specificity that stand still while the share moves are the mark of a prior shift. Changes are fresh minus validation.
 * @throws {RangeError} unless there are two classes.
 */
export const productionSample: Instrument = async (lab, experiment, seed, options) => {
	const wanted = numberOf(options.parameters, 'rows', 2000, 20, 100_000);
	const { prepared, models } = await lab.trained(experiment, seed, options);
	if (prepared.nClasses !== 2)
		throw new RangeError(`Recall and precision before and after need two classes; there are ${prepared.nClasses}.`);
	const fresh = prepared.fresh(wanted);
	const scored = (rows: Examples): readonly Float64Array[] => models.map((model) => model.predict(rows.x));
	const [before, after] = [prepared.validation, fresh].map((rows) => ({ y: rows.y, yProb: scored(rows) }));
	const [studied, found] = [countsOf(before.yProb, before.y), countsOf(after.yProb, after.y)];
	const prior = { study: mean(prepared.train.y), production: mean(after.y) };
	const repriced = after.yProb.map((yProb) =>
		prior.production > 0 && prior.production < 1 ? correctPriorShift(yProb, prior.study, prior.production) : yProb
	);
	const part = (counts: Counts, of: 'recall' | 'specificity'): { successes: number; n: number } =>
		of === 'recall' ? { successes: counts.caught, n: counts.positives } : { successes: counts.rejected, n: counts.n - counts.positives };
	const change = (of: 'recall' | 'specificity'): Measured => shareDifference(part(found, of), part(studied, of));
	return factsEvidence('production-sample', [
		fact('shareBefore', share(studied.positives, studied.n)),
		fact('shareAfter', share(found.positives, found.n)),
		fact('recallBefore', share(studied.caught, studied.positives)),
		fact('recallAfter', share(found.caught, found.positives)),
		fact('recallChange', change('recall'), { reference: 0 }),
		fact('specificityBefore', share(studied.rejected, studied.n - studied.positives)),
		fact('specificityAfter', share(found.rejected, found.n - found.positives)),
		fact('specificityChange', change('specificity'), { reference: 0 }),
		fact('precisionBefore', share(studied.caught, studied.called)),
		fact('precisionAfter', share(found.caught, found.called)),
		fact('overBefore', overprediction(before.yProb, before.y), { reference: 0 }),
		fact('overAfter', overprediction(after.yProb, after.y), { reference: 0 }),
		fact('overRepriced', overprediction(repriced, after.y), { reference: 0 })
	]);
};

function countsOf(perRefit: readonly Float64Array[], y: Float32Array): Counts {
	const labels = perRefit.map((yProb) => labelsFromProbabilities(yProb, 2));
	const count = (wanted: (called: number, label: number) => boolean): number =>
		mean(labels.map((yPred) => yPred.reduce((sum, called, i) => sum + Number(wanted(called, y[i])), 0)));
	return {
		n: y.length,
		positives: y.reduce((sum, label) => sum + label, 0),
		caught: count((called, label) => called === 1 && label === 1),
		called: count((called) => called === 1),
		rejected: count((called, label) => called === 0 && label === 0)
	};
}

/** Mean probability less the share of class 1, with its interval over rows. */
function overprediction(perRefit: readonly Float64Array[], y: Float32Array): Measured {
	return meanOfRows(Float64Array.from(y, (label, i) => mean(perRefit.map((yProb) => yProb[i])) - label));
}
