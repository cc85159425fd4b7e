/** Steps that make new columns out of each row alone; they learn nothing. */
import { cos, sin } from '#lib/core/portable-math.ts';
import { createStream } from '#lib/core/random.ts';
import type { NumericColumn, Table } from '#lib/core/table.ts';
import { CYCLIC, POLYNOMIAL, RANDOM_FEATURES } from '../describe-steps.ts';
import { createStep, numeric, numericFeatures, sameForAll, withFeatures, type Step } from '../step.ts';

/** Adds squares and pairwise products of numeric columns. */
export const polynomial: Step = createStep(POLYNOMIAL, ({ columns, squares, interactions }, input) =>
	sameForAll(input, (table) => {
		const base = numericFeatures(table, columns, 'polynomial');
		const added: NumericColumn[] = [];
		for (let a = 0; a < base.length; a++) {
			if (squares) added.push(product(base[a], base[a], `${base[a].name}²`));
			if (interactions)
				for (let b = a + 1; b < base.length; b++) added.push(product(base[a], base[b], `${base[a].name} × ${base[b].name}`));
		}
		return withFeatures(table, [...table.features, ...added]);
	})
);

function product(a: NumericColumn, b: NumericColumn, name: string): NumericColumn {
	return numeric(
		name,
		a.values.map((value, i) => value * b.values[i])
	);
}

/** Replaces a column that comes round again, such as an hour of the day, by sines and cosines. */
export const cyclic: Step = createStep(CYCLIC, ({ column, period, harmonics }, input) =>
	sameForAll(input, (table) => {
		const [source] = numericFeatures(table, [column], 'cyclic');
		const waves = Array.from({ length: harmonics }, (_, h) => {
			const angle = (value: number): number => (2 * Math.PI * (h + 1) * value) / period;
			const suffix = harmonics === 1 ? '' : ` ${h + 1}`;
			return [
				numeric(
					`${column} sin${suffix}`,
					source.values.map((value) => sin(angle(value)))
				),
				numeric(
					`${column} cos${suffix}`,
					source.values.map((value) => cos(angle(value)))
				)
			];
		});
		return withFeatures(
			table,
			table.features.flatMap((other) => (other === source ? waves.flat() : [other]))
		);
	})
);

/** Feature j is relu(x · w_j + b_j), w_j ~ N(0, I / d), b_j ~ N(0, ¼); weights are drawn once for all rows and do not depend on the count. */
export const randomFeatures: Step = createStep(RANDOM_FEATURES, ({ count, draw }, input) =>
	sameForAll(input, (table) => {
		const columns = numericFeatures(table, [], 'random-features');
		if (columns.length < table.features.length)
			throw new RangeError('Step "random-features" needs numbers only. Encode or drop the other columns before it.');
		const root = createStream(`random-features-${draw}`);
		const made = Array.from({ length: count }, (_, j) => {
			const own = root.fork(`feature-${j}`);
			const weights = columns.map(() => own.normal() / Math.sqrt(columns.length));
			const bias = own.normal() / 2;
			return numeric(`random ${j + 1}`, reluOf(table, columns, weights, bias));
		});
		return withFeatures(table, made);
	})
);

function reluOf(table: Table, columns: readonly NumericColumn[], weights: readonly number[], bias: number): Float64Array {
	return Float64Array.from({ length: table.nRows }, (_, i) => {
		let sum = bias;
		for (let c = 0; c < columns.length; c++) sum += weights[c] * columns[c].values[i];
		return sum > 0 ? sum : sum !== sum ? NaN : 0;
	});
}
