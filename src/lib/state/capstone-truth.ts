/** What is true of a capstone: its world, what is wrong with it, what each repair cures. Fetched when the last word is said, never before. */
import * as v from 'valibot';
import { DIAGNOSIS_IDS } from '#lib/diagnosis/ids.ts';
import { oneOf, strict, text, wholeBetween } from '#lib/exercise/schema-words.ts';
import type { Capstone } from './capstone-plan.ts';

const diagnosis = oneOf(DIAGNOSIS_IDS, 'A diagnosis.');
const repair = strict({
	cures: v.nullable(diagnosis),
	rank: wholeBetween(1, 9, 'Lower comes first: what voids every number before what flatters it, before what hides inside it.')
});

const truthSchema = strict({
	faults: v.pipe(v.array(diagnosis), v.minLength(2, 'needs at least two faults: a capstone has several at once.')),
	repairs: v.record(text('The repair as the plan names it.'), repair)
});

/** One file of exercises/_capstones: the truth, and the world that only the worker sees. */
export const capstoneFileSchema = strict({
	world: v.looseObject({ kind: text('The world that the study is drawn from.') }),
	...truthSchema.entries
});

export type CapstoneFile = v.InferOutput<typeof capstoneFileSchema>;
export type CapstoneTruth = v.InferOutput<typeof truthSchema>;

/** @throws {RangeError} when it is not the truth of a capstone. */
export function readTruth(value: unknown): CapstoneTruth {
	const read = v.safeParse(truthSchema, value);
	if (!read.success) throw new RangeError('The key of this capstone cannot be read. Load the page again.');
	return read.output;
}

/** Sentences of what does not fit between a capstone and its truth; none when it does. */
export function misfits({ choices, repairs }: Pick<Capstone, 'choices' | 'repairs'>, truth: CapstoneTruth): readonly string[] {
	const ids = repairs.map(({ id }) => id);
	const cures = Object.values(truth.repairs).flatMap(({ cures: one }) => one ?? []);
	return [
		...truth.faults.filter((id) => !choices.includes(id)).map((id) => `The fault "${id}" is not among the choices.`),
		...cures.filter((id) => !truth.faults.includes(id)).map((id) => `A repair cures "${id}", which is not one of the faults.`),
		...ids.filter((id) => !(id in truth.repairs)).map((id) => `Nothing is said of the repair "${id}".`),
		...Object.keys(truth.repairs)
			.filter((id) => !ids.includes(id))
			.map((id) => `"${id}" is not a repair of this capstone; it has ${ids.join(', ')}.`)
	];
}
