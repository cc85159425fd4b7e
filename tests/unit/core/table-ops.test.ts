import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	allColumns,
	assertTable,
	categoricalColumn,
	concatTables,
	findColumn,
	numericColumn,
	selectRows,
	textColumn
} from '#lib/core/table-ops.ts';
import type { Table } from '#lib/core/table.ts';

function visits(ids: readonly string[]): Table {
	const n = ids.length;
	return {
		nRows: n,
		features: [
			{ kind: 'numeric', name: 'age', unit: 'years', values: Float64Array.from(ids, (_, i) => (i === 1 ? NaN : 30 + i)) },
			{ kind: 'categorical', name: 'ward', levels: ['A', 'B'], codes: Int32Array.from(ids, (_, i) => (i % 3) - 1) },
			{ kind: 'text', name: 'note', values: ids.map((id) => `note of ${id}`) }
		],
		target: { kind: 'classification', name: 'ill', classes: ['no', 'yes'], yTrue: Int32Array.from(ids, (_, i) => i % 2) },
		roles: {
			group: { kind: 'categorical', name: 'patient', levels: ['p', 'q'], codes: Int32Array.from(ids, (_, i) => i % 2) },
			time: { kind: 'numeric', name: 'day', values: Float64Array.from(ids, (_, i) => i) },
			segments: [{ kind: 'categorical', name: 'site', levels: ['x'], codes: new Int32Array(n) }],
			id: { kind: 'text', name: 'visit', values: ids }
		}
	};
}

describe('selectRows', () => {
	test('takes every column, the target and the roles along', () => {
		const chosen = selectRows(visits(['a', 'b', 'c']), [2, 0, 2]);
		assertTable(chosen);
		expect(Array.from(numericColumn(chosen, 'age').values)).toEqual([32, 30, 32]);
		expect(Array.from(categoricalColumn(chosen, 'ward').codes)).toEqual([1, -1, 1]);
		expect(textColumn(chosen, 'note').values).toEqual(['note of c', 'note of a', 'note of c']);
		expect(Array.from(chosen.target.yTrue)).toEqual([0, 0, 0]);
		expect(chosen.roles.id?.values).toEqual(['c', 'a', 'c']);
		expect(Array.from(chosen.roles.time?.values ?? [])).toEqual([2, 0, 2]);
		expect(numericColumn(chosen, 'age').unit).toBe('years');
	});
	test('selecting twice is selecting the composition', () => {
		const table = visits(Array.from({ length: 9 }, (_, i) => `v${i}`));
		fc.assert(
			fc.property(fc.array(fc.nat(8), { minLength: 1 }), fc.array(fc.nat(100)), (first, second) => {
				const inner = second.map((i) => i % first.length);
				expect(selectRows(selectRows(table, first), inner)).toEqual(
					selectRows(
						table,
						inner.map((i) => first[i])
					)
				);
			}),
			{ seed: 1, numRuns: 50 }
		);
	});
	test('keeps roles that are not there absent', () => {
		const { roles, ...rest } = visits(['a', 'b']);
		expect(selectRows({ ...rest, roles: { id: roles.id } }, [1]).roles).toEqual({ id: { kind: 'text', name: 'visit', values: ['b'] } });
	});
	test.each([[[3]], [[-1]], [[0.5]], [[NaN]]])('refuses the rows %j', (rows) => {
		expect(() => selectRows(visits(['a', 'b', 'c']), rows)).toThrow(/not in a table of 3 rows/);
	});
});

describe('concatTables', () => {
	test('undoes a cut', () => {
		const table = visits(['a', 'b', 'c', 'd']);
		expect(concatTables([selectRows(table, [0, 1]), selectRows(table, [2]), selectRows(table, [3])])).toEqual(table);
	});
	test('refuses other levels, names, classes, roles and nothing', () => {
		const table = visits(['a', 'b']);
		const ward = categoricalColumn(table, 'ward');
		const [age, , note] = table.features;
		const differs = (change: Partial<Table>) => () => concatTables([table, { ...table, ...change }]);
		expect(differs({ features: [age, { ...ward, levels: ['A', 'C'] }, note] })).toThrow(/different levels/);
		expect(differs({ features: [{ ...age, name: 'years' }, ward, note] })).toThrow(/"years"/);
		expect(differs({ features: [ward, age, note] })).toThrow(TypeError);
		expect(differs({ roles: {} })).toThrow(/different columns or roles/);
		expect(differs({ target: { kind: 'classification', name: 'ill', classes: ['no', 'maybe'], yTrue: new Int32Array(2) } })).toThrow(
			/classes must agree/
		);
		expect(() => concatTables([])).toThrow(RangeError);
	});
});

describe('looking up', () => {
	const table = visits(['a']);
	test('finds features and roles by name', () => {
		expect(allColumns(table).map((column) => column.name)).toEqual(['age', 'ward', 'note', 'patient', 'day', 'site', 'visit']);
		expect(findColumn(table, 'site')).toBe(table.roles.segments?.[0]);
	});
	test('says what there is, and of what kind', () => {
		expect(() => findColumn(table, 'agee')).toThrow(/no column "agee"; the table has age, ward/);
		expect(() => numericColumn(table, 'ward')).toThrow(/"ward" is categorical, but a numeric/);
		expect(() => categoricalColumn(table, 'note')).toThrow(TypeError);
		expect(() => textColumn(table, 'age')).toThrow(TypeError);
	});
});

describe('assertTable finds', () => {
	const table = visits(['a', 'b', 'c']);
	const [age, ward] = table.features;
	const faults: [string, Table, RegExp][] = [
		[
			'a short column',
			{ ...table, features: [{ ...age, kind: 'numeric', values: new Float64Array(2) }] },
			/"age" has 2 values in a table of 3 rows/
		],
		['a name used twice', { ...table, features: [age, age] }, /called "age"/],
		[
			'a code beyond the levels',
			{ ...table, features: [{ ...ward, kind: 'categorical', levels: ['A'], codes: Int32Array.of(0, 0, 1) }] },
			/Row 2 of "ward" has code 1/
		],
		[
			'a missing label',
			{ ...table, target: { kind: 'classification', name: 'ill', classes: ['no', 'yes'], yTrue: Int32Array.of(0, -1, 1) } },
			/Row 1 of "ill" has code -1/
		],
		['a short target', { ...table, target: { kind: 'regression', name: 'cost', yTrue: new Float64Array(1) } }, /"cost" has 1 values/],
		['a short role', { ...table, roles: { time: { kind: 'numeric', name: 'day', values: new Float64Array(9) } } }, /"day" has 9/]
	];
	test.each(faults)('%s', (_, faulty, sentence) => expect(() => assertTable(faulty)).toThrow(sentence));
	test('nothing wrong with a sound one', () => expect(() => assertTable(table)).not.toThrow());
});
