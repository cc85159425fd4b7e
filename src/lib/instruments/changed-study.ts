/** Worlds in disguise: the same study rows with shuffled labels, or only the rows named. Fresh rows stay as they are. */
import { createStream } from '#lib/core/random.ts';
import { selectRows, selectTarget } from '#lib/core/table-ops.ts';
import { stepDescriptor } from '#lib/pipeline/descriptors.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { splitsByCount } from '#lib/pipeline/split-sizes.ts';
import type { World } from '#lib/worlds/world.ts';

/** Rows of the draw (numbers as in `PreparedData.ids`) that become train and validation. */
export interface GivenRows {
	readonly train: Int32Array;
	readonly validation: Int32Array;
}

/** Labels of all study rows dealt out anew, before the split and every step: what is left to find is chance. */
export function withShuffledLabels(world: World, seed: number, shuffle: number): World {
	return {
		...world,
		study: (parameters, stream, nRows) => {
			const table = world.study(parameters, stream, nRows);
			const order = createStream(seed).fork('labels').fork(`shuffle-${shuffle}`).permutation(table.nRows);
			return { ...table, target: selectTarget(table.target, order) };
		}
	};
}

/**
 * The rows given as the whole study, train first, and the experiment that splits them that way.
 * @throws {RangeError} when a step changes the rows before the split: then nobody can say which rows are which.
 */
export function withGivenRows(
	world: World,
	experiment: ExperimentSpec,
	{ train, validation }: GivenRows
): { readonly world: World; readonly experiment: ExperimentSpec } {
	const step = experiment.pipeline.steps?.find(
		({ kind, fitOn }) => stepDescriptor(kind).learns === 'rows' && (fitOn === 'all' || kind === 'deduplicate')
	);
	if (step)
		throw new RangeError(
			`This instrument chooses the rows itself, and step "${step.kind}" changes them before the split. Remove the step, or let it learn from train only.`
		);
	const drawn = studyRows(experiment, world);
	const chosen = Int32Array.from([...train, ...validation]);
	return {
		world: {
			...world,
			data: 'real',
			exchangeable: false,
			rows: () => chosen.length,
			study: (parameters, stream) => selectRows(world.study(parameters, stream, drawn), chosen)
		},
		experiment: {
			...experiment,
			pipeline: {
				...experiment.pipeline,
				split: {
					by: 'order',
					train: fractionFor(train.length, chosen.length),
					validation: fractionFor(validation.length, chosen.length),
					test: 0
				}
			}
		}
	};
}

/** A part of one row must be written as a fraction; anything else is a count. */
function fractionFor(part: number, all: number): number {
	return part > 1 ? part : part / all;
}

/** How many rows the experiment draws: as `prepareExperiment` does. */
function studyRows({ world: spec, pipeline }: ExperimentSpec, world: World): number {
	const own = world.rows(spec);
	if (world.data === 'real' || !splitsByCount(pipeline.split)) return own;
	const { train, validation, test } = pipeline.split;
	return world.exchangeable ? train + validation + test : Math.max(own, train + validation + test);
}
