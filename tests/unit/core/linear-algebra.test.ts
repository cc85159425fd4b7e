import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cholesky, solvePositiveDefinite, solveWithCholesky, symmetricEigen } from '#lib/core/linear-algebra.ts';
import { createStream } from '#lib/core/random.ts';
import { oracles } from './oracles.ts';

const { positive, rhs, solution, cholesky: lower, symmetric, eigenvalues, eigenvectors } = oracles.linearAlgebra;
const near = (values: readonly number[], digits: number) => values.map((v) => expect.closeTo(v, digits) as number);

describe('against NumPy 1.24.2', () => {
	test('Cholesky', () => expect(Array.from(cholesky(positive, 7))).toEqual(near(lower, 11)));
	test('solving', () => {
		expect(Array.from(solvePositiveDefinite(positive, rhs))).toEqual(near(solution, 10));
		expect(solveWithCholesky(cholesky(positive, 7), rhs)).toEqual(solvePositiveDefinite(positive, rhs));
	});
	test('eigenvalues, and vectors up to their sign', () => {
		const { values, vectors } = symmetricEigen(symmetric, 7);
		expect(Array.from(values)).toEqual(near(eigenvalues, 11));
		for (let i = 0; i < 7; i++) {
			let product = 0;
			for (let j = 0; j < 7; j++) product += vectors[i * 7 + j] * eigenvectors[i * 7 + j];
			expect(Math.abs(product)).toBeCloseTo(1, 11);
		}
	});
});

describe('by hand', () => {
	test('[[4, 2], [2, 5]]', () => {
		expect(Array.from(cholesky([4, 2, 2, 5], 2))).toEqual([2, 0, 1, 2]);
		expect(Array.from(solvePositiveDefinite([4, 2, 2, 5], [8, 8]))).toEqual([1.5, 1]);
	});
	test('[[2, 1], [1, 2]] has values 3 and 1', () => {
		const { values, vectors } = symmetricEigen([2, 1, 1, 2], 2);
		expect(Array.from(values)).toEqual(near([3, 1], 14));
		expect(Array.from(vectors).map(Math.abs)).toEqual(near(new Array<number>(4).fill(Math.SQRT1_2), 14));
	});
	test('a diagonal stays, sorted', () => {
		expect(symmetricEigen([1, 0, 0, 0, 3, 0, 0, 0, 2], 3)).toEqual({
			values: Float64Array.of(3, 2, 1),
			vectors: Float64Array.of(0, 1, 0, 0, 0, 1, 1, 0, 0)
		});
	});
});

describe('properties', () => {
	const sized = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer());
	test('vectors are orthonormal and rebuild the matrix', () => {
		fc.assert(
			fc.property(sized, ([n, seed]) => {
				const stream = createStream(seed);
				const a = new Float64Array(n * n);
				for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) a[i * n + j] = a[j * n + i] = stream.normal();
				const { values, vectors } = symmetricEigen(a, n);
				for (let i = 0; i < n; i++) {
					if (i > 0) expect(values[i]).toBeLessThanOrEqual(values[i - 1]);
					for (let j = 0; j < n; j++) {
						let [product, rebuilt] = [0, 0];
						for (let k = 0; k < n; k++) {
							product += vectors[i * n + k] * vectors[j * n + k];
							rebuilt += values[k] * vectors[k * n + i] * vectors[k * n + j];
						}
						expect(product).toBeCloseTo(i === j ? 1 : 0, 11);
						expect(rebuilt).toBeCloseTo(a[i * n + j], 10);
					}
				}
			}),
			{ seed: 1, numRuns: 40 }
		);
	});
});

describe('what has no answer', () => {
	test('a column that others determine', () => expect(() => cholesky([1, 2, 2, 4], 2)).toThrow(/not positive definite at row 1/));
	test('an indefinite matrix, NaN, a wrong size', () => {
		expect(() => cholesky([-1], 1)).toThrow(RangeError);
		expect(() => cholesky([NaN], 1)).toThrow(RangeError);
		expect(() => symmetricEigen([NaN], 1)).toThrow(RangeError);
		expect(() => symmetricEigen([1, 2], 2)).toThrow(/4 entries; got 2/);
	});
});
