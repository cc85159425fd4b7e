/**
 * `npx tsx scripts/class-of-120.ts [--workers N] [--folder DIR]`: plays a class of 100 honest students and 20 cheats, verifies all
 * files, and prints whether every honest one is exact, every cheat flagged and every grade that of the reference; and what the
 * distinct experiments took beside what verifying took, cold and warm. With --folder the files are kept, for `npm run verify`.
 */
import { parseArgs } from 'node:util';
import { createInstructorKeys, readInstructorKey } from '#lib/teach/submission-crypto.ts';
import { crossCheck } from '#lib/teach/replay/cross-check.ts';
import { createMemo } from '#lib/teach/replay/memo.ts';
import { verifyMany } from '#lib/teach/replay/verify-many.ts';
import type { VerificationResult } from '#lib/teach/verification.ts';
import { classAssignment, LARGE } from './replay/class-assignment.ts';
import { CLASS_OF_120, keepClass } from './replay/keep-class.ts';
import { createNodeEngine } from './replay/node-engine.ts';
import { scriptedClass, type ScriptedFile } from './replay/scripted-class.ts';

const ROOT = process.cwd();
const now = (): number => performance.now();
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { workers: { type: 'string', default: '1' }, folder: { type: 'string' } } });
	const workers = Number(values.workers);
	const keys = await createInstructorKeys();

	const classroom = await createNodeEngine(ROOT);
	const assignment = await classAssignment(classroom, LARGE, keys.publicKey);
	// What the class asks, each once and in a lab of its own that has trained nothing yet: the price of the distinct experiments.
	const fresh = await createNodeEngine(ROOT);
	const asked = createMemo(fresh.engineHash, now);
	const files = await scriptedClass(fresh, assignment, CLASS_OF_120, asked);
	console.log(
		`${files.length} files of ${assignment.items.length} items; ${asked.made} distinct experiments in ${seconds(asked.milliseconds)}.`
	);
	if (values.folder !== undefined) keepClass(values.folder, assignment, files, keys.privateKey);

	const engine = await createNodeEngine(ROOT, workers);
	const memo = createMemo(engine.engineHash, now);
	const context = { assignment, engine, memo, privateKey: await readInstructorKey(JSON.stringify(keys.privateKey)) };
	const given = files.map(({ name, text }) => ({ name, text: () => Promise.resolve(text) }));
	// Threads start and compile with their first call; that is no part of verifying.
	await Promise.all(assignment.items[0].pool.slice(0, workers).map(({ name }, at) => warm(engine, name, at)));
	const started = now();
	const results = crossCheck(await verifyMany(given, context, { atOnce: 4 * workers }));
	const cold = now() - started;
	const again = now();
	await verifyMany(given, context, { atOnce: 4 * workers });
	const warmed = now() - again;
	await engine.dispose();

	report(files, results);
	const share = cold / (asked.milliseconds / workers);
	console.log(
		`Verification, cold: ${seconds(cold)} with ${workers} ${workers === 1 ? 'worker' : 'workers'} = ${share.toFixed(2)} x the distinct experiments / workers.`
	);
	console.log(`Verification, warm: ${seconds(warmed)}; ${memo.made} experiments for ${memo.asked} questions.`);
}

async function warm(engine: Awaited<ReturnType<typeof createNodeEngine>>, name: string, seed: number): Promise<void> {
	const found = await engine.shelf.exercise(name);
	if (found) await engine.lab.run({ ref: engine.shelf.address(found.exercise.experimentRef) }, 90_000 + seed);
}

function report(files: readonly ScriptedFile[], results: readonly VerificationResult[]): void {
	const pairs = files.map((file, at) => ({ file, result: results[at] }));
	const honest = pairs.filter(({ file }) => file.cheat === null);
	const cheats = pairs.filter(({ file }) => file.cheat !== null);
	const exact = honest.filter(({ result }) => result.verdict === 'exact');
	const equal = honest.filter(
		({ file, result }) => result.points !== null && file.points !== null && Math.abs(result.points - file.points) < 1e-9
	);
	const accused = honest.filter(({ result }) => result.flags.some(({ id }) => id !== 'same-log' && id !== 'same-timing'));
	const flagged = cheats.filter(({ result }) => result.flags.length > 0);
	console.log(
		`Honest: ${exact.length} of ${honest.length} exact, ${equal.length} of ${honest.length} graded as the reference, ${accused.length} flagged for themselves.`
	);
	console.log(`Cheats: ${flagged.length} of ${cheats.length} flagged.`);
	for (const { file, result } of cheats) {
		const flags = [...new Set(result.flags.map(({ id }) => id))].join(', ') || 'NOTHING';
		console.log(`  ${file.cheat?.padEnd(16)} ${file.name.padEnd(38)} ${result.verdict.padEnd(16)} ${flags}`);
	}
	for (const { file, result } of honest)
		if (result.verdict !== 'exact')
			console.log(
				`  honest, not exact: ${file.name} ${result.verdict} ${JSON.stringify(result.reason)} ${JSON.stringify(result.items.flatMap(({ differences }) => differences).slice(0, 3))}`
			);
	if (exact.length < honest.length || equal.length < honest.length || flagged.length < cheats.length) process.exitCode = 1;
}

await main();
