/** What an assignment sets for a student and an item: deadline, time, thresholds, hints, and how the item is graded. */
import type { GradingFacts } from '#lib/attempt/grade.ts';
import { gradingFacts } from '#lib/attempt/grading-facts.ts';
import { DEFAULT_CONVENTIONS } from '#lib/diagnosis/conventions.ts';
import type { Conventions } from '#lib/diagnosis/verdict.ts';
import type { PublicExercise, RevealPart } from '#lib/exercise/parts.ts';
import type { Assignment, AssignmentItem, Rubric } from './assignment.ts';
import { studentTag } from './student.ts';

/** What grades are made by. */
export type GradingRules = Pick<Assignment, 'feedback' | 'thresholds' | 'rubric'>;

/** What grades are made by instead: what is not named stays as the assignment has it. */
export type Regrade = Pick<GradingRules, 'thresholds' | 'rubric'>;

/** The verdict conventions, the usual ones where the assignment says nothing. */
export function conventionsOf({ thresholds }: Pick<Assignment, 'thresholds'>): Conventions {
	return { ...DEFAULT_CONVENTIONS, ...thresholds };
}

/** When a student's work is due, in milliseconds since the Unix epoch; null where there is no date. */
export function dueFor(assignment: Assignment, student: string): number | null {
	return assignment.overrides?.[studentTag(student)]?.due ?? assignment.due ?? null;
}

/** Minutes a student has, extra time included; null where there is no limit. */
export function minutesFor(assignment: Assignment, student: string): number | null {
	if (assignment.timeLimit === undefined) return null;
	return assignment.timeLimit + (assignment.overrides?.[studentTag(student)]?.extraMinutes ?? 0);
}

/** Points of 100 a hint costs; null where none are offered. */
export function hintCostOf({ hintCost = 0 }: AssignmentItem): number | null {
	return hintCost;
}

/** Sum of the items' points. */
export function possiblePoints({ items }: Assignment): number {
	return items.reduce((sum, { points }) => sum + points, 0);
}

/**
 * What the grader needs for one draw of an item.
 *
 * Before a release nobody has seen the reveal, so an exam has neither a remedy nor the stakeholder's question. A twin or a
 * break-it value has neither as well, because the file's answers to both are about what was planted. The rest is scaled to 100.
 */
export function factsFor(
	rules: GradingRules,
	item: AssignmentItem,
	exercise: PublicExercise,
	part: RevealPart,
	variant: number
): GradingFacts {
	const facts = gradingFacts(exercise, part);
	const withoutReveal = rules.feedback === 'withheld' || variant !== 0;
	const cut: GradingFacts = withoutReveal
		? { ...facts, template: facts.template === 'T3' ? 'T1' : facts.template, remedy: null, debrief: null }
		: facts;
	return { ...cut, hintCost: hintCostOf(item) ?? 0, ...weightsFor(rules.rubric, cut.template) };
}

function weightsFor(rubric: Rubric | undefined, template: GradingFacts['template']): Pick<GradingFacts, 'weights'> {
	const weights = rubric?.[template];
	return weights ? { weights } : {};
}
