/** How many rows each part of a split takes. */
import type { SplitSpec } from './spec.ts';

/** Row numbers of each part. The parts have no row in common, unless the split scores on train rows. */
export interface Split {
	readonly train: Int32Array;
	readonly validation: Int32Array;
	readonly test: Int32Array;
}

/** Rows that each part asks for. */
export interface Sizes {
	readonly train: number;
	readonly validation: number;
	readonly test: number;
}

/** True when all parts are fractions and sum to 1. */
export function takesAll(spec: SplitSpec): boolean {
	const parts = [spec.train, spec.validation, spec.test];
	return parts.every((part) => part <= 1) && Math.abs(parts[0] + parts[1] + parts[2] - 1) < 1e-9;
}

/** True when every part that is not empty is a count of rows. */
export function splitsByCount(spec: SplitSpec): boolean {
	return [spec.train, spec.validation, spec.test].every((part) => part === 0 || part > 1);
}

/**
 * How many rows each part takes out of n.
 * @throws {RangeError} when a part is negative, the parts ask for more than there is, or train or validation would be empty.
 */
export function partSizes(spec: SplitSpec, nRows: number): Sizes {
	const count = (name: 'train' | 'validation' | 'test'): number => {
		const part = spec[name];
		if (!Number.isFinite(part) || part < 0)
			throw new RangeError(`pipeline.split.${name} is ${part}; give a fraction up to 1 or a count of rows.`);
		if (part > 1 && !Number.isInteger(part)) throw new RangeError(`pipeline.split.${name} is ${part}; a count of rows is a whole number.`);
		return part > 1 ? part : Math.round(part * nRows);
	};
	const fractions = [spec.train, spec.validation, spec.test].filter((part) => part <= 1);
	const fractionSum = fractions.reduce((sum, part) => sum + part, 0);
	if (fractionSum > 1 + 1e-9)
		throw new RangeError(`The fractions of pipeline.split sum to ${fractionSum.toFixed(3)}; they may sum to at most 1.`);
	const validation = count('validation');
	const test = count('test');
	const train = takesAll(spec) ? nRows - validation - test : count('train');
	if (train + validation + test > nRows)
		throw new RangeError(
			`pipeline.split asks for ${train} + ${validation} + ${test} rows, and there are ${nRows}. Ask for fewer, or for a larger world.`
		);
	const empty = (['train', 'validation', 'test'] as const).find((name) => spec[name] > 0 && { train, validation, test }[name] < 1);
	if (empty || train < 1)
		throw new RangeError(
			`pipeline.split leaves no row for ${empty ?? 'train'} out of ${nRows}. Give it a larger part, or more rows in all.`
		);
	return { train, validation, test };
}
