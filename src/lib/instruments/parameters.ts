/** Parameters of an instrument as an exercise or a page gives them: checked, with a sentence when they are not what they should be. */
import type { InstrumentOptions } from './instrument.ts';

type Given = InstrumentOptions['parameters'];

/** @throws {RangeError} when it is given and is not a number within the bounds. */
export function numberOf(given: Given, name: string, usual: number, min = -Infinity, max = Infinity): number {
	const value = given?.[name] ?? usual;
	if (typeof value !== 'number' || !(value >= min && value <= max))
		throw new RangeError(`Parameter "${name}" of this instrument is a number from ${min} to ${max}; got ${JSON.stringify(value)}.`);
	return value;
}

/** @throws {RangeError} when it is given and is not a list of numbers. */
export function numbersOf(given: Given, name: string): readonly number[] | undefined {
	const value = given?.[name];
	if (value === undefined) return undefined;
	if (!Array.isArray(value) || value.length === 0 || value.some((item) => typeof item !== 'number'))
		throw new RangeError(`Parameter "${name}" of this instrument is a list of numbers; got ${JSON.stringify(value)}.`);
	return value as readonly number[];
}

/** @throws {RangeError} when it is given and is not a text. */
export function textOf(given: Given, name: string): string | undefined {
	const value = given?.[name];
	if (value !== undefined && typeof value !== 'string')
		throw new RangeError(`Parameter "${name}" of this instrument is a text; got ${JSON.stringify(value)}.`);
	return value;
}
