/** Rows as a shipped model decides them: which it decided, and which of those it got right. */
import { labelsFromProbabilities } from '#lib/core/metrics.ts';
import type { Stream } from '#lib/core/random.ts';
import type { Examples, Table } from '#lib/core/table.ts';
import { selectRows } from '#lib/core/table-ops.ts';
import type { PreparedData } from '#lib/pipeline/prepare.ts';
import type { TrainedModel } from '#lib/training/training.ts';
import type { ShownCount } from './spec.ts';

/** Per row: −1 where the count leaves it out, else 1 for right and 0 for wrong. */
export type Marks = Int8Array;

/** How a count looks at a row. */
export interface Counting extends Pick<ShownCount, 'count' | 'threshold'> {
	/** Probability from which a row is called class 1; 0.5 unless the pipeline says otherwise. */
	readonly callAt?: number;
}

/** Probabilities of the models that serve, averaged where there are several. */
export function servedScores(models: readonly TrainedModel[], x: Examples['x']): Float64Array {
	const all = models.map((model) => model.predict(x));
	return all[0].map((_, at) => all.reduce((sum, scores) => sum + scores[at], 0) / all.length);
}

/** @throws {RangeError} for a target that is a number. */
export function markRows(
	scores: Float64Array,
	y: ArrayLike<number>,
	nClasses: number,
	{ count, threshold = 0.5, callAt }: Counting
): Marks {
	if (nClasses < 2) throw new RangeError('A decision counts right answers, and this target is a number; use classes.');
	const labels = labelsFromProbabilities(scores, nClasses, callAt);
	const sure = (row: number): number => {
		if (nClasses === 2) return Math.max(scores[row], 1 - scores[row]);
		return Math.max(...scores.subarray(row * nClasses, (row + 1) * nClasses));
	};
	return Int8Array.from({ length: y.length }, (_, row) => {
		if (count === 'recall' && y[row] !== 1) return -1;
		if (count === 'confident' && sure(row) < threshold) return -1;
		return Number(labels[row] === y[row]);
	});
}

export interface Tally {
	readonly k: number;
	readonly n: number;
	readonly of: number;
}

export function tally(marks: Marks, from = 0, to = marks.length): Tally {
	let [k, n] = [0, 0];
	for (let row = from; row < to; row++) {
		if (marks[row] < 0) continue;
		n += 1;
		k += marks[row];
	}
	return { k, n, of: to - from };
}

/** Levels of a segment column for the rows of a table. */
export function levelsOf(table: Table, column: string): { readonly levels: readonly string[]; readonly codes: Int32Array } {
	const known = [...(table.roles.segments ?? []), ...table.features];
	const found = known.find(({ name }) => name === column);
	if (found?.kind !== 'categorical')
		throw new RangeError(`There is no segment "${column}"; columns: ${known.map(({ name }) => name).join(', ')}.`);
	return { levels: found.levels, codes: found.codes };
}

/** Rows that production brings, with their table. */
export interface ServedRows {
	readonly examples: Examples;
	readonly table: Table;
}

/** Rows `from` … `from + count` of what nobody has seen; `stream` is used only where they are drawn with replacement. */
export type Production = (from: number, count: number, stream: Stream) => ServedRows;

/**
 * What production brings. The first rows of a draw do not depend on how many are asked for, so all are drawn at once, and anew
 * only where more are asked for than `most`. A real table holds back only so many: then rows are drawn from those with replacement.
 */
export function openProduction(prepared: PreparedData, most: number): Production {
	let asked = 0;
	let drawn: Table | null = null;
	return (from, count, stream) => {
		const last = from + count;
		if (drawn === null || last > asked) {
			asked = Math.max(last, most);
			drawn = prepared.freshTable(asked);
		}
		const { nRows } = drawn;
		const chosen = Int32Array.from({ length: count }, (_, at) => (nRows >= last ? from + at : stream.integer(nRows)));
		const table = selectRows(drawn, chosen);
		return { examples: prepared.rowByRow ? prepared.through(table) : picked(prepared.fresh(last), chosen), table };
	};
}

/** A step that reads other rows needs all that came before; the chosen ones are taken afterwards. */
function picked({ x, y }: Examples, chosen: Int32Array): Examples {
	const values = new Float32Array(chosen.length * x.nColumns);
	chosen.forEach((row, at) => values.set(x.values.subarray(row * x.nColumns, (row + 1) * x.nColumns), at * x.nColumns));
	return { x: { ...x, values, nRows: chosen.length }, y: Float32Array.from(chosen, (row) => y[row]) };
}
