/** A class's book in the browser's store: settings, files and results as records of their own, so that one change saves one row. */
import * as v from 'valibot';
import { sha256Hex } from '#lib/core/digest.ts';
import type { WorkStore } from '#lib/state/work.svelte.ts';
import type { Assignment } from '#lib/teach/assignment.ts';
import { fromBase64Url, toBase64Url } from '#lib/core/base64url.ts';
import { parseAssignment } from '#lib/teach/assignment-schema.ts';
import { fileSchema, readSettings, resultSchema } from '#lib/teach/gradebook/book-file.ts';
import type { Book, BookFile, BookResult, BookSettings } from '#lib/teach/gradebook/book.ts';

const SETTINGS = 'teach/class/';
const FILES = 'teach/file/';
const RESULTS = 'teach/result/';

export const settingsKey = (hash: string): string => `${SETTINGS}${hash}`;
const filePrefix = (hash: string): string => `${FILES}${hash}/`;
const resultPrefix = (hash: string): string => `${RESULTS}${hash}/`;

export type BookStore = Pick<WorkStore, 'readRecords' | 'writeRecord' | 'forget'>;

/** Id of a file: the same text is the same file. */
export const fileId = (text: string): string => sha256Hex(text).slice(0, 16);

export function readAssignment(raw: unknown): Assignment | null {
	const report = parseAssignment(raw);
	return report.ok ? report.assignment : null;
}

/** Everything about one assignment, or null where this browser has no class of it. Rows of another version are passed over. */
export async function readBook(store: BookStore, hash: string): Promise<Book | null> {
	const settings = await readRow(store, settingsKey(hash));
	const read = readSettings(settings, readAssignment);
	if (read === null) return null;
	const files = (await store.readRecords(filePrefix(hash))).map(({ value }) => v.safeParse(fileSchema, value));
	const results = (await store.readRecords(resultPrefix(hash))).map(({ value }) => v.safeParse(resultSchema, value));
	return {
		settings: read,
		files: files.flatMap((one) => (one.success ? [one.output] : [])),
		results: results.flatMap((one) => (one.success ? [one.output as unknown as BookResult] : []))
	};
}

/** The classes of this browser, the newest first, with how many files each has. */
export async function readClasses(
	store: BookStore
): Promise<readonly { readonly hash: string; readonly settings: BookSettings; readonly files: number }[]> {
	const files = await store.readRecords(FILES);
	const rows = await store.readRecords(SETTINGS);
	return rows
		.flatMap(({ key, value }) => {
			const settings = readSettings(value, readAssignment);
			const hash = key.slice(SETTINGS.length);
			return settings === null ? [] : [{ hash, settings, files: files.filter((file) => file.key.startsWith(filePrefix(hash))).length }];
		})
		.sort((a, b) => b.settings.createdAt - a.settings.createdAt);
}

export function writeSettings(store: BookStore, hash: string, settings: BookSettings): Promise<void> {
	return store.writeRecord(settingsKey(hash), settings);
}

export function writeFile(store: BookStore, hash: string, file: BookFile): Promise<void> {
	return store.writeRecord(`${filePrefix(hash)}${file.id}`, file);
}

export function writeResult(store: BookStore, hash: string, result: BookResult): Promise<void> {
	return store.writeRecord(`${resultPrefix(hash)}${result.id}`, result);
}

/** Takes a class and all its files out of this browser. */
export async function forgetBook(store: BookStore, hash: string): Promise<void> {
	const rows = [...(await store.readRecords(filePrefix(hash))), ...(await store.readRecords(resultPrefix(hash)))];
	await store.forget([], [settingsKey(hash), ...rows.map(({ key }) => key)]);
}

async function readRow(store: BookStore, key: string): Promise<unknown> {
	return (await store.readRecords(key)).find((row) => row.key === key)?.value;
}

const PRIVATE = 'teach/key/';

/** The private half of an instructor's key, by its public half. It must be in a file as well: it opens what was sealed. */
export async function readPrivateKey(store: BookStore, publicKey: string): Promise<string | null> {
	const value = await readRow(store, `${PRIVATE}${publicKey}`);
	return typeof value === 'string' ? value : null;
}

export function writePrivateKey(store: BookStore, publicKey: string, text: string): Promise<void> {
	return store.writeRecord(`${PRIVATE}${publicKey}`, text);
}

/** The public half that a private key (JWK) goes with, as an assignment names it: the raw point, base64url. Null for what is no such key. */
export function publicKeyOf(text: string): string | null {
	const { x, y } = JSON.parse(text) as JsonWebKey;
	const [left, right] = [fromBase64Url(x ?? ''), fromBase64Url(y ?? '')];
	if (left?.length !== 32 || right?.length !== 32) return null;
	return toBase64Url(Uint8Array.from([4, ...left, ...right]));
}
