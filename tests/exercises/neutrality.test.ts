/**
 * What the learner reads before the commitment (title, address, brief) must not predict the diagnosis. A classifier that knows
 * only which words occur is trained on all cases but one; it may predict that one's family no better than chance does.
 */
import { describe, expect, it } from 'vitest';
import { readLibrary } from '../../scripts/exercises/read.ts';
import { leaningWords, nullScores, predictability, textOf, type Text } from '../../scripts/exercises/bag-of-words.ts';

const DEALS = 400;
/** Chance is beaten when fewer than one deal in forty does as well: the upper end of its 95 % interval. */
const ABOVE_CHANCE = 0.975;

const { exercises } = readLibrary(process.cwd());

const texts: readonly Text[] = exercises.map(textOf);

const upperEnd = (of: readonly Text[]): number => nullScores(of, DEALS, 1)[Math.floor(ABOVE_CHANCE * DEALS)];

describe('titles, addresses and briefs', () => {
	it('do not predict the family of the diagnosis', () => {
		expect(predictability(texts), `Words that lean most: ${leaningWords(texts, 12).join('; ')}`).toBeLessThanOrEqual(upperEnd(texts));
	});

	it('would be caught if a word gave one family away', () => {
		const told = texts.map((text) => (text.label === 'too-fitted' ? { ...text, words: [...text.words, 'overnight'] } : text));
		const everyFamily = texts.map((text) => ({ ...text, words: [...text.words, ...[1, 2, 3].map((i) => `${text.label}-${i}`)] }));
		expect(predictability(everyFamily)).toBeGreaterThan(upperEnd(everyFamily));
		expect(leaningWords(told, 3).join(' ')).toContain('overnight (too-fitted');
	});
});
