/** Daily weather of Seattle and New York, 2012–2015 (NOAA), one row a day and place. The `weather` label is the package's own summary. */
import type { CategoricalColumn, Column, NumericColumn, Table, Target } from '#lib/core/table.ts';
import type { Stream } from '#lib/core/random.ts';
import { SEATTLE_WEATHER } from '../describe-real.ts';
import { levels, numbers, type RealTableData, type TableSource } from '../tables.ts';
import type { World } from '../world.ts';
import { convert, createRealWorld, holdBackAtRandom, holdBackLatest, pick, refuseTargetAsFeature } from './real-world.ts';

const MILLISECONDS_A_DAY = 86400000;

export function seattleWeather(tables: TableSource): World {
	return createRealWorld(SEATTLE_WEATHER, tables, {
		divide: ({ heldBack, heldBackBy, locations, freshLocation, repeats }, data, stream) => {
			if (locations.length === 0) throw new RangeError('World "seattle-weather" needs at least one name in world.locations.');
			const here = rowsAt(data, locations);
			const days = numbers(data, 'date').values;
			const divided = heldBackBy === 'time' ? holdBackLatest(here, days, heldBack) : holdBackAtRandom(here, heldBack, stream);
			const copies = divided.study.slice(0, Math.round(divided.study.length * repeats));
			const study = Int32Array.from([...divided.study, ...copies]);
			if (freshLocation === 'same') return { study, fresh: divided.fresh };
			if (locations.includes(freshLocation))
				throw new RangeError(
					`World "seattle-weather": world.freshLocation "${freshLocation}" is studied too; use "same" or study the other place.`
				);
			const there = rowsAt(data, [freshLocation]);
			return { study, fresh: Int32Array.from(stream.fork('there').permutation(there.length), (place) => there[place]) };
		},
		// The day's own lowest and highest temperature are known when the day is over.
		writtenAfter: ({ features }) => features.filter((name) => name === 'temp min' || name === 'temp max'),
		build: ({ target, features, served }, data, rows, purpose, stream): Table => {
			refuseTargetAsFeature('seattle-weather', features, target);
			const fahrenheit = purpose === 'fresh' && served === 'temp-max-in-fahrenheit';
			const column = (name: string): Column => {
				const read = weatherColumn(name, data, rows, stream);
				return fahrenheit && name === 'temp max' && read.kind === 'numeric' ? convert(read, 1.8, 32, '°F') : read;
			};
			const location = pick(levels(data, 'location'), rows);
			return {
				nRows: rows.length,
				features: features.map(column),
				target: targetOf(target, data, rows),
				roles: { time: { ...pick(numbers(data, 'date'), rows), unit: 'days' }, segments: [monthSegment(data, rows), location] }
			};
		}
	});
}

function rowsAt(data: RealTableData, places: readonly string[]): number[] {
	const location = levels(data, 'location');
	return Array.from({ length: data.nRows }, (_, i) => i).filter((i) => places.includes(location.levels[location.codes[i]]));
}

function targetOf(target: string, data: RealTableData, rows: Int32Array): Target {
	if (target === 'temp max') {
		const column = pick(numbers(data, 'temp max'), rows);
		return { kind: 'regression', name: 'temp max', unit: '°C', yTrue: column.values };
	}
	const column = pick(levels(data, 'weather'), rows);
	if (target === 'weather') return { kind: 'classification', name: 'weather', classes: column.levels, yTrue: column.codes };
	const yes = column.levels.indexOf(target);
	return {
		kind: 'classification',
		name: target,
		classes: [`no ${target}`, target],
		yTrue: column.codes.map((code) => (code === yes ? 1 : 0))
	};
}

/** A feature by name: stored, or told from the date. `row noise` is a number drawn for each row of the table. */
function weatherColumn(name: string, data: RealTableData, rows: Int32Array, stream: Stream): Column {
	if (name === 'location') return pick(levels(data, 'location'), rows);
	const days = numbers(data, 'date').values;
	const numeric = (unit: string | undefined, value: (row: number) => number): NumericColumn => ({
		kind: 'numeric',
		name,
		...(unit === undefined ? {} : { unit }),
		values: Float64Array.from(rows, value)
	});
	const date = (row: number): Date => new Date(days[row] * MILLISECONDS_A_DAY);
	switch (name) {
		case 'month':
			return numeric(undefined, (row) => date(row).getUTCMonth() + 1);
		case 'day of month':
			return numeric(undefined, (row) => date(row).getUTCDate());
		case 'weekday':
			return numeric(undefined, (row) => (date(row).getUTCDay() + 6) % 7);
		case 'day of year':
			return numeric('days', (row) => days[row] - Date.UTC(date(row).getUTCFullYear(), 0, 1) / MILLISECONDS_A_DAY + 1);
		case 'day index':
			return numeric('days', (row) => days[row] - days[0]);
		case 'row noise': {
			const own = stream.fork('row-noise');
			const drawn = Float64Array.from({ length: data.nRows }, () => own.normal());
			return numeric(undefined, (row) => drawn[row]);
		}
		default:
			return pick(numbers(data, name), rows);
	}
}

function monthSegment(data: RealTableData, rows: Int32Array): CategoricalColumn {
	const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
	const days = numbers(data, 'date').values;
	const codes = Int32Array.from(rows, (row) => new Date(days[row] * MILLISECONDS_A_DAY).getUTCMonth());
	return { kind: 'categorical', name: 'month', levels: names, codes };
}
