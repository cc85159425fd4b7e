/** The table of an author: roles, what is held back, and the faults that can be planted. Worked by hand on twelve rows. */
import { describe, expect, it } from 'vitest';
import { createStream } from '#lib/core/random.ts';
import type { CategoricalColumn, NumericColumn } from '#lib/core/table.ts';
import { tablesNeeded } from '#lib/worlds/descriptors.ts';
import { getWorld } from '#lib/worlds/registry.ts';
import { parseTable } from '#lib/worlds/tables.ts';

const NAME = 'own-0123456789abcdef';
const STORED = {
	name: NAME,
	nRows: 12,
	columns: [
		{ kind: 'numeric', name: 'dose', values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, null] },
		{ kind: 'numeric', name: 'day', values: [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0] },
		{ kind: 'numeric', name: 'site', values: [5, 5, 5, 7, 7, 7, 9, 9, 9, 2, 2, 2] },
		{ kind: 'categorical', name: 'state', levels: ['bad', 'good'], codes: [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, -1, 0] }
	]
};
const data = parseTable(NAME, JSON.stringify(STORED));
const world = getWorld('brought-table', { get: () => data });
const given = { table: NAME, target: 'state', features: ['dose'], heldBack: 0.25 };
const stream = () => createStream(3).fork('world');
const dosesOf = (column: unknown): number[] => [...(column as NumericColumn).values];

describe('a brought table', () => {
	it('names the table it needs, and nothing that is an address', () => {
		expect(tablesNeeded({ kind: 'brought-table', table: NAME })).toEqual([NAME]);
		for (const table of ['../secret', 'own-x', '', 'weather', undefined])
			expect(() => tablesNeeded({ kind: 'brought-table', table })).toThrow(/names no table/);
	});

	it('parts the rows with an answer into study and fresh, without overlap', () => {
		const study = world.study(given, stream(), 100);
		const fresh = world.fresh(given, stream(), 100);
		// Eleven rows have an answer; a quarter of them, rounded, is three.
		expect([study.nRows, fresh.nRows, world.rows(given)]).toEqual([8, 3, 8]);
		const all = [...dosesOf(study.features[0]), ...dosesOf(fresh.features[0])];
		expect(all.map((dose) => (Number.isNaN(dose) ? -1 : dose)).sort((a, b) => a - b)).toEqual([-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
	});

	it('reads classes from levels and from numbers, and numbers as numbers', () => {
		expect(world.study(given, stream(), 100).target).toMatchObject({ kind: 'classification', classes: ['bad', 'good'] });
		expect(world.study({ ...given, target: 'site' }, stream(), 100).target).toMatchObject({ classes: ['2', '5', '7', '9'] });
		expect(world.study({ ...given, target: 'day', task: 'regression' }, stream(), 100).target.kind).toBe('regression');
		expect(() => world.study({ ...given, target: 'nothing' }, stream(), 100)).toThrow(/no column "nothing"/);
		expect(() => world.study({ ...given, target: 'state', features: ['state'] }, stream(), 100)).toThrow(/cannot be a feature/);
	});

	it('holds back whole groups, or the last rows in time', () => {
		const byGroup = { ...given, group: 'site', heldBackBy: 'group' };
		const sites = (side: 'study' | 'fresh'): Set<number> =>
			new Set((world[side](byGroup, stream(), 100).roles.group as CategoricalColumn).codes);
		const [study, fresh] = [sites('study'), sites('fresh')];
		expect([...fresh].filter((site) => study.has(site))).toEqual([]);
		const last = world.fresh({ ...given, time: 'day', heldBackBy: 'time' }, stream(), 100);
		expect([...(last.roles.time as NumericColumn).values].sort((a, b) => a - b)).toEqual([9, 10, 11]);
		expect(() => world.rows({ ...given, heldBackBy: 'group' })).toThrow(/names no column/);
	});

	it('copies study rows at its end, answers included, and never fresh ones', () => {
		const plain = world.study(given, stream(), 100);
		const copied = world.study({ ...given, copies: 0.5 }, stream(), 100);
		expect([copied.nRows, world.rows({ ...given, copies: 0.5 })]).toEqual([12, 12]);
		const rows = (table: typeof plain): string[] => dosesOf(table.features[0]).map((dose, row) => `${dose} ${table.target.yTrue[row]}`);
		expect(rows(copied).slice(0, 8)).toEqual(rows(plain));
		for (const again of rows(copied).slice(8)) expect(rows(plain)).toContain(again);
		expect(new Set(rows(copied).slice(8)).size).toBe(4);
		expect(dosesOf(world.fresh({ ...given, copies: 0.5 }, stream(), 100).features[0])).toEqual(
			dosesOf(world.fresh(given, stream(), 100).features[0])
		);
	});

	it('plants a column that only the last class has entries in, and that fresh rows never have', () => {
		const planted = { ...given, late: 1 };
		const study = world.study(planted, stream(), 100);
		expect(study.features.map(({ name }) => name)).toEqual(['dose', 'entries']);
		dosesOf(study.features[1]).forEach((entry, row) => expect(entry > 0).toBe(study.target.yTrue[row] === 1));
		expect(dosesOf(world.fresh(planted, stream(), 100).features[1])).toEqual([0, 0, 0]);
		expect(world.writtenAfter?.(planted)).toEqual(['entries']);
		expect(world.writtenAfter?.({ ...given, after: ['dose'] })).toEqual(['dose']);
		expect(dosesOf(world.fresh({ ...given, after: ['dose'] }, stream(), 100).features[0])).toEqual([0, 0, 0]);
	});

	it('turns labels in a share of the rows, more of them as the share grows, and leaves numbers alone', () => {
		const labels = (flips: number): number[] => [...world.study({ ...given, flips }, stream(), 100).target.yTrue];
		const turned = (flips: number): number[] => labels(flips).flatMap((label, row) => (label === labels(0)[row] ? [] : [row]));
		expect(turned(0)).toEqual([]);
		for (const row of turned(0.2)) expect(turned(0.5)).toContain(row);
		expect(() => world.study({ ...given, target: 'day', task: 'regression', flips: 0.1 }, stream(), 100)).toThrow(/turns classes/);
	});
});
