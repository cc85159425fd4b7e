import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeatsOf } from '#lib/audit/repeats.ts';
import type { Column, Target } from '#lib/core/table.ts';

const cell = fc.constantFrom(0, -0, 1, 1.0004, 12.34, 12.341, 5e-7, 123_456, 123_499, NaN);
const row = fc.record({
	a: cell,
	b: fc.integer({ min: -1, max: 1 }),
	c: fc.constantFrom('', 'a b', 'A  b', 'c'),
	y: fc.integer({ min: 0, max: 1 })
});

function tableOf(rows: readonly { a: number; b: number; c: string; y: number }[]): {
	readonly columns: readonly Column[];
	readonly target: Target;
} {
	return {
		columns: [
			{ kind: 'numeric', name: 'a', values: Float64Array.from(rows, ({ a }) => a) },
			{ kind: 'categorical', name: 'b', levels: ['u', 'v'], codes: Int32Array.from(rows, ({ b }) => b) },
			{ kind: 'text', name: 'c', values: rows.map(({ c }) => c) }
		],
		target: { kind: 'classification', name: 'y', classes: ['no', 'yes'], yTrue: Int32Array.from(rows, ({ y }) => y) }
	};
}

describe('rows that stand more than once', () => {
	it('are those whose cells are the same when they are written out', () => {
		fc.assert(
			fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), fc.boolean(), (rows, near) => {
				const { columns, target } = tableOf(rows);
				const keys = rows.map(({ a, b, c, y }) =>
					near ? `${Number(a.toPrecision(3))}|${b}|${c.toLowerCase().replace(/\s+/g, '')}|${y}` : `${a}|${b}|${c}|${y}`
				);
				const sets = [...new Set(keys)];
				const { setOf, repeated, sets: found } = repeatsOf(columns, target, rows.length, near);
				expect(found).toBe(sets.length);
				expect([...setOf]).toEqual(keys.map((key) => sets.indexOf(key)));
				expect(repeated).toBe(keys.filter((key) => keys.indexOf(key) !== keys.lastIndexOf(key)).length);
			})
		);
	});
});
