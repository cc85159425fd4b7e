import { describe, expect, it } from 'vitest';
import { createStream } from '#lib/core/random.ts';
import type { CategoricalColumn, Table } from '#lib/core/table.ts';
import { getWorld } from '#lib/worlds/registry.ts';

const world = getWorld('two-registers');
const spec = (parameters: Record<string, unknown> = {}) => ({ kind: 'two-registers', words: 20, ...parameters });
const stream = (seed: number) => createStream(seed).fork('world');

/** How often each word follows each other one, from the last word of the context. */
function followers(table: Table): readonly Float64Array[] {
	const last = table.features.at(-1) as CategoricalColumn;
	const counts = last.levels.map(() => new Float64Array(last.levels.length));
	table.target.yTrue.forEach((next, i) => counts[last.codes[i]][next]++);
	return counts.map((row) => row.map((count) => count / row.reduce((sum, one) => sum + one, 0)));
}

/** Mean over words of the entropy of what follows, in nats. */
function entropy(rows: readonly Float64Array[]): number {
	return rows.reduce((sum, row) => sum - row.reduce((inner, p) => inner + (p > 0 ? p * Math.log(p) : 0), 0), 0) / rows.length;
}

describe('two registers', () => {
	it.each([0, 0.3, 0.5, 1])('have the entropy and the best guess that the ceiling says, at a change of %d', (change) => {
		const rows = followers(world.study(spec({ change }), stream(4), 60_000));
		// An estimate of an entropy from n rows falls short by about (words − 1) / 2n of a word's rows.
		const short = (20 * 19) / (2 * 60_000);
		expect(entropy(rows) + short).toBeCloseTo(world.ceiling(spec({ change }))?.value ?? NaN, 1.7);
		const best = rows.reduce((sum, row) => sum + Math.max(...row), 0) / rows.length;
		expect(best).toBeCloseTo(world.ceiling(spec({ change }), { metric: 'accuracy' })?.value ?? NaN, 1.6);
	});

	it('by hand: four successors of ½, ¼, 0.13 and 0.1, and one time in fifty any of ten words', () => {
		const shares = [0.502, 0.252, 0.132, 0.102, ...new Array<number>(6).fill(0.002)];
		const expected = -shares.reduce((sum, p) => sum + p * Math.log(p), 0);
		expect(world.ceiling(spec({ words: 10, change: 0 }))).toEqual({
			metric: 'logLoss',
			value: expect.closeTo(expected, 12) as number,
			source: 'exact'
		});
		expect(world.ceiling(spec({ words: 10, change: 0.5 }), { metric: 'accuracy' })?.value).toBeCloseTo(0.252, 12);
		expect(world.ceiling(spec(), { metric: 'rocAuc' })).toBeNull();
	});

	it('the old one is what the new one is without a change', () => {
		const older = world.older?.(spec({ oldRows: 40_000 }), stream(4));
		if (!older) throw new Error('This world has an older task.');
		const same = followers(world.study(spec({ change: 0 }), stream(4), 40_000));
		const old = followers(older.train);
		const farthest = Math.max(...old.flatMap((row, i) => Array.from(row, (p, j) => Math.abs(p - same[i][j]))));
		expect(farthest).toBeLessThan(0.06);
		const changed = followers(world.study(spec({ change: 1 }), stream(4), 40_000));
		// None of the four usual successors is left.
		old.forEach((row, i) => row.forEach((p, j) => p > 0.06 && expect(changed[i][j]).toBeLessThan(0.02)));
	});

	it('the older rows do not depend on the new task, and train and validation are other rows', () => {
		const [a, b] = [0.1, 0.9].map((change) => world.older?.(spec({ change }), stream(2)));
		expect(a).toEqual(b);
		expect(a?.train.target.yTrue.slice(0, 500)).not.toEqual(a?.validation.target.yTrue.slice(0, 500));
		expect([a?.train.nRows, a?.validation.nRows]).toEqual([6000, 1000]);
	});

	it('classes and columns speak the same words, each another one', () => {
		const { features, target } = world.study(spec({ words: 60, context: 5 }), stream(1), 10);
		expect(features).toHaveLength(5);
		for (const column of features)
			expect((column as CategoricalColumn).levels).toEqual(target.kind === 'classification' ? target.classes : []);
		expect(new Set((features[0] as CategoricalColumn).levels).size).toBe(60);
	});
});
