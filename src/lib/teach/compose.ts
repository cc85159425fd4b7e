/** From choices to an assignment: fills in hashes and proven seeds, and says what is in the way. */
import { sentence, type Sentence } from '#lib/attempt/sentence.ts';
import type { LabRuntime, ExperimentRef } from '#lib/runtime/protocol.ts';
import {
	ASSIGNMENT_FORMAT,
	ASSIGNMENT_VERSION,
	CONTENT_DIGITS,
	ENGINE_DIGITS,
	type Assignment,
	type AssignmentItem,
	type ItemKind,
	type PoolMember
} from './assignment.ts';
import { LONGEST_LINK, writeLink } from './assignment-link.ts';
import { assignmentHash, parseAssignment } from './assignment-schema.ts';

/** Seeds deployed for a member unless asked otherwise. */
export const USUAL_SEEDS = 20;

export interface DraftMember {
	readonly name: string;
	readonly variant?: number;
	/** Deploy these; they must be proven. The first `USUAL_SEEDS` proven ones unless said. */
	readonly seeds?: readonly number[];
}

export interface DraftItem extends Omit<AssignmentItem, 'pool'> {
	readonly pool: readonly DraftMember[];
}

/** An assignment as composed: everything but what the build knows. */
export interface AssignmentDraft extends Omit<Assignment, 'format' | 'version' | 'engine' | 'items'> {
	readonly items: readonly DraftItem[];
}

/** What the build knows of something that can be assigned. */
export interface Assignable {
	readonly contentHash: string;
	/** Seeds whose key was proved to be what was planted, on this engine. */
	readonly provenSeeds: readonly number[];
}

export interface ComposeContext {
	/** Whole hash of this engine. */
	readonly engineHash: string;
	/** Null for what is not in this build. */
	readonly find: (kind: ItemKind, name: string, variant: number) => Assignable | null;
}

export type IssueReport =
	| { readonly ok: true; readonly assignment: Assignment; readonly hash: string }
	| { readonly ok: false; readonly problems: readonly Sentence[] };

/** Makes the assignment of a draft. Every problem is a sentence of messages/verify. Defaults are left out, so that equal choices are equal. */
export function issueAssignment(draft: AssignmentDraft, context: ComposeContext): IssueReport {
	const problems: Sentence[] = [];
	const items = draft.items.map((item, at): AssignmentItem => {
		const { kind, pool, points, hintCost, cards } = item;
		const members = pool.flatMap((member) => memberOf(kind, member, context, at, problems));
		return {
			kind,
			pool: members,
			points,
			...(hintCost === undefined || hintCost === 0 ? {} : { hintCost }),
			...(cards === undefined ? {} : { cards })
		};
	});
	if (problems.length > 0) return { ok: false, problems };
	const stated = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined && !isEmpty(value)));
	const read = parseAssignment({
		...stated,
		format: ASSIGNMENT_FORMAT,
		version: ASSIGNMENT_VERSION,
		engine: context.engineHash.slice(0, ENGINE_DIGITS),
		items
	});
	if (!read.ok) return { ok: false, problems: [read.sentence] };
	return { ok: true, assignment: read.assignment, hash: assignmentHash(read.assignment) };
}

function memberOf(
	kind: ItemKind,
	{ name, variant = 0, seeds }: DraftMember,
	{ find }: ComposeContext,
	at: number,
	problems: Sentence[]
): readonly PoolMember[] {
	const known = find(kind, name, variant);
	if (known === null) {
		problems.push(sentence('compose.unknown', { item: at + 1, name }));
		return [];
	}
	const unproven = seeds?.find((seed) => !known.provenSeeds.includes(seed));
	if (known.provenSeeds.length === 0 || unproven !== undefined) {
		problems.push(sentence('compose.unproven', { item: at + 1, name, ...(unproven === undefined ? {} : { seed: unproven }) }));
		return [];
	}
	const deployed = [...new Set(seeds ?? known.provenSeeds.slice(0, USUAL_SEEDS))].sort((a, b) => a - b);
	return [{ name, content: known.contentHash.slice(0, CONTENT_DIGITS), seeds: deployed, ...(variant === 0 ? {} : { variant }) }];
}

const isEmpty = (value: unknown): boolean =>
	(Array.isArray(value) && value.length === 0) ||
	(typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0);

/** What an instructor should know before sharing; nothing of it forbids. */
export function assignmentHints(assignment: Assignment, briefOf: (name: string) => string | null): readonly Sentence[] {
	const hints: Sentence[] = [];
	for (const [at, { kind, pool }] of assignment.items.entries()) {
		const briefs = new Set(pool.map(({ name }) => briefOf(name)));
		if (kind !== 'drill' && briefs.size > 1) hints.push(sentence('compose.briefs-differ', { item: at + 1, briefs: briefs.size }));
		const draws = pool.reduce((sum, { seeds }) => sum + seeds.length, 0);
		if (kind !== 'drill' && draws < 5) hints.push(sentence('compose.few-draws', { item: at + 1, draws }));
	}
	const { length } = writeLink(assignment);
	if (length > LONGEST_LINK) hints.push(sentence('compose.long-link', { characters: length, most: LONGEST_LINK }));
	if (assignment.feedback === 'withheld' && assignment.variants === 'open') hints.push(sentence('compose.open-exam'));
	return hints;
}

/**
 * Which of these seeds may be deployed for a member: those whose key, worked out now, is what was planted (of a twin: is not). For
 * members that the build holds no proof for.
 */
export async function proveSeeds(
	lab: Pick<LabRuntime, 'draw'>,
	source: ExperimentRef,
	seeds: readonly number[],
	options: { readonly signal?: AbortSignal; readonly onProgress?: (fraction: number) => void } = {}
): Promise<readonly number[]> {
	const proven: number[] = [];
	for (const [done, seed] of seeds.entries()) {
		const { agrees } = await lab.draw(source, seed, 0, { signal: options.signal });
		if (agrees) proven.push(seed);
		options.onProgress?.((done + 1) / seeds.length);
	}
	return proven;
}
