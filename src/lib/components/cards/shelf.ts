/** Steps that may be put into a pipeline: those that some offered list of steps has and the present one has not. */
import { canonicalJson } from '#lib/core/digest.ts';
import type { StepSpec } from '#lib/pipeline/spec.ts';

export interface ShelfItem {
	readonly id: string;
	readonly step: StepSpec;
	/** Place it has in the list it comes from. */
	readonly place: number;
	/** Place of a step of its kind that it would replace: the same step with other settings. */
	readonly replaces: number | null;
}

/** Values of the knob `pipeline.steps` as lists of steps. */
export function listsOf(values: readonly unknown[]): readonly (readonly StepSpec[])[] {
	return values.flatMap((value) => (Array.isArray(value) ? [value as readonly StepSpec[]] : []));
}

/** What is on the shelf beside the present steps. Two steps that differ in their scope alone are one: the scope has its own control. */
export function shelfOf(lists: readonly (readonly StepSpec[])[], steps: readonly StepSpec[]): readonly ShelfItem[] {
	const present = new Set(steps.map(settingsOf));
	const items = lists.flatMap((list) =>
		list.map((step, place): ShelfItem => {
			const at = steps.findIndex(({ kind }) => kind === step.kind);
			return { id: settingsOf(step), step, place, replaces: at < 0 ? null : at };
		})
	);
	return items.filter((item, i) => !present.has(item.id) && items.findIndex((other) => other.id === item.id) === i);
}

/** The steps with that item in its place, or in place of the one it replaces. */
export function putIn(steps: readonly StepSpec[], { step, place, replaces }: ShelfItem): readonly StepSpec[] {
	return replaces === null ? steps.toSpliced(Math.min(place, steps.length), 0, step) : steps.with(replaces, step);
}

function settingsOf({ fitOn: _, ...settings }: StepSpec): string {
	return canonicalJson(settings);
}
