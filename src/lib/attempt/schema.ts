/**
 * The shape of a stored attempt, for records that come from outside (a file, an older build). Strict: an unknown event is an
 * error, since the log would not be understood. Loaded only where something is read in, not with every page.
 */
import * as v from 'valibot';
import { LEAST_SURE, MOST_SURE } from './decision.ts';
import type { Attempt } from './events.ts';

const text = v.pipe(v.string(), v.maxLength(20_000));
const name = v.pipe(v.string(), v.nonEmpty(), v.maxLength(300));
const finite = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const place = v.pipe(v.number(), v.integer(), v.minValue(1));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in hexadecimal'));
const comparison = v.picklist(['a', 'b', 'tie']);
const outcome = v.picklist(['holds', 'falls', 'cannot-say']);

const event = v.variant('type', [
	v.strictObject({
		type: v.literal('started'),
		exercise: name,
		seed: count,
		contentHash: text,
		engineHash: text,
		variant: v.optional(place)
	}),
	v.strictObject({ type: v.literal('redrawn'), tried: v.pipe(v.array(count), v.minLength(1)), seed: count, agrees: v.boolean() }),
	v.strictObject({ type: v.literal('step-done'), step: name, answer: v.optional(text) }),
	v.strictObject({ type: v.literal('split-chosen'), train: finite, validation: finite, test: finite, by: name }),
	v.strictObject({
		type: v.literal('predicted'),
		question: name,
		answer: v.picklist(['up', 'same', 'down']),
		size: v.optional(finite),
		low: v.optional(finite),
		high: v.optional(finite)
	}),
	v.strictObject({ type: v.literal('drafted'), changed: v.record(name, v.unknown()) }),
	v.strictObject({ type: v.literal('trained'), run: place, changed: v.record(name, v.unknown()), digest: text, validation: finite }),
	v.strictObject({ type: v.literal('run-failed'), run: place, reason: text }),
	v.strictObject({ type: v.literal('run-cancelled'), run: place }),
	v.strictObject({
		type: v.literal('instrument-read'),
		instrument: name,
		cost: v.pipe(finite, v.minValue(0)),
		digest: text,
		run: v.optional(place),
		parameters: v.optional(v.record(name, v.unknown()))
	}),
	v.strictObject({ type: v.literal('hint-taken'), index: count }),
	v.strictObject({
		type: v.literal('committed'),
		run: place,
		answer: name,
		evidence: name,
		confidence: v.picklist([50, 70, 85, 95]),
		holdsUp: outcome,
		expected: v.optional(v.strictObject({ value: finite, low: finite, high: finite }))
	}),
	v.strictObject({ type: v.literal('diagnosed'), run: place, answer: name }),
	v.strictObject({
		type: v.literal('revealed'),
		key: name,
		accept: v.array(name),
		feedback: v.picklist(['right-reason', 'right-wrong-reason', 'wrong-sound-evidence', 'wrong']),
		outcome,
		digest: text,
		fresh: v.optional(finite)
	}),
	v.strictObject({ type: v.literal('broke-it'), knob: name, value: v.unknown(), verdict: name, digest: text }),
	v.strictObject({ type: v.literal('forked'), from: place }),
	v.strictObject({ type: v.literal('compared'), a: place, b: place, answer: comparison, outcome: comparison }),
	v.strictObject({ type: v.literal('fresh-scored'), run: place, score: finite, digest: text }),
	v.strictObject({ type: v.literal('test-opened'), run: place, score: finite, digest: text }),
	v.strictObject({ type: v.literal('believed'), stated: v.record(name, finite) }),
	v.strictObject({
		type: v.literal('decided'),
		action: name,
		confidence: v.pipe(count, v.minValue(LEAST_SURE), v.maxValue(MOST_SURE))
	}),
	v.strictObject({ type: v.literal('memo-written'), parts: v.record(name, text) }),
	v.strictObject({
		type: v.literal('produced'),
		ran: name,
		points: finite,
		luck: v.pipe(finite, v.minValue(0), v.maxValue(1)),
		digest: text
	}),
	v.strictObject({ type: v.literal('debriefed'), choice: text }),
	v.strictObject({ type: v.literal('declared'), slip: v.picklist(['second-look', 'leaked-number']) }),
	v.strictObject({ type: v.literal('finished') })
]);

export const attemptSchema = v.strictObject({
	version: v.literal(1),
	id: name,
	exercise: name,
	seed: v.pipe(count, v.maxValue(0xffffffff)),
	entries: v.array(v.strictObject({ i: count, t: finite, event, prev: hash, hash }))
});

export type ShapeReport =
	{ readonly ok: true; readonly attempt: Attempt } | { readonly ok: false; readonly where: string; readonly what: string };

/** Checks the shape only; `verifyChain` checks the links. `where` is a path such as `entries.3.event.run`. */
export function parseAttempt(raw: unknown): ShapeReport {
	const result = v.safeParse(attemptSchema, raw);
	// The schema mirrors `Attempt`; a test holds the two together, since valibot cannot infer readonly fields.
	if (result.success) return { ok: true, attempt: result.output };
	const issue = result.issues[0];
	return { ok: false, where: v.getDotPath(issue) ?? 'the record', what: issue.message };
}
