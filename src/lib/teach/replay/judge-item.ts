/** One item of a submission: is its log whole, is it this student's, does it replay, and what is it worth. */
import { headHash, verifyChain } from '#lib/attempt/log.ts';
import { firstOrderProblem } from '#lib/attempt/order.ts';
import { attemptState } from '#lib/attempt/reduce.ts';
import { sentence, type Sentence } from '#lib/attempt/sentence.ts';
import { LabError } from '#lib/runtime/protocol.ts';
import type { Assignment, AssignmentItem, VariantCard, VariantItem } from '../assignment.ts';
import { asCase, itemProgress } from '../item-progress.ts';
import { readItemLog } from '../submission-schema.ts';
import type { ItemLog, SubmittedItem } from '../submission.ts';
import type { Difference, Fingerprint, Flag, ItemResult, Note, Standing, SubmissionVerdict } from '../verification.ts';
import { replayItem, type Graded, type ItemReplay, type ReplayContext } from './replay-item.ts';
import { clockWentBack, fingerprintOf, minutesOf, speedsOf } from './signs.ts';

/** Numbers that differ by less than this share (of 1 at least) are the same number on another machine. */
export const NUMBER_TOLERANCE = 1e-3;
/** Points of 100 by which a claimed score may differ: what rounding to one decimal hides. */
export const SCORE_TOLERANCE = 0.05;

export interface JudgedItem {
	readonly result: ItemResult;
	readonly flags: readonly Flag[];
	readonly notes: readonly Note[];
	readonly fingerprint: Fingerprint | null;
	readonly log: ItemLog | null;
}

export interface ItemToJudge {
	readonly assignment: Assignment;
	readonly own: VariantItem;
	readonly submitted: SubmittedItem | null;
}

export async function judgeItem(context: ReplayContext, { assignment, own, submitted }: ItemToJudge): Promise<JudgedItem> {
	const item = assignment.items[own.item];
	const flags: Flag[] = [];
	const notes: Note[] = [];
	const flag = (id: Flag['id'], values: Sentence['values'] = {}): void => void flags.push({ id, item: own.item, values });
	const blank = blankResult(own, item, submitted?.claimed ?? null);
	const ended = (verdict: SubmissionVerdict, reason: Sentence, log: ItemLog | null = null): JudgedItem => ({
		result: { ...blank, verdict, reason, points: verdict === 'incomplete' ? 0 : null, minutes: log === null ? null : minutesOf(log) },
		flags,
		notes,
		fingerprint: log === null ? null : fingerprintOf(own.item, headHash(log), log),
		log
	});

	if (submitted === null || submitted.log === null) return ended('incomplete', sentence('item.untouched'));
	const read = readItemLog(item.kind, submitted.log);
	if (!read.ok) return ended('cannot-replay', sentence('item.shape', { where: read.where, what: read.what }));
	const { log } = read;
	const chain = verifyChain(log);
	if (!chain.ok || submitted.head !== headHash(log)) {
		flag('log-changed', { entry: chain.ok ? log.entries.length : chain.at + 1, fault: chain.ok ? 'head' : chain.fault });
		return ended('cannot-replay', sentence('item.log-changed', { entry: chain.ok ? log.entries.length : chain.at + 1 }), log);
	}
	const draws = drawsReplayed(item, own, log);
	if (log.id !== own.logId || draws !== own.draws || usesOtherDraw(item, log)) flag('wrong-variant', variantValues(own, log));
	if (draws === null) return ended('cannot-replay', sentence('item.other-exercise', { name: log.exercise }), log);
	const engine = engineOf(log);
	if (engine === null) return ended('incomplete', sentence('item.untouched'), log);
	if (engine !== context.engine.engineHash)
		return ended(
			'cannot-replay',
			sentence('item.other-engine', { engine: engine.slice(0, 12), here: context.engine.engineHash.slice(0, 12) }),
			log
		);
	const order = item.kind === 'exercise' || item.kind === 'decision' ? firstOrderProblem(asCase(log)) : null;
	if (order !== null) flag('order', { entry: order.at + 1, rule: order.rule });
	for (const [seconds, least] of speedsOf(item.kind, own.draws.length, log)) if (seconds < least) flag('too-fast', { seconds, least });
	if (clockWentBack(log)) notes.push({ id: 'clock-back', item: own.item, values: {} });

	const replay = await replayed(context, item, draws, log);
	if (replay === 'missing') return ended('cannot-replay', sentence('item.other-content', { name: draws[0].name }), log);
	if (replay instanceof LabError) return ended('cannot-replay', sentence('item.lab', { failure: replay.failure }), log);
	const wrong = replay.differences.filter((difference) => !isWithinTolerance(difference));
	if (wrong.length > 0) flag('numbers-differ', { count: wrong.length, field: wrong[0].field, entry: wrong[0].entry + 1 });
	const { claimed } = submitted;
	const claimOff = claimed !== null && Math.abs(claimed - replay.own.grade.total) > SCORE_TOLERANCE;
	if (claimOff) flag('score-claim', { claimed, replayed: replay.own.grade.total });
	const progress = itemProgress(own, log, assignment.feedback);
	const open = progress.status === 'done' ? null : sentence(`item.${progress.status}`, { done: progress.done, of: progress.of });
	const verdict: SubmissionVerdict =
		wrong.length > 0 || claimOff
			? 'score-differs'
			: open !== null
				? 'incomplete'
				: replay.differences.length > 0
					? 'within-tolerance'
					: 'exact';
	return {
		result: {
			...blank,
			...drawFields(item, draws),
			verdict,
			reason: verdict === 'incomplete' ? open : null,
			...standingOf(replay.regraded ?? replay.own, item),
			...(replay.regraded === null ? {} : { before: standingOf(replay.own, item) }),
			differences: replay.differences,
			minutes: minutesOf(log)
		},
		flags,
		notes,
		fingerprint: fingerprintOf(own.item, headHash(log), log),
		log
	};
}

