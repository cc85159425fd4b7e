import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkClaim } from '#lib/language/claim.ts';
import { readAnnotated, scoreClaims } from '#lib/language/score-claims.ts';

const read = (file: string) => readAnnotated(readFileSync(`tests/fixtures/claims/${file}.json`, 'utf8'));
const sets: Readonly<Record<string, ReturnType<typeof read>>> = {
	tuning: read('tuning'),
	sealed: [...read('sealed'), ...read('sealed-second')]
};
const claims = (name: string) => sets[name];

describe.each(['tuning', 'sealed'])('the %s answers', (name) => {
	test.each(scoreClaims(claims(name)))('$slot is found and not invented in 0.85 or more', ({ precision, recall }) => {
		expect(precision).toBeGreaterThanOrEqual(0.85);
		expect(recall).toBeGreaterThanOrEqual(0.85);
	});
	test('are sixty or more, and of every kind', () => {
		expect(claims(name).length).toBeGreaterThanOrEqual(60);
		expect(new Set(claims(name).map(({ kind }) => kind)).size).toBe(5);
	});
	test('keyword lists without a claim get nothing', () => {
		// By count, so that a failure does not print a sealed text.
		const found = claims(name)
			.filter(({ kind, slots }) => kind === 'stuffing' && slots.length === 0)
			.filter(({ text }) => checkClaim(text).slots.length > 0);
		expect(found.length).toBe(0);
	});
});

describe('scoring', () => {
	test('counts hits, inventions and misses by hand', () => {
		const scored = scoreClaims([
			{ kind: 'good', slots: ['metric'], text: 'Accuracy is 0.81.' },
			{ kind: 'good', slots: ['metric', 'n'], text: 'It is fine.' },
			{ kind: 'good', slots: [], text: 'Recall fell by a third.' }
		]);
		expect(scored.find(({ slot }) => slot === 'metric')).toEqual({
			slot: 'metric',
			hits: 1,
			found: 2,
			meant: 2,
			precision: 0.5,
			recall: 0.5
		});
		expect(scored.find(({ slot }) => slot === 'consequence')?.recall).toBeNaN();
	});
	test('refuses a file of another shape', () => {
		expect(() => readAnnotated('[{"kind":"good","slots":["colour"],"text":"x"}]')).toThrow();
	});
});
