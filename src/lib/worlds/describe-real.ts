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
