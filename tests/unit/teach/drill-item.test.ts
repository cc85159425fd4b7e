import { describe, expect, it } from 'vitest';
import { confidenceScore } from '#lib/attempt/confidence.ts';
import { appendEvent, createAttempt } from '#lib/attempt/log.ts';
import { answersOf, drillDone, gradeDrill, type DrillEvent, type DrillItemLog } from '#lib/teach/drill-item.ts';
import { itemProgress } from '#lib/teach/item-progress.ts';
import { ENGINE } from './assignments.ts';

type Given = Pick<Extract<DrillEvent, { type: 'card-answered' }>, 'answer' | 'confidence'>;

function logOf(answers: readonly (Given | null)[]): DrillItemLog {
	const start = createAttempt<DrillEvent>({ id: 'teach-x', exercise: 'drill', seed: 0 });
	return answers.reduce(
		(log, given, place) =>
			given === null
				? log
				: appendEvent(
						log,
						{ type: 'card-answered', place, name: 'a', variant: 0, seed: 1, key: 'FIT-OK', digest: 'd', ...given },
						1000 * place
					),
		appendEvent(start, { type: 'started', engineHash: ENGINE }, 0)
	);
}

const keys = [
	{ primary: 'OF-CAP', accept: ['OF-CAP'] },
	{ primary: 'FIT-OK', accept: ['FIT-OK'] }
] as const;

describe('a hand of cards', () => {
	it('is graded two thirds by the calls and a third by the confidence, as worked by hand', () => {
		// Right at 95 %, wrong at 50 %: calls (1 + 0) / 2; confidence the mean of its two scores over five families.
		const log = logOf([
			{ answer: 'too-fitted', confidence: 95 },
			{ answer: 'too-simple', confidence: 50 }
		]);
		const { total, components } = gradeDrill(log, keys);
		const stated = (confidenceScore(0.95, true, 5) + confidenceScore(0.5, false, 5)) / 2;
		expect(components.map(({ weight }) => weight)).toEqual([(40 * 100) / 60, (20 * 100) / 60]);
		expect(total).toBeCloseTo((200 / 3) * 0.5 + (100 / 3) * stated, 12);
	});

	it('gives nothing for a card that was not answered, and "cannot tell" its share', () => {
		expect(gradeDrill(logOf([]), keys).total).toBe(0);
		const unsure = gradeDrill(logOf([{ answer: 'cannot-tell', confidence: 50 }, null]), keys);
		expect(unsure.components[0].score).toBeCloseTo(0.2, 12);
	});

	it('counts the first answer to a card', () => {
		const twice = appendEvent(
			logOf([{ answer: 'too-simple', confidence: 70 }]),
			{ type: 'card-answered', place: 0, name: 'a', variant: 0, seed: 1, key: 'x', digest: 'd', answer: 'too-fitted', confidence: 95 },
			9000
		);
		expect(answersOf(twice).map(({ answer }) => answer)).toEqual(['too-simple']);
		expect(drillDone(twice, 1)).toBe(true);
		expect(drillDone(twice, 2)).toBe(false);
	});

	it('says how far it is', () => {
		const draws = [1, 2].map((seed) => ({ name: 'a', variant: 0, seed, content: 'c0ffee00' }));
		const progress = (log: DrillItemLog | null) => itemProgress({ kind: 'drill', draws }, log, 'immediate');
		expect(progress(null)).toEqual({ status: 'untouched', done: 0, of: 2 });
		expect(progress(logOf([{ answer: 'fits', confidence: 50 }, null]))).toEqual({ status: 'begun', done: 1, of: 2 });
		expect(
			progress(
				logOf([
					{ answer: 'fits', confidence: 50 },
					{ answer: 'fits', confidence: 50 }
				])
			)
		).toEqual({ status: 'done', done: 2, of: 2 });
	});

	it('cannot be graded without cards', () => {
		expect(() => gradeDrill(logOf([]), [])).toThrow(RangeError);
	});
});
