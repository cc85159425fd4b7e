/** Three small tables with little to say for themselves: barley, earthquakes, wages. */
import { log } from '#lib/core/portable-math.ts';
import type { CategoricalColumn, Column, Table, Target } from '#lib/core/table.ts';
import { BARLEY, EARTHQUAKES, WAGES } from '../describe-tables.ts';
import { levels, numbers, type RealTableData, type TableSource } from '../tables.ts';
import type { World } from '../world.ts';
import { computed, createRealWorld, everyRow, holdBackAtRandom, pick, pickAny, yesOrNo } from './real-world.ts';

/** Barley yields of ten varieties at six sites in two years. */
export function barley(tables: TableSource): World {
	return createRealWorld(BARLEY, tables, {
		divide: ({ heldBack }, data, stream) => holdBackAtRandom(everyRow(data), heldBack, stream),
		build: ({ features }, data, rows): Table => ({
			nRows: rows.length,
			features: features.map((name): Column => (name === 'site and year' ? siteAndYear(data, rows) : pickAny(data, name, rows))),
			target: { kind: 'regression', name: 'yield', unit: 'bushels an acre', yTrue: pick(numbers(data, 'yield'), rows).values },
			roles: { segments: [pick(levels(data, 'site'), rows), pick(levels(data, 'variety'), rows)] }
		})
	});
}

function siteAndYear(data: RealTableData, rows: Int32Array): CategoricalColumn {
	const site = levels(data, 'site');
	const year = numbers(data, 'year').values;
	const first = Math.min(...year);
	const names = site.levels.flatMap((name) => [`${name} ${first}`, `${name} ${first + 1}`]);
	return {
		kind: 'categorical',
		name: 'site and year',
		levels: names,
		codes: Int32Array.from(rows, (row) => 2 * site.codes[row] + year[row] - first)
	};
}

/** Earthquakes of one week in 2018, told apart by magnitude. */
export function earthquakes(tables: TableSource): World {
	return createRealWorld(EARTHQUAKES, tables, {
		divide: ({ heldBack }, data, stream) => holdBackAtRandom(everyRow(data), heldBack, stream),
		// The significance is computed from the magnitude; people and stations report after the event.
		writtenAfter: ({ features }) => features.filter((name) => !['longitude', 'latitude', 'depth', 'network'].includes(name)),
		build: ({ target, features }, data, rows): Table => {
			const magnitude = numbers(data, 'magnitude').values;
			const felt = numbers(data, 'felt reports').values;
			const column = (name: string): Column =>
				name === 'felt' ? computed(name, rows, (row) => (Number.isNaN(felt[row]) ? 0 : 1)) : pickAny(data, name, rows);
			const answer: Target =
				target === 'strong'
					? yesOrNo('magnitude 2.5 or more', ['weaker', 'strong'], rows, (row) => magnitude[row] >= 2.5)
					: { kind: 'regression', name: 'magnitude', yTrue: pick(numbers(data, 'magnitude'), rows).values };
			const time = computed('day', rows, (row) => numbers(data, 'minute').values[row] / 1440, 'days');
			return {
				nRows: rows.length,
				features: features.map(column),
				target: answer,
				roles: { time, segments: [pick(levels(data, 'network'), rows)] }
			};
		}
	});
}

/** Wages of 534 workers in 1985. */
export function wages(tables: TableSource): World {
	return createRealWorld(WAGES, tables, {
		divide: ({ heldBack }, data, stream) => holdBackAtRandom(everyRow(data), heldBack, stream),
		build: ({ target, features }, data, rows): Table => {
			const wage = numbers(data, 'wage').values;
			return {
				nRows: rows.length,
				features: features.map((name) => pickAny(data, name, rows)),
				target: wageTarget(target, wage, rows),
				roles: { segments: ['gender', 'occupation', 'sector', 'south'].map((name) => pick(levels(data, name), rows)) }
			};
		}
	});
}

function wageTarget(target: 'wage' | 'log wage' | 'above the median', wage: Float64Array, rows: Int32Array): Target {
	if (target === 'wage')
		return { kind: 'regression', name: 'wage', unit: 'US$ an hour', yTrue: Float64Array.from(rows, (row) => wage[row]) };
	if (target === 'log wage') return { kind: 'regression', name: 'log wage', yTrue: Float64Array.from(rows, (row) => log(wage[row])) };
	const sorted = wage.slice().sort();
	const median = (sorted[(wage.length >> 1) - 1] + sorted[wage.length >> 1]) / 2;
	return yesOrNo('wage above the median', ['no', 'yes'], rows, (row) => wage[row] > median);
}
