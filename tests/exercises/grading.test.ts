/**
 * Every exercise is graded as its file means it: a reference learner gets full marks, one who does nothing gets none, and each
 * wrong choice loses the diagnosis and has a sentence of its own.
 */
import { describe, expect, it } from 'vitest';
import { answerIsRight } from '#lib/attempt/answers.ts';
import { STATED_CONFIDENCES, confidenceScore } from '#lib/attempt/confidence.ts';
import type { AttemptEvent } from '#lib/attempt/events.ts';
import { feedbackState } from '#lib/attempt/feedback.ts';
import { grade, type Grade, type GradingEvidence, type GradingFacts } from '#lib/attempt/grade.ts';
import { appendEvent, createAttempt } from '#lib/attempt/log.ts';
import { FAMILY_OF, familyOf } from '#lib/diagnosis/ids.ts';
import type { DecisionMarks } from '#lib/attempt/decision.ts';
import { publicDecision } from '#lib/decision/public-decision.ts';
import { asksOf, offeredActions } from '#lib/decision/sheet.ts';
import type { DecisionSpec } from '#lib/decision/spec.ts';
import { gradingFacts } from '#lib/attempt/grading-facts.ts';
import type { LoadedExercise } from '#lib/exercise/folder.ts';
import { splitExercise } from '#lib/exercise/split-exercise.ts';
import { STANDARD_VOCABULARY } from '#lib/exercise/standard-vocabulary.ts';
import { readLibrary } from '../../scripts/exercises/read.ts';

const { exercises, course } = readLibrary(process.cwd());
const HASH = 'a'.repeat(64);

interface Item {
	readonly facts: GradingFacts;
	readonly evidence: GradingEvidence;
	readonly right: string;
	readonly knobs: readonly { readonly path: string; readonly values: readonly unknown[] }[];
	readonly why: Readonly<Record<string, string>>;
}

function itemOf(loaded: LoadedExercise): Item {
	const parts = splitExercise(loaded, { course, vocabulary: STANDARD_VOCABULARY, html: (text) => text, proof: null, salt: 'test' });
	const facts = gradingFacts(parts.public, parts.reveal);
	const { diagnosis, accept, why, knobs } = loaded.exercise;
	const key = { primary: diagnosis, accept: [diagnosis, ...accept] };
	const right = facts.choices.find((choice) => answerIsRight(choice, key, familyOf));
	if (right === undefined) throw new Error(`${loaded.slug} offers no right answer`);
	const { decision } = loaded.exercise;
	const judged = decision ? { decision: marksOf(decision), memo: { found: 5, wanted: 5 } } : {};
	return { facts, evidence: { key, outcome: 'falls', fresh: { value: 0.7, materiality: 0.03 }, ...judged }, right, knobs, why };
}

/** A decision whose designed action is the only right one; values and beliefs are made up, since grading only compares. */
function marksOf(decision: DecisionSpec): DecisionMarks {
	const shown = publicDecision(decision);
	const [best] = decision.designed;
	const actions = offeredActions(shown);
	return {
		values: actions.map(({ id }, place) => ({ id, value: id === best ? 100 : -place })),
		accept: [best],
		beliefs: asksOf(shown).map(({ id }) => ({ id, kind: 'probability', posterior: 0.6 })),
		dishonest: actions.filter(({ dishonest }) => dishonest).map(({ id }) => id)
	};
}

/** The call of a case of judgment, as an expert makes it; nothing elsewhere. */
function called({ evidence: { decision } }: Item, action = decision?.accept[0] ?? ''): AttemptEvent[] {
	if (decision === undefined) return [];
	return [
		{ type: 'believed', stated: Object.fromEntries(decision.beliefs.map(({ id, posterior }) => [id, posterior])) },
		{ type: 'decided', action, confidence: 95 },
		{ type: 'memo-written', parts: { decision: 'As agreed.' } },
		{ type: 'produced', ran: action, points: 3, luck: 0.5, digest: 'd4' }
	];
}

function gradeOf(loaded: LoadedExercise, { facts, evidence }: Item, events: readonly AttemptEvent[]): Grade {
	const attempt = events.reduce(
		(log, event, place) => appendEvent(log, event, 1_700_000_000_000 + 1000 * place),
		createAttempt({ id: 'attempt', exercise: loaded.slug, seed: 7 })
	);
	return grade(facts, attempt, evidence);
}

const started = (slug: string): AttemptEvent => ({ type: 'started', exercise: slug, seed: 7, contentHash: HASH, engineHash: HASH });

function upToReveal(
	loaded: LoadedExercise,
	item: Item,
	answer: string,
	tapped = item.facts.evidence.decisive[0],
	calls: readonly AttemptEvent[] = called(item)
): AttemptEvent[] {
	const { facts, evidence } = item;
	return [
		started(loaded.slug),
		{ type: 'trained', run: 1, changed: {}, digest: 'd1', validation: 0.7 },
		{
			type: 'committed',
			run: 1,
			answer,
			evidence: tapped,
			confidence: 95,
			holdsUp: 'falls',
			expected: { value: 0.7, low: 0.7, high: 0.7 }
		},
		...calls,
		{
			type: 'revealed',
			key: evidence.key.primary,
			accept: evidence.key.accept,
			feedback: feedbackState({ answer, evidence: tapped }, evidence.key, facts.evidence),
			outcome: 'falls',
			digest: 'd',
			fresh: 0.7
		}
	];
}

