import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TABLE_FILE } from '#lib/exercise/folder.ts';
import { readPackTable, storedText } from '#lib/teach/author/pack-table.ts';
import { exerciseSlugs } from './read.ts';

/** The tables that exercises bring, as the engine reads them, by the file it asks for. */
export function ownTables(root: string): ReadonlyMap<string, string> {
	const tables = new Map<string, string>();
	for (const slug of exerciseSlugs(root)) {
		const file = join(root, 'exercises', slug, TABLE_FILE);
		if (!existsSync(file)) continue;
		const table = readPackTable(readFileSync(file, 'utf8'));
		tables.set(`${table.name}.json`, storedText(table));
	}
	return tables;
}
