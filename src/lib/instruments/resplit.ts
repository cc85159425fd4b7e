/** The same experiment split another way: whole groups apart, or later rows for validation. */
import { applyPatch } from '#lib/pipeline/patch.ts';
import { unpairedDifference } from './compare.ts';
import type { Instrument } from './instrument.ts';
import { numberOf } from './parameters.ts';

/**
 * Validation rows differ between the two splits, so the arm carries an unpaired difference. A fall means that the first split
 * let a model recognise what it is not meant to know.
 * @throws {RangeError} when the table has no such column, or the experiment is split that way already.
 */
function resplit(instrument: string, by: 'group' | 'time', label: string): Instrument {
	return async (lab, experiment, seed, options) => {
		const { split } = experiment.pipeline;
		if (split.by === by) throw new RangeError(`The experiment is split by ${by} already. Compare it with a split by row instead.`);
		const { table } = lab.prepare(experiment, seed);
		if (!table.roles[by]) throw new RangeError(`A split by ${by} needs a ${by} column, and this table has none.`);
		const embargo = by === 'time' ? numberOf(options.parameters, 'embargo', 0, 0) : 0;
		const patch = { 'pipeline.split.by': by, ...(embargo > 0 ? { 'pipeline.split.embargo': embargo } : {}) };
		const [base, run] = await lab.runMany(
			[
				{ experiment, seed },
				{ experiment: applyPatch(experiment, patch), seed }
			],
			options
		);
		return {
			kind: 'arms',
			instrument,
			base,
			arms: [{ id: by, label: { id: label, values: {} }, run, against: null, unpaired: unpairedDifference(base, run) }]
		};
	};
}

export const groupSplit = resplit('group-split', 'group', 'arm.groupSplit');
export const forwardSplit = resplit('forward-split', 'time', 'arm.forwardSplit');
