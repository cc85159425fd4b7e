/**
 * What score a model's own probabilities promise on one set of rows and on another. The answers' chance plays no part in it, so that it
 * tells easy rows from hard ones with a fraction of the rows that scores need. It holds where the answers keep to the probabilities.
 */
import { bootstrapInterval } from '#lib/core/bootstrap.ts';
import type { Measured } from '#lib/core/measured.ts';
import type { Stream } from '#lib/core/random.ts';
import { applyPlatt, fitPlatt } from '#lib/core/recalibration.ts';
import { mean } from '#lib/core/summaries.ts';

/** Samples of the rows for the interval. */
const RESAMPLES = 300;

/** One training: its probabilities for the scored rows and for rows set aside, and the answers of the latter. */
export interface Fold {
	readonly scored: Float64Array;
	readonly aside: Float64Array;
	readonly asideTrue: ArrayLike<number>;
}

export interface Promised {
	readonly scored: number;
	readonly aside: number;
	/** Scored less aside: positive when the scored rows are easier. */
	readonly measured: Measured;
}

/**
 * AUC that is promised on the scored rows and on those set aside, over all folds. The probabilities are first brought into line with the
 * answers of the rows set aside, which no training saw.
 * @throws {RangeError} when one class is absent among the rows set aside.
 */
export function promisedAuc(folds: readonly Fold[], stream: Stream): Promised {
	const line = fitPlatt(
		folds.flatMap(({ asideTrue }) => Array.from(asideTrue)),
		folds.flatMap(({ aside }) => Array.from(aside))
	);
	const sides = folds.map(({ scored, aside }) => ({ scored: ranked(applyPlatt(scored, line)), aside: ranked(applyPlatt(aside, line)) }));
	const nScored = folds[0].scored.length;
	const sizes = folds.map(({ aside }) => aside.length);
	const starts = sizes.map((_, fold) => sizes.slice(0, fold).reduce((sum, n) => sum + n, nScored));
	const nRows = nScored + sizes.reduce((sum, n) => sum + n, 0);
	const promises = (counts: Int32Array): readonly [scored: number, aside: number] => [
		mean(sides.map(({ scored }) => promise(scored, counts.subarray(0, nScored)))),
		mean(sides.map(({ aside }, fold) => promise(aside, counts.subarray(starts[fold], starts[fold] + sizes[fold]))))
	];
	const [scored, aside] = promises(new Int32Array(nRows).fill(1));
	const spans = [[0, nScored], ...starts.map((start, fold) => [start, sizes[fold]])];
	const interval = bootstrapInterval(
		stream,
		// Rows are drawn within their own set: how many times each, rather than which.
		(dice) => {
			const counts = new Int32Array(nRows);
			for (const [start, n] of spans) for (let i = 0; i < n; i++) counts[start + dice.integer(n)]++;
			return counts;
		},
		(counts) => {
			const [a, b] = promises(counts);
			return a - b;
		},
		{ resamples: RESAMPLES, method: 'own-probabilities' }
	);
	return { scored, aside, measured: { value: scored - aside, interval, n: nScored, refits: folds.length } };
}

interface Ranked {
	readonly probabilities: Float64Array;
	/** Rows by probability, smallest first. */
	readonly order: Int32Array;
}

function ranked(probabilities: Float64Array): Ranked {
	const order = Int32Array.from(probabilities, (_, row) => row).sort((a, b) => probabilities[a] - probabilities[b]);
	return { probabilities, order };
}

/** Each row is a yes by its probability and a no by the rest: the AUC of that, each row as often as it is counted. */
function promise({ probabilities, order }: Ranked, counts: Int32Array): number {
	let [below, yes, wins] = [0, 0, 0];
	for (let at = 0; at < order.length;) {
		let [tiedYes, tiedNo] = [0, 0];
		const tied = probabilities[order[at]];
		for (; at < order.length && probabilities[order[at]] === tied; at++) {
			const n = counts[order[at]];
			tiedYes += n * tied;
			tiedNo += n * (1 - tied);
		}
		wins += tiedYes * (below + tiedNo / 2);
		yes += tiedYes;
		below += tiedNo;
	}
	return wins / (yes * below);
}
