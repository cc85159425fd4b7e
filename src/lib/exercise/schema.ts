/**
 * The one definition of exercise.yaml. The build, the browser (for a teacher's own file), the editors' JSON Schema and the
 * type `Exercise` all come from here. It is long because a format is read as a whole.
 */
import * as v from 'valibot';
import type { MetricName } from '#lib/instruments/evidence.ts';
import type { FitSpec, ModelSpec, SplitSpec, StepSpec } from '#lib/pipeline/spec.ts';
import type { WorldSpec } from '#lib/worlds/world.ts';
import type { DiagnosisId } from '#lib/diagnosis/verdict.ts';
import { decisionSchema } from './decision-schema.ts';
import { examineSchema } from './examine-schema.ts';
import { READINGS, STAGES, type Vocabulary } from './vocabulary.ts';
import type { ParameterDescriptors } from '#lib/worlds/parameters.ts';
import {
	flag,
	kindSchema,
	list,
	numberBetween,
	oneOf,
	parameterEntries,
	parameterSchema,
	strict,
	text,
	wholeBetween
} from './schema-words.ts';

const METRICS: readonly MetricName[] = ['accuracy', 'logLoss', 'rmse', 'rocAuc', 'recall', 'precision', 'r2'];
const ARM_NAME = /^[a-z][a-zA-Z0-9]*$/;

/** Dotted paths into the experiment and their new values, for example `pipeline.model.l2: 0.1`. */
const patch = (what: string) => v.pipe(v.record(v.string(), v.unknown(), 'must be a block of paths and values.'), v.description(what));

/** Parameters that a file must state. */
function required(parameters: ParameterDescriptors, names: readonly string[]): Record<string, v.GenericSchema> {
	return Object.fromEntries(names.map((name) => [name, parameterSchema(parameters[name])]));
}

function omit(parameters: ParameterDescriptors, names: readonly string[]): ParameterDescriptors {
	return Object.fromEntries(Object.entries(parameters).filter(([name]) => !names.includes(name)));
}

const option = strict({
	text: text('What can be chosen.'),
	right: v.optional(flag()),
	/** Quotes a number that is known to be leaked: choosing it caps the grade. */
	leaked: v.optional(flag()),
	why: text('Said after it was chosen.')
});

/** A change of one knob, by what the knob becomes. All bounds given must hold; none means any change of it. */
const change = strict({
	path: text('One of the knobs.'),
	above: v.optional(v.number('must be a number.')),
	below: v.optional(v.number('must be a number.')),
	equals: v.optional(list(v.unknown())),
	why: text('Said when it is tried.')
});

/** A claim about facts; the grammar is in docs/exercise-format.md. */
const claim = strict({
	fact: text('A fact or an arithmetic of facts, for example "validation.accuracy - simpler.validation.accuracy".'),
	above: v.optional(v.number('must be a number.')),
	below: v.optional(v.number('must be a number.'))
});

