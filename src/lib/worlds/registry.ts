/** Worlds by name, with their implementations. Pages read `descriptors.ts` instead. */
import { WORLD_KINDS } from './descriptors.ts';
import { unknownName } from './parameters.ts';
import { penguins } from './real/penguins.ts';
import { seattleWeather } from './real/seattle-weather.ts';
import { blobs } from './synthetic/blobs.ts';
import { gaussians } from './synthetic/gaussians.ts';
import { hiddenSignal } from './synthetic/hidden-signal.ts';
import { moons } from './synthetic/moons.ts';
import { repeatedVisits } from './synthetic/repeated-visits.ts';
import { rings } from './synthetic/rings.ts';
import { spiral } from './synthetic/spiral.ts';
import { NO_TABLES, type TableSource } from './tables.ts';
import type { World } from './world.ts';

const SYNTHETIC: readonly World[] = [moons, gaussians, rings, spiral, blobs, hiddenSignal, repeatedVisits];

const REAL: Readonly<Record<string, (tables: TableSource) => World>> = {
	penguins,
	'seattle-weather': seattleWeather
};

/**
 * The world of that name.
 * @param tables the tables that `tablesNeeded` names, loaded; not needed for synthetic worlds.
 * @throws {RangeError} when no world has that name, or its table was not loaded.
 */
export function getWorld(kind: string, tables: TableSource = NO_TABLES): World {
	const synthetic = SYNTHETIC.find((world) => world.kind === kind);
	if (synthetic) return synthetic;
	if (Object.hasOwn(REAL, kind)) return REAL[kind](tables);
	throw new RangeError(unknownName(`World "${kind}"`, kind, WORLD_KINDS, 'the registry of worlds'));
}
