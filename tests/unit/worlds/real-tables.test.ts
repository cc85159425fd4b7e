import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createStream } from '#lib/core/random.ts';
import { sha256Hex } from '#lib/core/digest.ts';
import type { Column, Table } from '#lib/core/table.ts';
import { WORLDS } from '#lib/worlds/descriptors.ts';
import { getWorld } from '#lib/worlds/registry.ts';
import { loadTables, NO_TABLES, parseTable } from '#lib/worlds/tables.ts';
import { readTables } from './tables.ts';

const tables = await readTables();
const folder = join(process.cwd(), 'static', 'data');

interface Spec {
	readonly kind: string;
	readonly [parameter: string]: unknown;
}

function draw(spec: Spec, purpose: 'study' | 'fresh' = 'study', seed = 1): Table {
	return getWorld(spec.kind, tables)[purpose](spec, createStream(seed), 1e6);
}

function cells(column: Column): readonly unknown[] {
	return column.kind === 'categorical'
		? Array.from(column.codes, (code) => column.levels[code] ?? null)
		: Array.from<unknown>(column.values);
}

/** Every row as text, sorted. */
function rowsOf(...parts: readonly Table[]): readonly string[] {
	return parts
		.flatMap((table) => {
			const columns = [
				...table.features.map(cells),
				Array.from(table.target.yTrue),
				...(table.roles.time ? [cells(table.roles.time)] : [])
			];
			return Array.from({ length: table.nRows }, (_, i) => JSON.stringify(columns.map((values) => values[i])));
		})
		.sort();
}

const groupsOf = (table: Table): Set<unknown> => new Set(table.roles.group ? cells(table.roles.group) : []);
const count = (table: Table, label: number): number => Array.from(table.target.yTrue).filter((y) => y === label).length;
const named = (table: Table, name: string): readonly number[] =>
	cells(table.features.find((column) => column.name === name) as Column) as number[];

function correlation(a: readonly number[], b: readonly number[]): number {
	const n = a.length;
	const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / n;
	const [ma, mb] = [mean(a), mean(b)];
	const cross = a.reduce((sum, value, i) => sum + (value - ma) * (b[i] - mb), 0);
	const square = (values: readonly number[], m: number): number => values.reduce((sum, value) => sum + (value - m) * (value - m), 0);
	return cross / Math.sqrt(square(a, ma) * square(b, mb));
}

describe.each(WORLDS.filter((world) => world.data === 'real').map((world) => [world.kind]))('%s', (kind) => {
	it('study and fresh rows together are the table, whatever the seed: nothing is in both, nothing is lost', () => {
		const [one, other] = [1, 2].map((seed) => rowsOf(draw({ kind }, 'study', seed), draw({ kind }, 'fresh', seed)));
		expect(one).toEqual(other);
		expect(draw({ kind }).nRows).toBeGreaterThan(draw({ kind }, 'fresh').nRows);
	});
});

