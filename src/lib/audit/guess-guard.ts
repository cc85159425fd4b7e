/** Guesses for the guard, each with its reason: a person confirms or changes them before anything is split. */
import type { DataFile } from '#lib/ingest/read-file.ts';
import type { TypedColumn } from '#lib/ingest/typed-columns.ts';
import { AuditError, type AuditGuard, type AuditTask, type GuardGuess, type GuardProposal } from './types.ts';
import { countsRows, distinctShare, namesItsRows } from './uses.ts';

const TARGET_WORDS =
	/(^|[\s_.-])(target|label|y|class|outcome|response|churn(ed)?|default(ed)?|survived|fraud|damage|died|death|won|price|diagnosis|species|result)([\s_.-]|$)/i;
const GROUP_WORDS =
	/(patient|customer|client|user|member|subject|person|country|household|account|device|machine|vehicle|driver|store|shop|school|hospital|site|president|speaker|author|farm|family|company|merchant|session|employee|player|team)/i;
const TIME_WORDS = /(date|time|timestamp|year|month|day|week|period|created|recorded)/i;
const SPLIT_WORDS = /^(split|fold|part|partition|set|subset|sample|is[_ ]?(train|test)|usage|dataset)$/i;
const DECISION_WORDS = /(decision|decided|application|applied|booking|booked|admission|admitted|order|signup|sign_up|start)/i;
const TRAIN_WORDS = /^(train(ing)?|learn(ing)?|fit|dev|development|true|1|yes)$/i;
const PART_WORDS = /^(train(ing)?|learn(ing)?|fit|dev|development|valid(ation)?|val|test(ing)?|holdout|eval(uation)?)$/i;

const MOST_SEGMENT_LEVELS = 12;

/**
 * @param target the column to predict, where somebody has said it.
 * @throws {AuditError} when no column could be a target.
 */
export function guessGuard(file: DataFile, target?: string): GuardProposal {
	const guesses: GuardGuess[] = [];
	const guess = (field: keyof AuditGuard, column: string, id: string): string => {
		guesses.push({ field, column, reason: { id, values: { column } } });
		return column;
	};
	const targets = possibleTargets(file.columns);
	if (targets.length === 0) throw new AuditError('no-target', {});
	if (target !== undefined && !file.columns.some(({ name }) => name === target))
		throw new AuditError('no-such-column', {
			name: target,
			role: 'target',
			known: file.columns
				.slice(0, 12)
				.map(({ name }) => name)
				.join(', ')
		});
	const chosen = target ?? guess('target', targets[0], TARGET_WORDS.test(targets[0]) ? 'guess.targetName' : 'guess.targetLast');
	const column = file.columns.find(({ name }) => name === chosen) as TypedColumn;
	const rest = file.columns.filter(({ name, kind }) => name !== chosen && kind !== 'empty');

	const split = rest.find(
		(one) => one.kind !== 'date' && one.distinct >= 2 && one.distinct <= 4 && (SPLIT_WORDS.test(one.name) || namesParts(one))
	);
	const parts = split ? partsOf(split) : null;
	if (split && parts) guess('split', split.name, namesParts(split) ? 'guess.splitValues' : 'guess.splitName');
	const free = rest.filter((one) => one !== split || !parts);

	const dates = free.filter(({ kind, distinct }) => kind === 'date' && distinct > 2);
	const decision = dates.length > 1 ? dates.find(({ name }) => DECISION_WORDS.test(name)) : undefined;
	const time = dates.find((one) => one !== decision && TIME_WORDS.test(one.name)) ?? decision ?? dates[0] ?? free.find(isYear);
	if (time) guess('time', time.name, time.kind === 'date' ? 'guess.timeDate' : 'guess.timeYear');
	if (decision && decision !== time) guess('decisionTime', decision.name, 'guess.decision');

	const group = free.find((one) => one !== time && couldGroup(one));
	if (group) guess('group', group.name, 'guess.group');

	const leaveOut = free.filter((one) => one !== group && one !== time && namesItsRows(one));
	for (const one of leaveOut) guess('leaveOut', one.name, countsRows(one) ? 'guess.countsRows' : 'guess.namesRows');

	const segments = free
		.filter(
			(one) =>
				one.kind === 'category' && one.distinct >= 2 && one.distinct <= MOST_SEGMENT_LEVELS && one !== group && !leaveOut.includes(one)
		)
		.slice(0, 3);
	for (const one of segments) guess('segments', one.name, 'guess.segment');

	return {
		guard: {
			target: chosen,
			task: taskOf(column),
			positive: null,
			decisionTime: decision && decision !== time ? decision.name : null,
			group: group?.name ?? null,
			time: time?.name ?? null,
			segments: segments.map(({ name }) => name),
			split: split && parts ? { column: split.name, train: parts } : null,
			after: [],
			leaveOut: leaveOut.map(({ name }) => name)
		},
		guesses,
		targets
	};
}

