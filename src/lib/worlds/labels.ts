/** Labels and how they are spoiled. */
import type { Stream } from '#lib/core/random.ts';
import type { Table } from '#lib/core/table.ts';
import type { Purpose } from './create-world.ts';

/** Fair coin labels in 0 … nClasses − 1, from a stream of their own. */
export function coinLabels(stream: Stream, nRows: number, nClasses = 2): Int32Array {
	const own = stream.fork('labels');
	return Int32Array.from({ length: nRows }, () => own.integer(nClasses));
}

/** Turns a share of the labels into another class. Rows flipped at a small share are flipped at every larger one. */
export function flipLabels(stream: Stream, yTrue: Int32Array, share: number, nClasses = 2): Int32Array {
	const own = stream.fork('flips');
	return yTrue.map((label) => {
		const flip = own.uniform() < share;
		const other = nClasses === 2 ? 1 : 1 + own.integer(nClasses - 1);
		return flip ? (label + other) % nClasses : label;
	});
}

/** Accuracy that is left of `clean` when a share of the labels is turned into any other class alike. */
export function accuracyAfterFlips(clean: number, share: number, nClasses = 2): number {
	return (1 - share) * clean + (share * (1 - clean)) / (nClasses - 1);
}

/** How many labels are wrong, and whose. */
export interface Flips {
	readonly flips: number;
	readonly flipOn: 'all' | 'study' | 'train';
}

/** Share of wrong labels among rows as they are drawn: train rows are spoiled later, when it is known which they are. */
export function drawnFlips({ flips, flipOn }: Flips, purpose: Purpose): number {
	return flipOn === 'all' || (flipOn === 'study' && purpose === 'study') ? flips : 0;
}

/**
 * The table with the labels of train rows spoiled, when `flipOn` says so. The same rows are struck as if all had been.
 * @param stream the stream the study was drawn from.
 */
export function spoilTrainLabels({ flips, flipOn }: Flips, stream: Stream, table: Table, trainRows: Int32Array, origin: Int32Array): Table {
	const { target } = table;
	if (flipOn !== 'train' || flips === 0 || target.kind !== 'classification') return table;
	const drawn = new Int32Array(origin.reduce((most, row) => Math.max(most, row), -1) + 1);
	origin.forEach((row, i) => (drawn[row] = target.yTrue[i]));
	const flipped = flipLabels(stream, drawn, flips, target.classes.length);
	const yTrue = target.yTrue.slice();
	for (const row of trainRows) yTrue[row] = flipped[origin[row]];
	return { ...table, target: { ...target, yTrue } };
}
