/** What the command line of the audit takes. */
import { parseArgs } from 'node:util';
import type { AuditGuard, AuditTask } from '#lib/audit/types.ts';

export const USAGE = `npm run audit -- FILE --target COLUMN [options]
npm run audit -- --history LOG [--rows N] [--json]

FILE is CSV, TSV, JSON, JSON lines or Parquet. Columns that are not named are guessed, and the guesses are printed.

  --target COLUMN         what is predicted
  --task KIND             classification or regression
  --positive VALUE        of two classes: the one that counts
  --split COLUMN          the file's own split; "none" for no split of its own
  --train-value A,B       values of that column that were trained on
  --test FILE             a second file with the scored rows
  --population FILE       rows of everybody the model will meet
  --group COLUMN          rows of one value are not independent; "none" for none
  --time COLUMN           when the row happened; "none" for none
  --decision-time COLUMN  when the decision is made
  --segments A,B          segments to look at
  --after A,B             columns that are only written after the decision
  --leave-out A,B         columns that no model gets
  --rows N                rows that models learn from at most (20,000); with --history: validation rows behind each value
  --seed N                7 unless said
  --json                  the whole result as JSON

Exit code 0: no finding. 1: findings. 2: bad input.`;

/** The command line asks for something that cannot be. */
export class BadArguments extends Error {}

export interface AuditArguments {
	readonly help: boolean;
	readonly file: string | null;
	readonly history: string | null;
	readonly target: string | null;
	readonly task: AuditTask | null;
	readonly positive: string | null;
	readonly split: string | null;
	readonly train: readonly string[] | null;
	readonly test: string | null;
	readonly population: string | null;
	readonly group: string | null;
	readonly time: string | null;
	readonly decisionTime: string | null;
	readonly segments: readonly string[];
	readonly after: readonly string[];
	readonly leaveOut: readonly string[];
	readonly rows: number | null;
	readonly seed: number;
	readonly json: boolean;
	/** Fields of the guard that were said and are not guessed. */
	readonly said: ReadonlySet<keyof AuditGuard>;
}

const OPTIONS = {
	target: { type: 'string' },
	task: { type: 'string' },
	positive: { type: 'string' },
	split: { type: 'string' },
	'train-value': { type: 'string' },
	test: { type: 'string' },
	population: { type: 'string' },
	group: { type: 'string' },
	time: { type: 'string' },
	'decision-time': { type: 'string' },
	segments: { type: 'string' },
	after: { type: 'string' },
	'leave-out': { type: 'string' },
	rows: { type: 'string' },
	seed: { type: 'string' },
	history: { type: 'string' },
	json: { type: 'boolean' },
	help: { type: 'boolean', short: 'h' }
} as const;

const FIELDS: Readonly<Record<string, keyof AuditGuard>> = {
	target: 'target',
	task: 'task',
	positive: 'positive',
	split: 'split',
	group: 'group',
	time: 'time',
	'decision-time': 'decisionTime',
	segments: 'segments',
	after: 'after',
	'leave-out': 'leaveOut'
};

/** @throws {BadArguments} naming the argument and the cure. */
export function readArguments(given: readonly string[]): AuditArguments {
	const { values, positionals } = parse(given);
	const list = (text: string | undefined): readonly string[] =>
		text === undefined || text === 'none' ? [] : text.split(',').map((name) => name.trim());
	const named = (text: string | undefined): string | null => (text === undefined || text === 'none' ? null : text);
	const help = values.help === true;
	if (!help && values.history === undefined && positionals.length === 0)
		throw new BadArguments('Name a file to audit, or a log with --history.');
	if (positionals.length > 1)
		throw new BadArguments(
			`One file at a time: ${positionals.join(' and ')} were given. A second file is named with --test or --population.`
		);
	if (values.task !== undefined && values.task !== 'classification' && values.task !== 'regression')
		throw new BadArguments(`--task is classification or regression, and "${values.task}" is neither.`);
	return {
		help,
		file: positionals[0] ?? null,
		history: values.history ?? null,
		target: values.target ?? null,
		task: (values.task as AuditTask | undefined) ?? null,
		positive: values.positive ?? null,
		split: values.split ?? null,
		train: values['train-value'] === undefined ? null : list(values['train-value']),
		test: values.test ?? null,
		population: values.population ?? null,
		group: named(values.group),
		time: named(values.time),
		decisionTime: named(values['decision-time']),
		segments: list(values.segments),
		after: list(values.after),
		leaveOut: list(values['leave-out']),
		rows: count('rows', values.rows),
		seed: count('seed', values.seed) ?? 7,
		json: values.json === true,
		said: new Set(Object.entries(FIELDS).flatMap(([option, field]) => (Object.hasOwn(values, option) ? [field] : [])))
	};
}

function parse(given: readonly string[]) {
	try {
		return parseArgs({ args: [...given], options: OPTIONS, allowPositionals: true });
	} catch (error) {
		throw new BadArguments(error instanceof Error ? error.message : String(error));
	}
}

function count(name: string, text: string | undefined): number | null {
	if (text === undefined) return null;
	const value = Number(text);
	if (!Number.isInteger(value) || value < 1) throw new BadArguments(`--${name} is a whole number above 0, and "${text}" is none.`);
	return value;
}
