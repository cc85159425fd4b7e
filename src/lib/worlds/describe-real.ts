/** Descriptors of the worlds that are real tables. Data only. */
import { describeWorld } from './descriptor.ts';

/** Share of the table that nobody studies: the rows that come after the decision. */
export const HELD_BACK = { type: 'number', default: 0.2, min: 0.05, max: 0.8 } as const;

export const PENGUIN_FEATURES = ['beak length', 'beak depth', 'flipper length', 'body mass', 'island', 'sex', 'species'] as const;

export const PENGUINS = describeWorld({
	kind: 'penguins',
	generator: null,
	data: 'real',
	task: 'either',
	classes: null,
	ceiling: 'none',
	exchangeable: false,
	roles: ['segments'],
	tables: ['penguins'],
	parameters: {
		heldBack: HELD_BACK,
		/** Rows without a recorded sex are left out where sex is the target; a beak is as long as its unit says. */
		target: { type: 'choice', default: 'species', choices: ['species', 'sex', 'beak length'] },
		features: { type: 'names', default: ['beak length', 'beak depth', 'flipper length', 'body mass'], choices: PENGUIN_FEATURES },
		/** Keeps the rows of these species only. */
		species: { type: 'names', default: ['Adelie', 'Chinstrap', 'Gentoo'], choices: ['Adelie', 'Chinstrap', 'Gentoo'] },
		/** Unit of the lengths in the study rows. */
		length: { type: 'choice', default: 'mm', choices: ['mm', 'cm'] },
		/** Unit of the body mass in the study rows. */
		mass: { type: 'choice', default: 'g', choices: ['g', 'kg'] },
		/** Units of the fresh rows: as studied, or with one quantity served in another unit under the same column name. */
		served: { type: 'choice', default: 'as-studied', choices: ['as-studied', 'mass-in-kg', 'lengths-in-cm'] }
	},
	causes: [
		{ parameter: 'mass', cleanAt: 'kg', plantedAt: 'g', diagnoses: ['UF-OPT'] },
		{ parameter: 'served', cleanAt: 'as-studied', plantedAt: 'mass-in-kg', diagnoses: ['SH-SKEW'] }
	]
});

export const WEATHER_FEATURES = [
	'precipitation',
	'wind',
	'temp max',
	'temp min',
	'month',
	'day of year',
	'day of month',
	'weekday',
	'day index',
	'row noise',
	'location'
] as const;

export const SEATTLE_WEATHER = describeWorld({
	kind: 'seattle-weather',
	generator: null,
	data: 'real',
	task: 'either',
	classes: null,
	ceiling: 'none',
	exchangeable: false,
	roles: ['time', 'segments'],
	tables: ['weather'],
	parameters: {
		heldBack: HELD_BACK,
		/** Fresh rows are days picked at random from the whole span, or the last days of it. */
		heldBackBy: { type: 'choice', default: 'random', choices: ['random', 'time'] },
		/** `temp max` is a regression in °C; `weather` has five classes; the others are yes or no. */
		target: { type: 'choice', default: 'temp max', choices: ['temp max', 'weather', 'sun', 'rain', 'snow'] },
		features: { type: 'names', default: ['day of year', 'precipitation', 'wind'], choices: WEATHER_FEATURES },
		locations: { type: 'names', default: ['Seattle'], choices: ['Seattle', 'New York'] },
		/** Where fresh rows come from: the same places, or all rows of the other one. */
		freshLocation: { type: 'choice', default: 'same', choices: ['same', 'Seattle', 'New York'] },
		/** Share of the study rows, from the first on, that stand in the file a second time, at its end. */
		repeats: { type: 'number', default: 0, min: 0, max: 1 },
		/** Units of the fresh rows: as studied, or with `temp max` served in °F under the same column name. */
		served: { type: 'choice', default: 'as-studied', choices: ['as-studied', 'temp-max-in-fahrenheit'] }
	},
	causes: [
		{
			parameter: 'served',
			cleanAt: 'as-studied',
			plantedAt: 'temp-max-in-fahrenheit',
			needs: { target: 'sun', features: ['temp max', 'temp min', 'wind'] },
			diagnoses: ['SH-SKEW']
		},
		{ parameter: 'repeats', cleanAt: 0, plantedAt: 1, diagnoses: ['LK-1.4'] }
	]
});

/** In place of a column's name, where there is no such column. */
export const NO_COLUMN = 'none';

/**
 * A table that an author brings with an exercise (`table.csv` in its folder). Not among the worlds that every exercise may name: only a
 * folder that carries its table can.
 */
export const BROUGHT_TABLE = describeWorld({
	kind: 'brought-table',
	generator: null,
	data: 'real',
	task: 'either',
	classes: null,
	ceiling: 'none',
	exchangeable: false,
	roles: ['group', 'time', 'segments'],
	tables: [],
	parameters: {
		/** Name of the table, made from its content. */
		table: { type: 'text', default: '' },
		target: { type: 'text', default: '' },
		task: { type: 'choice', default: 'classification', choices: ['classification', 'regression'] },
		features: { type: 'names', default: [], choices: null },
		/** Column of the entity that a row belongs to, or `none`. */
		group: { type: 'text', default: NO_COLUMN },
		/** Numeric column of the moment, or `none`. */
		time: { type: 'text', default: NO_COLUMN },
		segments: { type: 'names', default: [], choices: null },
		/** Features that are only written after the outcome: fresh rows have 0 or nothing there. */
		after: { type: 'names', default: [], choices: null },
		heldBack: HELD_BACK,
		/** Fresh rows are picked at random, by whole groups, or are the last ones in time. */
		heldBackBy: { type: 'choice', default: 'random', choices: ['random', 'group', 'time'] },
		/** Share of the study rows, picked at random, that stand in the file a second time, at its end. */
		copies: { type: 'number', default: 0, min: 0, max: 1 },
		/** Share of the rows of the last class (of the upper half of a number) in which a column has an entry that is made after the outcome. 0: no such column. */
		late: { type: 'number', default: 0, min: 0, max: 1 },
		lateName: { type: 'text', default: 'entries' },
		/** Share of labels turned into another class, in the study and among the fresh rows alike. */
		flips: { type: 'number', default: 0, min: 0, max: 0.5 }
	},
	causes: [
		{ parameter: 'copies', cleanAt: 0, plantedAt: 0.6, diagnoses: ['LK-1.4'] },
		{ parameter: 'late', cleanAt: 0, plantedAt: 0.8, diagnoses: ['LK-2'] },
		{ parameter: 'flips', cleanAt: 0, plantedAt: 0.3, diagnoses: ['UF-NOISE'] }
	]
});

/** A table that somebody brings to be audited (`src/lib/audit/own-table.ts`). Not a world of exercises: its rows are in no file of ours. */
export const OWN_TABLE = describeWorld({
	kind: 'own-table',
	generator: null,
	data: 'real',
	task: 'either',
	classes: null,
	ceiling: 'none',
	exchangeable: false,
	roles: ['group', 'time', 'segments'],
	tables: [],
	parameters: {
		/** Which order of the rows: what is unused, learned from and scored. */
		arrangement: { type: 'text', default: '' },
		/** Which other rows stand for fresh ones. */
		fresh: { type: 'text', default: '' }
	},
	causes: []
});
