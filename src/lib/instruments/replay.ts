/** Replay: the same production rows, once as they were served and once with the columns computed as in the study. */
import type { Measured } from '#lib/core/measured.ts';
import type { Column } from '#lib/core/table.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import { exactly, fact, factsEvidence, meanOfRows, share } from './facts.ts';
import type { Instrument } from './instrument.ts';
import { numberOf } from './parameters.ts';
import { perRowScores } from './scores.ts';

/**
 * What the exercise names as `replay` says how the study computes the columns. Facts: the columns that differ in any of `rows`
 * (2,000) production rows, the share of rows in which each of them does, and the score as served and as computed in the study,
 * paired by row; for numbers it is the mean squared error, and a gain means that it falls.
 * @throws {RangeError} when no replay is named, or when it changes which rows are served.
 */
export const replay: Instrument = async (lab, experiment, seed, options) => {
	const patch = options.named?.replay;
	if (patch === undefined)
		throw new RangeError(
			'Nothing was logged that could be replayed. The exercise names under probes.replay how the study computes columns.'
		);
	const wanted = numberOf(options.parameters, 'rows', 2000, 20, 100_000);
	const { prepared, models } = await lab.trained(experiment, seed, options);
	const again = lab.prepare(applyPatch(experiment, patch), seed);
	const [served, computed] = [prepared.freshTable(wanted), again.freshTable(wanted)];
	const [asServed, asComputed] = [prepared.fresh(wanted), again.fresh(wanted)];
	if (asServed.y.length !== asComputed.y.length || asServed.y.some((answer, i) => answer !== asComputed.y[i]))
		throw new RangeError(
			'The replay serves other rows than production did, so nothing can be set side by side. It may change columns only.'
		);
	const differing = served.features
		.map((column, j) => ({ name: column.name, rows: rowsThatDiffer(column, computed.features[j]) }))
		.filter(({ rows }) => rows > 0);
	const { nClasses } = prepared;
	const scores = [asServed, asComputed].map((rows) =>
		perRowScores({ nClasses, yTrue: rows.y, perRefit: models.map((model) => model.predict(rows.x)) })
	);
	const sign = nClasses === 0 ? -1 : 1;
	const scored = (rows: Float32Array): Measured =>
		nClasses === 0
			? meanOfRows(rows)
			: share(
					rows.reduce((sum, right) => sum + right, 0),
					rows.length
				);
	return factsEvidence('replay', [
		fact('columnsThatDiffer', exactly(differing.length, served.nRows), { reference: 0 }),
		...differing.map(({ name, rows }) => fact('differs', share(rows, served.nRows), { key: `differs:${name}`, values: { feature: name } })),
		fact('scoreServed', scored(scores[0]), { inMetric: nClasses > 0 }),
		fact('scoreReplayed', scored(scores[1]), { inMetric: nClasses > 0 }),
		fact(
			'replayGain',
			meanOfRows(
				Float64Array.from(scores[0], (score, i) => sign * (scores[1][i] - score)),
				'paired'
			),
			{ reference: 0 }
		)
	]);
};

/** A missing value equals a missing value. */
function rowsThatDiffer(a: Column, b: Column): number {
	const cells = (column: Column): ArrayLike<unknown> => (column.kind === 'categorical' ? column.codes : column.values);
	const [first, second] = [cells(a), cells(b)];
	return Array.from({ length: first.length }, (_, i) => Number(!Object.is(first[i], second[i]))).reduce((sum, one) => sum + one, 0);
}
