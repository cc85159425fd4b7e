/** Replays one item of a submission with what its kind needs, and grades it from the replay alone. */
import { answerIsRight } from '#lib/attempt/answers.ts';
import { feedbackState } from '#lib/attempt/feedback.ts';
import { grade, type Grade, type GradingEvidence } from '#lib/attempt/grade.ts';
import { attemptState } from '#lib/attempt/reduce.ts';
import { familyOf } from '#lib/diagnosis/ids.ts';
import { BASE } from '#lib/exercise/claims.ts';
import { reviewLogOf } from '../review-item.ts';
import { seeNumbers, type ItemRunner } from '#lib/review/run-item.ts';
import { sentAnswer } from '#lib/review/log.ts';
import type { AssignmentItem, VariantCard } from '../assignment.ts';
import { answersOf, gradeDrill } from '../drill-item.ts';
import { asCase, asDrill, asReview } from '../item-progress.ts';
import { gradeReview } from '../review-item.ts';
import { factsFor, type GradingRules } from '../rules.ts';
import type { ItemLog } from '../submission.ts';
import type { Difference, Standing } from '../verification.ts';
import { createCaseFacts, type CaseFacts, type KeyFacts } from './case-facts.ts';
import type { ReplayEngine } from './engine.ts';
import type { ReplayMemo } from './memo.ts';
import { gradingEvidence, replayCase } from './replay-case.ts';

/** What the work earns out of 100, and what the call was, by one set of rules. */
export interface Graded extends Pick<Standing, 'branch' | 'calls'> {
	readonly grade: Grade;
}

export interface ItemReplay {
	/** By the assignment's own rules: what the page should have shown. */
	readonly own: Graded;
	/** By the rules of a regrade; null where there is none. */
	readonly regraded: Graded | null;
	readonly differences: readonly Difference[];
}

export interface ReplayContext {
	readonly engine: ReplayEngine;
	readonly memo: ReplayMemo;
	readonly rules: GradingRules;
	/** Other thresholds or another rubric, for a regrade. */
	readonly regrade: GradingRules | null;
	readonly signal?: AbortSignal;
}

/** `missing`: not in this build, or not as it was when the assignment was made. */
export type ReplayReport = ItemReplay | 'missing';

export async function replayItem(
	context: ReplayContext,
	item: AssignmentItem,
	draws: readonly VariantCard[],
	log: ItemLog
): Promise<ReplayReport> {
	switch (item.kind) {
		case 'drill':
			return replayDrill(context, draws, log);
		case 'review':
			return replayReview(context, draws[0], log);
		default:
			return replayCaseItem(context, item, draws[0], log);
	}
}

async function replayCaseItem(
	{ engine, memo, rules, regrade, signal }: ReplayContext,
	item: AssignmentItem,
	{ name, variant, seed, content }: VariantCard,
	log: ItemLog
): Promise<ReplayReport> {
	const found = await engine.shelf.exercise(name);
	if (!found?.exercise.contentHash.startsWith(content)) return 'missing';
	const { exercise, part } = found;
	const factsBy = ({ thresholds }: GradingRules): CaseFacts =>
		createCaseFacts(engine, memo, { exercise, variant, seed, thresholds, signal });
	const given = { attempt: asCase(log), exercise, part, variant };
	const replay = await replayCase(factsBy(rules), given);
	const { commitment } = attemptState(replay.attempt);
	const gradeBy = (by: GradingRules, evidence: GradingEvidence): Graded => {
		const { key } = evidence;
		const call = commitment && { key: key.primary, answer: commitment.answer, right: answerIsRight(commitment.answer, key, familyOf) };
		return {
			grade: grade(factsFor(by, item, exercise, part, variant), replay.attempt, evidence),
			branch: commitment && feedbackState(commitment, key, part.evidence),
			calls: call === null ? [] : [call]
		};
	};
	return {
		own: gradeBy(rules, replay.evidence),
		regraded: regrade === null ? null : gradeBy(regrade, await gradingEvidence(factsBy(regrade), given, replay.attempt)),
		differences: replay.differences
	};
}

