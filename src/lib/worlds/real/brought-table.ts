/** A table that an author brings: columns get their roles from the parameters, and faults may be planted in it. */
import { exp } from '#lib/core/portable-math.ts';
import { quantile } from '#lib/core/summaries.ts';
import type { CategoricalColumn, Column, NumericColumn, Target } from '#lib/core/table.ts';
import type { Stream } from '#lib/core/random.ts';
import type { Purpose } from '../create-world.ts';
import { BROUGHT_TABLE, NO_COLUMN } from '../describe-real.ts';
import { flipLabels } from '../labels.ts';
import { readParameters, type ParametersOf } from '../parameters.ts';
import { numbers, type RealTableData, type TableSource } from '../tables.ts';
import type { World } from '../world.ts';
import {
	COUNTING,
	holdBackAtRandom,
	holdBackGroups,
	holdBackLatest,
	pick,
	pickAny,
	refuseTargetAsFeature,
	type HeldBack
} from './real-world.ts';

type Parameters = ParametersOf<typeof BROUGHT_TABLE.parameters>;

const MOST_CLASSES = 20;

export function broughtTable(tables: TableSource): World {
	const read = (values: Readonly<Record<string, unknown>>): Parameters =>
		readParameters(`world (${BROUGHT_TABLE.kind})`, BROUGHT_TABLE.parameters, values, ['kind']);
	const take = (values: Readonly<Record<string, unknown>>, stream: Stream, nRows: number, purpose: Purpose) => {
		const parameters = read(values);
		const data = tables.get(parameters.table);
		const rows = divide(parameters, data, stream.fork('held-back'))[purpose].subarray(0, nRows);
		return build(parameters, data, rows, purpose, stream);
	};
	return {
		kind: BROUGHT_TABLE.kind,
		exchangeable: false,
		data: 'real',
		rows: (values) => {
			const parameters = read(values);
			return divide(parameters, tables.get(parameters.table), COUNTING).study.length;
		},
		study: (values, stream, nRows) => take(values, stream, nRows, 'study'),
		fresh: (values, stream, nRows) => take(values, stream, nRows, 'fresh'),
		ceiling: () => null,
		writtenAfter: (values) => {
			const { after, late, lateName } = read(values);
			return [...after, ...(late > 0 ? [lateName] : [])];
		}
	};
}

function divide({ target, task, group, time, heldBack, heldBackBy, copies }: Parameters, data: RealTableData, stream: Stream): HeldBack {
	const answers = answersOf(data, target, task);
	const candidates = Array.from({ length: data.nRows }, (_, row) => row).filter((row) => answers.has(row));
	if (candidates.length < 4)
		throw new RangeError(`World "${BROUGHT_TABLE.kind}": fewer than 4 rows have a value in the target "${target}".`);
	const divided = held();
	const order = stream.fork('copies').permutation(divided.study.length);
	const again = order.subarray(0, Math.round(divided.study.length * copies));
	return { study: Int32Array.from([...divided.study, ...Array.from(again, (place) => divided.study[place])]), fresh: divided.fresh };

	function held(): HeldBack {
		switch (heldBackBy) {
			case 'random':
				return holdBackAtRandom(candidates, heldBack, stream);
			case 'group':
				if (group === NO_COLUMN)
					throw new RangeError(`World "${BROUGHT_TABLE.kind}": world.heldBackBy is group, and world.group names no column.`);
				return holdBackGroups(candidates, levelsOf(data, group).codes, heldBack, stream);
			case 'time':
				if (time === NO_COLUMN)
					throw new RangeError(`World "${BROUGHT_TABLE.kind}": world.heldBackBy is time, and world.time names no column.`);
				return holdBackLatest(candidates, numbers(data, time).values, heldBack);
		}
	}
}

function build(parameters: Parameters, data: RealTableData, rows: Int32Array, purpose: Purpose, stream: Stream) {
	const { target, task, features, group, time, segments, after, late, lateName, flips } = parameters;
	refuseTargetAsFeature(BROUGHT_TABLE.kind, features, target);
	const answers = answersOf(data, target, task);
	const whole = flips === 0 ? answers.target : flipped(answers.target, flips, stream);
	const asFeature = (name: string): Column => {
		const column = pickAny(data, name, rows);
		return purpose === 'fresh' && after.includes(name) ? notYetWritten(column) : column;
	};
	return {
		nRows: rows.length,
		// Entries are made by the true answer, before any label is spoiled.
		features: [...features.map(asFeature), ...(late > 0 ? [lateColumn(answers, { late, lateName }, rows, purpose, stream)] : [])],
		target: pickTarget(whole, rows),
		roles: {
			...(group !== NO_COLUMN && { group: pick(levelsOf(data, group), rows) }),
			...(time !== NO_COLUMN && { time: pick(numbers(data, time), rows) }),
			...(segments.length > 0 && { segments: segments.map((name) => pick(levelsOf(data, name), rows)) })
		}
	};
}

