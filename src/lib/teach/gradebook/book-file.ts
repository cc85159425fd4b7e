/** A book as one JSON file, and back. Strict about what the page computes with; a file of a newer version is refused, and says so. */
import * as v from 'valibot';
import { canonicalJson } from '#lib/core/digest.ts';
import type { Assignment } from '../assignment.ts';
import { rubricSchema, thresholdsSchema } from '../assignment-schema.ts';
import { FLAG_IDS, NOTE_IDS, VERDICTS, type VerificationResult } from '../verification.ts';
import { BOOK_VERSION, type Book, type BookSettings } from './book.ts';
import { withoutRegrade } from './regrade.ts';

export const BOOK_FORMAT = 'holdout-class';

/** Why a file is no book. Words are in messages/teach. */
export type BookProblem = 'not-json' | 'not-a-book' | 'newer' | 'shape' | 'assignment' | 'other-assignment';

export class BookFileError extends Error {
	readonly problem: BookProblem;
	/** Where in the file, or what it says. */
	readonly detail: string;

	constructor(problem: BookProblem, detail = '') {
		super(`${problem} ${detail}`.trim());
		this.name = 'BookFileError';
		this.problem = problem;
		this.detail = detail;
	}
}

/** The text of the file. The same book gives the same text. */
export function writeBookFile(book: Book): string {
	return canonicalJson({ format: BOOK_FORMAT, version: BOOK_VERSION, ...book });
}

const text = v.pipe(v.string(), v.maxLength(300));
const long = v.pipe(v.string(), v.maxLength(20_000));
const number = v.pipe(v.number(), v.finite());
const share = v.pipe(number, v.minValue(0), v.maxValue(1));
const grace = v.pipe(number, v.minValue(0));
const place = v.pipe(number, v.integer(), v.minValue(0));

const sentence = v.looseObject({ id: text, values: v.record(text, v.union([v.string(), v.number(), v.boolean()])) });
const component = v.looseObject({ id: text, weight: number, score: number, points: number, reason: sentence });
const cap = v.looseObject({ id: text, limit: number, declared: v.boolean(), reason: sentence });
const grade = v.looseObject({ components: v.array(component), caps: v.array(cap), hints: number, total: number });

const standing = {
	grade: v.nullable(grade),
	points: v.nullable(number),
	branch: v.nullable(text),
	calls: v.array(v.looseObject({ key: text, answer: text, right: v.boolean() }))
};
const item = v.looseObject({
	...standing,
	before: v.optional(v.looseObject(standing)),
	item: place,
	kind: text,
	name: v.nullable(text),
	variant: place,
	seed: v.nullable(number),
	verdict: v.picklist(VERDICTS),
	reason: v.nullable(sentence),
	possible: number,
	claimed: v.nullable(number),
	differences: v.array(
		v.looseObject({ entry: place, field: text, logged: v.union([v.string(), v.number()]), replayed: v.union([v.string(), v.number()]) })
	),
	minutes: v.nullable(number)
});

const result = v.looseObject({
	file: long,
	assignment: text,
	student: v.nullable(text),
	verdict: v.picklist(VERDICTS),
	reason: v.nullable(sentence),
	items: v.array(item),
	points: v.nullable(number),
	possible: number,
	claimed: v.nullable(number),
	flags: v.array(v.looseObject({ id: v.picklist(FLAG_IDS), item: v.nullable(place), values: v.looseObject({}) })),
	notes: v.array(v.looseObject({ id: v.picklist(NOTE_IDS), item: v.nullable(place), values: v.looseObject({}) })),
	fingerprints: v.array(v.looseObject({ item: place, head: text, timing: v.nullable(text) })),
	device: v.nullable(text),
	publicKey: v.nullable(text),
	engineHash: v.nullable(text),
	from: v.nullable(number),
	to: v.nullable(number),
	savedAt: v.nullable(number)
});

const late = v.variant('kind', [
	v.strictObject({ kind: v.literal('none') }),
	v.strictObject({ kind: v.literal('per-day'), graceMinutes: grace, perDay: share, floor: share }),
	v.strictObject({ kind: v.literal('cut-off'), graceMinutes: grace })
]);

