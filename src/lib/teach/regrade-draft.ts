/** The rules of a regrade while they are being changed: every weight and threshold as a number, and back to what is kept. */
import * as v from 'valibot';
import { COMPONENTS, WEIGHTS, type ComponentId, type Template } from '#lib/attempt/weights.ts';
import { canonicalJson } from '#lib/core/digest.ts';
import type { Conventions } from '#lib/diagnosis/verdict.ts';
import type { Assignment, Rubric } from './assignment.ts';
import { thresholdsSchema } from './assignment-schema.ts';
import type { Shelf } from './replay/engine.ts';
import { conventionsOf, factsFor, type Regrade } from './rules.ts';

export const TEMPLATES = ['T1', 'T3', 'T7'] as const satisfies readonly Template[];

/** Fields that are empty are NaN. */
export interface RegradeDraft {
	readonly weights: Readonly<Record<Template, Readonly<Record<ComponentId, number>>>>;
	readonly thresholds: Conventions;
}

/** Rules as numbers: those of a regrade, of the assignment where it says nothing, and the usual ones where both do not. */
export function draftOf(assignment: Pick<Assignment, 'rubric' | 'thresholds'>, regrade: Regrade | null): RegradeDraft {
	const rubric = regrade?.rubric ?? assignment.rubric;
	const weightsOf = (template: Template): Record<ComponentId, number> => ({ ...WEIGHTS[template], ...rubric?.[template] });
	return {
		weights: { T1: weightsOf('T1'), T3: weightsOf('T3'), T7: weightsOf('T7') },
		thresholds: conventionsOf({ thresholds: regrade?.thresholds ?? assignment.thresholds })
	};
}

/** Components that a form shows: those that count usually or in this draft. */
export function shownComponents(template: Template, { weights }: RegradeDraft): readonly ComponentId[] {
	return COMPONENTS.filter((id) => WEIGHTS[template][id] > 0 || weights[template][id] > 0);
}

/** Judged in every case, whatever it asks for: where none of them counts, a case may have nothing to be graded by. */
const ALWAYS_JUDGED = ['diagnosis', 'evidence', 'confidence'] as const;
const MOST_POINTS = 1000;

export type RegradeReport =
	| { readonly ok: true; readonly rules: Regrade }
	| { readonly ok: false; readonly problem: 'same' }
	| { readonly ok: false; readonly problem: 'weights' | 'nothing-counts'; readonly template: Template }
	| { readonly ok: false; readonly problem: 'threshold'; readonly threshold: keyof Conventions };

/** What a draft says, as short as it can be kept; `same` where it is what the assignment says. */
export function regradeOf(draft: RegradeDraft, assignment: Pick<Assignment, 'rubric' | 'thresholds'>): RegradeReport {
	for (const template of TEMPLATES) {
		const weights = draft.weights[template];
		if (!COMPONENTS.every((id) => weights[id] >= 0 && weights[id] <= MOST_POINTS)) return { ok: false, problem: 'weights', template };
		if (ALWAYS_JUDGED.every((id) => weights[id] === 0)) return { ok: false, problem: 'nothing-counts', template };
	}
	const usual = conventionsOf({ thresholds: undefined });
	const names = Object.keys(usual) as (keyof Conventions)[];
	const wrong = names.find((name) => !v.safeParse(thresholdsSchema.entries[name], draft.thresholds[name]).success);
	if (wrong !== undefined) return { ok: false, problem: 'threshold', threshold: wrong };

	const rubric: Partial<Record<Template, Partial<Record<ComponentId, number>>>> = {};
	for (const template of TEMPLATES) {
		const changed = COMPONENTS.filter((id) => draft.weights[template][id] !== WEIGHTS[template][id]);
		if (changed.length > 0) rubric[template] = Object.fromEntries(changed.map((id) => [id, draft.weights[template][id]]));
	}
	const thresholds: Partial<Conventions> = Object.fromEntries(
		names.filter((name) => draft.thresholds[name] !== usual[name]).map((name) => [name, draft.thresholds[name]])
	);
	const own = draftOf(assignment, null);
	const rules: Regrade = {
		...(canonicalJson(draft.weights) === canonicalJson(own.weights) ? {} : { rubric: rubric as Rubric }),
		...(canonicalJson(draft.thresholds) === canonicalJson(own.thresholds) ? {} : { thresholds })
	};
	return Object.keys(rules).length === 0 ? { ok: false, problem: 'same' } : { ok: true, rules };
}

/** The rubrics that the cases of an assignment are graded by, in their usual order. Drills and reviews have none of these. */
export async function templatesOf(assignment: Assignment, shelf: Pick<Shelf, 'exercise'>): Promise<readonly Template[]> {
	const cases = assignment.items.filter(({ kind }) => kind === 'exercise' || kind === 'decision');
	const found = await Promise.all(
		cases.flatMap((item) =>
			item.pool.map(async ({ name, variant = 0 }) => {
				const held = await shelf.exercise(name);
				return held === null ? null : factsFor(assignment, item, held.exercise, held.part, variant).template;
			})
		)
	);
	return TEMPLATES.filter((template) => found.includes(template));
}
