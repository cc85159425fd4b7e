/** Parameters of worlds, steps and models as data: types, ranges and defaults, checked in one place. */

export type ParameterDescriptor =
	| { readonly type: 'number'; readonly default: number; readonly min: number; readonly max: number; readonly unit?: string }
	/** `optional`: absent means something of its own, and the default is only what an editor offers first. */
	| {
			readonly type: 'integer';
			readonly default: number;
			readonly min: number;
			readonly max: number;
			readonly unit?: string;
			readonly optional?: true;
	  }
	| { readonly type: 'choice'; readonly default: string; readonly choices: readonly string[] }
	| { readonly type: 'flag'; readonly default: boolean }
	/** A list of names; `choices` is null where the table decides what is a name. */
	| { readonly type: 'names'; readonly default: readonly string[]; readonly choices: readonly string[] | null }
	/** A list of whole numbers, at most `maxLength` of them. */
	| {
			readonly type: 'integers';
			readonly default: readonly number[];
			readonly min: number;
			readonly max: number;
			readonly maxLength: number;
	  }
	/** Free text, such as a column's name. */
	| { readonly type: 'text'; readonly default: string };

export type ParameterDescriptors = Readonly<Record<string, ParameterDescriptor>>;

type ValueOf<D extends ParameterDescriptor> = D extends { type: 'number' | 'integer' }
	? number
	: D extends { type: 'flag' }
		? boolean
		: D extends { type: 'names' }
			? readonly string[]
			: D extends { type: 'integers' }
				? readonly number[]
				: D extends { type: 'choice'; choices: readonly (infer C)[] }
					? C
					: string;

/** The values that a set of descriptors admits: every parameter present, with its own type. */
export type ParametersOf<D extends ParameterDescriptors> = { readonly [K in keyof D]: ValueOf<D[K]> };

/**
 * What is wrong with a value, as a sentence that starts with `path`, or null when nothing is.
 */
export function parameterProblem(path: string, descriptor: ParameterDescriptor, value: unknown): string | null {
	const got = JSON.stringify(value) ?? String(value);
	switch (descriptor.type) {
		case 'number':
		case 'integer': {
			const whole = descriptor.type === 'integer';
			if (typeof value !== 'number' || !Number.isFinite(value) || (whole && !Number.isInteger(value)))
				return `${path} must be a ${whole ? 'whole ' : ''}number, and is ${got}.`;
			if (value < descriptor.min || value > descriptor.max)
				return `${path} must lie between ${descriptor.min} and ${descriptor.max}, and is ${got}.`;
			return null;
		}
		case 'flag':
			return typeof value === 'boolean' ? null : `${path} must be true or false, and is ${got}.`;
		case 'choice':
			if (typeof value === 'string' && descriptor.choices.includes(value)) return null;
			return `${path} must be one of ${descriptor.choices.join(', ')}, and is ${got}.`;
		case 'text':
			return typeof value === 'string' ? null : `${path} must be text, and is ${got}.`;
		case 'names': {
			if (!Array.isArray(value) || value.some((name) => typeof name !== 'string')) return `${path} must be a list of names, and is ${got}.`;
			const { choices } = descriptor;
			const unknown = choices && (value as string[]).find((name) => !choices.includes(name));
			if (unknown !== undefined && unknown !== null) return `${path} has no "${unknown}". Known: ${choices?.join(', ')}.`;
			if (new Set(value).size !== value.length) return `${path} names something twice: ${got}.`;
			return null;
		}
		case 'integers': {
			const whole = Array.isArray(value) && value.every((n) => typeof n === 'number' && Number.isInteger(n));
			if (!whole) return `${path} must be a list of whole numbers, and is ${got}.`;
			if (value.length > descriptor.maxLength) return `${path} has ${value.length} entries; at most ${descriptor.maxLength} are allowed.`;
			if (value.some((n: number) => n < descriptor.min || n > descriptor.max))
				return `Every entry of ${path} must lie between ${descriptor.min} and ${descriptor.max}, and it is ${got}.`;
			return null;
		}
	}
}

/** All problems of a set of values: unknown names (with the nearest known one) and bad values. `ignore` are names handled elsewhere. */
export function parametersProblems(
	path: string,
	descriptors: ParameterDescriptors,
	values: Readonly<Record<string, unknown>>,
	ignore: readonly string[] = []
): readonly string[] {
	const problems: string[] = [];
	for (const [name, value] of Object.entries(values)) {
		if (ignore.includes(name) || value === undefined) continue;
		const descriptor = Object.hasOwn(descriptors, name) ? descriptors[name] : undefined;
		if (descriptor) {
			const problem = parameterProblem(`${path}.${name}`, descriptor, value);
			if (problem) problems.push(problem);
		} else {
			problems.push(unknownName(`${path}.${name}`, name, Object.keys(descriptors), path));
		}
	}
	return problems;
}

/**
 * Values with defaults filled in, checked.
 * @throws {RangeError} naming the first parameter that is unknown or out of range.
 */
export function readParameters<D extends ParameterDescriptors>(
	path: string,
	descriptors: D,
	values: Readonly<Record<string, unknown>>,
	ignore: readonly string[] = []
): ParametersOf<D> {
	const problems = parametersProblems(path, descriptors, values, ignore);
	if (problems.length > 0) throw new RangeError(problems[0]);
	const read: Record<string, unknown> = {};
	for (const [name, descriptor] of Object.entries(descriptors)) read[name] = values[name] ?? descriptor.default;
	return read as ParametersOf<D>;
}

/** The sentence for a name nobody knows, with the nearest known one. */
export function unknownName(what: string, name: string, known: readonly string[], where: string): string {
	const near = nearestName(name, known);
	const cure = near === null ? `Known: ${known.join(', ') || 'none'}.` : `Did you mean "${near}"?`;
	return `${what} is not known in ${where}. ${cure}`;
}

/** The known name with the smallest edit distance, or null when none is near (more than half its letters differ). */
export function nearestName(name: string, known: readonly string[]): string | null {
	let best: string | null = null;
	let bestDistance = Infinity;
	for (const candidate of known) {
		const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
		if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
	}
	return best !== null && bestDistance <= Math.max(2, best.length / 2) ? best : null;
}

function editDistance(a: string, b: string): number {
	let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const current = [i];
		for (let j = 1; j <= b.length; j++)
			current[j] = Math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
		previous = current;
	}
	return previous[b.length];
}
