/** All worlds by name, as data: names, parameters, causes. Imports no implementation. */
import {
	REPEATED_VISITS,
	NOISE_FEATURES,
	AUTOREGRESSIVE,
	COPIED_ROWS,
	LATE_COLUMN,
	MANY_CATEGORIES,
	GAPS,
	CLEAR_CASES,
	COARSE_ANSWERS,
	PUBLIC_BOARD
} from './describe-audit.ts';
import { MOONS, GAUSSIANS, RINGS, SPIRAL, BLOBS, HIDDEN_SIGNAL, INTERACTION, LINEAR_TEACHER, TURNED_TREND, WAVE } from './describe-fit.ts';
import { BROUGHT_TABLE, OWN_TABLE, PENGUINS, SEATTLE_WEATHER } from './describe-real.ts';
import {
	IMBALANCED,
	MESSY_RECORDS,
	MOVED_INPUTS,
	TURNING_WEIGHTS,
	REVERSED_SLICE,
	HIDDEN_OFFSET,
	SPURIOUS_CUE,
	COPIED_SIGNAL,
	TEMPLATES
} from './describe-shift.ts';
import { BARLEY, BIRDSTRIKES, DIGITS, EARTHQUAKES, FLIGHTS, GAPMINDER, SPEECHES, WAGES } from './describe-tables.ts';
import { TWO_REGISTERS } from './describe-text.ts';
import type { WorldDescriptor } from './descriptor.ts';
import { parametersProblems, unknownName } from './parameters.ts';
import type { WorldSpec } from './world.ts';

export const WORLDS: readonly WorldDescriptor[] = [
	MOONS,
	GAUSSIANS,
	RINGS,
	SPIRAL,
	BLOBS,
	HIDDEN_SIGNAL,
	INTERACTION,
	LINEAR_TEACHER,
	WAVE,
	TURNED_TREND,
	REPEATED_VISITS,
	NOISE_FEATURES,
	AUTOREGRESSIVE,
	COPIED_ROWS,
	LATE_COLUMN,
	MANY_CATEGORIES,
	GAPS,
	CLEAR_CASES,
	COARSE_ANSWERS,
	PUBLIC_BOARD,
	IMBALANCED,
	MESSY_RECORDS,
	MOVED_INPUTS,
	TURNING_WEIGHTS,
	REVERSED_SLICE,
	HIDDEN_OFFSET,
	SPURIOUS_CUE,
	COPIED_SIGNAL,
	TEMPLATES,
	TWO_REGISTERS,
	PENGUINS,
	SEATTLE_WEATHER,
	BARLEY,
	BIRDSTRIKES,
	DIGITS,
	EARTHQUAKES,
	FLIGHTS,
	GAPMINDER,
	SPEECHES,
	WAGES
];

/** What an experiment may name: all worlds, the table of an author's folder, and the one that is audited, which no exercise can name. */
const KNOWN: readonly WorldDescriptor[] = [...WORLDS, BROUGHT_TABLE, OWN_TABLE];

export const WORLD_KINDS: readonly string[] = WORLDS.map((world) => world.kind);

/**
 * The descriptor of a world.
 * @throws {RangeError} when no world has that name.
 */
export function worldDescriptor(kind: string): WorldDescriptor {
	const found = KNOWN.find((world) => world.kind === kind);
	if (!found) throw new RangeError(unknownName(`World "${kind}"`, kind, WORLD_KINDS, 'the registry of worlds'));
	return found;
}

/** What is wrong with a world's specification, one sentence each; empty when nothing is. */
export function worldProblems(spec: WorldSpec): readonly string[] {
	const found = KNOWN.find((world) => world.kind === spec.kind);
	if (!found) return [unknownName(`world.kind "${spec.kind}"`, spec.kind, WORLD_KINDS, 'the registry of worlds')];
	return parametersProblems('world', found.parameters, spec, ['kind']);
}

/**
 * Prepared tables that a world reads; empty for synthetic worlds.
 * @throws {RangeError} for a brought table without a name.
 */
export function tablesNeeded(spec: WorldSpec): readonly string[] {
	if (spec.kind === BROUGHT_TABLE.kind) {
		// The name becomes an address, so it may be nothing but a name.
		if (typeof spec.table !== 'string' || !/^own-[0-9a-f]{16}$/.test(spec.table))
			throw new RangeError('world.table names no table. Bring the table.csv that the exercise was written with.');
		return [spec.table];
	}
	return worldDescriptor(spec.kind).tables;
}
