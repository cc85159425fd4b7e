/** Prepared tables, each read once and kept as long as the lab lives. Worlds never fetch. */
import { tablesNeeded } from '#lib/worlds/descriptors.ts';
import { loadTables, type RealTableData, type TableSource } from '#lib/worlds/tables.ts';
import type { WorldSpec } from '#lib/worlds/world.ts';

export interface TableShelf {
	readonly source: TableSource;
	/** Reads what a world needs. A file that could not be read is asked for again the next time. */
	readonly load: (world: WorldSpec) => Promise<void>;
}

/** @param read content of a file of the tables' folder, by its name with ending */
export function createTableShelf(read: (file: string) => Promise<ArrayBuffer | string>): TableShelf {
	const shelf = new Map<string, RealTableData>();
	return {
		source: {
			get: (name) => {
				const found = shelf.get(name);
				if (!found) throw new RangeError(`The table "${name}" was not loaded before its world was asked for.`);
				return found;
			}
		},
		load: async (world) => {
			const missing = tablesNeeded(world).filter((name) => !shelf.has(name));
			if (missing.length === 0) return;
			const loaded = await loadTables(missing, read);
			for (const name of missing) shelf.set(name, loaded.get(name));
		}
	};
}