/** The target of every row of the file. Rows without an answer have a stand-in that nobody reads: `has` leaves them out. */
interface Answers {
	readonly target: Target;
	readonly has: (row: number) => boolean;
}

function answersOf(data: RealTableData, name: string, task: Parameters['task']): Answers {
	if (!data.columns.has(name)) throw new RangeError(`World "${BROUGHT_TABLE.kind}": the table has no column "${name}" for world.target.`);
	if (task === 'regression') {
		const { values, unit } = numbers(data, name);
		return {
			target: { kind: 'regression', name, ...(unit === undefined ? {} : { unit }), yTrue: values },
			has: (row) => !Number.isNaN(values[row])
		};
	}
	const { levels: classes, codes } = levelsOf(data, name);
	if (classes.length < 2 || classes.length > MOST_CLASSES)
		throw new RangeError(
			`World "${BROUGHT_TABLE.kind}": "${name}" has ${classes.length} different values; a target of classes has 2 to ${MOST_CLASSES}.`
		);
	return {
		target: { kind: 'classification', name, classes, yTrue: codes.map((code) => Math.max(0, code)) },
		has: (row) => codes[row] >= 0
	};
}

/** A column as levels; numbers become levels in their order. */
function levelsOf(data: RealTableData, name: string): CategoricalColumn {
	const column = data.columns.get(name);
	if (column === undefined) throw new RangeError(`World "${BROUGHT_TABLE.kind}": the table has no column "${name}".`);
	if (column.kind === 'categorical') return column;
	if (column.kind === 'text') throw new RangeError(`World "${BROUGHT_TABLE.kind}": "${name}" is free text and cannot stand for groups.`);
	const values = [...new Set(column.values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
	const codeOf = new Map(values.map((value, code) => [value, code]));
	return {
		kind: 'categorical',
		name,
		levels: values.map(String),
		codes: Int32Array.from(column.values, (value) => codeOf.get(value) ?? -1)
	};
}

/** Every row of the file has its own draw, so that a copied row is spoiled as its original is. */
function flipped(target: Target, share: number, stream: Stream): Target {
	if (target.kind === 'regression')
		throw new RangeError(`World "${BROUGHT_TABLE.kind}": world.flips turns classes; leave it at 0 where the target is a number.`);
	return { ...target, yTrue: flipLabels(stream, target.yTrue, share, target.classes.length) };
}

function pickTarget(target: Target, rows: Int32Array): Target {
	return target.kind === 'classification'
		? { ...target, yTrue: Int32Array.from(rows, (row) => target.yTrue[row]) }
		: { ...target, yTrue: Float64Array.from(rows, (row) => target.yTrue[row]) };
}

function lateColumn(
	{ target, has }: Answers,
	{ late, lateName }: Pick<Parameters, 'late' | 'lateName'>,
	rows: Int32Array,
	purpose: Purpose,
	stream: Stream
): NumericColumn {
	const yes =
		target.kind === 'classification'
			? target.classes.length - 1
			: quantile(
					[...target.yTrue].filter((_, row) => has(row)),
					0.5
				);
	const draws = stream.fork('late');
	const amounts = Float64Array.from(target.yTrue, (answer) => {
		const written = draws.uniform() < late;
		const amount = Math.round(100 * exp(draws.normal())) / 10;
		return written && (target.kind === 'classification' ? answer === yes : answer > yes) ? amount : 0;
	});
	return { kind: 'numeric', name: lateName, values: Float64Array.from(rows, (row) => (purpose === 'fresh' ? 0 : amounts[row])) };
}

function notYetWritten(column: Column): Column {
	if (column.kind === 'numeric') return { ...column, values: new Float64Array(column.values.length) };
	if (column.kind === 'categorical') return { ...column, codes: new Int32Array(column.codes.length).fill(-1) };
	return { ...column, values: column.values.map(() => '') };
}
