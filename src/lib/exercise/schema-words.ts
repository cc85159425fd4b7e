import * as v from 'valibot';
import type { ParameterDescriptor, ParameterDescriptors } from '#lib/worlds/parameters.ts';
import type { KindDescriptor } from './vocabulary.ts';
import { cureFor } from './suggest.ts';

/** Valibot pieces whose messages complete the sentence "`path` …": parse.ts puts the path, the line and the column before them. */

/** Marks the message of a key that is not known, so that the position is that of the key and not of its value. */
export const NOT_KNOWN = 'is not known; ';

export const text = (what: string) =>
	v.pipe(v.string('must be text.'), v.regex(/\S/, 'is empty; write some text or remove the line.'), v.description(what));

export const numberBetween = (low: number, high: number, what?: string) => {
	const bounded = v.pipe(
		v.number('must be a number.'),
		v.minValue(low, `must be at least ${low}.`),
		v.maxValue(high, `must be at most ${high}.`)
	);
	return what === undefined ? bounded : v.pipe(bounded, v.description(what));
};

export const wholeBetween = (low: number, high: number, what?: string) => {
	const bounded = v.pipe(
		v.number('must be a whole number.'),
		v.integer('must be a whole number.'),
		v.minValue(low, `must be at least ${low}.`),
		v.maxValue(high, `must be at most ${high}.`)
	);
	return what === undefined ? bounded : v.pipe(bounded, v.description(what));
};

export const oneOf = <const T extends string>(words: readonly T[], what?: string) => {
	const choice = v.picklist(words, (issue) => `is ${issue.received}, which is not known; ${cureFor(String(issue.input), words)}`);
	return what === undefined ? choice : v.pipe(choice, v.description(what));
};

export const flag = () => v.boolean('must be true or false.');

/** An object in which every key must be known; a misspelt key is an error that names the nearest known one. */
export const strict = <const T extends v.ObjectEntries>(entries: T) =>
	v.strictObject(entries, (issue) => {
		if (issue.expected === 'never') {
			const key = String(issue.input).replace(/^"|"$/g, '');
			return (
				NOT_KNOWN +
				(key.includes(' ') ? 'put quotes around text with a comma when it stands inside { }.' : cureFor(key, Object.keys(entries)))
			);
		}
		if (issue.received === 'undefined') return 'is missing; add it.';
		return 'must be a block of keys and values.';
	});

export const list = <const T extends v.GenericSchema>(item: T) => v.array(item, 'must be a list.');

/** The schema of one parameter, from its descriptor. */
export function parameterSchema(descriptor: ParameterDescriptor): v.GenericSchema {
	switch (descriptor.type) {
		case 'number':
			return numberBetween(descriptor.min, descriptor.max);
		case 'integer':
			return wholeBetween(descriptor.min, descriptor.max);
		case 'choice':
			return oneOf(descriptor.choices);
		case 'flag':
			return flag();
		case 'names':
			return list(descriptor.choices === null ? text('A name.') : oneOf(descriptor.choices));
		case 'integers':
			return v.pipe(
				list(wholeBetween(descriptor.min, descriptor.max)),
				v.maxLength(descriptor.maxLength, `must have at most ${descriptor.maxLength} entries.`)
			);
		case 'text':
			return text('Text.');
	}
}

type KindSchema = v.GenericSchema<unknown, { kind: string }>;

/** A schema entry for each parameter. `filled`: absent ones get their default, so that a change of them has a before. */
export function parameterEntries(parameters: ParameterDescriptors, filled: boolean): Record<string, v.GenericSchema> {
	const entries: Record<string, v.GenericSchema> = {};
	for (const [name, descriptor] of Object.entries(parameters)) {
		const schema = parameterSchema(descriptor);
		entries[name] = filled ? v.optional(schema, () => structuredClone(descriptor.default)) : v.optional(schema);
	}
	return entries;
}

/** One of several kinds of thing, each with its own parameters; `extra` stands beside the parameters of each. */
export function kindSchema(kinds: readonly KindDescriptor[], extra: v.ObjectEntries = {}): KindSchema {
	const options = kinds.map(({ kind, parameters }) => {
		return strict({ kind: v.literal(kind), ...extra, ...parameterEntries(parameters, true) } as v.ObjectEntries);
	});
	const names = kinds.map(({ kind }) => kind);
	const schema = v.variant('kind', options as never, (issue) => {
		if (issue.input === undefined) return `is missing; known: ${names.join(', ')}.`;
		if (typeof issue.input === 'object') return 'must be a block of keys and values.';
		return `is ${issue.received}, which is not known; ${cureFor(issue.received.replaceAll('"', ''), names)}`;
	});
	return schema as unknown as KindSchema;
}
