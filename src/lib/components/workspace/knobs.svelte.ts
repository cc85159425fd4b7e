/** The knobs of the run to come: what each would be, what differs from the run it is compared with. */
import { canonicalJson } from '#lib/core/digest.ts';
import { differingPaths } from '#lib/attempt/reduce.ts';
import type { PublicExercise } from '#lib/exercise/parts.ts';
import type { PipelineSpec } from '#lib/pipeline/spec.ts';
import type { Patch } from '#lib/state/case.svelte.ts';

export interface KnobRow {
	readonly path: string;
	readonly values: readonly unknown[];
	/** Value in the run it is compared with. */
	readonly before: unknown;
	readonly value: unknown;
	readonly changed: boolean;
}

/** Value at a dotted path of the pipeline as given; undefined where the field is not written. */
export function givenValue(pipeline: PipelineSpec, path: string): unknown {
	return path
		.split('.')
		.slice(1)
		.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined), pipeline);
}

export class Knobs {
	readonly #exercise: PublicExercise;
	#patch = $state.raw<Patch>({});
	#base = $state.raw<Patch>({});

	constructor(exercise: PublicExercise) {
		this.#exercise = exercise;
	}

	/** Begins again from a run's patch. */
	startFrom(patch: Patch): void {
		this.#base = patch;
		this.#patch = patch;
	}

	get patch(): Patch {
		return this.#patch;
	}

	/** Paths in which the run to come differs from the one it is compared with. */
	get changes(): readonly string[] {
		return differingPaths(this.#base, this.#patch);
	}

	get rows(): readonly KnobRow[] {
		return this.#exercise.knobs.map(({ path, values }) => {
			const given = givenValue(this.#exercise.pipeline, path);
			const [before, value] = [this.#base, this.#patch].map((patch) => (path in patch ? patch[path] : given));
			// Where the field is not written as given, its first value stands for what that means.
			const list = values.some((one) => same(one, given)) || given === undefined ? values : [given, ...values];
			return { path, values: list, before, value, changed: this.changes.includes(path) };
		});
	}

	set(path: string, value: unknown): void {
		const { [path]: _, ...rest } = this.#patch;
		const given = givenValue(this.#exercise.pipeline, path);
		this.#patch = same(value, given) ? rest : { ...rest, [path]: value };
	}
}

export function same(a: unknown, b: unknown): boolean {
	return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}
