/** NDJSON in and out: one line a submission, one line a result. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import type { FileToVerify } from '#lib/teach/replay/verify-many.ts';

/** Lines of files, or of stdin where none are named; empty ones are left out. */
export async function* linesOf(files: readonly string[]): AsyncGenerator<string> {
	const inputs = files.length === 0 ? [process.stdin] : files.map((file) => createReadStream(file, 'utf8'));
	for (const input of inputs) for await (const line of createInterface({ input, crlfDelay: Infinity })) if (line.trim() !== '') yield line;
}

/** Files as they are named, or lines of stdin; every nth of them. */
export async function submissionsOf(files: readonly string[], [place, of]: readonly [number, number]): Promise<readonly FileToVerify[]> {
	const named = files.map((file): FileToVerify => ({ name: basename(file), text: () => readFile(file, 'utf8') }));
	if (files.length > 0) return named.filter((_, at) => at % of === place - 1);
	const found: FileToVerify[] = [];
	let at = 0;
	for await (const line of linesOf([])) {
		if (at % of === place - 1) found.push(fromLine(line, at + 1));
		at += 1;
	}
	return found;
}

/** A line is a submission, or names one. One that cannot be read is verified as it is: the answer says what is wrong. */
function fromLine(line: string, number: number): FileToVerify {
	const whole = { name: `line ${number}`, text: () => Promise.resolve(line) };
	let read: unknown;
	try {
		read = JSON.parse(line);
	} catch {
		return whole;
	}
	if (typeof read !== 'object' || read === null || !('file' in read) || !('submission' in read)) return whole;
	const { file, submission } = read;
	return { name: String(file), text: () => Promise.resolve(JSON.stringify(submission)) };
}

/** Gives back what is finished in the order in which it was begun. */
export function inOrder<T>(write: (value: T) => void): (place: number, value: T) => void {
	const waiting = new Map<number, T>();
	let next = 0;
	return (place, value) => {
		waiting.set(place, value);
		for (let found = waiting.get(next); found !== undefined; found = waiting.get(next)) {
			waiting.delete(next);
			next += 1;
			write(found);
		}
	};
}