/** True for a difference that moves nothing: a digest beside numbers that agree, or the last digits of a number. */
export function isWithinTolerance({ field, logged, replayed }: Difference): boolean {
	if (field.endsWith('.digest')) return true;
	if (typeof logged !== 'number' || typeof replayed !== 'number') return false;
	return Math.abs(logged - replayed) <= NUMBER_TOLERANCE * Math.max(1, Math.abs(replayed));
}

function standingOf({ grade, branch, calls }: Graded, { points }: AssignmentItem): Standing {
	return { grade, points: (grade.total * points) / 100, branch, calls };
}

function blankResult(own: VariantItem, item: AssignmentItem, claimed: number | null): ItemResult {
	return {
		item: own.item,
		kind: item.kind,
		...drawFields(item, own.draws),
		verdict: 'cannot-replay',
		reason: null,
		grade: null,
		points: null,
		possible: item.points,
		claimed,
		differences: [],
		branch: null,
		calls: [],
		minutes: null
	};
}

function drawFields({ kind }: AssignmentItem, draws: readonly VariantCard[]): Pick<ItemResult, 'name' | 'variant' | 'seed'> {
	const [{ name, variant, seed }] = draws;
	return kind === 'drill' ? { name: null, variant: 0, seed: null } : { name, variant, seed };
}

/**
 * What the log is replayed as: the student's own draw; where the log is of another, that one, so that the replay says what the log
 * is. Null for something that is not in the item at all.
 */
function drawsReplayed(item: AssignmentItem, own: VariantItem, log: ItemLog): readonly VariantCard[] | null {
	if (item.kind === 'drill') return own.draws;
	const [mine] = own.draws;
	const drawn = variantIn(log);
	if (log.exercise === mine.name && log.seed === mine.seed && drawn === mine.variant) return own.draws;
	const member = item.pool.find(({ name, variant = 0 }) => name === log.exercise && variant === drawn);
	return member ? [{ name: member.name, variant: drawn, seed: log.seed, content: member.content }] : null;
}

/** Assignments never replace a draw by another. */
function usesOtherDraw({ kind }: AssignmentItem, log: ItemLog): boolean {
	return (kind === 'exercise' || kind === 'decision') && attemptState(asCase(log)).redrawn !== null;
}

function variantValues({ draws: [mine] }: VariantItem, log: ItemLog): Sentence['values'] {
	return { name: log.exercise, seed: log.seed, ownName: mine.name, ownSeed: mine.seed };
}

/** Which draw of the brief a log says it is of; one that never started is of the exercise as written. */
function variantIn(log: ItemLog): number {
	for (const { event } of log.entries) if (event.type === 'started' && 'variant' in event) return event.variant ?? 0;
	return 0;
}

function engineOf(log: ItemLog): string | null {
	for (const { event } of log.entries) if (event.type === 'started') return event.engineHash;
	return null;
}

async function replayed(
	context: ReplayContext,
	item: AssignmentItem,
	draws: readonly VariantCard[],
	log: ItemLog
): Promise<ItemReplay | 'missing' | LabError> {
	try {
		return await replayItem(context, item, draws, log);
	} catch (error) {
		// A cancelled verification is no finding about the file.
		if (error instanceof LabError && error.failure !== 'cancelled') return error;
		throw error;
	}
}
