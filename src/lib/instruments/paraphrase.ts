/** Paraphrase: the same validation texts in other words. A model that knows texts by heart knows them in their own words only. */
import { exactly, fact, factsEvidence, meanOfRows } from './facts.ts';
import type { Instrument } from './instrument.ts';
import { numberOf } from './parameters.ts';
import { perRowScores } from './scores.ts';

/**
 * Each word of a validation text is replaced by one that means the same, with chance `share` (1). Facts: the score as written and
 * reworded, and the fall between them, paired by text. Without a fall the model reads what the words have in common.
 * @throws {RangeError} when the world knows no words that mean the same, or the target is a number.
 */
export const paraphrase: Instrument = async (lab, experiment, seed, options) => {
	const chance = numberOf(options.parameters, 'share', 1, 0.01, 1);
	const { prepared, models } = await lab.trained(experiment, seed, options);
	if (prepared.nClasses === 0) throw new RangeError('A paraphrase counts right answers, and this target is a number.');
	const reworded = prepared.reworded(chance);
	if (!reworded)
		throw new RangeError('Nobody knows which words of this table mean the same. Use the world templates, or another instrument.');
	const scoresOf = (x: typeof reworded.x): Float32Array =>
		perRowScores({ nClasses: prepared.nClasses, yTrue: prepared.validation.y, perRefit: models.map((model) => model.predict(x)) });
	const [written, said] = [scoresOf(prepared.validation.x), scoresOf(reworded.x)];
	const falls = Float64Array.from(written, (score, i) => score - said[i]);
	return factsEvidence('paraphrase', [
		fact('scoreWritten', meanOfRows(written), { inMetric: true }),
		fact('scoreReworded', meanOfRows(said), { inMetric: true }),
		fact('rewordedFall', meanOfRows(falls, 'paired'), { reference: 0 }),
		fact('wordsReplaced', exactly(chance, written.length))
	]);
};
