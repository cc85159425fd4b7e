/** n-gram overlap: which validation texts repeat runs of words from the training texts, and what they score. */
import { ngramIndex, overlapShare, tokenise } from '#lib/core/text.ts';
import type { TextColumn } from '#lib/core/table.ts';
import { fact, factsEvidence, meanOfRows, share, shareDifference } from './facts.ts';
import type { Instrument } from './instrument.ts';
import { numberOf } from './parameters.ts';

/**
 * A validation text is dirty when at least `dirtyFrom` (½) of its runs of `n` (8) tokens occur in a training text. Facts: the
 * share of dirty texts, the score on dirty and on clean ones, and their difference. Rephrased copies are not found: that the
 * overlap is low does not prove that the texts are new. Texts shorter than n tokens count as clean.
 * @throws {RangeError} when no feature is text, or the target is a number.
 */
export const ngramOverlap: Instrument = async (lab, experiment, seed, options) => {
	const n = numberOf(options.parameters, 'n', 8, 1, 50);
	const dirtyFrom = numberOf(options.parameters, 'dirtyFrom', 0.5, 0.01, 1);
	const { table, indices } = lab.prepare(experiment, seed);
	const texts = table.features.filter((column): column is TextColumn => column.kind === 'text');
	if (texts.length === 0) throw new RangeError('n-gram overlap compares texts, and this table has no text feature.');
	const [run] = await lab.runMany([{ experiment, seed }], options);
	if (run.task === 'regression') throw new RangeError('n-gram overlap counts right answers, and this target is a number.');
	const tokensOf = (row: number): string[] => texts.flatMap((column) => tokenise(column.values[row]));
	const index = ngramIndex(Array.from(indices.train, tokensOf), n);
	const overlap = Array.from(indices.validation, (row) => overlapShare(tokensOf(row), index, n));
	const dirty = overlap.map((one) => one >= dirtyFrom);
	const sums = (flag: boolean): { successes: number; n: number } => ({
		successes: run.validationRows.reduce((sum, right, i) => sum + (dirty[i] === flag ? right : 0), 0),
		n: dirty.filter((one) => one === flag).length
	});
	const [seen, unseen] = [sums(true), sums(false)];
	return factsEvidence('n-gram-overlap', [
		fact('dirtyTexts', share(seen.n, dirty.length), { reference: 0 }),
		fact('meanOverlap', meanOfRows(overlap.map((one) => (Number.isNaN(one) ? 0 : one)))),
		fact('scoreOfDirty', share(seen.successes, seen.n), { inMetric: true }),
		fact('scoreOfClean', share(unseen.successes, unseen.n), { inMetric: true }),
		fact('dirtyGain', shareDifference(seen, unseen), { reference: 0 })
	]);
};
