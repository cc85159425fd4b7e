/**
 * The audit from the command line: `npm run audit -- data.csv --target y`, or `npm run audit -- --history history.json`.
 * Exit code 0: no finding. 1: findings (found or suspected). 2: bad input. 3: a fault of ours.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { auditLog, readTrainingLog } from '#lib/audit/audit-log.ts';
import { auditTable } from '#lib/audit/audit-table.ts';
import { guessGuard } from '#lib/audit/guess-guard.ts';
import { auditJson } from '#lib/audit/plain.ts';
import { AuditError, type AuditGuard, type AuditResult } from '#lib/audit/types.ts';
import { IngestError } from '#lib/ingest/problems.ts';
import { readDataFile, type DataFile } from '#lib/ingest/read-file.ts';
import { sayAuditError } from '#lib/messages/audit-verdicts.ts';
import { sayIngestError } from '#lib/messages/ingest.ts';
import { startNodeBackend } from '#lib/training/node-backend.ts';
import { createTrainer } from '#lib/training/train.ts';
import { BadArguments, readArguments, USAGE, type AuditArguments } from './audit/arguments.ts';
import { logText, resultText } from './audit/text.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(given: readonly string[]): Promise<number> {
	try {
		const args = readArguments(given);
		if (args.help) {
			console.log(USAGE);
			return 0;
		}
		return args.history === null ? await table(args) : await history(args);
	} catch (error) {
		const sentence = sentenceOf(error);
		console.error(sentence ?? (error instanceof Error ? error.stack : String(error)));
		return sentence === null ? 3 : 2;
	}
}

async function history(args: AuditArguments): Promise<number> {
	const name = path.basename(args.history as string);
	const text = (await read(args.history as string)).toString('utf8');
	const result = auditLog(name, readTrainingLog(name, text), args.rows === null ? {} : { validationRows: args.rows });
	console.log(args.json ? auditJson(result) : logText(result));
	return result.hasFindings ? 1 : 0;
}

async function table(args: AuditArguments): Promise<number> {
	const file = await open(args.file as string);
	const { guard: guessed, guesses } = guessGuard(file, args.target ?? undefined);
	const guard = guardFrom(args, file, guessed);
	const heldOut = args.test === null ? null : await open(args.test);
	const population = args.population === null ? null : await open(args.population);
	const train = createTrainer(await startNodeBackend());
	const progress = args.json || !process.stderr.isTTY ? undefined : (step: string): boolean => process.stderr.write(`\r${step.padEnd(30)}`);
	const result: AuditResult = await auditTable(
		{
			file,
			guard,
			seed: args.seed,
			...(heldOut && { heldOut }),
			...(population && { population }),
			...(args.rows === null ? {} : { mostRows: args.rows })
		},
		{ train, now: () => performance.now() },
		progress ? { onProgress: ({ step }) => progress(step) } : {}
	);
	progress?.('');
	const unsaid = guesses.filter(({ field }) => !args.said.has(field));
	console.log(args.json ? auditJson(result) : resultText(result, unsaid));
	return result.hasFindings ? 1 : 0;
}

/** What was said on the command line, and guesses for the rest. */
function guardFrom(args: AuditArguments, file: DataFile, guessed: AuditGuard): AuditGuard {
	const split = args.split === null ? guessed.split : splitOf(args, file, guessed);
	return {
		...guessed,
		...(args.task === null ? {} : { task: args.task }),
		...(args.said.has('positive') ? { positive: args.positive } : {}),
		...(args.said.has('group') ? { group: args.group } : {}),
		...(args.said.has('time') ? { time: args.time } : {}),
		...(args.said.has('decisionTime') ? { decisionTime: args.decisionTime } : {}),
		...(args.said.has('segments') ? { segments: args.segments } : {}),
		...(args.said.has('leaveOut') ? { leaveOut: args.leaveOut } : {}),
		after: args.after,
		split: args.split === 'none' ? null : split
	};
}

function splitOf(args: AuditArguments, file: DataFile, guessed: AuditGuard): AuditGuard['split'] {
	if (args.split === 'none') return null;
	const column = args.split as string;
	if (args.train !== null) return { column, train: args.train };
	if (guessed.split?.column === column) return guessed.split;
	const found = file.columns.find(({ name }) => name === column);
	if (!found)
		throw new AuditError('no-such-column', {
			name: column,
			role: 'split',
			known: file.columns
				.slice(0, 12)
				.map(({ name }) => name)
				.join(', ')
		});
	// A guess by the column's name and values, made as if it were the only one.
	const alone = guessGuard(
		{ ...file, columns: file.columns.map((one) => (one.name === column ? { ...one, name: 'split' } : one)) },
		args.target ?? guessed.target
	).guard.split;
	if (alone === null)
		throw new BadArguments(`Which rows of "${column}" were trained on? Say its value with --train-value, for example --train-value train.`);
	return { column, train: alone.train };
}

async function open(file: string): Promise<DataFile> {
	return readDataFile(path.basename(file), new Uint8Array(await read(file)));
}

async function read(file: string): Promise<Buffer> {
	try {
		return await readFile(file);
	} catch (error) {
		throw new BadArguments(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
	}
}

/** Null for what is no fault of the input. */
function sentenceOf(error: unknown): string | null {
	if (error instanceof BadArguments) return `${error.message}\n\n${USAGE}`;
	if (error instanceof IngestError) return sayIngestError(error.code, error.values);
	if (error instanceof AuditError) return sayAuditError(error.code, error.values);
	return null;
}
