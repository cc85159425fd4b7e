/** Wildlife strikes on aircraft, 1990–2002 (FAA); about one in ten did damage. */
import type { Table } from '#lib/core/table.ts';
import { BIRDSTRIKES } from '../describe-tables.ts';
import { levels, numbers, type RealTableData, type TableSource } from '../tables.ts';
import type { World } from '../world.ts';
import { createRealWorld, everyRow, holdBackByClass, holdBackGroups, holdBackLatest, pick, pickAny, yesOrNo } from './real-world.ts';

export function birdstrikes(tables: TableSource): World {
	return createRealWorld(BIRDSTRIKES, tables, {
		divide: ({ heldBack, heldBackBy, target, balanced }, data, stream) => {
			if (balanced && heldBackBy !== 'random')
				throw new RangeError('World "birdstrikes": balanced needs heldBackBy random. Set one of them back.');
			if (heldBackBy === 'time') return holdBackLatest(everyRow(data), numbers(data, 'date').values, heldBack);
			if (heldBackBy === 'airport') return holdBackGroups(everyRow(data), levels(data, 'airport').codes, heldBack, stream);
			const yes = Int32Array.from({ length: data.nRows }, (_, row) => (isPositive(data, target, row) ? 1 : 0));
			const divided = holdBackByClass(everyRow(data), yes, 2, heldBack, stream);
			if (!balanced) return divided;
			const positives = divided.study.filter((row) => yes[row] === 1);
			const negatives = divided.study.filter((row) => yes[row] === 0);
			const order = stream.fork('balance').permutation(negatives.length);
			const chosen = order.subarray(0, positives.length).map((place) => negatives[place]);
			return { study: Int32Array.from([...positives, ...chosen]).sort(), fresh: divided.fresh };
		},
		writtenAfter: ({ features }) => features.filter((name) => name === 'cost'),
		build: ({ target, features, group }, data, rows): Table => ({
			nRows: rows.length,
			features: features.map((name) => pickAny(data, name, rows)),
			target: yesOrNo(target === 'damage' ? 'damage' : 'substantial damage', ['no', 'yes'], rows, (row) => isPositive(data, target, row)),
			roles: {
				group: pick(levels(data, group), rows),
				time: pick(numbers(data, 'date'), rows),
				segments: ['wildlife size', 'operator', 'phase of flight', 'time of day'].map((name) => pick(levels(data, name), rows))
			}
		})
	});
}

function isPositive(data: RealTableData, target: 'damage' | 'substantial', row: number): boolean {
	const damage = levels(data, 'damage');
	const level = damage.levels[damage.codes[row]];
	return target === 'damage' ? level !== 'none' : level === 'substantial';
}
