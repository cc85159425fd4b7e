/** The assignment that the scripted class works on: quick cases of three stages, a twin in a pool, a drill. */
import { issueAssignment, proveSeeds, type AssignmentDraft } from '#lib/teach/compose.ts';
import type { Assignment } from '#lib/teach/assignment.ts';
import type { NodeEngine } from './node-engine.ts';

export interface ClassDraft {
	readonly draft: AssignmentDraft;
	/** Seeds tried per member. */
	readonly seeds: readonly number[];
}

const from = (first: number, count: number): readonly number[] => Array.from({ length: count }, (_, at) => first + at);

/** For the class of 120. */
export const LARGE: ClassDraft = {
	seeds: from(1000, 6),
	draft: {
		title: 'Week 3: will it hold up?',
		feedback: 'immediate',
		variants: 'open',
		items: [
			{
				kind: 'exercise',
				points: 30,
				hintCost: 2,
				pool: [{ name: 'cards-400' }, { name: 'cards-400', variant: 1 }, { name: 'oven-line-800' }]
			},
			{ kind: 'exercise', points: 30, pool: [{ name: 'magnitudes-1700' }, { name: 'waiting-room-1200' }] },
			{ kind: 'exercise', points: 20, pool: [{ name: 'gait-1600' }, { name: 'policies-3500' }] },
			{
				kind: 'drill',
				points: 20,
				cards: 4,
				pool: [{ name: 'gym-300' }, { name: 'oven-line-800' }, { name: 'gait-1600' }, { name: 'magnitudes-1700' }, { name: 'policies-400' }]
			}
		]
	}
};

/** For the test. */
export const SMALL: ClassDraft = {
	seeds: from(1000, 2),
	draft: {
		...LARGE.draft,
		title: 'Week 1',
		items: [
			{ kind: 'exercise', points: 50, hintCost: 2, pool: [{ name: 'cards-400' }, { name: 'cards-400', variant: 1 }] },
			{ kind: 'exercise', points: 30, pool: [{ name: 'magnitudes-1700' }] },
			{ kind: 'drill', points: 20, cards: 2, pool: [{ name: 'gym-300' }, { name: 'magnitudes-1700' }, { name: 'cards-400' }] }
		]
	}
};

/**
 * Makes the assignment. Seeds are proved here and now, as the page does for members without a kept proof: kept proofs are of one
 * engine, and this script is run while engines change.
 */
export async function classAssignment(engine: NodeEngine, { draft, seeds }: ClassDraft, instructorKey?: string): Promise<Assignment> {
	const proven = new Map<string, { contentHash: string; provenSeeds: readonly number[] }>();
	for (const { pool } of draft.items)
		for (const { name, variant = 0 } of pool) {
			if (proven.has(`${name}/${variant}`)) continue;
			const found = await engine.shelf.exercise(name);
			if (found === null) throw new RangeError(`The class's assignment names ${name}, which is not there.`);
			const ref = engine.shelf.address(found.exercise.experimentRef);
			const provenSeeds = await proveSeeds(engine.lab, variant === 0 ? { ref } : { ref, variant }, seeds);
			proven.set(`${name}/${variant}`, { contentHash: found.exercise.contentHash, provenSeeds });
		}
	const issued = issueAssignment(
		{ ...draft, ...(instructorKey === undefined ? {} : { instructorKey }) },
		{ engineHash: engine.engineHash, find: (_, name, variant) => proven.get(`${name}/${variant}`) ?? null }
	);
	if (!issued.ok) throw new RangeError(`The class's assignment cannot be made: ${JSON.stringify(issued.problems)}`);
	return issued.assignment;
}
