/** Three-way splits of a table: by row, by class, by group, by time, or by the order of the file. */
import type { Stream } from '#lib/core/random.ts';
import type { Table } from '#lib/core/table.ts';
import type { SplitSpec } from './spec.ts';
import { splitByGroup, splitByTime, splitStratified } from './split-dependent.ts';
import { partSizes, takesAll, type Sizes, type Split } from './split-sizes.ts';

/**
 * Splits a table. Validation is filled first, then test, then train, so that a run with more training rows keeps the same
 * validation rows. When the parts are fractions that sum to 1, every row is in one of them.
 * With `scoreOn: train` the train rows stand in the place of the validation rows as well; those that were held out are not used.
 * @param exchangeable rows come in random order already: a `row` split takes them as they come.
 * @throws {RangeError} a sentence, when the table cannot give what the split asks for.
 */
export function splitTable(table: Table, spec: SplitSpec, stream: Stream, exchangeable = false): Split {
	const sizes = partSizes(spec, table.nRows);
	const split = cut(table, spec, sizes, stream, exchangeable);
	return spec.scoreOn === 'train' ? { ...split, validation: split.train } : split;
}

function cut(table: Table, spec: SplitSpec, sizes: Sizes, stream: Stream, exchangeable: boolean): Split {
	switch (spec.by) {
		case 'row':
			return cutInOrder(exchangeable ? Int32Array.from({ length: table.nRows }, (_, i) => i) : stream.permutation(table.nRows), sizes);
		case 'stratified':
			return splitStratified(table, sizes, stream);
		case 'group':
			return splitByGroup(table, sizes, stream);
		case 'time':
			return splitByTime(table, sizes, spec.embargo ?? 0, takesAll(spec));
		case 'order':
			return cutFromEnd(
				Int32Array.from({ length: table.nRows }, (_, i) => i),
				sizes
			);
	}
}

function cutInOrder(order: Int32Array, { train, validation, test }: Sizes): Split {
	return {
		validation: order.slice(0, validation),
		test: order.slice(validation, validation + test),
		train: order.slice(validation + test, validation + test + train)
	};
}

/** Test is the end, validation comes before it, train before both. */
function cutFromEnd(order: Int32Array, { train, validation, test }: Sizes): Split {
	const n = order.length;
	return {
		test: order.slice(n - test, n),
		validation: order.slice(n - test - validation, n - test),
		train: order.slice(n - test - validation - train, n - test - validation)
	};
}
