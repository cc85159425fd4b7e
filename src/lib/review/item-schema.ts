/** The one definition of exercises/_review/<slug>.yaml: the document, the experiment that is its meaning, and the key. */
import * as v from 'valibot';
import type { Patch } from '#lib/pipeline/patch.ts';
import type { DiagnosisId } from '#lib/diagnosis/verdict.ts';
import { exerciseSchema } from '#lib/exercise/schema.ts';
import { flag, list, numberBetween, oneOf, strict, text } from '#lib/exercise/schema-words.ts';
import { STANDARD_VOCABULARY } from '#lib/exercise/standard-vocabulary.ts';
import { FLAWS, ITEM_KINDS, SEVERITIES } from './flaws.ts';

const { world, pipeline, refits, metric, rows, instruments } = exerciseSchema(STANDARD_VOCABULARY).entries;
const { parameters } = (instruments as unknown as { entries: { parameters: v.GenericSchema<unknown, InstrumentParameters | undefined> } })
	.entries;

export type InstrumentParameters = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const patch = v.record(v.string(), v.unknown(), 'must be a block of paths and values.') as v.GenericSchema<unknown, Patch>;
const flaw = v.pipe(
	oneOf(FLAWS),
	v.transform((id): DiagnosisId => id)
);

/** One block of the document; each line of it is a line that can be marked. */
const block = strict({
	heading: v.optional(text('A heading of the document.')),
	text: v.optional(text('Prose, a sentence a line. Facts stand in braces: {validation.accuracy}.')),
	code: v.optional(text('Code written by hand; its meaning is the pipeline.')),
	output: v.optional(text('What the code printed, or rows of a table. Facts stand in braces.')),
	rendered: v.optional(v.literal(true, 'must be true: the pipeline as our own renderer writes it.'))
});

const option = strict({
	text: text('What can be chosen.'),
	right: v.optional(flag()),
	why: text('Said after the review was sent.')
});

const lines = v.pipe(list(text('A part of the line that no other line has, or several lines share.')), v.minLength(1, 'is empty.'));

export const itemSchema = strict({
	title: text('Neutral: must not say whether anything is wrong.'),
	kind: oneOf(ITEM_KINDS),
	style: v.optional(oneOf(['scikit-learn', 'pandas', 'Keras'], 'How the code is written, where there is code.')),
	from: text('Who asks for the review.'),
	ask: text('What they ask, in a sentence or two.'),
	rows,
	world,
	pipeline,
	refits,
	metric,
	parameters,
	/** Other runs that the document quotes, by name. Their names are public, their changes are not. */
	arms: v.optional(v.record(v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9]*$/, 'must be letters and digits.')), patch), {}),
	document: v.pipe(list(block), v.minLength(1, 'is empty; a review needs something to read.')),
	/** Absent where approving is right. */
	flaw: v.optional(
		strict({
			lines,
			id: flaw,
			accept: v.optional(list(flaw), []),
			severity: oneOf(SEVERITIES),
			acceptSeverity: v.optional(list(oneOf(SEVERITIES)), [])
		})
	),
	/** Where approving is right: a line that is impure, and moves no number. Noting it as a nit is as good as silence. */
	nit: v.optional(strict({ lines, id: flaw, accept: v.optional(list(flaw), []) })),
	consequences: v.pipe(list(option), v.minLength(3, 'needs at least three options.')),
	fixes: v.pipe(list(option), v.minLength(3, 'needs at least three options.')),
	/** The pipeline after the smallest fix; where nothing is wrong, the one that a suspicious reviewer would ask for. */
	fixed: patch,
	/** What the second run is, in a few words. */
	fixedAs: text('Names the second run, for example "genes chosen inside the training rows".'),
	/** Changes of hand-written code that go with `fixed`. */
	fixedCode: v.optional(
		list(strict({ find: text('A part of exactly one line.'), with: v.string('must be text; empty removes the line.') })),
		[]
	),
	/** Which number the document gives, and what becomes of it. */
	numbers: strict({
		name: text('What the number is called, for example "accuracy on held-out orders".'),
		submitted: text('The fact that the document gives, in the run as submitted.'),
		fixed: text('The fact to hold against it, in the fixed run.'),
		truth: v.optional(text('The fact on new rows, in either run.')),
		better: v.optional(oneOf(['higher', 'lower']), 'higher'),
		/** The submitted number is better than the fixed one by more (flawed), or by less (clean), in the number's own units. */
		margin: numberBetween(0.001, 1000),
		/** How much better than the truth the fixed number may look. */
		honest: numberBetween(0.001, 1000)
	}),
	why: text('What is the matter, or why nothing is: said after the review was sent.'),
	/** True where the code can be run by scikit-learn on the same rows. */
	runs: v.optional(flag(), false)
});

/** An item as its YAML says it, defaults filled in. */
export type ReviewItem = v.InferOutput<typeof itemSchema>;
