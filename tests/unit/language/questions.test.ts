import { describe, expect, test } from 'vitest';
import { STAGES } from '#lib/exercise/vocabulary.ts';
import { checkClaim, missingSlots } from '#lib/language/claim.ts';
import { readQuestions } from '#lib/language/questions.ts';
import { readInterviewQuestions } from '../../../scripts/interview/read-questions.ts';

const questions = readInterviewQuestions(process.cwd());

const file = (change: (text: string) => string): string =>
	change(`stage: mechanics
questions:
  - id: one
    between: [FIT-OK, OF-CAP]
    ask: What is it?
    wants: [metric, n]
    path: [Look, Look again]
    model: Accuracy is 0.81 on 300 rows.
    weak:
      - { says: It is fine., why: No number., fault: incomplete }
      - { says: Accuracy is 0.99 on 300 rows., why: It is not., fault: wrong }
    press: And now?
    rubric: { zero: a, one: b, two: c }
`);
const problemsOf = (text: string): readonly string[] => {
	const read = readQuestions(text, 'q.yaml');
	return read.ok ? [] : read.problems.map(({ line, message }) => `${line}: ${message}`);
};

describe('the questions', () => {
	test('are forty or more, over all four stages, each named once', () => {
		expect(questions.length).toBeGreaterThanOrEqual(40);
		for (const stage of STAGES) expect(questions.filter((one) => one.stage === stage).length).toBeGreaterThanOrEqual(8);
		expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
	});
	test.each(questions)('$id: the model answer fills every wanted slot', ({ model, wants }) => {
		expect(missingSlots(checkClaim(model), wants)).toEqual([]);
	});
	test('some draw on own cases', () => {
		expect(questions.filter(({ kind }) => kind === 'past').length).toBeGreaterThanOrEqual(2);
	});
});

describe('a file of questions', () => {
	test('that is sound is read', () => {
		expect(problemsOf(file((text) => text))).toEqual([]);
	});
	test.each<[string, (text: string) => string, RegExp]>([
		['a misspelt key', (text) => text.replace('press:', 'pres:'), /12: .*is not known; did you mean `press`/],
		['a pair that is none', (text) => text.replace('OF-CAP', 'SH-SKEW'), /4: .*no pair of the table/],
		['a model answer that misses a slot', (text) => text.replace('on 300 rows.\n    weak', 'today.\n    weak'), /8: .*misses n/],
		['a weak answer that is whole', (text) => text.replace('It is fine.', 'Accuracy is 0.5 on 9 rows.'), /10: .*fills every wanted slot/],
		['one weak answer', (text) => text.replace(/ {6}- \{ says: Accuracy.*\n/, ''), /at least two weak answers/],
		['a slot that is none', (text) => text.replace('[metric, n]', '[metric, colour]'), /6: .*not known/]
	])('refuses %s, at its line', (_, change, wanted) => {
		expect(problemsOf(file(change)).join('\n')).toMatch(wanted);
	});
});
