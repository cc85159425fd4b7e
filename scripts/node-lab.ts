/** The lab in Node, for proofs, the command line and tests: the same code and the same bits as in a page's worker. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTableFile } from './replay/read-table.ts';
import type { SecretExperiment } from '#lib/runtime/host.ts';
import { createLocalLab, type LocalLab } from '#lib/runtime/local-lab.ts';
import { startNodeBackend } from '#lib/training/node-backend.ts';
import { createTrainer } from '#lib/training/train.ts';

export interface NodeLabOptions {
	/** Folder of the prepared tables; the project's `static/data` unless said. */
	readonly tables?: string;
	readonly build?: 'auto' | 'simd' | 'scalar';
}

export async function createNodeLab(options: NodeLabOptions = {}): Promise<LocalLab> {
	const tables = options.tables ?? fileURLToPath(new URL('../static/data', import.meta.url));
	return createLocalLab({
		train: createTrainer(await startNodeBackend(options.build)),
		now: () => performance.now(),
		readTable: (file) => (file.startsWith('own-') ? readTableFile(file) : readFile(path.join(tables, file), 'utf8')),
		readSecret: async (ref) => JSON.parse(await readFile(ref, 'utf8')) as SecretExperiment
	});
}