/** Classes where the answers are words or few whole numbers, numbers else. */
export function taskOf(column: TypedColumn): AuditTask {
	if (column.kind === 'number')
		return column.distinct <= 10 && column.whole && column.nRows > 5 * column.distinct ? 'classification' : 'regression';
	return 'classification';
}

function possibleTargets(columns: readonly TypedColumn[]): readonly string[] {
	const usable = columns.filter(
		(column) => column.kind !== 'date' && column.kind !== 'empty' && column.kind !== 'text' && column.distinct >= 2 && !namesItsRows(column)
	);
	// The last column is where a target stands as a rule.
	return [...usable]
		.reverse()
		.sort((a, b) => score(b) - score(a))
		.map(({ name }) => name);
}

/** Words that are of few kinds are asked for more often than those of many. */
const MANY_KINDS = 20;
const kinds = (column: TypedColumn): number => {
	if (column.distinct === 2) return 1;
	if (column.kind !== 'category') return 0;
	return column.distinct <= MOST_SEGMENT_LEVELS ? 0.5 : column.distinct > MANY_KINDS ? -0.5 : 0;
};
const score = (column: TypedColumn): number => (TARGET_WORDS.test(column.name) ? 2 : 0) + kinds(column);

function levelsSeen(column: TypedColumn): readonly string[] {
	if (column.kind === 'category' || column.kind === 'text') return column.levels;
	if (column.kind === 'number') return [...new Set(column.values)].filter((value) => !Number.isNaN(value)).map(String);
	return [];
}

const namesParts = (column: TypedColumn): boolean =>
	column.kind === 'category' && column.levels.every((level) => PART_WORDS.test(level.trim()));

/** Values that were trained on; null where none is called so. */
function partsOf(column: TypedColumn): readonly string[] | null {
	const inverted = /test|valid|holdout/i.test(column.name);
	const seen = levelsSeen(column);
	const train = seen.filter((level) => TRAIN_WORDS.test(level.trim()) !== (inverted && !namesParts(column)));
	return train.length > 0 && train.length < seen.length ? train : null;
}

function isYear(column: TypedColumn): boolean {
	if (column.kind !== 'number' || !column.whole || column.distinct < 3) return false;
	return (
		/(^|[\s_.-])(year|yr)([\s_.-]|$)/i.test(column.name) &&
		column.values.every((value) => Number.isNaN(value) || (value >= 1500 && value <= 2200))
	);
}

/** Rows of one of these are not independent: named like somebody or something that comes back, with several rows each. */
function couldGroup(column: TypedColumn): boolean {
	if (column.kind === 'date' || column.kind === 'empty') return false;
	if (column.kind === 'number' && !column.whole) return false;
	const filled = column.nRows - column.missing;
	return GROUP_WORDS.test(column.name) && column.distinct >= 10 && filled / column.distinct >= 1.5 && distinctShare(column) < 0.7;
}
