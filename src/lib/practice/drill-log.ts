/** Stored answers → the log of the drill. Records of a newer build are kept where they are and counted; broken ones too. */
import * as v from 'valibot';
import { DIAGNOSIS_IDS } from '#lib/diagnosis/ids.ts';
import { STAGES } from '#lib/exercise/vocabulary.ts';
import { CARD_KINDS, DRILL_VERSION, SET_KINDS, type DrillAnswer } from './drill-answer.ts';

const text = v.pipe(v.string(), v.nonEmpty(), v.maxLength(300));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const id = v.picklist(DIAGNOSIS_IDS);

const schema = v.strictObject({
	version: v.literal(DRILL_VERSION),
	set: text,
	place: v.pipe(count, v.minValue(1)),
	purpose: v.picklist(SET_KINDS),
	t: v.pipe(v.number(), v.finite()),
	seconds: v.pipe(v.number(), v.finite(), v.minValue(0)),
	card: v.picklist(CARD_KINDS),
	exercise: text,
	stage: v.picklist(STAGES),
	seed: v.pipe(count, v.maxValue(0xffffffff)),
	variant: count,
	key: v.strictObject({ primary: id, accept: v.array(id) }),
	pair: text,
	choices: v.pipe(v.array(text), v.minLength(2)),
	answer: text,
	confidence: v.picklist([50, 70, 85, 95]),
	action: v.nullable(text),
	told: v.nullable(v.strictObject({ choice: text, right: v.boolean() })),
	digest: v.string(),
	engineHash: v.string()
});

export interface DrillLog {
	/** Oldest first. */
	readonly answers: readonly DrillAnswer[];
	/** Written by a newer build. */
	readonly newer: number;
	readonly broken: number;
}

export const EMPTY_DRILL_LOG: DrillLog = { answers: [], newer: 0, broken: 0 };

/** Reads stored records in any order. The same records give the same log, whatever the order. */
export function readDrillLog(records: readonly { readonly key: string; readonly value: unknown }[]): DrillLog {
	const answers: DrillAnswer[] = [];
	let newer = 0;
	let broken = 0;
	for (const { value } of records) {
		const read = v.safeParse(schema, value);
		if (read.success) answers.push(read.output);
		else if (isNewer(value)) newer += 1;
		else broken += 1;
	}
	answers.sort((a, b) => a.t - b.t || (a.set < b.set ? -1 : a.set > b.set ? 1 : a.place - b.place));
	return { answers, newer, broken };
}

function isNewer(value: unknown): boolean {
	const version = typeof value === 'object' && value !== null ? (value as { version?: unknown }).version : null;
	return typeof version === 'number' && version > DRILL_VERSION;
}
