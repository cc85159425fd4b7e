import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownTables } from '../exercises/own-tables.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file of the folder of prepared tables, or the table that an exercise brings. */
export async function readTableFile(file: string): Promise<string> {
	const own = file.startsWith('own-') ? ownTables(root).get(file) : undefined;
	return own ?? readFile(path.join(root, 'static/data', file), 'utf8');
}
