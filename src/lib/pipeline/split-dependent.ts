/** Splits that look at the rows: at their classes, their groups, or their times. */
import type { Stream } from '#lib/core/random.ts';
import type { Table } from '#lib/core/table.ts';
import type { Sizes, Split } from './split-sizes.ts';

const NOTHING = new Int32Array(0);

/** Each part gets each class in the proportions of the table (largest remainders), rows in the order of one permutation. */
export function splitStratified(table: Table, sizes: Sizes, stream: Stream): Split {
	const { target } = table;
	if (target.kind !== 'classification')
		throw new RangeError(`pipeline.split.by "stratified" needs classes, and "${target.name}" is a number. Split by row instead.`);
	const left = Array.from({ length: target.classes.length }, () => 0);
	for (const label of target.yTrue) left[label]++;
	const shares = left.map((n) => n / table.nRows);
	const partOf = new Map<number, 'train' | 'validation' | 'test'>();
	const order = stream.permutation(table.nRows);
	for (const part of ['validation', 'test', 'train'] as const) {
		const quotas = classQuotas(shares, left, sizes[part]);
		const taken = quotas.map(() => 0);
		for (const row of order) {
			const label = target.yTrue[row];
			if (partOf.has(row) || taken[label] >= quotas[label]) continue;
			partOf.set(row, part);
			taken[label]++;
		}
		quotas.forEach((quota, label) => (left[label] -= quota));
	}
	const rowsOf = (part: string): Int32Array => order.filter((row) => partOf.get(row) === part);
	return { train: rowsOf('train'), validation: rowsOf('validation'), test: rowsOf('test') };
}

/** Whole numbers that sum to `size`, near `shares · size`, none above what is left. */
function classQuotas(shares: readonly number[], left: readonly number[], size: number): number[] {
	const quotas = shares.map((share, label) => Math.min(Math.floor(share * size + 1e-9), left[label]));
	let missing = size - quotas.reduce((sum, quota) => sum + quota, 0);
	while (missing > 0) {
		let best = -1;
		for (let label = 0; label < shares.length; label++) {
			if (quotas[label] >= left[label]) continue;
			if (best < 0 || shares[label] * size - quotas[label] > shares[best] * size - quotas[best] + 1e-12) best = label;
		}
		quotas[best]++;
		missing--;
	}
	return quotas;
}

/** Whole groups in random order: each part takes groups as long as one more brings it nearer to the rows it asks for. */
export function splitByGroup(table: Table, sizes: Sizes, stream: Stream): Split {
	const { group } = table.roles;
	if (!group)
		throw new RangeError(
			'pipeline.split.by "group" needs a group column, and this table has none. Split by row, or choose a world with groups.'
		);
	const members = new Map<number, number[]>();
	for (let i = 0; i < table.nRows; i++) {
		const code = group.codes[i];
		// A row without a group stands for itself.
		const key = code >= 0 ? code : -1 - i;
		const rows = members.get(key);
		if (rows) rows.push(i);
		else members.set(key, [i]);
	}
	const keys = [...members.keys()];
	const order = Array.from(stream.permutation(keys.length), (place) => members.get(keys[place]) as number[]);
	const parts = (['validation', 'test', 'train'] as const).filter((part) => sizes[part] > 0);
	if (order.length < parts.length)
		throw new RangeError(
			`pipeline.split.by "group" needs at least ${parts.length} groups for ${parts.join(', ')}; column "${group.name}" has ${order.length}.`
		);
	const all = sizes.train + sizes.validation + sizes.test === table.nRows;
	const result = { train: NOTHING, validation: NOTHING, test: NOTHING };
	let next = 0;
	parts.forEach((part, index) => {
		const laterParts = parts.length - 1 - index;
		const rows: number[] = [];
		while (next < order.length - laterParts) {
			const nearer = Math.abs(rows.length + order[next].length - sizes[part]) < Math.abs(rows.length - sizes[part]);
			if (rows.length > 0 && !nearer && !(part === 'train' && all)) break;
			rows.push(...order[next++]);
		}
		result[part] = Int32Array.from(rows);
	});
	return result;
}

/**
 * Train is earlier than validation, and validation earlier than test; rows of one moment stay together on the earlier side.
 * Train rows within `embargo` of the first later row are dropped; a train part given as a count is filled from before them.
 */
export function splitByTime(table: Table, sizes: Sizes, embargo: number, all: boolean): Split {
	const { time } = table.roles;
	if (!time)
		throw new RangeError(
			'pipeline.split.by "time" needs a time column, and this table has none. Split by row, or choose a world with dates.'
		);
	if (!(embargo >= 0))
		throw new RangeError(
			`pipeline.split.embargo is ${embargo}; give a length of time of at least 0, in ${time.unit ?? 'units of the time column'}.`
		);
	const times = time.values;
	const missing = times.findIndex((value) => Number.isNaN(value));
	if (missing >= 0) throw new RangeError(`pipeline.split.by "time": row ${missing} has no ${time.name}. Every row needs one.`);
	const order = Int32Array.from({ length: table.nRows }, (_, i) => i).sort((a, b) => times[a] - times[b] || a - b);
	const at = (place: number): number => times[order[place]];
	const afterTies = (cut: number): number => {
		let place = cut;
		while (place > 0 && place < order.length && at(place) === at(place - 1)) place++;
		return place;
	};
	const testFrom = sizes.test === 0 ? order.length : afterTies(order.length - sizes.test);
	const laterFrom = Math.min(afterTies(order.length - sizes.test - sizes.validation), testFrom);
	let trainTo = laterFrom;
	while (embargo > 0 && laterFrom < order.length && trainTo > 0 && at(laterFrom) - at(trainTo - 1) <= embargo) trainTo--;
	const trainFrom = all ? 0 : Math.max(0, trainTo - sizes.train);
	const split = { train: order.slice(trainFrom, trainTo), validation: order.slice(laterFrom, testFrom), test: order.slice(testFrom) };
	const empty = (['train', 'validation', 'test'] as const).find((part) => sizes[part] > 0 && split[part].length === 0);
	if (empty)
		throw new RangeError(
			`pipeline.split.by "time" leaves no row for ${empty}: too many rows share one moment, or the embargo of ${embargo} is too long.`
		);
	return split;
}
