/** Pretest and post-test: eight cards of the same families, held against each other. */
import { newcombeInterval } from '#lib/core/proportions.ts';
import type { DrillAnswer, SetKind } from './drill-answer.ts';
import { encounterOfAnswer } from './encounter.ts';
import { SET_SIZE } from './plan.ts';
import { hitRate, type Share } from './scores.ts';

/** Whole sets of one purpose, oldest first. */
export function wholeSets(answers: readonly DrillAnswer[], purpose: SetKind): readonly (readonly DrillAnswer[])[] {
	const sets = new Map<string, DrillAnswer[]>();
	for (const answer of answers) {
		if (answer.purpose === purpose) sets.set(answer.set, [...(sets.get(answer.set) ?? []), answer]);
	}
	return [...sets.values()].filter((set) => set.length === SET_SIZE[purpose]).sort((a, b) => a[0].t - b[0].t);
}

export interface TestComparison {
	readonly before: Share;
	readonly after: Share;
	/** After less before, with Newcombe's interval. */
	readonly difference: number;
	readonly low: number;
	readonly high: number;
}

/** The last pretest taken before a post-test against it, or null where there is none. */
export function compareTests(all: readonly DrillAnswer[], after: readonly DrillAnswer[]): TestComparison | null {
	const began = after.at(0)?.t;
	if (began === undefined) return null;
	const before = wholeSets(all, 'pretest').findLast((set) => set[set.length - 1].t <= began);
	if (before === undefined) return null;
	const [first, second] = [before, after].map((set) => hitRate(set.map(encounterOfAnswer)));
	const { low, high } = newcombeInterval({ successes: second.right, n: second.n }, { successes: first.right, n: first.n });
	return { before: first, after: second, difference: second.share - first.share, low, high };
}
