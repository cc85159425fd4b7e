/** Can the model memorise twenty rows? If not, training is broken before any question of fit. */
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { Instrument } from './instrument.ts';
import { numberOf } from './parameters.ts';
import { hasEpochs } from './probes.ts';

const MOST_EPOCHS = 3000;

/**
 * Trains on the first twenty training rows (`rows`) with the run's own steps: as many updates of the weights as the run makes,
 * so that more epochs over fewer rows cost and try the same.
 * @throws {RangeError} for models that are not trained in epochs: there is nothing that could fail to get there.
 */
export const overfitTwenty: Instrument = async (lab, experiment, seed, options) => {
	const { fit, model } = experiment.pipeline;
	if (!hasEpochs(model) || !fit)
		throw new RangeError('Overfitting twenty rows tests training in epochs, and this model is not trained that way.');
	const rows = numberOf(options.parameters, 'rows', 20, 2, 1000);
	const { ids } = lab.prepare(experiment, seed);
	const train = [...new Set(ids.train)].slice(0, rows);
	const updates = fit.epochs * Math.ceil(ids.train.length / fit.batchSize);
	const epochs = Math.min(MOST_EPOCHS, Math.ceil(updates / Math.ceil(train.length / fit.batchSize)));
	const [run] = await lab.runMany(
		[
			{
				experiment: applyPatch(experiment, { 'pipeline.fit.epochs': epochs, 'pipeline.fit.patience': null }),
				seed,
				rows: { train: Int32Array.from(train), validation: ids.validation }
			}
		],
		options
	);
	return { kind: 'history', instrument: 'overfit-twenty-rows', run };
};
