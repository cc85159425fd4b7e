/** Duplicates across the split: validation rows that the training rows already hold, exactly or nearly. */
import { nearMatches, tokenise } from '#lib/core/text.ts';
import type { Column, NumericColumn, Table } from '#lib/core/table.ts';
import { sampleVariance } from '#lib/core/summaries.ts';
import { exactly, fact, factsEvidence, share, shareDifference } from './facts.ts';
import type { Fact } from './evidence.ts';
import type { Instrument } from './instrument.ts';
import { numberOf } from './parameters.ts';

/**
 * Compares features only, as the world gave them, without columns that merely name the row. Exact: every value agrees. Near:
 * numbers within `tolerance` (0.01) standard deviations, categories equal, texts alike (Jaccard of 3-grams at least 0.8). For a
 * classifier the score on rows with a twin is set beside the score on rows without; `twinsWithinTrain` and
 * the reference of `nearTwins` are the same shares among the training rows alone: what coarse or crowded values would give
 * without any copying.
 */
export const duplicates: Instrument = async (lab, experiment, seed, options) => {
	const tolerance = numberOf(options.parameters, 'tolerance', 0.01, 0, 1);
	const [run] = await lab.runMany([{ experiment, seed }], options);
	const { table, indices, ids } = lab.prepare(experiment, seed);
	const columns = table.features.filter((column) => !namesRows(column, table));
	const ignored = table.features.filter((column) => !columns.includes(column)).map(({ name }) => name);
	if (columns.length === 0) throw new RangeError('Every feature names its row, so there is nothing to compare rows by.');
	const exact = exactTwins(columns, indices.train, indices.validation);
	const near = nearTwins(columns, indices.train, indices.validation, tolerance);
	const either = exact.map((one, i) => one || near[i]);
	const n = indices.validation.length;
	const count = (flags: readonly boolean[]): number => flags.filter(Boolean).length;
	// What closeness alone would give: near copies among the training rows themselves.
	const nearWithin = nearTwins(columns, indices.train, indices.train, tolerance);
	const within = withinTwins(columns, indices.train, ids.train);
	const facts: Fact[] = [
		fact('exactTwins', share(count(exact), n), { reference: 0 }),
		fact('nearTwins', share(count(either), n), { reference: count(nearWithin) / nearWithin.length }),
		fact('twinsWithinTrain', share(count(within), within.length))
	];
	if (run.task === 'classification') {
		const sums = (flag: boolean): { successes: number; n: number } => ({
			successes: run.validationRows.reduce((sum, right, i) => sum + (either[i] === flag ? right : 0), 0),
			n: count(either.map((one) => one === flag))
		});
		const [twins, others] = [sums(true), sums(false)];
		facts.push(fact('scoreOfTwins', share(twins.successes, twins.n), { inMetric: true }));
		facts.push(fact('scoreOfOthers', share(others.successes, others.n), { inMetric: true }));
		facts.push(fact('twinsGain', shareDifference(twins, others), { reference: 0 }));
	}
	facts.push(fact('columnsCompared', exactly(columns.length, n)));
	return factsEvidence('duplicates', facts, {
		table: {
			columns: ['column.feature', 'column.compared'],
			rows: table.features.map(({ name }) => [name, ignored.includes(name) ? 0 : 1])
		}
	});
};

/** A column with a value of its own in nearly every row: whole numbers without repeats, or as many levels as rows. */
export function namesRows(column: Column, table: Table): boolean {
	if (table.nRows < 20) return false;
	if (column.kind === 'categorical') return new Set(column.codes).size >= 0.9 * table.nRows;
	if (column.kind === 'text') return false;
	return column.values.every((value) => Number.isInteger(value)) && new Set(column.values).size >= 0.99 * table.nRows;
}

function keyOf(columns: readonly Column[], row: number): string {
	return columns
		.map((column) =>
			column.kind === 'numeric'
				? column.values[row]
				: column.kind === 'categorical'
					? column.codes[row]
					: tokenise(column.values[row]).join(' ')
		)
		.join('\u0001');
}

function exactTwins(columns: readonly Column[], train: Int32Array, validation: Int32Array): readonly boolean[] {
	const known = new Set(Array.from(train, (row) => keyOf(columns, row)));
	return Array.from(validation, (row) => known.has(keyOf(columns, row)));
}

/** Copies that a step made of one row are one row. */
function withinTwins(columns: readonly Column[], train: Int32Array, ids: Int32Array): readonly boolean[] {
	const rows = new Map(Array.from(ids, (id, i) => [id, train[i]]));
	const keys = Array.from(rows.values(), (row) => keyOf(columns, row));
	const counts = new Map<string, number>();
	for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
	return keys.map((key) => (counts.get(key) as number) > 1);
}

function nearTwins(columns: readonly Column[], train: Int32Array, validation: Int32Array, tolerance: number): readonly boolean[] {
	const numbers = columns.filter((column): column is NumericColumn => column.kind === 'numeric');
	const texts = columns.flatMap((column) => (column.kind === 'text' ? [column] : []));
	const rest = columns.filter((column) => column.kind === 'categorical');
	if (texts.length > 0) {
		const docs = (rows: Int32Array): string[][] => Array.from(rows, (row) => texts.flatMap((column) => tokenise(column.values[row])));
		const found = new Set(nearMatches(docs(validation), docs(train), { n: 3, threshold: 0.8 }).map(({ document }) => document));
		return Array.from(validation, (_, i) => found.has(i));
	}
	if (numbers.length === 0) return Array.from(validation, () => false);
	const scaled = numbers.map((column) => {
		const spread = Math.sqrt(sampleVariance(Array.from(train, (row) => column.values[row]).filter((value) => !Number.isNaN(value))));
		return column.values.map((value) => (spread > 0 ? value / spread : value));
	});
	const lead = scaled.reduce((best, one) => (new Set(one).size > new Set(best).size ? one : best));
	const order = Int32Array.from(train).sort((a, b) => lead[a] - lead[b]);
	return Array.from(validation, (row) => {
		for (
			let place = firstAtLeast(order, lead, lead[row] - tolerance);
			place < order.length && lead[order[place]] <= lead[row] + tolerance;
			place++
		) {
			const other = order[place];
			if (other === row) continue;
			if (
				rest.every((column) => column.kind !== 'categorical' || column.codes[other] === column.codes[row]) &&
				scaled.every((values) => Math.abs(values[other] - values[row]) <= tolerance)
			)
				return true;
		}
		return false;
	});
}

function firstAtLeast(order: Int32Array, values: Float64Array, least: number): number {
	let [low, high] = [0, order.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (values[order[middle]] < least) low = middle + 1;
		else high = middle;
	}
	return low;
}
