import { describe, expect, it } from 'vitest';
import { createStream } from '#lib/core/random.ts';
import type { Column, Table } from '#lib/core/table.ts';
import { assertTable, selectRows } from '#lib/core/table-ops.ts';
import { WORLDS, worldProblems, tablesNeeded } from '#lib/worlds/descriptors.ts';
import { getWorld } from '#lib/worlds/registry.ts';
import { readTables } from './tables.ts';

const tables = await readTables();

/** Everything that must not depend on how many rows were asked for: values, and levels by name. */
function contents(table: Table): unknown {
	const column = (c: Column): unknown => [
		c.name,
		c.kind === 'categorical' ? Array.from(c.codes, (code) => c.levels[code] ?? null) : Array.from<unknown>(c.values)
	];
	const { group, time, segments = [], id } = table.roles;
	return [table.features.map(column), Array.from(table.target.yTrue), [group, time, id, ...segments].map((c) => c && column(c))];
}

const first = (table: Table, n: number): Table =>
	selectRows(
		table,
		Array.from({ length: Math.min(n, table.nRows) }, (_, i) => i)
	);

describe.each(WORLDS.map((world) => [world.kind, world] as const))('world %s', (kind, descriptor) => {
	const world = getWorld(kind, tables);
	const spec = { kind };

	it('has the properties its descriptor says', () => {
		expect([world.kind, world.data, world.exchangeable]).toEqual([descriptor.kind, descriptor.data, descriptor.exchangeable]);
		expect(worldProblems(spec)).toEqual([]);
		expect(tablesNeeded(spec)).toEqual(descriptor.tables);
		const ceiling = world.ceiling(spec);
		expect(ceiling?.source ?? 'none').toBe(descriptor.ceiling);
		const table = world.study(spec, createStream(1), 60);
		if (descriptor.task !== 'either') expect(table.target.kind).toBe(descriptor.task);
		if (descriptor.classes !== null && table.target.kind === 'classification')
			expect(table.target.classes).toHaveLength(descriptor.classes);
		for (const role of descriptor.roles) expect(table.roles[role], role).toBeDefined();
		expect(Object.keys(table.roles).sort()).toEqual([...descriptor.roles].sort());
	});

	it('makes sound tables of the size asked for, equal for equal seeds and different for others', () => {
		for (const purpose of ['study', 'fresh'] as const) {
			const table = world[purpose](spec, createStream(5), 24);
			expect(() => assertTable(table)).not.toThrow();
			expect(table.nRows).toBe(24);
			expect(contents(world[purpose](spec, createStream(5), 24))).toEqual(contents(table));
			expect(contents(world[purpose](spec, createStream(6), 24))).not.toEqual(contents(table));
		}
		expect(contents(world.study(spec, createStream(5), 24))).not.toEqual(contents(world.fresh(spec, createStream(5), 24)));
	});

	it('gives the same first rows however many are asked for', () => {
		for (const purpose of ['study', 'fresh'] as const) {
			const long = world[purpose](spec, createStream('prefix'), 24);
			for (const n of [1, 7, 20]) expect(contents(world[purpose](spec, createStream('prefix'), n))).toEqual(contents(first(long, n)));
		}
	});

	it('has causes whose two values it takes, and which change the study or the fresh rows', () => {
		expect(new Set(descriptor.causes.map((cause) => cause.parameter)).size).toBe(descriptor.causes.length);
		for (const cause of descriptor.causes) {
			expect(Object.keys(descriptor.parameters)).toContain(cause.parameter);
			const clean = { kind, ...cause.needs, [cause.parameter]: cause.cleanAt };
			const planted = { kind, ...cause.needs, [cause.parameter]: cause.plantedAt };
			expect(worldProblems(clean)).toEqual([]);
			expect(worldProblems(planted)).toEqual([]);
			const both = (spec: { kind: string }): unknown => [
				contents(world.study(spec, createStream(3), 2000)),
				contents(world.fresh(spec, createStream(3), 300))
			];
			expect(both(clean), cause.parameter).not.toEqual(both(planted));
		}
	});

	it('names as written later only columns that it has', () => {
		const names = world.study(spec, createStream(1), 24).features.map((column) => column.name);
		const later = world.writtenAfter?.(spec) ?? [];
		expect(later.filter((name) => !names.includes(name))).toEqual([]);
	});

	it('refuses a parameter it does not have, and says which one is near', () => {
		const name = Object.keys(descriptor.parameters)[0];
		expect(() => world.study({ kind, [`${name}x`]: 1 }, createStream(1), 10)).toThrow(`Did you mean "${name}"?`);
		expect(() => world.study(spec, createStream(1), 0)).toThrow('ask for at least 1');
	});
});
