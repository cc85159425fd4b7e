/** Plays one item as a student of some skill does: the events in the order in which a page logs them, with numbers from the engine. */
import { answerIsRight, type Key } from '#lib/attempt/answers.ts';
import type { Attempt, AttemptEvent } from '#lib/attempt/events.ts';
import { feedbackState } from '#lib/attempt/feedback.ts';
import { grade, type Grade, type GradingEvidence, type GradingFacts } from '#lib/attempt/grade.ts';
import { appendEvent, createAttempt } from '#lib/attempt/log.ts';
import { settledKey } from '#lib/attempt/settle.ts';
import type { Stream } from '#lib/core/random.ts';
import { FAMILIES, familyOf } from '#lib/diagnosis/ids.ts';
import type { PublicExercise } from '#lib/exercise/parts.ts';
import type { Assignment, VariantItem } from '#lib/teach/assignment.ts';
import { DRILL_LOG_NAME, gradeDrill, type DrillEvent, type DrillItemLog } from '#lib/teach/drill-item.ts';
import { createCaseFacts, type CaseFacts } from '#lib/teach/replay/case-facts.ts';
import type { ReplayEngine } from '#lib/teach/replay/engine.ts';
import type { ReplayMemo } from '#lib/teach/replay/memo.ts';
import { factsFor } from '#lib/teach/rules.ts';
import type { ItemLog } from '#lib/teach/submission.ts';

export type Skill = 'good' | 'average' | 'weak';

/** Share of calls that are right, and stated confidence. */
const SKILLS = {
	good: { right: 0.95, confidence: 95, hints: 0 },
	average: { right: 0.65, confidence: 70, hints: 1 },
	weak: { right: 0.3, confidence: 85, hints: 2 }
} as const;

interface PlayContext {
	readonly engine: ReplayEngine;
	readonly memo: ReplayMemo;
	readonly assignment: Assignment;
}

export interface PlayedItem {
	readonly log: ItemLog;
	/** What the student's page would show. */
	readonly grade: Grade;
}

export async function playItem(context: PlayContext, own: VariantItem, skill: Skill, stream: Stream, start: number): Promise<PlayedItem> {
	return own.kind === 'drill' ? playDrill(context, own, skill, stream, start) : playCase(context, own, skill, stream, start);
}

async function playCase(context: PlayContext, own: VariantItem, skill: Skill, stream: Stream, start: number): Promise<PlayedItem> {
	const { engine, memo, assignment } = context;
	const [{ name, variant, seed }] = own.draws;
	const found = await engine.shelf.exercise(name);
	if (found === null) throw new RangeError(`There is no exercise ${name} to play.`);
	const { exercise, part } = found;
	const ask = createCaseFacts(engine, memo, { exercise, variant, seed, thresholds: assignment.thresholds });
	const facts = factsFor(assignment, assignment.items[own.item], exercise, part, variant);
	const { right, confidence, hints } = SKILLS[skill];
	let t = start;
	let log: Attempt = createAttempt({ id: own.logId, exercise: name, seed });
	const add = (event: AttemptEvent, least = 2000): void => {
		t += least + Math.floor(stream.uniform() * 20_000);
		log = appendEvent(log, event, t);
	};
	const does = (): boolean => stream.uniform() < right;

	const { contentHash } = exercise;
	const drawn = variant === 0 ? {} : { variant };
	add({ type: 'started', exercise: name, seed, contentHash, engineHash: engine.engineHash, ...drawn }, 0);
	add({ type: 'step-done', step: 'brief' }, 20_000);
	add({ type: 'step-done', step: 'data' });
	const { split } = exercise.pipeline;
	add({ type: 'split-chosen', train: split.train, validation: split.validation, test: split.test, by: split.by });
	add({ type: 'step-done', step: 'split' }, 0);
	if (exercise.askPredict) add({ type: 'predicted', question: 'first-run', answer: does() ? 'up' : 'same' });
	const first = await ask.run({});
	add({ type: 'trained', run: 1, changed: {}, digest: first.digest, validation: first.validation });
	await read(ask, exercise, stream, add);
	for (let index = 0; index < Math.min(hints, exercise.hintCount); index++) add({ type: 'hint-taken', index });

	const { primary, accept } = settledKey(await ask.key({}), variant === 0 ? part : null);
	const key: Key = { primary, accept };
	const fresh = await ask.run({}, 'fresh');
	const settled = fresh.fresh as NonNullable<typeof fresh.fresh>;
	const good = exercise.choices.filter((choice) => answerIsRight(choice, key, familyOf));
	const bad = exercise.choices.filter((choice) => !good.includes(choice));
	const answer = pick(does() && good.length > 0 ? good : bad, stream);
	const evidence = pick(does() ? part.evidence.decisive : [...part.evidence.irrelevant, ...part.evidence.supporting, 'gap'], stream);
	const holdsUp = does() ? settled.outcome : 'cannot-say';
	const sized = exercise.stage !== 'mechanics';
	const expected = sized ? { expected: { value: first.validation, low: first.validation - 0.05, high: first.validation + 0.05 } } : {};
	add({ type: 'committed', run: 1, answer, evidence, confidence, holdsUp, ...expected });
	const held: GradingEvidence = {
		key,
		outcome: settled.outcome,
		fresh: { value: settled.value, materiality: settled.materiality }
	};
	if (assignment.feedback === 'immediate') {
		const feedback = feedbackState({ answer, evidence }, key, part.evidence);
		add({ type: 'revealed', key: primary, accept, feedback, outcome: settled.outcome, digest: fresh.digest, fresh: settled.value });
		add({ type: 'step-done', step: 'reveal' });
		if (facts.remedy && does()) await remedy(ask, facts, exercise, add);
		const { options } = part.stakeholder;
		add({ type: 'debriefed', choice: (does() ? options.find((option) => option.right) : options.at(-1))?.id ?? 'option-1' });
		add({ type: 'finished' }, 500);
	}
	return { log, grade: grade(facts, log, held) };
}

