/**
 * What the learner reads before the commitment (title, address, brief) must not predict the diagnosis. A classifier that knows
 * only which words occur is trained on all cases but one; it may predict that one's family no better than chance does.
 */
import { describe, expect, it } from 'vitest';
import { createStream } from '#lib/core/random.ts';
import { readLibrary } from '../../scripts/exercises/read.ts';
import { leaningWords, nullScores, predictability, strongestLean, textOf, type Text } from '../../scripts/exercises/bag-of-words.ts';

const DEALS = 400;
/** Chance is beaten when fewer than one deal in forty does as well: the upper end of its 95 % interval. */
const ABOVE_CHANCE = 0.975;

const { exercises } = readLibrary(process.cwd());

const texts: readonly Text[] = exercises.map(textOf);

const upperEnd = (of: readonly Text[], measure = predictability): number =>
	nullScores(of, DEALS, 1, measure)[Math.floor(ABOVE_CHANCE * DEALS)];

/** A word that `share` of the texts of a family have, and no other. */
const tell = (family: string, share: number): readonly Text[] => {
	const stream = createStream(1).fork('told');
	return texts.map((text) =>
		text.label === family && stream.uniform() < share ? { ...text, words: [...text.words, 'as-told-to-us'] } : text
	);
};

describe('titles, addresses and briefs', () => {
	it('do not predict the family of the diagnosis', () => {
		expect(predictability(texts), `Words that lean most: ${leaningWords(texts, 12).join('; ')}`).toBeLessThanOrEqual(upperEnd(texts));
	});

	it('have no word that leans to a family further than the furthest does by chance', () => {
		expect(strongestLean(texts), leaningWords(texts, 3).join('; ')).toBeLessThanOrEqual(upperEnd(texts, strongestLean));
	});

	it('would be caught if one word gave each family away', () => {
		const told = texts.map((text) => ({ ...text, words: [...text.words, `as-${text.label}-has-it`] }));
		expect(predictability(told)).toBeGreaterThan(upperEnd(told));
		expect(leaningWords(told, 3).every((word) => word.startsWith('as-'))).toBe(true);
	});

	it.each(['too-fitted', 'too-simple', 'fits'])(
		'would be caught if a word stood in the briefs of %s alone, and in most of them',
		(family) => {
			const told = tell(family, 0.8);
			expect(strongestLean(told)).toBeGreaterThan(upperEnd(told, strongestLean));
		}
	);
});
