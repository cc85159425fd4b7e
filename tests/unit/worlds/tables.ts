import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WORLDS } from '#lib/worlds/descriptors.ts';
import { loadTables, type TableSource } from '#lib/worlds/tables.ts';

/** All prepared tables, read from disk. They are made by the setup: npx tsx scripts/prepare-data.ts. */
export function readTables(): Promise<TableSource> {
	const names = WORLDS.flatMap((world) => world.tables);
	return loadTables(names, (file) => readFile(join(process.cwd(), 'static', 'data', file), 'utf8'));
}
