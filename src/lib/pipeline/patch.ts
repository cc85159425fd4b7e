/** Changes of an experiment as data: paths and values, strict in both directions. */
import { unknownName } from '#lib/worlds/parameters.ts';
import { worldDescriptor } from '#lib/worlds/descriptors.ts';
import { experimentProblems } from './check.ts';
import { FIT_PARAMETERS, modelDescriptor, SPLIT_PARAMETERS, stepDescriptor } from './descriptors.ts';
import type { ExperimentSpec, StepSpec } from './spec.ts';

/** Paths such as `pipeline.model.l2`, `world.patientEffect` or `pipeline.steps.standardize.fitOn`; null takes an optional value away. */
export type Patch = Readonly<Record<string, unknown>>;

export interface SpecDifference {
	readonly path: string;
	/** Undefined where the path was absent. */
	readonly before: unknown;
	readonly after: unknown;
}

type Fields = Record<string, unknown>;

/**
 * A changed copy of an experiment. Shorter paths are applied first, so that `pipeline.model` may be replaced and then tuned.
 *
 * A step is named by its place or, when there is only one of its kind, by its kind; null removes it. A new `pipeline.model.kind`
 * keeps the parameters that both models know and takes the defaults of the others.
 * @throws {RangeError} naming an unknown path and the nearest known one, or the first value that the experiment may not have.
 */
export function applyPatch(spec: ExperimentSpec, patch: Patch): ExperimentSpec {
	const draft = structuredClone(spec) as unknown as { world: Fields; pipeline: Fields & { steps?: Fields[] }; refits: unknown };
	const removed = new Set<Fields>();
	for (const [path, value] of Object.entries(patch).sort(byDepth)) setPath(draft, path, structuredClone(value), removed);
	if (draft.pipeline.steps) draft.pipeline.steps = draft.pipeline.steps.filter((step) => !removed.has(step));
	const changed = draft as unknown as ExperimentSpec;
	const problems = experimentProblems(changed);
	if (problems.length > 0) throw new RangeError(problems[0]);
	return changed;
}