describe('facts that exercises rest on', () => {
	it('penguins: file order ends in Gentoo, and length and depth turn round by species', () => {
		const table = draw({ kind: 'penguins', heldBack: 0.05 });
		expect(Array.from(table.target.yTrue)).toEqual(Array.from(table.target.yTrue).sort());
		const [length, depth] = [named(table, 'beak length'), named(table, 'beak depth')];
		expect(correlation(length, depth)).toBeLessThan(0);
		for (const species of [0, 1, 2]) {
			const rows = Array.from(table.target.yTrue).flatMap((y, i) => (y === species ? [i] : []));
			expect(
				correlation(
					rows.map((i) => length[i]),
					rows.map((i) => depth[i])
				)
			).toBeGreaterThan(0.3);
		}
	});

	it('penguins: units of the study and of serving', () => {
		const grams = named(draw({ kind: 'penguins' }, 'fresh'), 'body mass');
		expect(named(draw({ kind: 'penguins', served: 'mass-in-kg' }, 'fresh'), 'body mass').map((kg) => Math.round(kg * 1000))).toEqual(grams);
		expect(named(draw({ kind: 'penguins', served: 'mass-in-kg' }), 'body mass')).toEqual(named(draw({ kind: 'penguins' }), 'body mass'));
		expect(Math.max(...named(draw({ kind: 'penguins', length: 'cm' }), 'flipper length'))).toBeLessThan(24);
	});

	it('weather: five classes, a year of days, copies at the end, fresh days after the study when held back by time', () => {
		const table = draw({
			kind: 'seattle-weather',
			target: 'weather',
			features: ['temp max', 'month', 'day of year', 'weekday', 'day of month']
		});
		expect(table.target.kind === 'classification' && table.target.classes).toEqual(['drizzle', 'fog', 'rain', 'snow', 'sun']);
		expect([Math.min(...named(table, 'day of year')), Math.max(...named(table, 'day of year'))]).toEqual([1, 366]);
		const days = table.roles.time?.values ?? new Float64Array();
		// 2012-01-01 was a Sunday.
		const start = Date.UTC(2012, 0, 1) / 86400000;
		named(table, 'weekday').forEach((weekday, i) => expect(weekday).toBe((6 + days[i] - start) % 7));
		const later = { kind: 'seattle-weather', heldBackBy: 'time', heldBack: 0.25 };
		expect(Math.min(...(draw(later, 'fresh').roles.time?.values ?? []))).toBeGreaterThan(
			Math.max(...(draw(later).roles.time?.values ?? []))
		);
		const twice = rowsOf(draw({ kind: 'seattle-weather', repeats: 1 }));
		expect(new Set(twice).size).toBe(twice.length / 2);
		expect(draw({ kind: 'seattle-weather', freshLocation: 'New York' }, 'fresh').nRows).toBe(1461);
	});

	it('birdstrikes: 1,061 with damage, 311 substantial, balanced when asked', () => {
		for (const [target, positives] of [
			['damage', 1061],
			['substantial', 311]
		] as const) {
			const spec = { kind: 'birdstrikes', target };
			expect(count(draw(spec), 1) + count(draw(spec, 'fresh'), 1)).toBe(positives);
		}
		const balanced = draw({ kind: 'birdstrikes', balanced: true });
		expect(count(balanced, 1)).toBe(count(balanced, 0));
		expect(count(draw({ kind: 'birdstrikes', balanced: true }, 'fresh'), 0)).toBeGreaterThan(1700);
		const airports = { kind: 'birdstrikes', heldBackBy: 'airport' };
		const studied = groupsOf(draw(airports));
		for (const airport of groupsOf(draw(airports, 'fresh'))) expect(studied.has(airport)).toBe(false);
	});

	it('flights: 21.9 % late; the smaller sample comes twice and never in fresh rows', () => {
		const spec = { kind: 'flights' };
		expect((count(draw(spec), 1) + count(draw(spec, 'fresh'), 1)) / 5000).toBeCloseTo(0.219, 3);
		const twice = draw({ kind: 'flights', repeats: true, features: ['hour', 'route', 'distance'] });
		expect(twice.nRows).toBe(6000);
		expect(new Set(rowsOf(twice)).size).toBe(4000);
		const route = twice.features[1];
		expect(route.kind === 'categorical' && route.levels.length).toBe(2022);
		const numbered = draw({ kind: 'flights', repeats: true, features: ['hour', 'export number'] });
		expect(new Set(rowsOf(numbered)).size).toBe(6000);
	});

	it('gapminder: fresh countries are not in the study', () => {
		const [study, fresh] = (['study', 'fresh'] as const).map((purpose) => groupsOf(draw({ kind: 'gapminder' }, purpose)));
		expect(study.size + fresh.size).toBe(62);
		for (const country of fresh) expect(study.has(country)).toBe(false);
	});

	it('earthquakes: 17.4 % strong; wages: half above the median, log wage the logarithm', () => {
		const quakes = [draw({ kind: 'earthquakes' }), draw({ kind: 'earthquakes' }, 'fresh')];
		expect(quakes.reduce((sum, table) => sum + count(table, 1), 0) / 1707).toBeCloseTo(0.174, 3);
		const above = { kind: 'wages', target: 'above the median' };
		expect(Math.abs((count(draw(above), 1) + count(draw(above, 'fresh'), 1)) / 534 - 0.5)).toBeLessThan(0.01);
		const [wage, logWage] = ['wage', 'log wage'].map((target) => Array.from(draw({ kind: 'wages', target }).target.yTrue));
		logWage.forEach((value, i) => expect(value).toBeCloseTo(Math.log(wage[i]), 10));
	});

	it('digits: sorted by digit, grey levels from 0 to 1, doses of noise, corner and shift', () => {
		const table = draw({ kind: 'digits', perDigit: 50 });
		expect(table.nRows).toBe(400);
		expect(table.features).toHaveLength(196);
		expect(Array.from(table.target.yTrue)).toEqual(Array.from(table.target.yTrue).sort((a, b) => a - b));
		const all = table.features.flatMap((column) => cells(column) as number[]);
		expect([Math.min(...all.slice(0, 50000)), Math.max(...all.slice(0, 50000))]).toEqual([0, 1]);
		const wrong = draw({ kind: 'digits', perDigit: 50, flips: 0.3 }).target.yTrue.filter((y, i) => y !== table.target.yTrue[i]).length;
		expect(Math.abs(wrong / 400 - 0.3)).toBeLessThan(0.1);
		const corner = { kind: 'digits', digits: ['4', '9'], corner: 1 };
		expect(named(draw(corner), 'pixel 0,0')).toEqual(Array.from(draw(corner).target.yTrue));
		expect(() => draw({ kind: 'digits', corner: 1 })).toThrow('a corner needs two classes');
		const [plain, shifted] = [0, 2].map((freshShift) => draw({ kind: 'digits', freshShift }, 'fresh'));
		expect(shifted.target).toEqual(plain.target);
		const ink = (t: Table): number => t.features.reduce((sum, column) => sum + (cells(column) as number[])[0], 0);
		expect(ink(shifted)).toBeLessThanOrEqual(ink(plain));
	});

	it('penguins: a beak’s length may be the target, with the species as segment and feature', () => {
		const table = draw({ kind: 'penguins', heldBack: 0.05, target: 'beak length', features: ['beak depth', 'species'] });
		expect(table.target).toMatchObject({ kind: 'regression', name: 'beak length', unit: 'mm' });
		expect(table.roles.segments?.[0].name).toBe('species');
		expect(Array.from(table.target.yTrue)).toEqual(named(draw({ kind: 'penguins', heldBack: 0.05 }), 'beak length'));
		const two = draw({ kind: 'penguins', target: 'beak length', features: ['beak depth'], species: ['Chinstrap', 'Gentoo'] });
		expect(new Set(cells(two.roles.segments?.[0] as Column))).toEqual(new Set(['Chinstrap', 'Gentoo']));
		expect(() => draw({ kind: 'penguins', target: 'beak length', features: ['beak length'] })).toThrow('cannot be a feature');
		expect(() => draw({ kind: 'penguins', features: ['species'] })).toThrow('cannot be a feature');
	});

	it('speeches: a benchmark stands after the passages to train on, and a known share of it among them', () => {
		const spec = { kind: 'speeches', heldBackBy: 'random', trainPassages: 700, benchmarkPassages: 300 };
		const found = (seen: number): { share: number; fresh: number } => {
			const study = draw({ ...spec, seen });
			expect(study.nRows).toBe(1000);
			const texts = cells(study.features[0]);
			const learned = new Set(texts.slice(0, 700));
			const benchmark = texts.slice(700);
			const fresh = cells(draw({ ...spec, seen }, 'fresh').features[0]);
			return {
				share: benchmark.filter((text) => learned.has(text)).length / 300,
				fresh: fresh.filter((text) => learned.has(text)).length / fresh.length
			};
		};
		// A passage or two in a thousand stands in two addresses.
		expect(found(0).share).toBeLessThan(0.02);
		expect(found(0.6).share).toBeGreaterThan(0.5);
		expect(found(0.6).share).toBeLessThan(0.7);
		expect(found(1).share).toBe(1);
		expect(found(1).fresh).toBeLessThan(0.02);
		expect(() => draw({ ...spec, trainPassages: 1200, benchmarkPassages: 1200 })).toThrow(/Ask for fewer/);
	});

	it('speeches: presidents and speeches are held back whole, the other era on demand', () => {
		for (const heldBackBy of ['president', 'speech']) {
			const spec = { kind: 'speeches', heldBackBy, group: heldBackBy };
			const studied = groupsOf(draw(spec));
			for (const group of groupsOf(draw(spec, 'fresh'))) expect(studied.has(group)).toBe(false);
		}
		const old = { kind: 'speeches', era: 'old', freshEra: 'other', heldBackBy: 'speech' };
		expect(Math.max(...(draw(old).roles.time?.values ?? []))).toBeLessThan(1946);
		expect(Math.min(...(draw(old, 'fresh').roles.time?.values ?? []))).toBeGreaterThanOrEqual(1946);
		const president = draw({ kind: 'speeches', target: 'president', heldBackBy: 'speech' });
		expect(president.target.kind === 'classification' && president.target.classes.length).toBe(14);
		expect(() => draw({ kind: 'speeches', target: 'president' })).toThrow('nobody has met cannot be named');
	});
});

