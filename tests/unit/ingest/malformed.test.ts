import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixtureFiles, malformedFiles, malformedFolder, outcomeOf } from '../../../scripts/malformed-files.ts';

const files = malformedFiles();

describe('a file that goes wrong', () => {
	it.each(files)('$name: $outcome', async ({ name, bytes, target, outcome, nRows, says }) => {
		expect(await outcomeOf(name, bytes, target)).toEqual({ outcome, nRows, says });
	});

	it('is the same as a handle of the browser', async () => {
		for (const { name, bytes, target, outcome, nRows, says } of files.filter((file) => file.bytes.length < 50_000))
			expect(await outcomeOf(name, new Blob([bytes as Uint8Array<ArrayBuffer>]), target), name).toEqual({ outcome, nRows, says });
	});

	it('is told in at least 60 ways of going wrong', () => {
		expect(files.filter(({ says }) => says.length > 0).length).toBeGreaterThanOrEqual(60);
		expect(new Set(files.flatMap(({ says }) => says)).size).toBeGreaterThanOrEqual(50);
	});

	it('is told in whole sentences', () => {
		for (const { name, says } of files) for (const sentence of says) expect(sentence, name).toMatch(/^[A-Z“\d](?!.*! ).+\.$/);
	});
});

it('stands in the fixtures as the script writes it: run `npx tsx scripts/malformed-files.ts` after a change', () => {
	const made = fixtureFiles();
	expect(readdirSync(malformedFolder).sort()).toEqual([...made.keys()].sort());
	for (const [name, bytes] of made) expect(readFileSync(path.join(malformedFolder, name)).equals(bytes), name).toBe(true);
});
