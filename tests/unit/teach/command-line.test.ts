/** `npm run verify` as it is called: files, lines on stdin, shards, what compares them, and mistakes. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignmentText } from '#lib/teach/assignment-schema.ts';
import type { VerificationResult } from '#lib/teach/verification.ts';
import { classAssignment, SMALL } from '../../../scripts/replay/class-assignment.ts';
import { inOrder } from '../../../scripts/replay/lines.ts';
import { createNodeEngine } from '../../../scripts/replay/node-engine.ts';
import { readOptions, UsageError } from '../../../scripts/replay/read-options.ts';
import { scriptedClass, type ScriptedFile } from '../../../scripts/replay/scripted-class.ts';

interface Ended {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

function command(args: readonly string[], stdin = ''): Promise<Ended> {
	return new Promise((resolve) => {
		const child = execFile(
			process.execPath,
			['--import', 'tsx', 'scripts/verify.ts', ...args],
			{ maxBuffer: 100_000_000 },
			(error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
		);
		child.stdin?.end(stdin);
	});
}

const linesOf = (text: string): readonly string[] => text.split('\n').filter(Boolean);

let folder: string;
let assigned: string;
let files: readonly ScriptedFile[];
let paths: readonly string[];

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'verify-'));
	const engine = await createNodeEngine(process.cwd());
	const assignment = { ...(await classAssignment(engine, SMALL)), engine: '0'.repeat(16) };
	files = (await scriptedClass(engine, assignment, { good: 2, average: 0, weak: 0, eachCheat: 1 })).slice(0, 5);
	assigned = join(folder, 'assignment.json');
	writeFileSync(assigned, assignmentText(assignment));
	paths = files.map(({ name, text }) => {
		const path = join(folder, name);
		writeFileSync(path, text);
		return path;
	});
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe('npm run verify', () => {
	it('gives the same from files, from lines on stdin, and from three shards together; one line in, one line out', async () => {
		const whole = await command(['--assignment', assigned, ...paths]);
		expect([whole.code, linesOf(whole.out).length]).toEqual([0, files.length]);
		const results = linesOf(whole.out).map((line) => JSON.parse(line) as VerificationResult);
		expect(results.map(({ file }) => file)).toEqual(files.map(({ name }) => name));
		expect(results.slice(0, 2).map(({ verdict }) => verdict)).toEqual(['exact', 'exact']);
		for (const { flags } of results.slice(2)) expect(flags.length).toBeGreaterThan(0);
		expect(whole.err).toContain(`${files.length} of ${files.length}`);

		const stdin = files.map(({ name, text }) => `{"file":${JSON.stringify(name)},"submission":${text}}\n`).join('');
		const shards = await Promise.all(['1/3', '2/3', '3/3'].map((shard) => command(['--assignment', assigned, '--shard', shard], stdin)));
		const sharded = shards.flatMap(({ out }) => linesOf(out));
		expect(shards.map(({ out }) => linesOf(out).length)).toEqual([2, 2, 1]);
		expect([...sharded].sort()).toEqual([...linesOf(whole.out)].sort());

		// Comparing files with one another is the step after: it reads what the shards wrote.
		const crossed = await command(['--cross'], `${sharded.join('\n')}\n`);
		const seen = linesOf(crossed.out).map((line) => JSON.parse(line) as VerificationResult);
		expect(seen.map(({ file }) => file)).toEqual(sharded.map((line) => (JSON.parse(line) as VerificationResult).file));
	}, 180_000);

	it('answers a line that is no submission with a line, and a mistake in the call with words', async () => {
		const odd = await command(['--assignment', assigned], 'hello\n\n{"format":"other"}\n');
		const results = linesOf(odd.out).map((line) => JSON.parse(line) as VerificationResult);
		expect(results.map(({ file, verdict }) => `${file}: ${verdict}`)).toEqual(['line 1: cannot-replay', 'line 2: cannot-replay']);
		const wrong = await command(['--assignment', join(folder, 'none.json')]);
		expect([wrong.code, wrong.out]).toEqual([1, '']);
		expect(wrong.err).toContain('There is no file');
	}, 120_000);
});

describe('its options', () => {
	it('are read, and mistakes are told', () => {
		expect(readOptions(['--assignment', 'a.json', '--shard', '2/3', 'x.json'])).toMatchObject({
			shard: [2, 3],
			workers: 1,
			files: ['x.json']
		});
		for (const args of [
			[],
			['--assignment', 'a', '--shard', '4/3'],
			['--assignment', 'a', '--workers', '0'],
			['--assignment', 'a', '--fast']
		])
			expect(() => readOptions(args)).toThrow(UsageError);
	});
});

describe('lines', () => {
	it('come out in the order in which they went in', () => {
		const seen: string[] = [];
		const put = inOrder<string>((value) => void seen.push(value));
		put(2, 'c');
		put(0, 'a');
		put(1, 'b');
		expect(seen).toEqual(['a', 'b', 'c']);
	});
});
