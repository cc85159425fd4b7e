/** Penguins of three species measured on three islands (Gorman, Williams & Fraser 2014), in the order of the file: sorted by species. */
import type { CategoricalColumn, Column, NumericColumn, Table } from '#lib/core/table.ts';
import { PENGUINS } from '../describe-real.ts';
import { levels, numbers, type RealTableData, type TableSource } from '../tables.ts';
import type { World } from '../world.ts';
import { convert, createRealWorld, holdBackAtRandom, pick, refuseTargetAsFeature } from './real-world.ts';

const LENGTHS = ['beak length', 'beak depth', 'flipper length'];

export function penguins(tables: TableSource): World {
	return createRealWorld(PENGUINS, tables, {
		divide: ({ heldBack, target, species }, data, stream) => {
			const kinds = levels(data, 'species');
			const sexes = levels(data, 'sex');
			const candidates = Array.from({ length: data.nRows }, (_, i) => i).filter(
				(i) => species.includes(kinds.levels[kinds.codes[i]]) && (target !== 'sex' || sexes.codes[i] >= 0)
			);
			return holdBackAtRandom(candidates, heldBack, stream);
		},
		build: ({ target, features, species, length, mass, served }, data, rows, purpose): Table => {
			refuseTargetAsFeature('penguins', features, target);
			if (target === 'species' && species.length < 2) throw new RangeError('World "penguins": name at least two species to tell apart.');
			const inCentimetres = length === 'cm' || (purpose === 'fresh' && served === 'lengths-in-cm');
			const inKilograms = mass === 'kg' || (purpose === 'fresh' && served === 'mass-in-kg');
			const column = (name: string): Column => {
				if (name === 'island' || name === 'sex' || name === 'species') return pick(levels(data, name), rows);
				const values = pick(numbers(data, name), rows);
				if (LENGTHS.includes(name)) return inCentimetres ? convert(values, 0.1, 0, 'cm') : values;
				return inKilograms ? convert(values, 0.001, 0, 'kg') : values;
			};
			const segments = [pick(levels(data, 'island'), rows), pick(levels(data, 'sex'), rows)];
			if (target === 'beak length') {
				const { values, unit } = column(target) as NumericColumn;
				return {
					nRows: rows.length,
					features: features.map(column),
					target: { kind: 'regression', name: target, unit, yTrue: values },
					roles: { segments: [pick(levels(data, 'species'), rows), ...segments] }
				};
			}
			const answer = pick(targetColumn(data, target, species), rows);
			return {
				nRows: rows.length,
				features: features.map(column),
				target: { kind: 'classification', name: target, classes: answer.levels, yTrue: answer.codes },
				roles: { segments }
			};
		}
	});
}

function targetColumn(data: RealTableData, target: string, species: readonly string[]): CategoricalColumn {
	const column = levels(data, target);
	if (target !== 'species') return column;
	const kept = column.levels.filter((level) => species.includes(level));
	return { ...column, levels: kept, codes: column.codes.map((code) => kept.indexOf(column.levels[code])) };
}
