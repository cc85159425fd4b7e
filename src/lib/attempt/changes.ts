/** What differs between two runs, change by change: for the count, for the one-line diff and for the words. */
import { canonicalJson } from '#lib/core/digest.ts';
import type { PipelineSpec, StepSpec } from '#lib/pipeline/spec.ts';
import type { Patch } from '#lib/pipeline/patch.ts';

export type Change =
	| { readonly kind: 'field'; readonly path: string; readonly before: unknown; readonly after: unknown }
	| { readonly kind: 'step-in' | 'step-out'; readonly step: string; readonly place: number }
	| { readonly kind: 'step-moved'; readonly step: string; readonly from: number; readonly to: number }
	| { readonly kind: 'step-set'; readonly step: string; readonly name: string; readonly before: unknown; readonly after: unknown };

const STEPS = 'pipeline.steps';

/** Value at a dotted path of the pipeline as given; a step is found by its place or its kind. Undefined where nothing is written. */
export function givenValue(pipeline: PipelineSpec, path: string): unknown {
	return path
		.split('.')
		.slice(1)
		.reduce<unknown>((at, key) => {
			if (Array.isArray(at)) return at.find((step: StepSpec) => step.kind === key) ?? at[Number(key)];
			return typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined;
		}, pipeline);
}

export function valueIn(pipeline: PipelineSpec, patch: Patch, path: string): unknown {
	return Object.hasOwn(patch, path) ? patch[path] : givenValue(pipeline, path);
}

/** Steps as a run has them: the whole list where it was replaced, single fields on top. */
export function stepsIn(pipeline: PipelineSpec, patch: Patch): readonly StepSpec[] {
	const whole = (Object.hasOwn(patch, STEPS) ? patch[STEPS] : pipeline.steps) as readonly StepSpec[] | null | undefined;
	let steps = [...(whole ?? [])];
	for (const [path, value] of Object.entries(patch)) {
		if (!path.startsWith(`${STEPS}.`)) continue;
		const [which, name] = path.slice(STEPS.length + 1).split('.');
		const at = steps.findIndex((step, place) => step.kind === which || String(place) === which);
		if (at < 0) continue;
		if (name !== undefined) steps = steps.with(at, { ...steps[at], [name]: value });
		else if (value === null) steps = steps.toSpliced(at, 1);
		else steps = steps.with(at, value as StepSpec);
	}
	return steps;
}

/** Every single change from one run's patch to another's. A moved step is one change, and so is each field of a step. */
export function changesBetween(pipeline: PipelineSpec, a: Patch, b: Patch): readonly Change[] {
	const paths = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((path) => path !== STEPS && !path.startsWith(`${STEPS}.`));
	const fields = paths.sort().flatMap((path): Change[] => {
		const [before, after] = [valueIn(pipeline, a, path), valueIn(pipeline, b, path)];
		return same(before, after) ? [] : [{ kind: 'field', path, before, after }];
	});
	return [...fields, ...stepChanges(stepsIn(pipeline, a), stepsIn(pipeline, b))];
}

function stepChanges(before: readonly StepSpec[], after: readonly StepSpec[]): readonly Change[] {
	const changes: Change[] = [];
	// The k-th step of a kind is taken for the k-th of that kind on the other side.
	const name = (steps: readonly StepSpec[]): readonly string[] =>
		steps.map(({ kind }, at) => `${kind}#${steps.slice(0, at).filter((step) => step.kind === kind).length}`);
	const [namesBefore, namesAfter] = [name(before), name(after)];
	namesBefore.forEach((id, place) => {
		if (!namesAfter.includes(id)) changes.push({ kind: 'step-out', step: before[place].kind, place });
	});
	namesAfter.forEach((id, place) => {
		if (!namesBefore.includes(id)) changes.push({ kind: 'step-in', step: after[place].kind, place });
	});
	const [keptBefore, keptAfter] = [
		namesBefore.filter((id) => namesAfter.includes(id)),
		namesAfter.filter((id) => namesBefore.includes(id))
	];
	for (const id of movedOf(keptBefore, keptAfter))
		changes.push({ kind: 'step-moved', step: id.split('#')[0], from: namesBefore.indexOf(id), to: namesAfter.indexOf(id) });
	for (const id of keptBefore) {
		const [x, y] = [before[namesBefore.indexOf(id)], after[namesAfter.indexOf(id)]];
		for (const key of [...new Set([...Object.keys(x), ...Object.keys(y)])].sort())
			if (!same(x[key], y[key])) changes.push({ kind: 'step-set', step: x.kind, name: key, before: x[key], after: y[key] });
	}
	return changes;
}

/** The fewest items that must be lifted out and put back to make one order of the other: those outside a longest common run. */
function movedOf(before: readonly string[], after: readonly string[]): readonly string[] {
	const places = after.map((id) => before.indexOf(id));
	// Longest rising subsequence; lists are a handful of steps long.
	const best: number[][] = [];
	places.forEach((place, i) => {
		const before = best.slice(0, i).filter((chain) => (chain.at(-1) as number) < place);
		const longest = before.reduce<number[]>((most, chain) => (chain.length > most.length ? chain : most), []);
		best.push([...longest, place]);
	});
	const stay = best.reduce<number[]>((most, chain) => (chain.length > most.length ? chain : most), []);
	return after.filter((_, i) => !stay.includes(places[i]));
}

export function same(a: unknown, b: unknown): boolean {
	return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}

/** The pipeline as a run has it, for showing. The lab applies patches itself, and checks them. */
export function pipelineOf(pipeline: PipelineSpec, patch: Patch): PipelineSpec {
	const paths = Object.keys(patch)
		.filter((path) => path.startsWith('pipeline.') && path !== STEPS && !path.startsWith(`${STEPS}.`))
		.sort((a, b) => a.split('.').length - b.split('.').length);
	let shown: Record<string, unknown> = { ...pipeline };
	for (const path of paths) {
		const [, part, name] = path.split('.');
		shown = { ...shown, [part]: name === undefined ? patch[path] : { ...(shown[part] as object), [name]: patch[path] } };
	}
	const steps = stepsIn(pipeline, patch);
	return { ...shown, ...(steps.length > 0 || pipeline.steps ? { steps } : {}) } as unknown as PipelineSpec;
}
