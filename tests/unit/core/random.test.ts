import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	drawBernoulli,
	drawBinomial,
	drawPoisson,
	drawWeighted,
	sampleWithoutReplacement,
	sampleWithReplacement,
	shuffle
} from '#lib/core/draws.ts';
import { binomialLowerTail } from '#lib/core/distributions.ts';
import { createStream } from '#lib/core/random.ts';
import { mean, sampleVariance } from '#lib/core/summaries.ts';

const take = <T>(n: number, draw: () => T): T[] => Array.from({ length: n }, draw);

describe('streams', () => {
	test('the same seed gives the same draws, another seed others', () => {
		const draws = (seed: number | string) => take(5, createStream(seed).uint32);
		expect(draws(3)).toEqual(draws(3));
		const seeds = [3, 4, -3, 3.5, '3', '', 'three', 1e300];
		expect(new Set(seeds.map((seed) => draws(seed).join())).size).toBe(seeds.length);
		expect(draws(-0)).toEqual(draws(0));
	});
	test.each([NaN, Infinity, -Infinity])('refuses the seed %s', (seed) => {
		expect(() => createStream(seed)).toThrow(RangeError);
	});
	test('a fork depends on the seed and the name, never on what was drawn', () => {
		fc.assert(
			fc.property(fc.integer(), fc.string(), fc.nat(50), (seed, name, drawn) => {
				const [fresh, used] = [createStream(seed), createStream(seed)];
				for (let i = 0; i < drawn; i++) used.uniform();
				used.fork('other').normal();
				expect(used.fork(name).uint32()).toBe(fresh.fork(name).uint32());
			}),
			{ seed: 1, numRuns: 50 }
		);
	});
	test('paths do not collide', () => {
		const root = createStream(1);
		const children = [
			root,
			root.fork(''),
			root.fork('a').fork('b'),
			root.fork('ab'),
			root.fork('a/b'),
			root.fork('b').fork('a'),
			root.fork('a')
		];
		expect(new Set(children.map((child) => child.uint32())).size).toBe(children.length);
	});
	test('forking draws nothing from the parent', () => {
		const [a, b] = [createStream(9), createStream(9)];
		a.fork('x');
		expect(a.uint32()).toBe(b.uint32());
	});
	test('every normal takes two draws, so that rows can be added without moving the earlier ones', () => {
		const [a, b] = [createStream(5), createStream(5)];
		for (let i = 0; i < 1000; i++) {
			a.normal();
			b.uint32();
			b.uint32();
		}
		expect(a.uint32()).toBe(b.uint32());
	});
	test('uniforms fill [0, 1) evenly, in every tenth and in neighbouring pairs', () => {
		const stream = createStream('even');
		let outside = 0;
		const [counts, pairs] = [new Float64Array(10), new Float64Array(100)];
		for (let i = 0, last = 0; i < 100000; i++) {
			const u = stream.uniform();
			outside += u >= 0 && u < 1 ? 0 : 1;
			const tenth = Math.floor(10 * u);
			counts[tenth]++;
			pairs[10 * last + tenth]++;
			last = tenth;
		}
		expect(outside).toBe(0);
		const chiSquare = (cells: Float64Array, expected: number) => cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
		expect(chiSquare(counts, 10000)).toBeLessThan(27.9); // 99.9 % point on 9 degrees of freedom
		expect(chiSquare(pairs, 1000)).toBeLessThan(148.3); // 99.9 % point on 99 degrees of freedom
	});
	test('normals have the moments and tails of a normal', () => {
		const stream = createStream('normal');
		const draws = take(100000, stream.normal);
		expect(mean(draws)).toBeCloseTo(0, 1);
		expect(Math.abs(mean(draws))).toBeLessThan(0.0104); // 3.3 standard errors
		expect(Math.abs(sampleVariance(draws) - 1)).toBeLessThan(0.0148);
		expect(Math.abs(mean(draws.map((z) => z ** 4)) - 3)).toBeLessThan(0.103);
		expect(Math.abs(draws.filter((z) => z > 1.6448536).length / 100000 - 0.05)).toBeLessThan(0.0023);
		expect(draws.every(Number.isFinite)).toBe(true);
	});
	test('sibling streams are not correlated', () => {
		const root = createStream(2);
		const [a, b] = [take(20000, root.fork('0').normal), take(20000, root.fork('1').normal)];
		expect(Math.abs(mean(a.map((value, i) => value * b[i])))).toBeLessThan(0.0233); // 3.3 / √20000
	});
	test('integers lie in [0, n) and are even', () => {
		const stream = createStream('integers');
		const counts = new Float64Array(7);
		for (let i = 0; i < 70000; i++) counts[stream.integer(7)]++;
		expect(Math.min(...counts)).toBeGreaterThan(9690);
		expect(Math.max(...counts)).toBeLessThan(10310);
		for (const n of [0, -1, 1.5, NaN, 2 ** 54]) expect(() => stream.integer(n)).toThrow(RangeError);
	});
	test('permutations hold every index once, and every order is as likely', () => {
		fc.assert(
			fc.property(fc.nat(200), fc.integer(), (n, seed) => {
				expect(Array.from(createStream(seed).permutation(n)).sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
			}),
			{ seed: 1, numRuns: 40 }
		);
		const stream = createStream('orders');
		const counts = new Map<string, number>();
		for (let i = 0; i < 6000; i++) {
			const order = stream.permutation(3).join();
			counts.set(order, (counts.get(order) ?? 0) + 1);
		}
		expect(counts.size).toBe(6);
		for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(100);
		expect(() => stream.permutation(-1)).toThrow(RangeError);
	});
});

describe('draws', () => {
	test.each([
		[12, 0.3],
		[40, 0.97],
		[1000, 0.5]
	])('Binomial(%i, %f) has its distribution', (n, p) => {
		const stream = createStream(`binomial ${n}`);
		const draws = take(20000, () => drawBinomial(stream, n, p));
		expect(draws.every((k) => Number.isInteger(k) && k >= 0 && k <= n)).toBe(true);
		// Dvoretzky–Kiefer–Wolfowitz: the largest distance stays under 0.0138 in 99.9 % of samples.
		for (let k = 0; k <= n; k++)
			expect(Math.abs(draws.filter((d) => d <= k).length / 20000 - binomialLowerTail(k, n, p))).toBeLessThan(0.0138);
	});
	test.each([0.2, 3.7, 900])('Poisson(%f) has its mean and variance', (rate) => {
		const stream = createStream(`poisson ${rate}`);
		const draws = take(20000, () => drawPoisson(stream, rate));
		expect(Math.abs(mean(draws) - rate)).toBeLessThan(3.3 * Math.sqrt(rate / 20000));
		expect(Math.abs(sampleVariance(draws) / rate - 1)).toBeLessThan(3.3 * Math.sqrt((2 + 1 / rate) / 20000));
	});
	test('counts take one uniform whatever their size', () => {
		const [a, b] = [createStream(1), createStream(1)];
		for (const n of [0, 1, 50, 100000]) {
			drawBinomial(a, n, 0.3);
			drawPoisson(a, n / 7);
			b.uniform();
			b.uniform();
		}
		expect(a.uint32()).toBe(b.uint32());
	});
	test('certain outcomes are certain', () => {
		const stream = createStream(0);
		expect([drawBinomial(stream, 9, 0), drawBinomial(stream, 9, 1), drawBinomial(stream, 0, 0.5), drawPoisson(stream, 0)]).toEqual([
			0, 9, 0, 0
		]);
		expect([drawBernoulli(stream, 0), drawBernoulli(stream, 1)]).toEqual([false, true]);
		expect(take(50, () => drawWeighted(stream, [0, 2, 0])).every((i) => i === 1)).toBe(true);
	});
	test('weights are respected', () => {
		const stream = createStream('weights');
		const counts = [0, 0, 0];
		for (let i = 0; i < 10000; i++) counts[drawWeighted(stream, [1, 2, 5])]++;
		expect(Math.abs(counts[0] - 1250)).toBeLessThan(110);
		expect(Math.abs(counts[2] - 6250)).toBeLessThan(160);
	});
	test('nonsense is refused', () => {
		const stream = createStream(0);
		expect(() => drawBinomial(stream, -1, 0.5)).toThrow(RangeError);
		expect(() => drawBinomial(stream, 3, NaN)).toThrow(RangeError);
		expect(() => drawPoisson(stream, Infinity)).toThrow(RangeError);
		expect(() => drawBernoulli(stream, 1.1)).toThrow(RangeError);
		expect(() => drawWeighted(stream, [0, 0])).toThrow(RangeError);
		expect(() => drawWeighted(stream, [1, -1])).toThrow(RangeError);
		expect(() => sampleWithoutReplacement(stream, 3, 4)).toThrow(RangeError);
	});
	test('samples without replacement differ, samples with it repeat, shuffles keep everything', () => {
		const stream = createStream('sample');
		const chosen = sampleWithoutReplacement(stream, 30, 12);
		expect(new Set(chosen).size).toBe(12);
		expect(Math.max(...chosen)).toBeLessThan(30);
		expect(new Set(sampleWithReplacement(stream, 5, 100)).size).toBe(5);
		expect(shuffle(stream, ['a', 'b', 'b', 'c']).sort()).toEqual(['a', 'b', 'b', 'c']);
	});
});
