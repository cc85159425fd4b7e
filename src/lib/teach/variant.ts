/** Which draw a student gets: a pure function of assignment, student, item and (in live assignments) the word that was read out. */
import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import { createStream } from '#lib/core/random.ts';
import type { Assignment, AssignmentItem, PoolMember, Variant, VariantCard, VariantItem } from './assignment.ts';
import { assignmentHash } from './assignment-schema.ts';
import { normaliseStudent, studentKey, studentTag } from './student.ts';

/** Ids of logs that belong to an assignment begin so; the course's own record leaves them out. */
export const ASSIGNED_LOG_PREFIX = 'teach-';

/**
 * The variant of a student. The student's id is taken as it is normalised, and so is the nonce.
 * @throws {RangeError} in a live assignment without a nonce.
 */
export function variantOf(assignment: Assignment, typed: string, nonce: string | null = null): Variant {
	const hash = assignmentHash(assignment);
	const live = assignment.variants === 'live';
	if (live && (nonce === null || normaliseStudent(nonce) === ''))
		throw new RangeError('This assignment is live: its variants need the word that is read out at the start.');
	const word = live ? normaliseStudent(nonce as string) : null;
	const student = studentKey(typed);
	const override = assignment.overrides?.[studentTag(typed)];
	const items = assignment.items.map((item, at): VariantItem => {
		const digest = sha256Hex(canonicalJson({ assignment: hash, student, nonce: word, item: at }));
		const chosen = override?.draws?.[String(at)];
		const draws =
			item.kind === 'drill'
				? cardsOf(item, digest)
				: [chosen ? cardOf(item.pool[chosen.member], chosen.seed) : drawFrom(item.pool, digest)];
		return { item: at, kind: item.kind, draws, logId: `${ASSIGNED_LOG_PREFIX}${digest.slice(32)}` };
	});
	return { assignment: hash, student, nonce: word, items };
}

/** Twelve digits are 48 bits: the remainder's preference for small numbers stays below one in 10¹². */
const draw = (digest: string, from: number, n: number): number => Number.parseInt(digest.slice(from, from + 12), 16) % n;

function drawFrom(pool: readonly PoolMember[], digest: string): VariantCard {
	const member = pool[draw(digest, 0, pool.length)];
	return cardOf(member, member.seeds[draw(digest, 12, member.seeds.length)]);
}

function cardsOf({ pool, cards = pool.length }: AssignmentItem, digest: string): readonly VariantCard[] {
	const stream = createStream(Number.parseInt(digest.slice(0, 8), 16));
	const order = stream.fork('cards').permutation(pool.length);
	return Array.from(order.slice(0, cards), (place, card) => {
		const { seeds } = pool[place];
		return cardOf(pool[place], seeds[stream.fork(`seed-${card}`).uint32() % seeds.length]);
	});
}

function cardOf({ name, variant = 0, content }: PoolMember, seed: number): VariantCard {
	return { name, variant, seed, content };
}
