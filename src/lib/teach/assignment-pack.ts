/**
 * An assignment without its words: positions instead of keys, runs of seeds instead of lists, so that a link stays short. Exact:
 * what is unpacked is what was packed, keys that are absent included. What is unpacked is checked by the schema afterwards.
 */
import { ASSIGNMENT_FORMAT, ASSIGNMENT_VERSION, ITEM_KINDS, VARIANT_MODES } from './assignment.ts';
import type { Assignment, AssignmentItem, PoolMember } from './assignment.ts';

/** In this order in the last place of the packed list; new ones are added at the end. */
const OPTIONAL = ['objectives', 'timeLimit', 'due', 'thresholds', 'rubric', 'instructorKey', 'overrides'] as const;

type Packed = readonly unknown[];

export function pack(assignment: Assignment): Packed {
	const { title, engine, feedback, variants, items } = assignment;
	const modes = VARIANT_MODES.indexOf(variants) * 2 + (feedback === 'withheld' ? 1 : 0);
	const rest = OPTIONAL.flatMap((key, at) => (assignment[key] === undefined ? [] : [[at, assignment[key]]]));
	let before = '';
	const packItem = ({ kind, pool, points, hintCost, cards }: AssignmentItem): Packed => {
		const members = pool.map((member) => {
			const seeds = runsOf(member.seeds);
			const same = JSON.stringify(seeds) === before;
			before = JSON.stringify(seeds);
			const tail = member.variant === undefined ? [] : [member.variant];
			return [member.name, member.content, same ? 0 : seeds, ...tail];
		});
		const options = [cards ?? 'x', hintCost === undefined ? 'x' : hintCost];
		while (options.at(-1) === 'x') options.pop();
		return [ITEM_KINDS.indexOf(kind), members, points, ...options];
	};
	return [title, engine, modes, items.map(packItem), ...(rest.length > 0 ? [rest] : [])];
}

/** @throws {TypeError} for what `pack` cannot have made. */
export function unpack(packed: unknown): unknown {
	const [title, engine, modes, items, rest = []] = list(packed);
	let before: readonly number[] = [];
	const unpackMember = (given: unknown): Partial<Record<keyof PoolMember, unknown>> => {
		const [name, content, runs, variant] = list(given);
		before = runs === 0 ? before : seedsOf(list(runs));
		return { name, content, seeds: [...before], ...(variant === undefined ? {} : { variant }) };
	};
	const unpackItem = (given: unknown): unknown => {
		const [kind, pool, points, cards = 'x', hintCost = 'x'] = list(given);
		return {
			kind: ITEM_KINDS[Number(kind)],
			pool: list(pool).map(unpackMember),
			points,
			...(hintCost === 'x' ? {} : { hintCost }),
			...(cards === 'x' ? {} : { cards })
		};
	};
	return {
		format: ASSIGNMENT_FORMAT,
		version: ASSIGNMENT_VERSION,
		title,
		engine,
		feedback: Number(modes) % 2 === 1 ? 'withheld' : 'immediate',
		variants: VARIANT_MODES[Math.floor(Number(modes) / 2)],
		items: list(items).map(unpackItem),
		...Object.fromEntries(list(rest).map((entry) => [OPTIONAL[Number(list(entry)[0])], list(entry)[1]]))
	};
}

/** Sorted seeds as distance and length of each run: 1000 … 1019 becomes [1000, 20]. */
function runsOf(seeds: readonly number[]): readonly number[] {
	const runs: number[] = [];
	let end = 0;
	for (const seed of seeds) {
		if (runs.length > 0 && seed === end) runs[runs.length - 1] += 1;
		else runs.push(seed - end, 1);
		end = seed + 1;
	}
	return runs;
}

function seedsOf(runs: readonly unknown[]): readonly number[] {
	const seeds: number[] = [];
	let end = 0;
	for (let at = 0; at < runs.length; at += 2) {
		const [distance, length] = [Number(runs[at]), Number(runs[at + 1])];
		if (!(length > 0 && length <= 10_000) || seeds.length > 10_000) throw new TypeError('a run of seeds is too long');
		const from = end + distance;
		for (let place = 0; place < length; place++) seeds.push(from + place);
		end = from + length;
	}
	return seeds;
}

function list(value: unknown): readonly unknown[] {
	if (!Array.isArray(value)) throw new TypeError('a list is missing');
	return value as readonly unknown[];
}
