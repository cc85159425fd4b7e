/** What a preparation returns, and the small tools the preparations share. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StoredColumn, StoredTable } from '../../src/lib/worlds/tables.ts';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Where a table comes from; shown on the page about the project. */
export interface Provenance {
	readonly title: string;
	readonly package: string;
	readonly files: readonly string[];
	readonly source: string;
	readonly licence: string;
	readonly caveats: readonly string[];
}

export interface Preparation {
	readonly name: string;
	readonly provenance: Provenance;
	/** Reads the package's files, checks them and trims them. Throws when a fact does not hold. */
	readonly prepare: () => StoredTable;
}

export function readPackageFile(packageName: string, file: string): string {
	return readFileSync(join(root, 'node_modules', packageName, file), 'utf8');
}

export function readJson<T>(packageName: string, file: string): T {
	return JSON.parse(readPackageFile(packageName, file)) as T;
}

/** Stops the preparation with a sentence when a fact about the data no longer holds. */
export function assertFact(table: string, fact: string, holds: boolean): void {
	if (!holds)
		throw new Error(
			`Table "${table}": expected ${fact}, and it is not so. Has the package changed its data? Pin the version in package.json.`
		);
}

/** Rows of a CSV file with a header line; quoted cells may hold commas. */
export function parseCsv(text: string): readonly Readonly<Record<string, string>>[] {
	const [header, ...lines] = text.split(/\r?\n/).filter((line) => line !== '');
	const names = splitLine(header);
	return lines.map((line) => {
		const cells = splitLine(line);
		return Object.fromEntries(names.map((name, j) => [name, cells[j] ?? '']));
	});
}

function splitLine(line: string): string[] {
	const cells: string[] = [];
	let cell = '';
	let quoted = false;
	for (let i = 0; i < line.length; i++) {
		const c = line[i];
		if (c === '"' && quoted && line[i + 1] === '"') {
			cell += '"';
			i++;
		} else if (c === '"') quoted = !quoted;
		else if (c === ',' && !quoted) {
			cells.push(cell);
			cell = '';
		} else cell += c;
	}
	return [...cells, cell];
}

export function numericColumn(name: string, values: readonly (number | null)[], unit?: string): StoredColumn {
	return { kind: 'numeric', name, ...(unit === undefined ? {} : { unit }), values };
}

/** Levels in the order given, or by first appearance; null and levels that are not listed become -1. */
export function categoricalColumn(name: string, values: readonly (string | null)[], levels?: readonly string[]): StoredColumn {
	const known = levels ?? [...new Set(values.filter((value) => value !== null))];
	return { kind: 'categorical', name, levels: known, codes: values.map((value) => (value === null ? -1 : known.indexOf(value))) };
}

/** Levels by falling frequency, ties by name: what "the 25 most common" means. */
export function byFrequency(values: readonly (string | null)[]): readonly string[] {
	const counts = new Map<string, number>();
	for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([level]) => level);
}

/** Whole days since 1970-01-01 of a date written as 2012-01-31. */
export function dayNumber(date: string): number {
	const [year, month, day] = date.split(/[-/]/).map(Number);
	return Date.UTC(year, month - 1, day) / 86400000;
}
