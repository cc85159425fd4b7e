import { describe, expect, it } from 'vitest';
import { repeatsOf } from '#lib/audit/repeats.ts';
import { rowOrder } from '#lib/audit/screen-rows.ts';
import { screenColumn } from '#lib/audit/screen-columns.ts';
import { createStream } from '#lib/core/random.ts';
import type { CategoricalColumn, NumericColumn, Target } from '#lib/core/table.ts';

const numeric = (name: string, values: readonly number[]): NumericColumn => ({ kind: 'numeric', name, values: Float64Array.from(values) });
const classes = (yTrue: readonly number[]): Target => ({
	kind: 'classification',
	name: 'churn',
	classes: ['no', 'yes'],
	yTrue: Int32Array.from(yTrue)
});
const screens = (column: Parameters<typeof screenColumn>[0], target: Target): readonly string[] =>
	screenColumn(column, target)
		.rows.filter(({ odd }) => odd)
		.map(({ screen }) => screen);

const stream = createStream(3);
const y = Array.from({ length: 400 }, () => Number(stream.uniform() < 0.2));
const noise = y.map(() => stream.normal());

describe('screens of columns', () => {
	it('finds a copy under other words, and none in a column of many values or of chance', () => {
		const codes = Int32Array.from(y, (label) => 1 - label);
		const copy: CategoricalColumn = { kind: 'categorical', name: 'field', levels: ['A', 'B'], codes };
		expect(screenColumn(copy, classes(y))).toMatchObject({ copies: true, auc: 1 });
		// One answer of a hundred wrong is still a copy; four are not.
		const wrong = (every: number): CategoricalColumn => ({ ...copy, codes: codes.map((code, i) => (i % every === 0 ? 1 - code : code)) });
		expect(screenColumn(wrong(200), classes(y)).copies).toBe(true);
		expect(screenColumn(wrong(25), classes(y)).copies).toBe(false);
		expect(screens(numeric('noise', noise), classes(y))).toEqual([]);
	});

	it('finds a number in another unit to be the target, and a rank of it too', () => {
		const target: Target = { kind: 'regression', name: 'celsius', yTrue: Float64Array.from(noise) };
		expect(
			screenColumn(
				numeric(
					'f',
					noise.map((c) => 1.8 * c + 32)
				),
				target
			).copies
		).toBe(true);
		expect(
			screenColumn(
				numeric(
					'cube',
					noise.map((c) => c * c * c)
				),
				target
			).copies
		).toBe(true);
		expect(
			screenColumn(
				numeric(
					'half',
					noise.map((c) => c + stream.normal())
				),
				target
			).copies
		).toBe(false);
	});

	it('finds a column that is only filled, or not zero, once the answer is yes', () => {
		expect(
			screens(
				numeric(
					'amount',
					y.map((label) => (label === 1 ? 5 : NaN))
				),
				classes(y)
			)
		).toContain('trace');
		expect(
			screens(
				numeric(
					'amount',
					y.map((label, i) => (label === 1 && i % 2 === 0 ? 5 : 0))
				),
				classes(y)
			)
		).toContain('trace');
		// Filled by chance: a fifth of the filled rows are yes, as of all rows.
		expect(
			screens(
				numeric(
					'amount',
					y.map((_, i) => (i % 3 === 0 ? 5 : NaN))
				),
				classes(y)
			)
		).toEqual([]);
	});

	it('reads names, but raises them only where the column ranks at all', () => {
		const leaning = y.map((label, i) => label + 3 * noise[i]);
		expect(screens(numeric('repair cost', leaning), classes(y))).toContain('named-after');
		expect(screens(numeric('churn reason code', leaning), classes(y))).toContain('named-after');
		expect(
			screens(
				numeric(
					'repair cost',
					y.map((_, i) => i % 7)
				),
				classes(y)
			)
		).toEqual([]);
		expect(screens(numeric('tenure', leaning), classes(y))).not.toContain('named-after');
	});
});

describe('screens of rows', () => {
	it('counts rows that stand twice by all columns and the answer', () => {
		const x = numeric('x', [1, 2, 1, 1.0004, 3]);
		const target = classes([0, 1, 0, 0, 1]);
		expect(repeatsOf([x], target, 5)).toMatchObject({ repeated: 2, sets: 4 });
		// To three digits 1.0004 is 1.
		expect(repeatsOf([x], target, 5, true)).toMatchObject({ repeated: 3, sets: 3 });
		expect(repeatsOf([x], classes([0, 1, 1, 0, 1]), 5).repeated).toBe(0);
	});

	it('measures how alike neighbours are by hand', () => {
		const table = (labels: readonly number[]) => ({ nRows: labels.length, features: [], target: classes(labels), roles: {} });
		// 0 0 1 1: deviations -½ -½ ½ ½, products ¼ -¼ ¼ over a sum of squares of 1 a class: ¼.
		expect(rowOrder(table([0, 0, 1, 1])).correlation).toBeCloseTo(0.25, 12);
		// 0 1 0 1: three products of -¼.
		expect(rowOrder(table([0, 1, 0, 1])).correlation).toBeCloseTo(-0.75, 12);
		const blocks = Array.from({ length: 600 }, (_, i) => Math.floor(i / 20) % 2);
		expect(rowOrder(table(blocks))).toMatchObject({ odd: true, says: { id: 'order.alike' } });
		expect(rowOrder(table(Array.from({ length: 600 }, (_, i) => Number(i > 300))))).toMatchObject({ says: { id: 'order.sorted' } });
		expect(rowOrder(table(y)).odd).toBe(false);
	});
});
