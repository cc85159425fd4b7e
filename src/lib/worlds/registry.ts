/** Worlds by name, with their implementations. Pages read `descriptors.ts` instead. */
import { WORLD_KINDS } from './descriptors.ts';
import { unknownName } from './parameters.ts';
import { birdstrikes } from './real/birdstrikes.ts';
import { broughtTable } from './real/brought-table.ts';
import { digits } from './real/digits.ts';
import { flights } from './real/flights.ts';
import { gapminder } from './real/gapminder.ts';
import { penguins } from './real/penguins.ts';
import { seattleWeather } from './real/seattle-weather.ts';
import { barley, earthquakes, wages } from './real/small-tables.ts';
import { speeches } from './real/speeches.ts';
import { blobs } from './synthetic/blobs.ts';
import { gaussians } from './synthetic/gaussians.ts';
import { hiddenSignal } from './synthetic/hidden-signal.ts';
import { messyRecords } from './synthetic/messy-records.ts';
import { moons } from './synthetic/moons.ts';
import { repeatedVisits } from './synthetic/repeated-visits.ts';
import { rings } from './synthetic/rings.ts';
import { spiral } from './synthetic/spiral.ts';
import { noiseFeatures } from './synthetic/noise-features.ts';
import { autoregressive } from './synthetic/autoregressive.ts';
import { copiedRows } from './synthetic/copied-rows.ts';
import { lateColumn } from './synthetic/late-column.ts';
import { imbalanced } from './synthetic/imbalanced.ts';
import { manyCategories } from './synthetic/many-categories.ts';
import { gaps } from './synthetic/gaps.ts';
import { clearCases } from './synthetic/clear-cases.ts';
import { coarseAnswers } from './synthetic/coarse-answers.ts';
import { publicBoard } from './synthetic/public-board.ts';
import { movedInputs } from './synthetic/moved-inputs.ts';
import { turningWeights } from './synthetic/turning-weights.ts';
import { reversedSlice } from './synthetic/reversed-slice.ts';
import { hiddenOffset } from './synthetic/hidden-offset.ts';
import { spuriousCue } from './synthetic/spurious-cue.ts';
import { copiedSignal } from './synthetic/copied-signal.ts';
import { interaction } from './synthetic/interaction.ts';
import { linearTeacher } from './synthetic/linear-teacher.ts';
import { turnedTrend } from './synthetic/turned-trend.ts';
import { wave } from './synthetic/wave.ts';
import { templates } from './synthetic/templates.ts';
import { twoRegisters } from './synthetic/two-registers.ts';
import { NO_TABLES, type TableSource } from './tables.ts';
import type { World } from './world.ts';

const SYNTHETIC: readonly World[] = [
	moons,
	gaussians,
	rings,
	spiral,
	blobs,
	hiddenSignal,
	repeatedVisits,
	noiseFeatures,
	autoregressive,
	copiedRows,
	lateColumn,
	imbalanced,
	manyCategories,
	gaps,
	clearCases,
	coarseAnswers,
	publicBoard,
	movedInputs,
	turningWeights,
	reversedSlice,
	hiddenOffset,
	spuriousCue,
	copiedSignal,
	interaction,
	linearTeacher,
	wave,
	turnedTrend,
	templates,
	twoRegisters,
	messyRecords
];

const REAL: Readonly<Record<string, (tables: TableSource) => World>> = {
	'brought-table': broughtTable,
	penguins,
	'seattle-weather': seattleWeather,
	birdstrikes,
	flights,
	gapminder,
	barley,
	earthquakes,
	wages,
	digits,
	speeches
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
