/** Sixty-two countries every fifth year from 1955 to 2005 (Gapminder): eleven rows a country. */
import { log } from '#lib/core/portable-math.ts';
import type { Column, Table, Target } from '#lib/core/table.ts';
import { GAPMINDER } from '../describe-tables.ts';
import { levels, numbers, type TableSource } from '../tables.ts';
import type { World } from '../world.ts';
import {
	computed,
	createRealWorld,
	everyRow,
	holdBackAtRandom,
	holdBackGroups,
	pick,
	pickAny,
	refuseTargetAsFeature
} from './real-world.ts';

export function gapminder(tables: TableSource): World {
	return createRealWorld(GAPMINDER, tables, {
		divide: ({ heldBack, heldBackBy }, data, stream) =>
			heldBackBy === 'country'
				? holdBackGroups(everyRow(data), levels(data, 'country').codes, heldBack, stream)
				: holdBackAtRandom(everyRow(data), heldBack, stream),
		build: ({ target, features }, data, rows): Table => {
			refuseTargetAsFeature('gapminder', features, target);
			const population = numbers(data, 'population').values;
			const column = (name: string): Column =>
				name === 'log population' ? computed(name, rows, (row) => log(population[row]), 'natural logarithm') : pickAny(data, name, rows);
			const region = pick(levels(data, 'region'), rows);
			const life = pick(numbers(data, 'life expectancy'), rows);
			const answer: Target =
				target === 'region'
					? { kind: 'classification', name: 'region', classes: region.levels, yTrue: region.codes }
					: { kind: 'regression', name: 'life expectancy', unit: 'years', yTrue: life.values };
			return {
				nRows: rows.length,
				features: features.map(column),
				target: answer,
				roles: { group: pick(levels(data, 'country'), rows), time: pick(numbers(data, 'year'), rows), segments: [region] }
			};
		}
	});
}