/** Every card's key is worked out, answered or not: nothing of a hand may depend on what the log says of it. */
async function replayDrill(
	{ engine, memo, rules, regrade, signal }: ReplayContext,
	draws: readonly VariantCard[],
	log: ItemLog
): Promise<ReplayReport> {
	const drill = asDrill(log);
	const facts: { readonly own: CaseFacts; readonly other: CaseFacts | null }[] = [];
	for (const { name, variant, seed, content } of draws) {
		const found = await engine.shelf.exercise(name);
		if (!found?.exercise.contentHash.startsWith(content)) return 'missing';
		const by = (thresholds: GradingRules['thresholds']): CaseFacts =>
			createCaseFacts(engine, memo, { exercise: found.exercise, variant, seed, thresholds, signal });
		facts.push({ own: by(rules.thresholds), other: regrade === null ? null : by(regrade.thresholds) });
	}
	const keys = await Promise.all(facts.map(({ own }) => own.key({})));
	const differences: Difference[] = [];
	const report = (entry: number, field: string, logged: string | number, replayed: string | number): void => {
		if (logged !== replayed) differences.push({ entry, field, logged, replayed });
	};
	for (const { i, event } of drill.entries) {
		if (event.type !== 'card-answered') continue;
		const own = draws[event.place];
		const { digest } = own ? await facts[event.place].own.run({}) : { digest: 'no such card' };
		report(
			i,
			'card-answered.card',
			`${event.name}/${event.variant}/${event.seed}`,
			own ? `${own.name}/${own.variant}/${own.seed}` : digest
		);
		report(i, 'card-answered.digest', event.digest, digest);
		if (own) report(i, 'card-answered.key', event.key, keys[event.place].primary);
	}
	const graded = (by: readonly KeyFacts[]): Graded => ({
		grade: gradeDrill(drill, by),
		branch: null,
		calls: answersOf(drill).flatMap(({ place, answer }) => {
			const key = by[place];
			return key ? [{ key: key.primary, answer, right: answerIsRight(answer, key, familyOf) }] : [];
		})
	});
	const changed = regrade === null ? null : await Promise.all(facts.map(({ own, other }) => (other ?? own).key({})));
	return { own: graded(keys), regraded: changed && graded(changed), differences };
}

/** A regrade leaves a review as it is: its key rests on no threshold, and it has one component. */
async function replayReview(
	{ engine, memo, signal }: ReplayContext,
	{ name, seed, content }: VariantCard,
	log: ItemLog
): Promise<ReplayReport> {
	const found = await engine.shelf.review(name);
	if (!found?.item.contentHash.startsWith(content)) return 'missing';
	const { item, reveal } = found;
	const review = asReview(log);
	const source = (arm: string): { ref: string; variant?: number } => ({
		ref: engine.shelf.address(item.experimentRef),
		// Variant 1 is the fixed run; a document's own arms are never needed for the numbers.
		...(arm === BASE ? {} : { variant: 1 })
	});
	const runner: ItemRunner = {
		run: (arm, parts) => engine.lab.run(source(arm), seed, { signal, parts }),
		instrument: (arm, instrument) =>
			engine.lab.instrument(instrument, source(arm), seed, { signal, parameters: item.parameters[instrument] })
	};
	const differences: Difference[] = [];
	for (const { i, event } of review.entries) {
		if (event.type !== 'review' || event.event.kind !== 'ran') continue;
		const { submitted, fixed } = await memo.recall({ ask: 'review', content: item.contentHash, seed }, async () => {
			const { digests } = await seeNumbers(reveal.numbers, runner);
			return digests;
		});
		for (const [field, logged, replayed] of [
			['submitted', event.event.submitted, submitted],
			['fixed', event.event.fixed, fixed]
		] as const)
			if (logged !== replayed) differences.push({ entry: i, field: `ran.${field}`, logged, replayed });
	}
	const graded = gradeReview(review, reveal.key);
	const answer = sentAnswer(reviewLogOf(review));
	const key = reveal.key.flaw?.id ?? 'approve';
	const own: Graded = {
		grade: graded,
		branch: answer === null ? null : graded.components[0].reason.id.replace('review.', ''),
		calls: answer === null ? [] : [{ key, answer: answer.flaw ?? 'approve', right: graded.total === 100 }]
	};
	return { own, regraded: null, differences };
}