function byDepth([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
	return a.split('.').length - b.split('.').length || Number(b.endsWith('.kind')) - Number(a.endsWith('.kind'));
}

function setPath(
	draft: { world: Fields; pipeline: Fields & { steps?: Fields[] }; refits: unknown },
	path: string,
	value: unknown,
	removed: Set<Fields>
): void {
	const keys = path.split('.');
	const [root, part, ...rest] = keys;
	if (path === 'refits') draft.refits = value;
	else if (path === 'world' || path === 'pipeline') draft[path] = value as Fields;
	else if (root === 'world' && rest.length === 0)
		setField(draft.world, part, value, path, ['kind', ...Object.keys(worldDescriptor(String(draft.world.kind)).parameters)]);
	else if (root === 'pipeline' && rest.length === 0)
		setField(draft.pipeline, part, value, path, ['split', 'steps', 'model', 'fit', 'threshold']);
	else if (root === 'pipeline' && part === 'steps') setStep(draft.pipeline.steps ?? [], rest, value, path, removed);
	else if (root === 'pipeline' && rest.length === 1 && ['split', 'model', 'fit'].includes(part))
		setPart(draft.pipeline, part, rest[0], value, path);
	else throw new RangeError(unknownName(`Path "${path}"`, path, knownPaths(draft as unknown as ExperimentSpec), 'this experiment'));
}

function setPart(pipeline: Fields, part: string, name: string, value: unknown, path: string): void {
	const target = pipeline[part] as Fields | undefined;
	if (!target) throw new RangeError(`Path "${path}": this experiment has no pipeline.${part}. Give the whole of pipeline.${part} instead.`);
	if (part === 'split') return setField(target, name, value, path, Object.keys(SPLIT_PARAMETERS));
	if (part === 'fit') return setField(target, name, value, path, Object.keys(FIT_PARAMETERS));
	if (name !== 'kind')
		return setField(target, name, value, path, ['kind', ...Object.keys(modelDescriptor(String(target.kind)).parameters)]);
	const { kind, parameters } = modelDescriptor(String(value));
	const wanted = Object.entries(parameters).filter(([key, known]) => key in target || !('optional' in known));
	const kept = wanted.map(([key, { default: usual }]) => [key, target[key] ?? usual]);
	pipeline.model = { kind, ...Object.fromEntries(kept) };
}

function setStep(steps: Fields[], rest: readonly string[], value: unknown, path: string, removed: Set<Fields>): void {
	const [which, name, ...more] = rest;
	const named = steps.filter((step) => step.kind === which);
	if (named.length > 1)
		throw new RangeError(`Path "${path}": there are ${named.length} steps called "${which}". Name one by its place, counted from 0.`);
	const step = named[0] ?? (/^\d+$/.test(which) ? steps[Number(which)] : undefined);
	if (!step)
		throw new RangeError(
			unknownName(
				`Path "${path}"`,
				which,
				steps.map((known) => String(known.kind)),
				'the steps of this experiment'
			)
		);
	if (more.length > 0) throw new RangeError(`Path "${path}" goes too deep. Remove ".${more.join('.')}".`);
	if (name === undefined && value === null) removed.add(step);
	else if (name === undefined) steps[steps.indexOf(step)] = value as Fields;
	else setField(step, name, value, path, ['kind', 'fitOn', ...Object.keys(stepDescriptor(String(step.kind)).parameters)]);
}

function setField(target: Fields, name: string, value: unknown, path: string, known: readonly string[]): void {
	if (!known.includes(name)) {
		const prefix = path.slice(0, path.length - name.length);
		throw new RangeError(
			unknownName(
				`Path "${path}"`,
				path,
				known.map((key) => prefix + key),
				'this experiment'
			)
		);
	}
	if (value === null) delete target[name];
	else target[name] = value;
}

/** Every path that a patch of this experiment may name. */
export function knownPaths(spec: ExperimentSpec): readonly string[] {
	const { pipeline } = spec;
	const step = (entry: StepSpec, place: number): string[] =>
		['fitOn', ...Object.keys(stepDescriptor(entry.kind).parameters)].map((key) => `pipeline.steps.${place}.${key}`);
	return [
		'refits',
		...Object.keys(worldDescriptor(spec.world.kind).parameters).map((key) => `world.${key}`),
		...Object.keys(SPLIT_PARAMETERS).map((key) => `pipeline.split.${key}`),
		...(pipeline.steps ?? []).flatMap(step),
		...['kind', ...Object.keys(modelDescriptor(pipeline.model.kind).parameters)].map((key) => `pipeline.model.${key}`),
		...Object.keys(FIT_PARAMETERS).map((key) => `pipeline.fit.${key}`),
		'pipeline.threshold'
	];
}

/** What changed between two experiments, path by path, in alphabetical order. Lists (hidden layers, columns) count as one value. */
export function diffSpecs(a: ExperimentSpec, b: ExperimentSpec): readonly SpecDifference[] {
	const before = flatten(a);
	const after = flatten(b);
	return [...new Set([...before.keys(), ...after.keys()])]
		.sort()
		.filter((path) => JSON.stringify(before.get(path)) !== JSON.stringify(after.get(path)))
		.map((path) => ({ path, before: before.get(path), after: after.get(path) }));
}

function flatten(spec: ExperimentSpec): Map<string, unknown> {
	const flat = new Map<string, unknown>();
	const visit = (value: unknown, path: string): void => {
		if (path === 'pipeline.steps') (value as readonly unknown[]).forEach((step, place) => visit(step, `${path}.${place}`));
		else if (typeof value === 'object' && value !== null && !Array.isArray(value))
			for (const [key, inner] of Object.entries(value)) visit(inner, path === '' ? key : `${path}.${key}`);
		else if (value !== undefined) flat.set(path, value);
	};
	visit(spec, '');
	return flat;
}
