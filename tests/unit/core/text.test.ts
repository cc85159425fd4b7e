import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jaccard, nearMatches, ngramIndex, ngrams, overlapShare, tokenise } from '#lib/core/text.ts';

describe('tokens and n-grams', () => {
	test('lower case words and numbers, no punctuation', () => {
		expect(tokenise('The cat — it’s 42, “Née” ﬁsh!')).toEqual(['the', 'cat', 'it’s', '42', 'née', 'fish']);
		expect(tokenise(' … ')).toEqual([]);
	});
	test('runs of n', () => {
		expect(ngrams(['a', 'b', 'c'], 2)).toEqual(['a b', 'b c']);
		expect(ngrams(['a'], 2)).toEqual([]);
		expect(() => ngrams(['a'], 0)).toThrow(RangeError);
	});
	test('as many as there is room for', () => {
		fc.assert(
			fc.property(fc.array(fc.string()), fc.integer({ min: 1, max: 9 }), (tokens, n) => {
				expect(ngrams(tokens, n).length).toBe(Math.max(0, tokens.length - n + 1));
			}),
			{ seed: 1 }
		);
	});
});

describe('overlap', () => {
	const corpus = ['one two three four five', 'six seven'].map(tokenise);
	test('share of n-grams seen before', () => {
		const index = ngramIndex(corpus, 3);
		expect(overlapShare(tokenise('zero one two three four'), index, 3)).toBeCloseTo(2 / 3, 14);
		expect(overlapShare(tokenise('one two'), index, 3)).toBeNaN();
		expect(overlapShare(corpus[0], index, 3)).toBe(1);
	});
	test('Jaccard', () => {
		expect(jaccard(new Set(['a', 'b', 'c']), new Set(['b', 'c', 'd', 'e']))).toBe(2 / 5);
		expect(jaccard(new Set(), new Set())).toBeNaN();
	});
});

describe('near matches', () => {
	const corpus = ['the quick brown fox jumps', 'a lazy dog sleeps here', 'the quick brown fox jumps'].map(tokenise);
	const options = { n: 2, threshold: 0.5 };
	test('finds the nearest, the earlier of equals, and leaves out the rest', () => {
		const documents = ['nothing alike at all', 'the quick brown fox runs', 'a lazy dog sleeps here'].map(tokenise);
		expect(nearMatches(documents, corpus, options)).toEqual([
			{ document: 1, match: 0, similarity: 3 / 5 },
			{ document: 2, match: 1, similarity: 1 }
		]);
	});
	test('agrees with comparing every pair', () => {
		const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 });
		fc.assert(
			fc.property(fc.array(words, { maxLength: 5 }), fc.array(words, { maxLength: 5 }), (documents, all) => {
				const expected = documents.flatMap((tokens, document) => {
					const similarities = all.map((other) => jaccard(new Set(ngrams(tokens, 2)), new Set(ngrams(other, 2))) || 0);
					const similarity = Math.max(...similarities);
					return similarity >= 0.5 ? [{ document, match: similarities.indexOf(similarity), similarity }] : [];
				});
				expect(nearMatches(documents, all, options)).toEqual(expected);
			}),
			{ seed: 2, numRuns: 200 }
		);
	});
	test('a threshold of 0 is refused', () => expect(() => nearMatches([], corpus, { n: 2, threshold: 0 })).toThrow(RangeError));
});
