/** Passages of State of the Union addresses, told apart by party or president; words of a vocabulary of 1,000 only, in order. */
import type { Stream } from '#lib/core/random.ts';
import type { CategoricalColumn, Table } from '#lib/core/table.ts';
import { SPEECHES } from '../describe-tables.ts';
import { levels, numbers, texts, type RealTableData, type TableSource } from '../tables.ts';
import type { World } from '../world.ts';
import { createRealWorld, everyRow, holdBackAtRandom, holdBackGroups, pick } from './real-world.ts';

const RECENT_FROM = 1946;

export function speeches(tables: TableSource): World {
	return createRealWorld(SPEECHES, tables, {
		divide: (parameters, data, stream) => {
			const { heldBack, heldBackBy, target, era, freshEra } = parameters;
			if (target === 'president' && (freshEra === 'other' || heldBackBy === 'president'))
				throw new RangeError(
					'World "speeches": a president nobody has met cannot be named. With target president set heldBackBy to speech or random and freshEra to same.'
				);
			const here = rowsOf(data, era === 'recent');
			const divided =
				heldBackBy === 'random'
					? holdBackAtRandom(here, heldBack, stream)
					: holdBackGroups(here, levels(data, heldBackBy).codes, heldBack, stream);
			if (parameters.trainPassages > 0) return { ...divided, study: withBenchmark(divided.study, parameters, stream.fork('benchmark')) };
			if (freshEra === 'same') return divided;
			const there = rowsOf(data, era !== 'recent');
			return { study: divided.study, fresh: Int32Array.from(stream.fork('there').permutation(there.length), (place) => there[place]) };
		},
		build: ({ target, group }, data, rows): Table => {
			const answer = pick(target === 'party' ? levels(data, 'party') : presidentsOf(data, rows), rows);
			return {
				nRows: rows.length,
				features: [pick(texts(data, 'text'), rows)],
				target: { kind: 'classification', name: target, classes: answer.levels, yTrue: answer.codes },
				roles: {
					group: pick(levels(data, group), rows),
					time: pick(numbers(data, 'year'), rows),
					segments: [pick(levels(data, 'president'), rows)]
				}
			};
		}
	});
}

/** Passages to train on, then the benchmark; a copy takes the place of a passage to train on. */
function withBenchmark(
	study: ArrayLike<number>,
	{ trainPassages, benchmarkPassages, seen }: { trainPassages: number; benchmarkPassages: number; seen: number },
	stream: Stream
): Int32Array {
	if (trainPassages + benchmarkPassages > study.length)
		throw new RangeError(
			`World "speeches": ${trainPassages} passages and a benchmark of ${benchmarkPassages} need as many rows, and the study has ${study.length}. Ask for fewer.`
		);
	const rows = Int32Array.from(stream.permutation(study.length).slice(0, trainPassages + benchmarkPassages), (place) => study[place]);
	const copying = stream.fork('copies');
	for (let i = 0; i < Math.min(trainPassages, benchmarkPassages); i++) if (copying.uniform() < seen) rows[i] = rows[trainPassages + i];
	return rows;
}

function rowsOf(data: RealTableData, recent: boolean): number[] {
	const year = numbers(data, 'year').values;
	return everyRow(data).filter((row) => year[row] >= RECENT_FROM === recent);
}

/** Presidents of the era of the rows, so that classes of the other era do not appear. */
function presidentsOf(data: RealTableData, rows: Int32Array): CategoricalColumn {
	const year = numbers(data, 'year').values;
	const column = levels(data, 'president');
	const recent = year[rows[0]] >= RECENT_FROM;
	const there = new Set(rowsOf(data, recent).map((row) => column.codes[row]));
	const kept = column.levels.filter((_, code) => there.has(code));
	return { ...column, levels: kept, codes: column.codes.map((code) => kept.indexOf(column.levels[code])) };
}
