/** The knobs of the run to come: what each would be, what differs from the run it starts from. */
import type { PublicExercise } from '#lib/exercise/parts.ts';
import type { StepSpec } from '#lib/pipeline/spec.ts';
import type { Patch } from '#lib/state/case.svelte.ts';
import { changesBetween, givenValue, same, stepsIn, valueIn, type Change } from '#lib/attempt/changes.ts';

export interface KnobRow {
	readonly path: string;
	readonly values: readonly unknown[];
	/** Value in the run it starts from. */
	readonly before: unknown;
	readonly value: unknown;
	readonly changed: boolean;
}

const STEPS = 'pipeline.steps';

/** True for knobs that are worked on the pipeline cards rather than with a slider. */
export function isCardKnob(path: string): boolean {
	return path === STEPS || path.startsWith(`${STEPS}.`) || path === 'pipeline.split.by' || path === 'pipeline.split.embargo';
}

export class Knobs {
	readonly exercise: PublicExercise;
	#patch = $state.raw<Patch>({});
	#base = $state.raw<Patch>({});

	constructor(exercise: PublicExercise) {
		this.exercise = exercise;
	}

	/** Begins from a run's patch, with the draft that the log remembers. */
	startFrom(base: Patch, draft: Patch = base): void {
		this.#base = base;
		this.#patch = draft;
	}

	get patch(): Patch {
		return this.#patch;
	}

	get base(): Patch {
		return this.#base;
	}

	/** What differs between the run to come and the one it starts from. */
	get changes(): readonly Change[] {
		return changesBetween(this.exercise.pipeline, this.#base, this.#patch);
	}

	get rows(): readonly KnobRow[] {
		const { pipeline } = this.exercise;
		return this.exercise.knobs.map(({ path, values }) => {
			const given = givenValue(pipeline, path);
			const [before, value] = [valueIn(pipeline, this.#base, path), valueIn(pipeline, this.#patch, path)];
			// Where the field is not written as given, its first value stands for what that means.
			const list = values.some((one) => same(one, given)) || given === undefined ? values : [given, ...values];
			return { path, values: list, before, value, changed: !same(before, value) };
		});
	}

	/** Steps of the run to come, in order. */
	get steps(): readonly StepSpec[] {
		return stepsIn(this.exercise.pipeline, this.#patch);
	}

	set(path: string, value: unknown): void {
		const { [path]: _, ...rest } = this.#patch;
		const given = givenValue(this.exercise.pipeline, path);
		this.#patch = same(value, given) ? rest : { ...rest, [path]: value };
	}

	/** Puts a whole list of steps in place of the present one; single step fields are part of it then. */
	setSteps(steps: readonly StepSpec[]): void {
		const rest = Object.fromEntries(Object.entries(this.#patch).filter(([path]) => path !== STEPS && !path.startsWith(`${STEPS}.`)));
		this.#patch = same(steps, this.exercise.pipeline.steps ?? []) ? rest : { ...rest, [STEPS]: steps };
	}
}
