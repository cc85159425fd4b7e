import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStream } from '#lib/core/random.ts';
import type { Assignment } from '#lib/teach/assignment.ts';
import { assignmentHash } from '#lib/teach/assignment-schema.ts';
import { conventionsOf, dueFor, minutesFor, possiblePoints } from '#lib/teach/rules.ts';
import { isSealedCode, normaliseStudent, sealedCodes, studentKey, studentTag } from '#lib/teach/student.ts';
import { variantOf } from '#lib/teach/variant.ts';
import { assignment, item, member } from './assignments.ts';

const pooled = assignment({
	items: [
		item({ pool: [member('a'), member('a', { variant: 1 }), member('b', { seeds: [5, 9] })] }),
		item({ kind: 'drill', cards: 3, pool: [member('c'), member('d'), member('e'), member('f')] })
	]
});

describe('a variant', () => {
	it('is the same for however the id was typed, and another for everybody else', () => {
		const anna = variantOf(pooled, 'anna@school.example');
		expect(variantOf(pooled, '  Anna@School.example ')).toEqual(anna);
		expect(variantOf(pooled, 'bea@school.example').items.map(({ logId }) => logId)).not.toEqual(anna.items.map(({ logId }) => logId));
		expect(anna.assignment).toBe(assignmentHash(pooled));
	});

	it('holds deployed draws only, and as many different cards as a drill has', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1 }), (student) => {
				const [first, drill] = variantOf(pooled, student).items;
				const [{ name, variant, seed }] = first.draws;
				const from = pooled.items[0].pool.find((one) => one.name === name && (one.variant ?? 0) === variant);
				expect(from?.seeds).toContain(seed);
				expect(drill.draws).toHaveLength(3);
				expect(new Set(drill.draws.map((card) => card.name)).size).toBe(3);
				for (const card of drill.draws) expect([1000, 1001, 1002, 1003]).toContain(card.seed);
			})
		);
	});

	it('draws cause and seed about evenly', () => {
		const count = new Map<string, number>();
		for (let student = 0; student < 1200; student++) {
			const [{ name, variant, seed }] = variantOf(pooled, `student-${student}`).items[0].draws;
			const key = `${name}/${variant}/${seed}`;
			count.set(key, (count.get(key) ?? 0) + 1);
		}
		// Three members a third each; four seeds each of two, two of the third: 100 each, and 200 each.
		expect(count.size).toBe(10);
		for (const [key, n] of count) {
			const expected = key.startsWith('b/') ? 200 : 100;
			// Five standard deviations of a binomial count.
			expect(Math.abs(n - expected), key).toBeLessThan(5 * Math.sqrt(expected));
		}
	});

	it('binds each log to assignment, student and item', () => {
		const ids = ['anna', 'bea'].flatMap((student) => variantOf(pooled, student).items.map(({ logId }) => logId));
		const other = variantOf({ ...pooled, title: 'Week 2' }, 'anna').items.map(({ logId }) => logId);
		expect(new Set([...ids, ...other]).size).toBe(6);
		for (const id of ids) expect(id).toMatch(/^teach-[0-9a-f]{32}$/);
	});

	it('of a live assignment needs the word that was read out, and follows it', () => {
		const live: Assignment = { ...pooled, variants: 'live' };
		expect(() => variantOf(live, 'anna')).toThrow(/word that is read out/);
		const a = variantOf(live, 'anna', 'Heron ');
		expect(variantOf(live, 'anna', 'heron')).toEqual(a);
		expect(variantOf(live, 'anna', 'plover').items[0].logId).not.toBe(a.items[0].logId);
	});

	it('gives one student another draw by an override, and moves nobody else', () => {
		const before = variantOf(pooled, 'anna');
		const changed: Assignment = { ...pooled, overrides: { [studentTag('Anna')]: { draws: { 0: { member: 2, seed: 9 } } } } };
		const after = variantOf(changed, 'anna');
		expect(after.items[0].draws).toEqual([{ name: 'b', variant: 0, seed: 9, content: 'c0ffee00' }]);
		expect(after.items[1]).toEqual(before.items[1]);
		expect(after.items[0].logId).toBe(before.items[0].logId);
		expect(variantOf(changed, 'bea')).toEqual(variantOf(pooled, 'bea'));
	});
});

describe('codes', () => {
	/** Bytes as if they were random, the same each time. */
	const bytes = (): ((length: number) => Uint8Array) => {
		const stream = createStream(1);
		return (length) => Uint8Array.from({ length }, () => stream.integer(256));
	};

	it('are different, and known by their check', () => {
		const codes = sealedCodes(200, bytes());
		expect(new Set(codes).size).toBe(200);
		for (const code of codes) {
			expect(code).toMatch(/^[2-9a-hjkmnp-z]{4}-[2-9a-hjkmnp-z]{4}$/);
			expect(isSealedCode(code)).toBe(true);
			expect(isSealedCode(code.toUpperCase().replace('-', ''))).toBe(true);
		}
	});

	it('do not survive one wrong character, or two neighbours changed about', () => {
		const [code] = sealedCodes(1, bytes());
		const text = code.replace('-', '');
		for (let at = 0; at < text.length; at++) {
			for (const other of '23456789abcdefghjkmnpqrstuvwxyz')
				if (other !== text[at]) expect(isSealedCode(text.slice(0, at) + other + text.slice(at + 1))).toBe(false);
			if (at > 0 && text[at] !== text[at - 1])
				expect(isSealedCode(text.slice(0, at - 1) + text[at] + text[at - 1] + text.slice(at + 1))).toBe(false);
		}
	});

	it('are the same student with and without the hyphen; an id keeps its own', () => {
		const [code] = sealedCodes(1, bytes());
		expect(studentTag(code)).toBe(studentTag(code.replace('-', '')));
		expect(studentKey('anna-maria')).toBe('anna-maria');
		expect(normaliseStudent(' Zoe\u0308  M ')).toBe(normaliseStudent('ZOË M'));
	});
});

describe('rules', () => {
	const timed = assignment({ timeLimit: 60, due: 1000, overrides: { [studentTag('anna')]: { extraMinutes: 15, due: 5000 } } });

	it('give extra time and another date to whom they were given', () => {
		expect([minutesFor(timed, ' ANNA'), minutesFor(timed, 'bea'), minutesFor(assignment(), 'anna')]).toEqual([75, 60, null]);
		expect([dueFor(timed, 'anna'), dueFor(timed, 'bea'), dueFor(assignment(), 'bea')]).toEqual([5000, 1000, null]);
	});

	it('change the conventions that are named, and keep the others', () => {
		expect(conventionsOf({ thresholds: { materiality: 0.05 } })).toMatchObject({ materiality: 0.05, gain: 0.02, level: 0.95 });
		expect(possiblePoints(pooled)).toBe(20);
	});
});
