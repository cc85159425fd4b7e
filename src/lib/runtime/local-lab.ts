/** The whole lab in the thread that makes it: a worker's inside, and what Node, proofs and tests use directly. */
import { createLab, type Lab } from '#lib/instruments/lab.ts';
import type { Train } from '#lib/training/training.ts';
import { getWorld } from '#lib/worlds/registry.ts';
import type { WorldSpec } from '#lib/worlds/world.ts';
import { createHost, type Host, type SecretExperiment } from './host.ts';
import { createTableShelf } from './tables.ts';

export interface LocalLabParts {
	readonly train: Train;
	/** Content of a file of the tables' folder, by its name with ending. */
	readonly readTable: (file: string) => Promise<ArrayBuffer | string>;
	/** What an `ExperimentRef` names; asked for once per address. */
	readonly readSecret: (ref: string) => Promise<SecretExperiment>;
	/** Milliseconds from any origin: durations only. */
	readonly now: () => number;
}

export interface LocalLab {
	readonly lab: Lab;
	readonly train: Train;
	/** Answers the calls a page makes. */
	readonly host: Host;
	/** Await it once before `lab` runs an experiment on a real table; `host` does so by itself. */
	readonly loadTables: (world: WorldSpec) => Promise<void>;
}

export function createLocalLab({ train, readTable, readSecret, now }: LocalLabParts): LocalLab {
	const shelf = createTableShelf(readTable);
	const secrets = new Map<string, SecretExperiment>();
	const lab = createLab({ train, now, world: (kind) => getWorld(kind, shelf.source) });
	const loadSecret = async (ref: string): Promise<SecretExperiment> => {
		const found = secrets.get(ref) ?? (await readSecret(ref));
		secrets.set(ref, found);
		return found;
	};
	return { lab, train, loadTables: shelf.load, host: createHost({ lab, train, now, loadTables: shelf.load, loadSecret }) };
}
