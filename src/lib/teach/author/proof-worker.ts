/** Entry of the worker that proves draws, with the code of `npm run exercises:check`. Started by `proof-client.ts` only. */
import { proveDraw } from '#lib/exercise/prove.ts';
import { createLab, type Lab } from '#lib/instruments/lab.ts';
import { startBackend } from '#lib/training/backend.ts';
import { createTrainer } from '#lib/training/train.ts';
import { tablesNeeded } from '#lib/worlds/descriptors.ts';
import { getWorld } from '#lib/worlds/registry.ts';
import { loadTables } from '#lib/worlds/tables.ts';
import type { WorldSpec } from '#lib/worlds/world.ts';
import type { FromProofWorker, ToProofWorker } from './proof-wire.ts';

const scope = globalThis as unknown as {
	postMessage(message: FromProofWorker): void;
	addEventListener(type: 'message', listener: (event: MessageEvent<ToProofWorker>) => void): void;
};

const now = (): number => performance.now();

listen();

function listen(): void {
	let setup: Extract<ToProofWorker, { type: 'setup' }> | null = null;
	let table: Extract<ToProofWorker, { type: 'table' }> | null = null;
	let lab: Promise<Lab> | null = null;

	/** One exercise has one kind of world, in every arm: its tables are read once. */
	async function start(world: WorldSpec): Promise<Lab> {
		if (setup === null) throw new Error('The worker was asked before it was set up. Send `setup` first.');
		const { wasmPaths, tables } = setup;
		const read = async (file: string): Promise<string> => {
			if (table !== null && file === `${table.name}.json`) return table.text;
			const response = await fetch(tables + file);
			if (!response.ok) throw new Error(`The table ${file} could not be read (${response.status}).`);
			return response.text();
		};
		const [backend, source] = await Promise.all([startBackend({ wasmPaths }), loadTables(tablesNeeded(world), read)]);
		return createLab({ train: createTrainer(backend), now, world: (name) => getWorld(name, source) });
	}

	async function prove({ exercise, seed }: Extract<ToProofWorker, { type: 'prove' }>): Promise<void> {
		try {
			lab ??= start(exercise.world);
			scope.postMessage({ type: 'proved', draw: await proveDraw(exercise, seed, { lab: await lab, now }) });
		} catch (error) {
			scope.postMessage({ type: 'failed', seed, message: error instanceof Error ? error.message : String(error) });
		}
	}

	scope.addEventListener('message', ({ data }) => {
		if (data.type === 'setup') setup = data;
		else if (data.type === 'table') table = data;
		else void prove(data);
	});
}
