import type { Assignment, AssignmentItem, PoolMember } from '#lib/teach/assignment.ts';

export const ENGINE = 'e1'.repeat(32);

export function member(name: string, over: Partial<PoolMember> = {}): PoolMember {
	return { name, content: 'c0ffee00', seeds: [1000, 1001, 1002, 1003], ...over };
}

export function item(over: Partial<AssignmentItem> = {}): AssignmentItem {
	return { kind: 'exercise', pool: [member('cards-400')], points: 10, ...over };
}

export function assignment(over: Partial<Assignment> = {}): Assignment {
	return {
		format: 'holdout-assignment',
		version: 1,
		title: 'Week 1',
		engine: 'e1e1e1e1e1e1e1e1',
		feedback: 'immediate',
		variants: 'open',
		items: [item()],
		...over
	};
}

const SLUGS =
	'oven-line-800 churn-300 gym-300 packing-2000 pumps-48 loans-3000 queens-days pay-survey-534 magnitudes-1700 policies-3500 boiler-3000 gait-1600';

/** Twelve items as a real course has them: every content hash another, twenty seeds, some hints, a due date and a limit. */
export function twelve(): Assignment {
	return assignment({
		title: 'Applied ML, week 3: does it hold up?',
		feedback: 'withheld',
		due: Date.UTC(2026, 9, 12, 22),
		timeLimit: 90,
		items: SLUGS.split(' ').map((name, at) =>
			item({
				points: at < 6 ? 5 : 10,
				hintCost: at % 3 === 0 ? 2 : undefined,
				pool: [
					member(name, {
						content: (0x9e3779b1 * (at + 1)).toString(16).slice(-8).padStart(8, '0'),
						seeds: Array.from({ length: 20 }, (_, place) => 1000 + place)
					})
				]
			})
		)
	});
}
