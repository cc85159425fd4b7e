import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the folder of prepared tables. */
export function readTableFile(file: string): Promise<string> {
	return readFile(path.join(fileURLToPath(new URL('../../static/data', import.meta.url)), file), 'utf8');
}
