/**
 * Files that go wrong, each with the sentences a person reads when it is brought to the audit: written to
 * tests/fixtures/malformed by `npx tsx scripts/malformed-files.ts`. The files stand in `scripts/malformed`, by kind of damage.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { guessGuard } from '../src/lib/audit/guess-guard.ts';
import { toTable } from '../src/lib/audit/to-table.ts';
import { AuditError } from '../src/lib/audit/types.ts';
import { IngestError } from '../src/lib/ingest/problems.ts';
import { readDataFile } from '../src/lib/ingest/read-file.ts';
import { sayAuditError } from '../src/lib/messages/audit-verdicts.ts';
import { sayIngestError, sayIngestNotes } from '../src/lib/messages/ingest.ts';
import { CELLS } from './malformed/cells.ts';
import { ENCODINGS } from './malformed/encodings.ts';
import { JSON_FILES } from './malformed/json.ts';
import { LAYOUT } from './malformed/layout.ts';
import { NAMES_AND_QUOTES } from './malformed/names-and-quotes.ts';
import { OTHER_PROGRAMS } from './malformed/other-programs.ts';
import { SIZES_AND_TARGETS } from './malformed/sizes-and-targets.ts';
import { text, type Expected, type MalformedFile } from './malformed/parts.ts';

export const malformedFolder = fileURLToPath(new URL('../tests/fixtures/malformed', import.meta.url));

/** What a person sees when a file is brought and the target is chosen: the sentences, in their order. */
export async function outcomeOf(name: string, given: Uint8Array | Blob, target?: string): Promise<Expected> {
	let nRows = 0;
	let notes: string[] = [];
	try {
		const file = await readDataFile(name, given);
		nRows = file.nRows;
		const kinds = [...new Set(file.notes.map(({ code }) => code))];
		notes = kinds.map((code) => sayIngestNotes(file.notes.filter((note) => note.code === code)));
		toTable(file, guessGuard(file, target).guard);
		return { outcome: 'read', nRows, says: notes };
	} catch (error) {
		if (error instanceof IngestError) return { outcome: 'refused', says: [sayIngestError(error.code, error.values)], nRows };
		if (error instanceof AuditError) return { outcome: 'no-audit', says: [...notes, sayAuditError(error.code, error.values)], nRows };
		throw error;
	}
}
export function malformedFiles(): readonly MalformedFile[] {
	return [...LAYOUT, ...NAMES_AND_QUOTES, ...ENCODINGS, ...CELLS, ...SIZES_AND_TARGETS, ...JSON_FILES, ...OTHER_PROGRAMS];
}

/** Bigger files are made when they are needed, and not kept. */
const MOST_BYTES = 50_000;

/** The files that stand in the folder of fixtures, with a list of what is expected of each. */
export function fixtureFiles(): ReadonlyMap<string, Uint8Array> {
	const kept = malformedFiles().filter(({ bytes }) => bytes.length <= MOST_BYTES);
	const list = Object.fromEntries(kept.map(({ name, target, outcome, nRows, says }) => [name, { target, outcome, nRows, says }]));
	return new Map([
		...kept.map(({ name, bytes }) => [name, bytes] as const),
		['expected.json', text(`${JSON.stringify(list, null, '\t')}\n`)]
	]);
}

function writeFixtures(): void {
	mkdirSync(malformedFolder, { recursive: true });
	for (const old of readdirSync(malformedFolder)) rmSync(path.join(malformedFolder, old));
	const files = fixtureFiles();
	for (const [name, bytes] of files) writeFileSync(path.join(malformedFolder, name), bytes);
	console.log(`${files.size - 1} files and expected.json written to tests/fixtures/malformed.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFixtures();
