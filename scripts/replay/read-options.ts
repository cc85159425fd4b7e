/** Options of `npm run verify`. */
import { parseArgs } from 'node:util';

/** A mistake in how the command was called; its message is what a person has to read. */
export class UsageError extends Error {}

export const USAGE = `npm run -s verify -- --assignment a.json [options] [submissions/*.json]

Replays submissions and writes one line of JSON for each, in the order given. Without files it reads them from stdin, one a line: a
submission as it was saved (on one line), or {"file": name, "submission": {...}}.

  --assignment FILE   the instructor's own copy of the assignment
  --key FILE          private key of the instructor, for sealed submissions
  --roster FILE       ids or codes handed out, one a line
  --word TEXT         the word read out, for a live assignment
  --thresholds FILE   regrade with these verdict conventions (JSON)
  --rubric FILE       regrade with these points per component (JSON)
  --shard I/N         only every Nth submission, from the Ith on
  --workers N         labs side by side (1)
  --cache FILE        keep what was replayed, and use what is there; one file for each process
  --out FILE          write there instead of to stdout
  --cross             read lines of results (files or stdin) and add what comparing them shows
`;

export interface VerifyOptions {
	readonly assignment: string;
	readonly key: string | null;
	readonly roster: string | null;
	readonly word: string | null;
	readonly thresholds: string | null;
	readonly rubric: string | null;
	readonly shard: readonly [number, number];
	readonly workers: number;
	readonly cache: string | null;
	readonly out: string | null;
	readonly cross: boolean;
	readonly help: boolean;
	readonly files: readonly string[];
}

/** @throws {UsageError} */
export function readOptions(args: readonly string[]): VerifyOptions {
	const { values, positionals } = parsed(args);
	const shard = /^(\d+)\/(\d+)$/.exec(values.shard);
	const [place, of] = shard ? [Number(shard[1]), Number(shard[2])] : [0, 0];
	if (!(place >= 1 && place <= of)) throw new UsageError(`--shard must be a place and a number, such as 1/3, and is "${values.shard}".`);
	const workers = Number(values.workers);
	if (!Number.isInteger(workers) || workers < 1 || workers > 64)
		throw new UsageError(`--workers must be a whole number from 1 to 64, and is "${values.workers}".`);
	if (values.assignment === undefined && !values.cross && !values.help)
		throw new UsageError('Name the assignment: --assignment a.json. It is the file that was saved when it was made.');
	return {
		assignment: values.assignment ?? '',
		key: values.key ?? null,
		roster: values.roster ?? null,
		word: values.word ?? null,
		thresholds: values.thresholds ?? null,
		rubric: values.rubric ?? null,
		shard: [place, of],
		workers,
		cache: values.cache ?? null,
		out: values.out ?? null,
		cross: values.cross,
		help: values.help,
		files: positionals
	};
}

function parsed(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				assignment: { type: 'string' },
				key: { type: 'string' },
				roster: { type: 'string' },
				word: { type: 'string' },
				thresholds: { type: 'string' },
				rubric: { type: 'string' },
				shard: { type: 'string', default: '1/1' },
				workers: { type: 'string', default: '1' },
				cache: { type: 'string' },
				out: { type: 'string' },
				cross: { type: 'boolean', default: false },
				help: { type: 'boolean', default: false }
			}
		});
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
	}
}