/** Two readings at most, of those that are quick. */
async function read(ask: CaseFacts, exercise: PublicExercise, stream: Stream, add: (event: AttemptEvent) => void): Promise<void> {
	const quick = exercise.instruments.offer.filter((name) =>
		['loss-by-epoch', 'stop-earlier', 'simpler-model', 'slice-table'].includes(name)
	);
	for (const instrument of quick.slice(0, 1 + stream.integer(2)))
		add({ type: 'instrument-read', instrument, cost: 1, digest: await ask.reading(instrument, {}, undefined) });
}

/** The first change that helps, then the sealed test, once. */
async function remedy(ask: CaseFacts, facts: GradingFacts, exercise: PublicExercise, add: (event: AttemptEvent) => void): Promise<void> {
	const changed = cureOf(facts, exercise);
	if (changed === null) return;
	const { validation, digest } = await ask.run(changed);
	add({ type: 'predicted', question: 'run-2', answer: 'up', size: 0.03, low: 0, high: 0.1 });
	add({ type: 'trained', run: 2, changed, digest, validation });
	add({ type: 'compared', a: 1, b: 2, answer: 'b', outcome: (await ask.comparison({}, changed)) ?? 'tie' });
	if (exercise.pipeline.split.test === 0) return;
	const tested = await ask.run(changed, 'test');
	add({ type: 'test-opened', run: 2, score: tested.test ?? 0, digest: tested.digest });
}

/** The offered value of a knob that the first remedy asks for; null where that is no single knob. */
export function cureOf({ remedy: facts }: GradingFacts, { knobs }: Pick<PublicExercise, 'knobs'>): Record<string, unknown> | null {
	const mark = facts?.order[0];
	if (mark === undefined) return null;
	const fits = (value: unknown): boolean =>
		(mark.equals === undefined || mark.equals.some((wanted) => JSON.stringify(wanted) === JSON.stringify(value))) &&
		(mark.above === undefined || (typeof value === 'number' && value > mark.above)) &&
		(mark.below === undefined || (typeof value === 'number' && value < mark.below));
	const value = knobs.find(({ path }) => path === mark.path)?.values.find((offered, place) => place > 0 && fits(offered));
	return value === undefined ? null : { [mark.path]: value };
}

async function playDrill(context: PlayContext, own: VariantItem, skill: Skill, stream: Stream, start: number): Promise<PlayedItem> {
	const { engine, memo, assignment } = context;
	const { right, confidence } = SKILLS[skill];
	let t = start;
	let log: DrillItemLog = createAttempt<DrillEvent>({ id: own.logId, exercise: DRILL_LOG_NAME, seed: 0 });
	const add = (event: DrillEvent): void => {
		t += 4000 + Math.floor(stream.uniform() * 30_000);
		log = appendEvent(log, event, t);
	};
	add({ type: 'started', engineHash: engine.engineHash });
	const keys: Key[] = [];
	for (const [place, { name, variant, seed }] of own.draws.entries()) {
		const found = await engine.shelf.exercise(name);
		if (found === null) throw new RangeError(`There is no exercise ${name} to deal.`);
		const ask = createCaseFacts(engine, memo, { exercise: found.exercise, variant, seed, thresholds: assignment.thresholds });
		const key = await ask.key({});
		keys.push(key);
		const { digest } = await ask.run({});
		const truth = familyOf(key.primary);
		const answer = stream.uniform() < right ? truth : pick(FAMILIES, stream);
		add({ type: 'card-answered', place, name, variant, seed, answer, confidence, key: key.primary, digest });
	}
	add({ type: 'finished' });
	return { log, grade: gradeDrill(log, keys) };
}

function pick<T>(list: readonly T[], stream: Stream): T {
	return list[stream.integer(list.length)];
}
