/** Flights in the United States, January to March 2001 (Bureau of Transportation Statistics); about one in five was late. */
import type { CategoricalColumn, Column, Table } from '#lib/core/table.ts';
import { FLIGHTS } from '../describe-tables.ts';
import { levels, numbers, type RealTableData, type TableSource } from '../tables.ts';
import type { World } from '../world.ts';
import { computed, createRealWorld, everyRow, holdBackAtRandom, pick, pickAny, refuseTargetAsFeature, yesOrNo } from './real-world.ts';

const LATE_MINUTES = 15;

export function flights(tables: TableSource): World {
	return createRealWorld(FLIGHTS, tables, {
		divide: ({ heldBack, repeats }, data, stream) => {
			const again = numbers(data, 'in the smaller sample').values;
			if (!repeats) return holdBackAtRandom(everyRow(data), heldBack, stream);
			// Rows that come twice are all studied, so that no fresh row has a twin there; the others make up the held-back share.
			const once = everyRow(data).filter((row) => again[row] === 0);
			const { study, fresh } = holdBackAtRandom(once, Math.min(0.9, (heldBack * data.nRows) / once.length), stream);
			const twice = everyRow(data).filter((row) => again[row] === 1);
			return { study: Int32Array.from([...[...study, ...twice].sort((a, b) => a - b), ...twice]), fresh };
		},
		build: ({ target, features }, data, rows): Table => {
			refuseTargetAsFeature('flights', features, target);
			const delay = numbers(data, 'delay').values;
			const column = (name: string): Column => {
				if (name === 'export number') return { kind: 'numeric', name, values: Float64Array.from(rows, (_, i) => i + 1) };
				return name === 'route' ? routes(data, rows) : pickAny(data, name, rows);
			};
			return {
				nRows: rows.length,
				features: features.map(column),
				target:
					target === 'late'
						? yesOrNo('late', ['on time', 'late'], rows, (row) => delay[row] > LATE_MINUTES)
						: { kind: 'regression', name: 'delay', unit: 'minutes', yTrue: pick(numbers(data, 'delay'), rows).values },
				roles: {
					time: computed('day', rows, (row) => numbers(data, 'minute').values[row] / 1440, 'days'),
					segments: [pick(levels(data, 'origin'), rows), pick(levels(data, 'destination'), rows)]
				}
			};
		}
	});
}

/** Origin and destination together; routes are numbered over the whole table, so that study and fresh rows agree. */
function routes(data: RealTableData, rows: Int32Array): CategoricalColumn {
	const [origin, destination] = [levels(data, 'origin'), levels(data, 'destination')];
	const names = everyRow(data).map((row) => `${origin.levels[origin.codes[row]]}–${destination.levels[destination.codes[row]]}`);
	const known = [...new Set(names)];
	const codes = new Map(known.map((name, code) => [name, code]));
	return { kind: 'categorical', name: 'route', levels: known, codes: Int32Array.from(rows, (row) => codes.get(names[row]) ?? -1) };
}