/** Builds the schema over the names that the other rooms know. */
export function exerciseSchema(vocabulary: Vocabulary) {
	const ids = Object.keys(vocabulary.familyOf);
	const diagnosis = (what: string) =>
		v.pipe(
			oneOf(ids, what),
			v.transform((id): DiagnosisId => id)
		);
	const choice = oneOf([...vocabulary.families, ...ids]);
	const instrument = oneOf(vocabulary.instruments.map(({ name }) => name));
	const mark = oneOf([...READINGS, ...vocabulary.instruments.map(({ name }) => name)]);

	return strict({
		title: text('Neutral: must not predict the diagnosis.'),
		nickname: text('Shown at the reveal.'),
		stage: oneOf(STAGES, 'Where it belongs in the course.'),
		minutes: wholeBetween(1, 60, 'How long it takes until the reveal.'),
		diagnosis: diagnosis('What was planted.'),
		accept: v.optional(list(diagnosis('Others that are also right.')), []),
		brief: strict({
			from: text('Who writes the message: name, department.'),
			summary: text('The message in one line, shown when the brief is folded.')
		}),
		rows: strict({ one: text('What one row is, for example customer.'), many: text('The same in the plural.') }),
		world: v.pipe(kindSchema(vocabulary.worlds), v.description('The data, with its planted cause.')) as v.GenericSchema<unknown, WorldSpec>,
		pipeline: strict({
			split: strict({
				...required(vocabulary.split, ['by', 'train', 'validation', 'test']),
				...parameterEntries(omit(vocabulary.split, ['by', 'train', 'validation', 'test']), false)
			}) as unknown as v.GenericSchema<unknown, SplitSpec>,
			steps: v.optional(
				list(
					kindSchema(vocabulary.steps, { fitOn: oneOf(['train', 'all'], 'Which rows the step learns from.') })
				) as unknown as v.GenericSchema<unknown, StepSpec[]>
			),
			model: kindSchema(vocabulary.models) as unknown as v.GenericSchema<unknown, ModelSpec>,
			fit: v.optional(
				strict({
					...required(vocabulary.fit, ['epochs', 'batchSize', 'learningRate']),
					...parameterEntries(omit(vocabulary.fit, ['epochs', 'batchSize', 'learningRate']), false)
				}) as unknown as v.GenericSchema<unknown, FitSpec>
			),
			threshold: v.optional(
				numberBetween(0.01, 0.99, 'Two classes: the probability above which a row is called class 1; 0.5 when left out.')
			)
		}),
		refits: wholeBetween(1, 10, 'Initialisations trained at once on the page.'),
		metric: v.optional(oneOf(METRICS, 'The score that decides; accuracy or rmse when left out.')),
		freshRows: v.optional(wholeBetween(100, 20_000, 'Fresh rows scored at the reveal.'), 4000),
		ceiling: v.optional(oneOf(['given', 'hidden'], 'Whether the page shows the best any model could do.'), 'given'),
		ask: v.optional(
			strict({
				split: v.optional(strict({ question: text('Asked before the split is made.'), options: list(option) })),
				predict: v.optional(
					strict({
						question: text('Asked before training; answered with up, same or down.'),
						fact: text('The fact that settles it: positive is up.'),
						same: numberBetween(0, 1_000_000, 'Up to this size it counts as the same.')
					})
				)
			}),
			{}
		),
		instruments: strict({
			budget: wholeBetween(0, 40, 'Units that may be spent before a further look costs.'),
			offer: list(instrument),
			/** Of instruments offered or named in claims, other than their defaults. The page sees them. */
			parameters: v.optional(
				v.pipe(
					v.record(instrument, v.record(v.string(), v.unknown()), 'must be a block of instruments and their parameters.'),
					v.description('Parameters of instruments that differ from their defaults.')
				)
			)
		}),
		evidence: strict({
			decisive: list(mark),
			supporting: v.optional(list(mark), []),
			irrelevant: v.optional(list(mark), [])
		}),
		choices: list(choice),
		why: v.pipe(
			v.record(v.string(), text('Why not.'), 'must be a block of choices and reasons.'),
			v.description('For each wrong choice, a question or sentence that shows why.')
		),
		hints: v.optional(list(text('From a question to a reading aloud.')), []),
		lookAlike: text('What would have made it the look-alike instead.'),
		breakIt: v.optional(
			strict({
				becomes: diagnosis('The look-alike that it turns into.'),
				path: text('The one field that is changed.'),
				values: list(v.unknown()),
				proven: v.unknown(),
				label: text('What the knob is called.')
			})
		),
		knobs: v.optional(list(strict({ path: text('A field of pipeline.'), values: list(v.unknown()) })), []),
		bench: v.optional(
			strict({
				budget: wholeBetween(1, 1000, 'Units to spend after the diagnosis, on rows and on measurements of later runs.'),
				rows: v.optional(
					strict({
						price: numberBetween(0.01, 1000, 'Units for `per` training rows more; the knob is pipeline.split.train.'),
						per: wholeBetween(1, 1_000_000, 'Rows that the price is for.')
					})
				),
				measurements: v.optional(list(instrument))
			})
		),
		remedy: v.optional(
			strict({
				/** Declaring two of the runs a tie is part of the remedy. */
				tie: v.optional(flag()),
				works: list(change),
				wrong: v.optional(list(change), []),
				gain: numberBetween(
					-1_000_000,
					1_000_000,
					'Validation score to win back over run 1; below 0 where that score misleads and the remedy costs some of it.'
				)
			})
		),
		stakeholder: strict({ question: text('Asked in the debrief.'), options: list(option) }),
		probes: v.optional(
			strict({
				clean: v.optional(patch('What clean labels mean in this world.')),
				columns: v.optional(patch('What another column means in this world.')),
				data: v.optional(patch('What more rows mean in this world.')),
				replay: v.optional(patch('How production would compute the columns if it did as the study does.'))
			})
		),
		examine: v.optional(v.pipe(examineSchema(diagnosis('A diagnosis.')), v.description('What the key looks at beyond the run itself.'))),
		decision: v.optional(v.pipe(decisionSchema(), v.description('Stage judgment: what can be done, what it costs, what is shown.'))),
		arms: v.pipe(
			v.record(
				v.pipe(v.string(), v.regex(ARM_NAME, 'is not a name for an arm; use letters and digits only, small letter first.')),
				patch('Changes to the experiment.'),
				'must be a block of arms.'
			),
			v.description('Named changes to the experiment that claims may compare.')
		),
		prove: strict({
			shows: list(claim),
			twinFails: v.optional(text('The arm without the cause.')),
			plantedTwin: v.optional(text('Where nothing is wrong: the arm with a fault planted.')),
			cured: v.optional(strict({ by: text('The arm with the remedy.'), claims: list(claim) })),
			noChangeHelps: v.optional(strict({ arms: list(v.string('must be the name of an arm.')), within: numberBetween(0, 1_000_000) })),
			budgetMs: wholeBetween(1, 600_000, 'For one draw, probes that compute the key included.')
		})
	});
}

/** An exercise as its YAML says it, defaults filled in. */
export type Exercise = v.InferOutput<ReturnType<typeof exerciseSchema>>;
export type ExerciseOption = v.InferOutput<typeof option>;
