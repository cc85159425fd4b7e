/** Descriptors of further worlds that are real tables. Data only. */
import { describeWorld, FLIP_ON, LABEL_FLIPS } from './descriptor.ts';
import { HELD_BACK } from './describe-real.ts';

/** What most real tables have in common. */
const REAL = { generator: null, data: 'real', ceiling: 'none', exchangeable: false } as const;

export const BIRDSTRIKES = describeWorld({
	kind: 'birdstrikes',
	...REAL,
	task: 'classification',
	classes: 2,
	roles: ['group', 'time', 'segments'],
	tables: ['birdstrikes'],
	parameters: {
		heldBack: HELD_BACK,
		/** Fresh rows are picked at random, or are the last ones in time, or those of some airports. */
		heldBackBy: { type: 'choice', default: 'random', choices: ['random', 'time', 'airport'] },
		target: { type: 'choice', default: 'damage', choices: ['damage', 'substantial'] },
		features: {
			type: 'names',
			default: ['phase of flight', 'wildlife size', 'time of day', 'aircraft', 'operator', 'speed', 'month'],
			choices: ['phase of flight', 'wildlife size', 'time of day', 'aircraft', 'operator', 'speed', 'month', 'airport', 'cost']
		},
		/** Studies all positive rows and as many negative ones; fresh rows keep their shares. Random holding back only. */
		balanced: { type: 'flag', default: false },
		group: { type: 'choice', default: 'airport', choices: ['airport', 'operator', 'aircraft'] }
	},
	causes: [{ parameter: 'balanced', cleanAt: false, plantedAt: true, diagnoses: ['SH-LAB'] }]
});

export const FLIGHTS = describeWorld({
	kind: 'flights',
	...REAL,
	task: 'either',
	classes: null,
	roles: ['time', 'segments'],
	tables: ['flights'],
	parameters: {
		heldBack: HELD_BACK,
		/** `late`: more than 15 minutes; `delay` is a regression in minutes. */
		target: { type: 'choice', default: 'late', choices: ['late', 'delay'] },
		features: {
			type: 'names',
			default: ['hour', 'weekday', 'distance'],
			choices: ['hour', 'weekday', 'distance', 'origin', 'destination', 'route', 'export number']
		},
		/** Appends the rows of a smaller sample, all of which are in the table already. */
		repeats: { type: 'flag', default: false }
	},
	causes: [{ parameter: 'repeats', cleanAt: false, plantedAt: true, diagnoses: ['LK-1.4'] }]
});

export const GAPMINDER = describeWorld({
	kind: 'gapminder',
	...REAL,
	task: 'either',
	classes: null,
	roles: ['group', 'time', 'segments'],
	tables: ['gapminder'],
	parameters: {
		heldBack: HELD_BACK,
		/** Fresh rows are rows of countries in the study, or whole countries that nobody has met. */
		heldBackBy: { type: 'choice', default: 'country', choices: ['country', 'random'] },
		target: { type: 'choice', default: 'region', choices: ['region', 'life expectancy'] },
		features: {
			type: 'names',
			default: ['log population', 'life expectancy', 'fertility'],
			choices: ['population', 'log population', 'life expectancy', 'fertility', 'year']
		}
	},
	causes: []
});

export const BARLEY = describeWorld({
	kind: 'barley',
	...REAL,
	task: 'regression',
	classes: 0,
	roles: ['segments'],
	tables: ['barley'],
	parameters: {
		heldBack: HELD_BACK,
		features: { type: 'names', default: ['variety', 'site', 'year'], choices: ['variety', 'site', 'year', 'site and year'] }
	},
	causes: []
});

export const EARTHQUAKES = describeWorld({
	kind: 'earthquakes',
	...REAL,
	task: 'either',
	classes: null,
	roles: ['time', 'segments'],
	tables: ['earthquakes'],
	parameters: {
		heldBack: HELD_BACK,
		/** `strong`: magnitude 2.5 or more. */
		target: { type: 'choice', default: 'strong', choices: ['strong', 'magnitude'] },
		features: {
			type: 'names',
			default: ['longitude', 'latitude', 'depth'],
			choices: [
				'longitude',
				'latitude',
				'depth',
				'significance',
				'felt',
				'stations',
				'nearest station',
				'residual',
				'station gap',
				'network'
			]
		}
	},
	causes: []
});