describe('prepared files', () => {
	it('are what the manifest says, with source and licence for each', async () => {
		const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
			tables: { name: string; rows: number; sha256: string; licence: string; source: string; columns: string[] }[];
		};
		expect(manifest.tables.map(({ name }) => name).sort()).toEqual([...new Set(WORLDS.flatMap((world) => world.tables))].sort());
		for (const table of manifest.tables) {
			const content = await readFile(join(folder, `${table.name}.json`), 'utf8');
			expect(sha256Hex(content)).toBe(table.sha256);
			expect(parseTable(table.name, content).nRows).toBe(table.rows);
			expect(table.licence.length * table.source.length).toBeGreaterThan(0);
		}
	});

	it('that are wrong are refused with a sentence', async () => {
		expect(() => parseTable('a', '{"name":"b","nRows":1,"columns":[]}')).toThrow('a.json is not a prepared table called "a"');
		expect(() => parseTable('a', '{"name":"a","nRows":2,"columns":[{"kind":"numeric","name":"x","values":[1]}]}')).toThrow(
			'column "x" has 1 rows, the table has 2'
		);
		await expect(loadTables(['a'], () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
		expect(() => NO_TABLES.get('penguins')).toThrow('was not loaded');
		expect(() => getWorld('penguins')).toThrow('was not loaded');
	});

	it('read gaps, pictures and texts as they were written', () => {
		const table = parseTable(
			't',
			JSON.stringify({
				name: 't',
				nRows: 2,
				columns: [
					{ kind: 'numeric', name: 'n', unit: 'mm', values: [1.5, null] },
					{ kind: 'pixels', name: 'p', width: 2, height: 1, data: Buffer.from([0x0f, 0xf3]).toString('base64') },
					{
						kind: 'terms',
						name: 'text',
						vocabulary: ['a', 'b', 'c'],
						lengths: [2, 1],
						data: Buffer.from([2, 0, 0, 0, 1, 0]).toString('base64')
					}
				]
			})
		);
		expect(table.columns.get('n')).toEqual({ kind: 'numeric', name: 'n', unit: 'mm', values: Float64Array.of(1.5, NaN) });
		expect(table.columns.get('p 0,0')).toEqual({ kind: 'numeric', name: 'p 0,0', values: Float64Array.of(0, 1) });
		expect(table.columns.get('p 0,1')).toEqual({ kind: 'numeric', name: 'p 0,1', values: Float64Array.of(1, 0.2) });
		expect(table.columns.get('text')).toEqual({ kind: 'text', name: 'text', values: ['c a', 'b'] });
	});
});
