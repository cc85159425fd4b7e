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

describe('ways of wording, asserted and denied', () => {
	test.each<[string, Slot, string, string]>([
		[
			'two sides without a comparing word',
			'comparator',
			'Ours caught 31 of the 40 cases, the paper score caught 36.',
			'Ours caught 31 of the 40 cases.'
		],
		[
			'a verb left out',
			'comparator',
			'The tool produced 3 quarrels, the wedding planner 4.',
			'The tool produced 3 quarrels at 4 weddings.'
		],
		[
			'a unit said once',
			'comparator',
			'On pilot routes it is 4 minutes off, on new routes it is 13.',
			'On pilot routes it is 4 minutes off.'
		],
		['instead of', 'comparator', 'It missed by 0.9 tonnes instead of the usual 0.4.', 'Nobody compared it with the usual year.'],
		['down from', 'comparator', 'It is down to 0.52 from 0.81.', 'I doubt that it beats the old one.'],
		['always guessing', 'comparator', 'It gets 0.97, no better than always guessing no.', 'There has been no comparison with guessing.'],
		['two notes', 'comparator', 'Sealed month: 0.69. Month we tuned on: 0.83.', 'Sealed month: 0.69.'],
		['off by, too many', 'metric', 'It counts 12 % too few sheep.', 'Does it count too few sheep?'],
		['of those', 'metric', 'It read 44 of them properly.', 'Nobody knows if it reads them properly.'],
		['a direction', 'metric', 'Precision slumped in June.', 'I would not say that precision slumped.'],
		['any plural that is counted', 'n', 'Sixty-three fields went into it.', 'We hope to have 63 fields by spring.'],
		['a note of the size', 'n', 'It is 4 % off. 1,100 flats.', 'It is 4 % off the price of 2 flats.'],
		['of them', 'n', 'We went through fifty of them.', 'Ideally we would have fifty of them.'],
		['times refitted', 'n', 'We refitted it twelve times.', 'We should refit it twelve times.'],
		[
			'it turned out',
			'mechanism',
			'It turned out the bot ignores all but the first sentence.',
			'Did it turn out that the bot ignores them?'
		],
		[
			'what happened is',
			'mechanism',
			'What happened is that marketing had phoned half of the accounts.',
			'Nobody can say what happened with the accounts.'
		],
		['had never seen', 'mechanism', 'Error is 4.9. It had never seen a volatile month.', 'Error is 4.9. I have no explanation yet.'],
		['thanks to', 'mechanism', 'It rose thanks to those being asking prices.', 'There is no sign of asking prices.'],
		['a plain account', 'mechanism', 'It is 4 % worse. The wet wool takes the colour of stone.', 'It is 4 % worse. It is not the wool.'],
		['what it really does', 'mechanism', 'What it really measures is how long the patient stayed.', 'I wonder what it really measures.'],
		[
			'somebody after a reason',
			'consequence',
			'It is 4 % worse, because the lens is dirty. Foreman keeps a man on the corners.',
			'It is 4 % worse, because the lens is dirty.'
		],
		['a stake', 'consequence', 'It is 4 % better. Not worth the bill.', 'Nobody has worked out what a miss costs or who would pay.'],
		['that frees', 'consequence', 'That frees one clerk for two days.', 'I cannot say that it saves money.'],
		['a short order', 'consequence', 'Keep the scorecard.', 'If recall were 0.6, we would have to stop.'],
		['in progress', 'consequence', "I'm telling the ward to keep the paper score.", "I'm looking at the ward."],
		['used, then', 'consequence', 'If we publish it, passengers would miss their trains.', 'Assume that passengers were late. What then?']
	])('%s', (_, slot, said, unsaid) => {
		expect(slotsOf(said)).toContain(slot);
		expect(slotsOf(unsaid)).not.toContain(slot);
	});
	test('a clipped note claims, a heap of labels does not', () => {
		expect(slotsOf('0.77 vs 0.75 over 20 seeds.')).toEqual(['metric', 'comparator', 'n']);
		expect(slotsOf('AUC 0.88 / F1 0.71 / n=450 / leakage / baseline / roll back')).toEqual([]);
		expect(slotsOf('Stakeholder: ward. Metric: recall. Mechanism: shift. N: 80.')).toEqual([]);
	});
	test('one count in another is no comparison', () => {
		expect(slotsOf('We read sixty-one letters, and it got forty-four of them.')).not.toContain('comparator');
		expect(slotsOf('It is 0.84 on 3,000 rows, and on 40 of them it fails.')).not.toContain('comparator');
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