const override = v.strictObject({
	student: text,
	item: v.nullable(place),
	points: v.nullable(v.pipe(number, v.minValue(0))),
	reason: v.pipe(long, v.nonEmpty()),
	at: number
});

export const settingsSchema = v.strictObject({
	version: v.literal(BOOK_VERSION),
	assignment: v.unknown(),
	createdAt: number,
	late,
	overrides: v.array(override),
	roster: v.array(v.strictObject({ code: text, name: text })),
	word: v.nullable(text),
	// Books of before there was a regrade have none.
	regrade: v.optional(v.nullable(v.strictObject({ thresholds: v.optional(thresholdsSchema), rubric: v.optional(rubricSchema) })), null)
});

export const fileSchema = v.strictObject({ id: text, name: long, text: v.string(), arrived: number });
export const resultSchema = v.strictObject({ id: text, result });

const bookSchema = v.strictObject({
	format: v.literal(BOOK_FORMAT),
	version: v.literal(BOOK_VERSION),
	settings: settingsSchema,
	files: v.array(fileSchema),
	results: v.array(resultSchema)
});

/** Reads an assignment, or says where it is wrong; `assignment-schema.ts` brings it. */
export type ReadAssignment = (raw: unknown) => Assignment | null;

/**
 * Reads a book.
 * @throws {BookFileError} when it is none.
 */
export function readBookFile(json: string, readAssignment: ReadAssignment): Book {
	let raw: unknown;
	try {
		raw = JSON.parse(json);
	} catch {
		throw new BookFileError('not-json');
	}
	const head = v.safeParse(v.looseObject({ format: v.literal(BOOK_FORMAT), version: number }), raw);
	if (!head.success) throw new BookFileError('not-a-book');
	if (head.output.version > BOOK_VERSION) throw new BookFileError('newer', String(head.output.version));
	const read = v.safeParse(bookSchema, raw);
	if (!read.success) throw new BookFileError('shape', v.getDotPath(read.issues[0]) ?? '');
	const { settings, files, results } = read.output;
	const assignment = readAssignment(settings.assignment);
	if (assignment === null) throw new BookFileError('assignment');
	return {
		settings: { ...settings, assignment },
		files,
		// The schema holds what the page computes with; the ids of sentences are looked up when they are said.
		results: results.map(({ id, result: found }) => ({ id, result: found as unknown as VerificationResult }))
	};
}

/** The settings of a stored row, or null where they are not of this version. */
export function readSettings(raw: unknown, readAssignment: ReadAssignment): BookSettings | null {
	const read = v.safeParse(settingsSchema, raw);
	if (!read.success) return null;
	const assignment = readAssignment(read.output.assignment);
	return assignment === null ? null : { ...read.output, assignment };
}

/**
 * Two books of one assignment as one: files and results of both, and settings of the first, with overrides of both by their time.
 * Results that were graded by other rules than the first book's are not taken over where they cannot be turned back: those files wait
 * to be checked. The caller has seen to it that they are of one assignment.
 */
export function joinBooks(here: Book, other: Book): Book {
	const known = new Set(here.files.map(({ id }) => id));
	const judged = new Set(here.results.map(({ id }) => id));
	const said = new Set(here.settings.overrides.map((one) => canonicalJson(one)));
	const overrides = [...here.settings.overrides, ...other.settings.overrides.filter((one) => !said.has(canonicalJson(one)))];
	const codes = new Set(here.settings.roster.map(({ code }) => code));
	return {
		settings: {
			...here.settings,
			overrides: overrides.sort((a, b) => a.at - b.at),
			roster: [...here.settings.roster, ...other.settings.roster.filter(({ code }) => !codes.has(code))]
		},
		files: [...here.files, ...other.files.filter(({ id }) => !known.has(id))],
		results: [...here.results, ...resultsFor(here, other).filter(({ id }) => !judged.has(id))]
	};
}

function resultsFor({ settings: { regrade } }: Book, other: Book): Book['results'] {
	if (canonicalJson(regrade) === canonicalJson(other.settings.regrade)) return other.results;
	return regrade === null ? other.results.map(({ id, result: found }) => ({ id, result: withoutRegrade(found) })) : [];
}
