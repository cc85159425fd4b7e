import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStream } from '#lib/core/random.ts';
import type { Table } from '#lib/core/table.ts';
import { prepareExperiment } from '#lib/pipeline/prepare.ts';
import { MOST_TRAIN_ROWS, sampleTrainRows, type RowSample } from '#lib/pipeline/sample-rows.ts';
import { getWorld } from '#lib/worlds/registry.ts';

/** Rows with the group and time given; nothing else is looked at. */
function tableOf(groups: readonly number[] | null, times: readonly number[] | null, nRows: number): Table {
	return {
		nRows,
		features: [],
		target: { kind: 'regression', name: 'y', yTrue: new Float64Array(nRows) },
		roles: {
			...(groups && { group: { kind: 'categorical', name: 'g', levels: groups.map(String), codes: Int32Array.from(groups) } }),
			...(times && { time: { kind: 'numeric', name: 't', values: Float64Array.from(times) } })
		}
	};
}

const sample = (table: Table, by: 'row' | 'group' | 'time' | 'order' | 'stratified', rows: Int32Array, most: number, seed = 1): RowSample =>
	sampleTrainRows(table, by, rows, createStream(seed).fork('sample'), most);
const all = (n: number): Int32Array => Int32Array.from({ length: n }, (_, i) => i);
const isPartOf = (part: Int32Array, whole: Int32Array): boolean => {
	let at = 0;
	for (const row of part) {
		while (at < whole.length && whole[at] !== row) at++;
		if (at++ >= whole.length) return false;
	}
	return true;
};

const sizes = fc.record({ n: fc.integer({ min: 2, max: 300 }), most: fc.integer({ min: 1, max: 299 }), seed: fc.integer() });

describe('a sample of train rows', () => {
	it('is all of them, untouched, where they fit', () => {
		const rows = Int32Array.of(5, 3, 3, 9);
		expect(sample(tableOf(null, null, 10), 'row', rows, 4)).toEqual({ rows, sampled: null });
	});

	it('has the size asked for, keeps the order of the rows, and is the same for the same seed', () => {
		fc.assert(
			fc.property(sizes, fc.constantFrom('row', 'time', 'order', 'stratified'), ({ n, most, seed }, by) => {
				fc.pre(most < n);
				const rows = createStream(seed).fork('order').permutation(n);
				const table = tableOf(
					null,
					Array.from(rows, (row) => row),
					n
				);
				const first = sample(table, by, rows, most, seed);
				expect(first.rows).toHaveLength(most);
				expect(isPartOf(first.rows, rows)).toBe(true);
				expect(first.sampled).toEqual({ from: n, to: most, by: by === 'time' || by === 'order' ? 'time' : 'row' });
				expect(sample(table, by, rows, most, seed)).toEqual(first);
			})
		);
	});

	it('takes a group whole or not at all, and fills up as far as groups fit', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: -1, max: 12 }), { minLength: 2, maxLength: 200 }),
				fc.nat(),
				fc.integer(),
				(codes, cut, seed) => {
					const n = codes.length;
					const most = 1 + (cut % (n - 1));
					const { rows, sampled } = sample(tableOf(codes, null, n), 'group', all(n), most, seed);
					expect(rows.length).toBeLessThanOrEqual(most);
					expect(isPartOf(rows, all(n))).toBe(true);
					const taken = new Set(rows);
					const sizeOf = (code: number): number => codes.filter((other) => other === code).length;
					if (sampled?.by === 'row') {
						// Only where not one group would fit.
						expect(codes).not.toContain(-1);
						for (const code of codes) expect(sizeOf(code)).toBeGreaterThan(most);
						return;
					}
					codes.forEach((code, row) => {
						if (code < 0) return;
						const members = codes.flatMap((other, i) => (other === code ? [i] : []));
						expect(members.every((i) => taken.has(i) === taken.has(row))).toBe(true);
						// A group that was passed over would not have fitted when its turn came, so it does not fit now.
						if (!taken.has(row)) expect(rows.length + members.length).toBeGreaterThan(most);
					});
				}
			)
		);
	});

	it('covers the whole range of time evenly', () => {
		fc.assert(
			fc.property(sizes, ({ n, most, seed }) => {
				fc.pre(most < n);
				const times = Array.from(createStream(seed).fork('times').permutation(n), (t) => 10 * t);
				const { rows } = sample(tableOf(null, times, n), 'time', all(n), most, seed);
				const taken = Array.from(rows, (row) => times[row] / 10).sort((a, b) => a - b);
				// One out of each of `most` stretches of equal length.
				taken.forEach((t, i) => {
					expect(t).toBeGreaterThanOrEqual(Math.floor((i * n) / most));
					expect(t).toBeLessThan(Math.floor(((i + 1) * n) / most));
				});
			})
		);
	});

	it('does not thin groups in a split by time, whose order comes first', () => {
		const table = tableOf(
			Array.from({ length: 40 }, (_, i) => i % 4),
			Array.from({ length: 40 }, (_, i) => i),
			40
		);
		expect(sample(table, 'time', all(40), 10).sampled).toEqual({ from: 40, to: 10, by: 'time' });
	});
});

describe('prepareExperiment on a large table', () => {
	it('trains on 20,000 rows, shows all of them to whatever looks, and says so', () => {
		const split = { by: 'row', train: 30_000, validation: 200, test: 0 } as const;
		const spec = { world: { kind: 'moons' }, pipeline: { split, model: { kind: 'logistic' } }, refits: 1 } as const;
		const prepared = prepareExperiment(spec, 1, getWorld('moons'));
		expect(prepared.train.x.nRows).toBe(MOST_TRAIN_ROWS);
		expect(prepared.indices.train).toHaveLength(30_000);
		expect(prepared.ids.train).toHaveLength(30_000);
		expect(prepared.sampled).toEqual({ from: 30_000, to: MOST_TRAIN_ROWS, by: 'row' });
		const few = prepareExperiment({ ...spec, pipeline: { ...spec.pipeline, split: { ...split, train: 300 } } }, 1, getWorld('moons'));
		expect([few.sampled, few.train.x.nRows]).toEqual([null, 300]);
		// The rows that are scored stay the same ones.
		expect(prepared.validation).toEqual(few.validation);
	});

	it('keeps the entities of a table together', () => {
		const spec = {
			world: { kind: 'messy-records', rows: 26_000, entities: 900 },
			pipeline: { split: { by: 'group', train: 0.9, validation: 0.1, test: 0 }, model: { kind: 'majority' } },
			refits: 1
		} as const;
		const prepared = prepareExperiment(spec, 3, getWorld('messy-records'));
		expect(prepared.sampled?.by).toBe('group');
		expect(prepared.sampled?.to).toBe(prepared.train.y.length);
		// With about 29 rows an entity, the sample comes within one entity of the limit.
		expect(prepared.train.y.length).toBeGreaterThan(MOST_TRAIN_ROWS - 200);
	});
});