/** The value of a knob that the first remedy asks for. */
function cure({ facts, knobs }: Item): Record<string, unknown> {
	const mark = facts.remedy?.order[0];
	if (mark === undefined) return {};
	const fits = (value: unknown): boolean =>
		(mark.equals === undefined || mark.equals.some((wanted) => JSON.stringify(wanted) === JSON.stringify(value))) &&
		(mark.above === undefined || (typeof value === 'number' && value > mark.above)) &&
		(mark.below === undefined || (typeof value === 'number' && value < mark.below));
	const value = knobs.find(({ path }) => path === mark.path)?.values.find((offered, place) => place > 0 && fits(offered));
	if (value === undefined) throw new Error(`no value of ${mark.path} is the remedy that the exercise names first`);
	return { [mark.path]: value };
}

function remedied(item: Item): AttemptEvent[] {
	const { remedy } = item.facts;
	if (remedy === null || remedy.order.length === 0) return [];
	const gain = remedy.goal.gain + 0.001;
	const size = remedy.goal.higherIsBetter ? gain : -gain;
	return [
		{ type: 'predicted', question: 'validation', answer: 'up', size: gain, low: gain - 0.01, high: gain + 0.01 },
		{ type: 'trained', run: 2, changed: cure(item), digest: 'd2', validation: 0.7 + size },
		...(remedy.tie === true ? ([{ type: 'compared', a: 1, b: 2, answer: 'tie', outcome: 'tie' }] as const) : [])
	];
}

describe.each(exercises)('$slug', (loaded) => {
	const item = itemOf(loaded);
	const { facts, evidence, right } = item;

	it('gives a reference learner all but what 95 leaves below certainty', () => {
		const result = gradeOf(loaded, item, [
			...upToReveal(loaded, item, right),
			...(facts.template === 'T3' ? remedied(item) : []),
			...(facts.template === 'T3' ? ([{ type: 'test-opened', run: 2, score: 0.7, digest: 'd3' }] as const) : []),
			{ type: 'debriefed', choice: facts.debrief?.right ?? '' },
			{ type: 'finished' }
		]);
		const confidence = result.components.find(({ id }) => id === 'confidence');
		for (const component of result.components) if (component.id !== 'confidence') expect(component.score, component.id).toBe(1);
		expect(result.caps).toEqual([]);
		expect(confidence?.score).toBeGreaterThan(0.98);
		expect(result.total).toBeGreaterThan(99);
	});

	it('gives nothing for opening it', () => {
		expect(gradeOf(loaded, item, [started(loaded.slug), { type: 'finished' }]).total).toBe(0);
	});

	it('takes the diagnosis from each wrong choice, and answers it with a sentence of its own', () => {
		const wrong = facts.choices.filter((choice) => !answerIsRight(choice, evidence.key, familyOf));
		expect(wrong.length).toBeGreaterThan(0);
		const full = gradeOf(loaded, item, upToReveal(loaded, item, right)).total;
		for (const choice of wrong) {
			const result = gradeOf(loaded, item, upToReveal(loaded, item, choice));
			const standing = result.components.find(({ id }) => id === 'diagnosis');
			expect(standing?.score, choice).toBeLessThan(1);
			// The decision weighs most in a case of judgment; there the diagnosis is a tenth.
			expect(result.total, choice).toBeLessThan(full - (facts.template === 'T7' ? 3 : 10));
			expect(feedbackState({ answer: choice, evidence: facts.evidence.decisive[0] }, evidence.key, facts.evidence)).toBe(
				'wrong-sound-evidence'
			);
			expect(item.why[choice], choice).toMatch(/\S/);
		}
		expect(new Set(wrong.map((choice) => item.why[choice])).size).toBe(wrong.length);
	});

	it('tells a right answer for the wrong reason from one for the right reason', () => {
		const [irrelevant] = facts.evidence.irrelevant;
		const state = (tapped: string) => feedbackState({ answer: right, evidence: tapped }, evidence.key, facts.evidence);
		expect(state(facts.evidence.decisive[0])).toBe('right-reason');
		if (irrelevant !== undefined) expect(state(irrelevant)).toBe('right-wrong-reason');
	});

	it('pays no stated confidence more than the honest one', () => {
		const k = facts.choices.length;
		for (const belief of STATED_CONFIDENCES) {
			const expected = (stated: number): number =>
				belief * confidenceScore(stated, true, k) + (1 - belief) * confidenceScore(stated, false, k);
			for (const other of STATED_CONFIDENCES) expect(expected(other)).toBeLessThanOrEqual(expected(belief) + 1e-12);
		}
	});
});

it('caps a case in which an action quotes a number known to be wrong, however good the rest is', () => {
	const found = exercises.filter(
		({ exercise }) => exercise.decision?.kind === 'rates' && exercise.decision.options.some((one) => one.dishonest)
	);
	expect(found.length).toBeGreaterThan(0);
	for (const loaded of found) {
		const item = itemOf(loaded);
		const [action] = item.evidence.decision?.dishonest ?? [];
		const events = upToReveal(loaded, item, item.right, item.facts.evidence.decisive[0], called(item, action));
		expect(gradeOf(loaded, item, events)).toMatchObject({ total: 20, caps: [{ id: 'leaked-number' }] });
	}
});

it('covers every family of the vocabulary', () => {
	const families = new Set(exercises.map(({ exercise }) => FAMILY_OF[exercise.diagnosis]));
	expect([...families].sort()).toEqual(['cannot-tell', 'do-not-trust', 'fits', 'too-fitted', 'too-simple']);
});
