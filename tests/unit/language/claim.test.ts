import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkClaim, missingSlots } from '#lib/language/claim.ts';
import { read } from '#lib/language/reading.ts';
import { CLAIM_SLOTS, SLOTS, type Slot } from '#lib/language/slots.ts';

const slotsOf = (text: string): readonly Slot[] => checkClaim(text).slots.filter((slot) => CLAIM_SLOTS.some((one) => one === slot));
const whereOf = (text: string, slot: Slot): string | undefined => {
	const found = checkClaim(text).findings.find((one) => one.slot === slot);
	return found && text.slice(found.start, found.end);
};

// Patterns are compiled at their first use, which takes most of the time of a first check.
beforeAll(() => void checkClaim('Accuracy is 0.81 on 300 rows.'), 60_000);

describe('a claim', () => {
	test('with everything in it', () => {
		const text =
			'Recall fell from 0.93 to 0.60 over 42 patients because the network recognised patients, so we do not launch before spring.';
		expect(slotsOf(text)).toEqual(['metric', 'comparator', 'mechanism', 'n', 'consequence']);
		expect(whereOf(text, 'comparator')).toBe('from 0.93 to 0.60');
		expect(whereOf(text, 'n')).toContain('42 patients');
		expect(whereOf(text, 'mechanism')).toContain('recognised patients');
	});
	test('the sentence of the design fills metric, mechanism, split and segment', () => {
		const text =
			'The generalization gap was small after I caught a temporal leak in the split, and per-segment recall held on the rare class.';
		expect(checkClaim(text).slots).toEqual(expect.arrayContaining(['metric', 'mechanism', 'split', 'segment']));
	});
	test.each<[string, readonly Slot[]]>([
		['Accuracy is 0.81.', ['metric']],
		['Recall fell by a third.', ['metric']],
		['We looked at accuracy.', []],
		['This is bad.', []],
		['It is not a leak.', []],
		['Is it 0.81 because of a leak?', []],
		['I will measure recall on 3,000 rows against the baseline.', []],
		['Accuracy, recall, baseline, leakage, 3,000 rows, ship.', []],
		['We wait two weeks.', ['consequence']],
		['It learned single rows by rote.', ['mechanism']],
		['The price column is written after the sale.', ['mechanism']],
		['', []]
	])('%s', (text, wanted) => {
		expect(slotsOf(text)).toEqual(wanted);
	});
	test('a purchase is no sample, and forty rows are one', () => {
		expect(slotsOf('Label 400 more rows.')).toEqual(['consequence']);
		expect(slotsOf('With forty rows nobody can tell the two apart.')).toContain('n');
	});
	test('a denied mechanism is none, and what is said instead is one', () => {
		expect(slotsOf('It is not drift.')).not.toContain('mechanism');
		expect(slotsOf('It is not drift; the same patients stand on both sides.')).toContain('mechanism');
	});
	test('an interval is no comparison', () => {
		expect(slotsOf('The interval runs from 0.71 to 0.79.')).not.toContain('comparator');
	});
	test('two measures of one model are no comparison', () => {
		expect(slotsOf('Accuracy is 0.81 and recall is 0.60.')).not.toContain('comparator');
		expect(slotsOf('The network reaches 0.74 and the straight line 0.79.')).toContain('comparator');
	});
	test('says what is missing, in the order asked', () => {
		expect(missingSlots(checkClaim('Accuracy is 0.81.'), ['n', 'metric', 'mechanism'])).toEqual(['n', 'mechanism']);
	});
});

describe('any text', () => {
	test('is read without an error, with places inside it, the same each time', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
				const check = checkClaim(text);
				expect(checkClaim(text)).toEqual(check);
				for (const { start, end } of check.findings) {
					expect(start).toBeGreaterThanOrEqual(0);
					expect(end).toBeLessThanOrEqual(text.length);
				}
			}),
			{ numRuns: 30 }
		);
	}, 60_000);
	test('keeps its length when it is read', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void expect(read(text).text.length).toBe(text.length)));
	});
	test('made of shuffled keywords alone claims nothing', () => {
		const words = [
			'accuracy',
			'recall',
			'baseline',
			'leakage',
			'overfitting',
			'seeds',
			'rows',
			'patients',
			'calibration',
			'drift',
			'money',
			'launch'
		];
		fc.assert(
			fc.property(fc.shuffledSubarray(words, { minLength: 3 }), fc.constantFrom(', ', ' ', '; ', ' / '), (chosen, between) => {
				expect(checkClaim(chosen.join(between)).slots).toEqual([]);
			})
		);
	});
	test('asked instead of said claims nothing', () => {
		fc.assert(
			fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.integer({ min: 2, max: 9999 }), (score, rows) => {
				expect(checkClaim(`Is accuracy ${score.toFixed(2)} on ${rows} rows because of a leak?`).slots).toEqual([]);
			})
		);
	});
	test('finds any score and any number of rows that are said', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 2, max: 99999 }), (score, rows) => {
				expect(slotsOf(`Accuracy is 0.${String(score).padStart(2, '0')} on ${rows} rows.`)).toEqual(['metric', 'n']);
			})
		);
	});
	test('slots come in one order', () => {
		const found = checkClaim('On 300 rows it is seven points worse than the old model, so we wait.').slots;
		expect(found).toEqual(SLOTS.filter((slot) => found.includes(slot)));
	});
});
