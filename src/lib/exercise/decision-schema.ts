/** The block `decision:` of exercise.yaml. Its shape is `decision/spec.ts`; what each key means for a writer is said here. */
import * as v from 'valibot';
import type { DecisionSpec } from '#lib/decision/spec.ts';
import { flag, list, numberBetween, oneOf, strict, text, wholeBetween } from './schema-words.ts';

const points = (what: string) => numberBetween(-1_000_000, 1_000_000, what);
const rate = (what: string) => numberBetween(0, 1, what);
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const id = () =>
	v.pipe(v.string('must be text.'), v.regex(ID, 'must be small letters and digits with single hyphens, for example wait-200.'));
const patch = v.record(v.string(), v.unknown(), 'must be a block of paths and values.');

const drift = () =>
	strict({
		path: text('A number of the world.'),
		start: v.optional(points('Its value at the training.'), 0),
		perWeek: points('Added each week.')
	});

const common = {
	point: text('What a point is, for example "1,000 euros".'),
	deadline: text('When the answer is due, as the brief says it.'),
	budget: numberBetween(0, 1_000_000, 'Points that may be spent on finding out more.'),
	horizonWeeks: wholeBetween(1, 104, 'Weeks over which points are counted.'),
	delayPerWeek: v.optional(numberBetween(0, 100_000, 'Points that a week without a decision costs.'), 0),
	history: text('The prior as history, for example "Of your last 70 candidates, 52 beat what ran."'),
	shown: v.optional(
		list(
			strict({
				id: id(),
				label: text('Said in front of the number.'),
				arm: v.optional(text('The arm whose run is read; the run as given when left out.')),
				on: oneOf(['validation', 'fresh'], 'Validation rows, or rows of production that somebody labelled.'),
				count: oneOf(['accuracy', 'recall', 'confident'], 'What is counted.'),
				threshold: v.optional(numberBetween(0.5, 1, 'For confident: the least stated confidence.')),
				segment: v.optional(strict({ column: text('A segment column.'), level: text('One of its levels.') })),
				rows: v.optional(wholeBetween(10, 5000, 'At most so many rows.')),
				use: v.optional(oneOf(['first', 'spread', 'ensemble'], 'The first refit, one of the refits, or their mean probability.'))
			})
		),
		[]
	),
	production: strict({
		rowsPerWeek: wholeBetween(10, 5000, 'Rows that production brings a week.'),
		arm: v.optional(text('The arm whose world production draws from.')),
		drift: v.optional(drift()),
		segments: v.optional(text('A segment column shown week by week.'))
	}),
	designed: list(text('An action.')),
	tie: v.optional(flag()),
	twin: strict({ change: v.optional(v.pipe(patch, v.description('Costs of the other world, by path.'))), arm: v.optional(text('An arm.')) })
};

const option = strict({
	id: id(),
	label: text('What the button says.'),
	says: text('One line: what it means and costs.'),
	known: v.optional(rate('A rate known from long use.')),
	prior: v.optional(
		list(
			strict({
				share: numberBetween(0, 1, 'How much of the belief.'),
				mean: numberBetween(0.001, 0.999),
				sd: numberBetween(0.0001, 0.5)
			})
		)
	),
	evidence: v.optional(text('Id of what is shown.')),
	perWeek: v.optional(points('Points a week whatever the rate is.'), 0),
	perUnit: v.optional(points('Points a week for each unit of rate above `from`.'), 0),
	from: v.optional(rate('The rate at which nothing is gained.'), 0),
	once: v.optional(points('Points once, when it starts.'), 0),
	afterWeeks: v.optional(wholeBetween(1, 104, 'Weeks until it starts.')),
	harm: v.optional(strict({ floor: rate('The rate below which it does harm.'), points: points('Points lost then, once.') })),
	scaled: v.optional(v.pipe(flag(), v.description('Gains go with the share of rows that are counted.'))),
	dishonest: v.optional(v.pipe(flag(), v.description('Quotes a number known to be wrong.')))
});

const enquiry = {
	id: id(),
	label: text('What the button says.'),
	says: text('One line: what it means and costs.'),
	about: text('Id of an option.'),
	rows: wholeBetween(1, 1000, 'Rows that are looked at.'),
	weeks: wholeBetween(0, 104, 'Weeks it takes.')
};

/** One of three kinds of decision. */
export function decisionSchema(): v.GenericSchema<unknown, DecisionSpec> {
	const schema = v.variant(
		'kind',
		[
			strict({
				kind: v.literal('rates'),
				...common,
				options: list(option),
				enquiries: v.optional(
					list(
						v.variant('kind', [
							strict({ kind: v.literal('wait'), ...enquiry, price: v.optional(points('Points for the rows.'), 0) }),
							strict({
								kind: v.literal('canary'),
								...enquiry,
								share: rate('Share of the traffic.'),
								rollback: v.optional(points('Points for taking it back.'), 0)
							})
						])
					),
					[]
				)
			}),
			strict({
				kind: v.literal('clock'),
				...common,
				intervals: list(wholeBetween(1, 104, 'Weeks.')),
				retrainCost: points('Points a training.'),
				perUnit: points('Points a week for each unit of rate above `from`.'),
				from: rate('The rate of what runs today.'),
				drift: drift(),
				ages: list(wholeBetween(0, 104, 'Weeks since the training.')),
				rowsPerAge: wholeBetween(50, 5000, 'Rows behind each shown rate.')
			}),
			strict({
				kind: v.literal('purchase'),
				...common,
				have: wholeBetween(1, 1_000_000, 'Train rows there are.'),
				curve: list(wholeBetween(1, 1_000_000, 'Train rows of a point of the curve.')),
				amounts: list(wholeBetween(1, 1_000_000, 'Labels on offer.')),
				worth: points('Points for one unit of accuracy over the horizon.'),
				price: points('Points a label.')
			})
		],
		'must have a `kind`: rates, clock or purchase.'
	);
	return schema as unknown as v.GenericSchema<unknown, DecisionSpec>;
}
