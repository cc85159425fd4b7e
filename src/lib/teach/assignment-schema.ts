/** Checks an assignment that comes from outside, and gives it its identity. Strict: what is not known is an error, not ignored. */
import * as v from 'valibot';
import { COMPONENTS } from '#lib/attempt/weights.ts';
import { sentence, type Sentence } from '#lib/attempt/sentence.ts';
import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import {
	ASSIGNMENT_FORMAT,
	ASSIGNMENT_VERSION,
	CONTENT_DIGITS,
	ENGINE_DIGITS,
	ITEM_KINDS,
	MOST_ITEMS,
	MOST_MEMBERS,
	MOST_SEEDS,
	VARIANT_MODES,
	type Assignment
} from './assignment.ts';

const digits = (count: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${count}}$`), `is not ${count} hexadecimal digits`));
const line = (most: number) => v.pipe(v.string(), v.nonEmpty('is empty'), v.maxLength(most, `is longer than ${most} characters`));
const seed = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffffff));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1000));
/** Until the year 2200. */
const moment = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(7_258_118_400_000));

const member = v.strictObject({
	name: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not a name of small letters, digits and hyphens'), v.maxLength(80)),
	variant: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2))),
	content: digits(CONTENT_DIGITS),
	seeds: v.pipe(
		v.array(seed),
		v.minLength(1, 'has no seed'),
		v.maxLength(MOST_SEEDS),
		v.check((seeds) => seeds.every((one, at) => at === 0 || one > seeds[at - 1]), 'is not sorted, or names a seed twice')
	)
});

const item = v.pipe(
	v.strictObject({
		kind: v.picklist(ITEM_KINDS),
		pool: v.pipe(v.array(member), v.minLength(1, 'has no member'), v.maxLength(MOST_MEMBERS)),
		points: share,
		hintCost: v.optional(v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(100)))),
		cards: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_MEMBERS)))
	}),
	v.check(({ cards, kind }) => cards === undefined || kind === 'drill', 'has cards, which only a drill has'),
	v.check(({ cards = 1, pool }) => cards <= pool.length, 'deals more cards than its pool has members'),
	v.check(
		({ pool }) => new Set(pool.map(({ name, variant = 0 }) => `${name}/${variant}`)).size === pool.length,
		'names a member of its pool twice'
	)
);

const override = v.strictObject({
	extraMinutes: v.optional(v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(100_000))),
	due: v.optional(moment),
	draws: v.optional(v.record(v.pipe(v.string(), v.regex(/^\d{1,2}$/)), v.strictObject({ member: count, seed })))
});

const positive = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(100));
const thresholds = v.strictObject({
	materiality: v.optional(positive),
	errorMateriality: v.optional(positive),
	gain: v.optional(positive),
	errorGain: v.optional(positive),
	gainStandardErrors: v.optional(positive),
	level: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(0.999))),
	lowCeiling: v.optional(positive),
	shareOfBest: v.optional(positive),
	cleanShare: v.optional(positive),
	earlyShare: v.optional(positive),
	dataLead: v.optional(positive),
	bothAccepted: v.optional(positive),
	equallyRanked: v.optional(positive)
});
const weights = v.optional(v.record(v.picklist(COMPONENTS), share));
/** A changed rubric, as an assignment or a regrade states it. */
export const rubricSchema = v.strictObject({ T1: weights, T3: weights, T7: weights });
export const thresholdsSchema = thresholds;

const schema = v.pipe(
	v.strictObject({
		format: v.literal(ASSIGNMENT_FORMAT),
		version: v.literal(ASSIGNMENT_VERSION),
		title: line(120),
		objectives: v.optional(v.pipe(v.array(line(200)), v.maxLength(12))),
		engine: digits(ENGINE_DIGITS),
		feedback: v.picklist(['immediate', 'withheld']),
		variants: v.picklist(VARIANT_MODES),
		items: v.pipe(v.array(item), v.minLength(1, 'is empty'), v.maxLength(MOST_ITEMS)),
		timeLimit: v.optional(v.pipe(v.number(), v.finite(), v.minValue(1), v.maxValue(100_000))),
		due: v.optional(moment),
		thresholds: v.optional(thresholds),
		rubric: v.optional(rubricSchema),
		instructorKey: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{87}$/, 'is not a P-256 public key'))),
		overrides: v.optional(v.record(digits(12), override))
	}),
	v.check(
		({ items, overrides = {} }) =>
			Object.values(overrides).every(({ draws = {} }) =>
				Object.entries(draws).every(([at, draw]) => items[Number(at)]?.pool[draw.member]?.seeds.includes(draw.seed))
			),
		'has an override that names an item, a member or a seed it does not have'
	)
);

export type AssignmentReport = { readonly ok: true; readonly assignment: Assignment } | { readonly ok: false; readonly sentence: Sentence };

/** Reads an assignment from parsed JSON. The answer for one that cannot be used is a sentence of messages/verify. */
export function parseAssignment(raw: unknown): AssignmentReport {
	if (isRecord(raw) && raw.format === ASSIGNMENT_FORMAT && typeof raw.version === 'number' && raw.version > ASSIGNMENT_VERSION)
		return { ok: false, sentence: sentence('assignment.newer', { version: raw.version }) };
	if (!isRecord(raw) || raw.format !== ASSIGNMENT_FORMAT) return { ok: false, sentence: sentence('assignment.other-file') };
	const read = v.safeParse(schema, raw);
	if (read.success) return { ok: true, assignment: read.output };
	const issue = read.issues[0];
	return { ok: false, sentence: sentence('assignment.shape', { where: v.getDotPath(issue) ?? 'the assignment', what: issue.message }) };
}

/** The same from the text of a file. */
export function parseAssignmentText(text: string): AssignmentReport {
	let raw: unknown;
	try {
		raw = JSON.parse(text);
	} catch {
		return { ok: false, sentence: sentence('assignment.other-file') };
	}
	if (!isRecord(raw)) return parseAssignment(raw);
	// Exercises that travel with it are no part of it (`assignment-file.ts`).
	const { packs: _, ...assignment } = raw;
	return parseAssignment(assignment);
}

/** The identity of an assignment: SHA-256 of its canonical JSON (RFC 8785) without the overrides, 64 hexadecimal digits. */
export function assignmentHash({ overrides: _, ...identity }: Assignment): string {
	return sha256Hex(canonicalJson(identity));
}

/** The text of an assignment's file. */
export function assignmentText(assignment: Assignment): string {
	return `${JSON.stringify(assignment, null, '\t')}\n`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
