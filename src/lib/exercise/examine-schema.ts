/** The block `examine:` of exercise.yaml: what the gates look at beyond the run. Its shape is `diagnosis/examine.ts`. */
import * as v from 'valibot';
import type { Examine } from '#lib/diagnosis/examine.ts';
import { flag, list, numberBetween, oneOf, strict, text, wholeBetween } from './schema-words.ts';

const patch = (what: string) => v.pipe(v.record(v.string(), v.unknown(), 'must be a block of paths and values.'), v.description(what));

/** @param diagnosis the schema of a diagnosis's id. */
export function examineSchema(diagnosis: v.GenericSchema<unknown, string>): v.GenericSchema<unknown, Examine> {
	return strict({
		fit: v.optional(v.pipe(flag(), v.description('False: the case is not about how closely the model fits.'))),
		suspects: v.optional(
			list(
				strict({
					id: diagnosis,
					corrected: v.optional(patch('The pipeline or world without it.')),
					scoredOn: v.optional(oneOf(['validation', 'fresh'], 'Where the corrected score is read.')),
					draws: v.optional(wholeBetween(1, 50, 'Draws over which the difference is averaged.')),
					also: v.optional(list(diagnosis))
				})
			)
		),
		metric: v.optional(
			strict({
				recall: v.optional(numberBetween(0, 1, 'Recall of the rare class below this is unacceptable.')),
				positives: v.optional(wholeBetween(1, 100_000, 'Fewer positives than this leave recall unknown.'))
			})
		),
		measurement: v.optional(
			strict({
				asLogged: v.optional(v.pipe(flag(), v.description('The page shows the training score as it was logged.'))),
				sameDifficulty: v.optional(patch('Validation no easier than training.'))
			})
		),
		selection: v.optional(
			strict({
				looks: wholeBetween(1, 1_000_000, 'Looks at the deciding set, this run included.'),
				path: v.optional(text('The field that the candidates differ in.')),
				values: v.optional(list(v.unknown())),
				against: v.optional(oneOf(['test', 'fresh', 'nested'], 'What the winner is set against.'))
			})
		),
		slices: v.optional(
			strict({
				columns: v.optional(list(text('A column named beforehand.'))),
				trend: v.optional(
					strict({ x: text('A numeric column.'), y: text('A numeric column.'), by: text('The column that makes the groups.') })
				)
			})
		),
		calibration: v.optional(
			strict({
				on: v.optional(oneOf(['confidence', 'positive'])),
				by: v.optional(text('The groups in which it must hold as well.'))
			})
		),
		stability: v.optional(
			strict({
				refits: v.optional(wholeBetween(3, 100, 'Refits on the stress set.')),
				stress: v.optional(patch('The world whose fresh rows are the stress set.')),
				decorrelated: v.optional(v.union([v.string(), v.boolean()], 'must be the name of a column, or true.')),
				without: v.optional(patch('The experiment without the cue.')),
				peak: v.optional(strict({ path: text('The capacity.'), values: list(v.unknown()) }))
			})
		),
		shift: v.optional(
			strict({
				production: v.optional(patch('The world whose fresh rows are those of production.')),
				replay: v.optional(patch('Production with the columns computed as in the study.')),
				rows: v.optional(wholeBetween(100, 20_000, 'Production rows that are scored.'))
			})
		),
		language: v.optional(
			strict({
				benchmark: v.optional(
					strict({
						n: v.optional(wholeBetween(1, 50, 'Words that make a match.')),
						dirtyFrom: v.optional(numberBetween(0, 1, 'Share of matches from which an item counts as seen.')),
						fresh: v.optional(patch('Items that nobody can have seen.')),
						reworded: v.optional(patch('The same items in other words.'))
					})
				)
			})
		)
	}) as v.GenericSchema<unknown, Examine>;
}

/** Every patch in the block with its path in the file, for the check that it can be applied. */
export function patchesOf(
	examine: Examine
): readonly { readonly at: readonly (string | number)[]; readonly patch: Readonly<Record<string, unknown>> }[] {
	const found: { at: (string | number)[]; patch: Readonly<Record<string, unknown>> }[] = [];
	const add = (at: (string | number)[], patch: Readonly<Record<string, unknown>> | undefined): void => {
		if (patch) found.push({ at: ['examine', ...at], patch });
	};
	(examine.suspects ?? []).forEach(({ corrected }, index) => add(['suspects', index, 'corrected'], corrected));
	add(['measurement', 'sameDifficulty'], examine.measurement?.sameDifficulty);
	add(['stability', 'stress'], examine.stability?.stress);
	add(['stability', 'without'], examine.stability?.without);
	add(['shift', 'production'], examine.shift?.production);
	add(['shift', 'replay'], examine.shift?.replay);
	add(['language', 'benchmark', 'fresh'], examine.language?.benchmark?.fresh);
	add(['language', 'benchmark', 'reworded'], examine.language?.benchmark?.reworded);
	for (const [name, values] of [
		['selection', examine.selection],
		['stability', examine.stability?.peak]
	] as const)
		if (values?.path !== undefined)
			(values.values ?? []).forEach((value) =>
				add(name === 'stability' ? ['stability', 'peak'] : ['selection'], { [values.path as string]: value })
			);
	return found;
}
