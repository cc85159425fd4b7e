/**
 * `npm run -s verify -- --assignment a.json submissions/*.json`: replays submissions, one line of JSON each. Stateless but for the
 * cache it is given, so that anything that can start processes spreads it over machines. See docs/teaching.md.
 */
import { createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import * as v from 'valibot';
import { packsIn } from '#lib/teach/assignment-file.ts';
import { parseAssignmentText, rubricSchema, thresholdsSchema } from '#lib/teach/assignment-schema.ts';
import { crossCheck } from '#lib/teach/replay/cross-check.ts';
import { createMemo, type ReplayMemo } from '#lib/teach/replay/memo.ts';
import { verifySubmission, type VerifyContext } from '#lib/teach/replay/verify.ts';
import { readInstructorKey } from '#lib/teach/submission-crypto.ts';
import type { Assignment } from '#lib/teach/assignment.ts';
import type { VerificationResult } from '#lib/teach/verification.ts';
import { sayVerify } from '#lib/messages/verify.ts';
import { inOrder, linesOf, submissionsOf } from './replay/lines.ts';
import { createNodeEngine } from './replay/node-engine.ts';
import { readOptions, USAGE, UsageError, type VerifyOptions } from './replay/read-options.ts';

const ROOT = process.cwd();

function fileText(name: string, what: string): string {
	if (!existsSync(name)) throw new UsageError(`There is no file ${name}; ${what}.`);
	return readFileSync(name, 'utf8');
}

function readAssignment(name: string): Assignment {
	const read = parseAssignmentText(fileText(name, 'name the file that was saved when the assignment was made'));
	if (!read.ok) throw new UsageError(`${name}: ${sayVerify(read.sentence)}`);
	return read.assignment;
}

function readSetting<T>(name: string | null, schema: v.GenericSchema<unknown, T>, what: string): T | undefined {
	if (name === null) return undefined;
	const read = v.safeParse(schema, JSON.parse(fileText(name, `it should hold ${what}`)));
	if (!read.success) throw new UsageError(`${name}: ${v.getDotPath(read.issues[0]) ?? 'the file'} ${read.issues[0].message}`);
	return read.output;
}

/** Results and cached answers both are lines of JSON. */
function readCache(name: string | null): readonly (readonly [string, unknown])[] {
	if (name === null || !existsSync(name)) return [];
	const lines = readFileSync(name, 'utf8').split('\n').filter(Boolean);
	return lines.map((line) => JSON.parse(line) as readonly [string, unknown]);
}

async function writeCache(name: string | null, memo: ReplayMemo): Promise<void> {
	if (name === null) return;
	const entries = await memo.entries();
	writeFileSync(name, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
}

async function contextOf(options: VerifyOptions, engine: VerifyContext['engine'], memo: ReplayMemo): Promise<VerifyContext> {
	const thresholds = readSetting(options.thresholds, thresholdsSchema, 'verdict conventions');
	const rubric = readSetting(options.rubric, rubricSchema, 'points per component');
	const regrade = thresholds === undefined && rubric === undefined ? undefined : { thresholds, rubric };
	return {
		assignment: readAssignment(options.assignment),
		engine,
		memo,
		privateKey: options.key === null ? null : await readInstructorKey(fileText(options.key, "name the instructor's private key")),
		...(options.roster === null
			? {}
			: {
					roster: fileText(options.roster, 'it should hold one id a line')
						.split('\n')
						.map((line) => line.trim())
						.filter(Boolean)
				}),
		...(options.word === null ? {} : { nonce: options.word }),
		...(regrade === undefined ? {} : { regrade })
	};
}

async function verify(options: VerifyOptions, write: (result: VerificationResult) => void): Promise<void> {
	// Before the engine starts, which takes a second or two: a mistyped name should be said at once.
	readAssignment(options.assignment);
	const files = await submissionsOf(options.files, options.shard);
	const engine = await createNodeEngine(ROOT, options.workers, packsIn(fileText(options.assignment, 'name the file of the assignment')));
	try {
		const memo = createMemo(engine.engineHash, () => performance.now(), readCache(options.cache));
		const context = await contextOf(options, engine, memo);
		const started = performance.now();
		const put = inOrder(write);
		let next = 0;
		let done = 0;
		const work = async (): Promise<void> => {
			while (next < files.length) {
				const at = next++;
				const result = await verifySubmission(files[at].name, await files[at].text(), context);
				put(at, result);
				done += 1;
				const seconds = ((performance.now() - started) / 1000).toFixed(1);
				console.error(`${done} of ${files.length}  ${seconds} s  ${result.verdict}  ${files[at].name}`);
			}
		};
		await Promise.all(Array.from({ length: Math.min(files.length, 4 * engine.workers) }, work));
		console.error(`${memo.made} experiments were run for ${memo.asked} questions.`);
		await writeCache(options.cache, memo);
	} finally {
		await engine.dispose();
	}
}

async function cross(options: VerifyOptions, write: (result: VerificationResult) => void): Promise<void> {
	const results: VerificationResult[] = [];
	for await (const line of linesOf(options.files)) results.push(JSON.parse(line) as VerificationResult);
	for (const result of crossCheck(results)) write(result);
}

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	if (options.help) return void process.stdout.write(USAGE);
	const out = options.out === null ? process.stdout : createWriteStream(options.out);
	const write = (result: VerificationResult): void => void out.write(`${JSON.stringify(result)}\n`);
	await (options.cross ? cross(options, write) : verify(options, write));
	if (options.out !== null) {
		out.end();
		await once(out, 'finish');
	}
}

main().catch((error: unknown) => {
	if (!(error instanceof UsageError)) throw error;
	console.error(`${error.message}\n\n${USAGE}`);
	process.exitCode = 1;
});