export const WAGES = describeWorld({
	kind: 'wages',
	...REAL,
	task: 'either',
	classes: null,
	roles: ['segments'],
	tables: ['wages'],
	parameters: {
		heldBack: HELD_BACK,
		/** US$ an hour, its natural logarithm, or whether it is above the median of the table. */
		target: { type: 'choice', default: 'wage', choices: ['wage', 'log wage', 'above the median'] },
		features: {
			type: 'names',
			default: ['education', 'experience', 'age', 'south', 'gender', 'race', 'occupation', 'sector', 'union code', 'married code'],
			choices: ['education', 'experience', 'age', 'south', 'gender', 'race', 'occupation', 'sector', 'union code', 'married code']
		}
	},
	causes: []
});

export const DIGITS = describeWorld({
	kind: 'digits',
	...REAL,
	task: 'classification',
	classes: null,
	roles: [],
	tables: ['digits'],
	parameters: {
		heldBack: HELD_BACK,
		target: { type: 'choice', default: 'digit', choices: ['digit', 'parity'] },
		digits: {
			type: 'names',
			default: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
			choices: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']
		},
		/** Pictures used of each digit, the first in the file. */
		perDigit: { type: 'integer', default: 400, min: 5, max: 400 },
		flips: LABEL_FLIPS,
		flipOn: FLIP_ON,
		/** Paints a bright corner that agrees with the answer this often; 0 means no corner. Two classes only. */
		corner: { type: 'number', default: 0, min: 0, max: 1 },
		/** How often the corner agrees in fresh pictures. */
		freshCorner: { type: 'number', default: 0.5, min: 0, max: 1 },
		/** Fresh pictures are moved by that many cells to one of eight sides. */
		freshShift: { type: 'integer', default: 0, min: 0, max: 4 }
	},
	causes: [
		{ parameter: 'flips', cleanAt: 0, plantedAt: 0.3, diagnoses: ['OF-NOISE', 'OF-LONG'] },
		{ parameter: 'corner', cleanAt: 0, plantedAt: 0.97, needs: { digits: ['4', '9'] }, diagnoses: ['SC'] },
		{ parameter: 'freshShift', cleanAt: 0, plantedAt: 2, diagnoses: ['SH-COV'] }
	]
});

export const SPEECHES = describeWorld({
	kind: 'speeches',
	...REAL,
	task: 'classification',
	classes: null,
	roles: ['group', 'time', 'segments'],
	tables: ['speeches'],
	parameters: {
		heldBack: HELD_BACK,
		/** Fresh rows are passages at random, of speeches nobody has met, or of presidents nobody has met. */
		heldBackBy: { type: 'choice', default: 'president', choices: ['random', 'speech', 'president'] },
		target: { type: 'choice', default: 'party', choices: ['party', 'president'] },
		/** 1946–2021 or 1857–1945. */
		era: { type: 'choice', default: 'recent', choices: ['recent', 'old'] },
		/** Fresh passages of the other era instead of held-back ones. Target `party` only. */
		freshEra: { type: 'choice', default: 'same', choices: ['same', 'other'] },
		group: { type: 'choice', default: 'president', choices: ['president', 'speech'] },
		/** Above 0 the study is that many passages to train on and then a benchmark, in this order; 0 takes all passages. */
		trainPassages: { type: 'integer', default: 0, min: 0, max: 1200 },
		benchmarkPassages: { type: 'integer', default: 300, min: 10, max: 1200 },
		/** Share of the benchmark passages that stand among those to train on. */
		seen: { type: 'number', default: 0, min: 0, max: 1 }
	},
	causes: [
		{ parameter: 'seen', cleanAt: 0, plantedAt: 0.5, needs: { trainPassages: 700, heldBackBy: 'random' }, diagnoses: ['BC-VERB'] },
		{ parameter: 'freshEra', cleanAt: 'same', plantedAt: 'other', needs: { era: 'old' }, diagnoses: ['SH-CON', 'SH-COV'] }
	]
});
