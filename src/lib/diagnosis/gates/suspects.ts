/** What a pipeline and its table give reason to suspect before any score is read. */
import type { ExperimentSpec, StepSpec } from '#lib/pipeline/spec.ts';
import type { PreparedData } from '#lib/pipeline/prepare.ts';
import type { Suspect } from '../examine.ts';

/**
 * Suspects that the specification itself names: steps that read every row, copies made before the split, a filter on the rows that are
 * scored, a score on training rows, columns written after the outcome. Whether a split by row lets a group or a time cross is for the
 * exercise to say: it depends on what the model is for.
 */
export function suspectsOf({ pipeline }: ExperimentSpec, prepared: PreparedData): readonly Suspect[] {
	const found: Suspect[] = [];
	if (pipeline.split.scoreOn === 'train') found.push({ id: 'LK-1.1', corrected: { 'pipeline.split.scoreOn': 'held-out' } });
	(pipeline.steps ?? []).forEach((step, place) => {
		const suspect = ofStep(step, place);
		if (suspect) found.push(suspect);
	});
	if (lateColumns(prepared).length > 0) found.push({ id: 'LK-2' });
	return found;
}

/** Columns that the model is given although they are only written after the outcome. */
export function lateColumns({ writtenAfter, featureNames }: Pick<PreparedData, 'writtenAfter' | 'featureNames'>): readonly string[] {
	return writtenAfter.filter((name) => featureNames.includes(name));
}

function ofStep(step: StepSpec, place: number): Suspect | null {
	if (step.fitOn !== 'all') return null;
	const at = `pipeline.steps.${place}`;
	const honest = { [`${at}.fitOn`]: 'train' };
	switch (step.kind) {
		case 'oversample':
		case 'pixel-shift':
			return { id: 'LK-1.2', corrected: honest, also: ['LK-1.4'] };
		case 'filter-rows':
			return { id: 'LK-3.3', corrected: honest };
		case 'select-k-best':
			return { id: 'LK-1.3', corrected: honest };
		case 'target-encode':
			return { id: 'LK-1.2', corrected: { ...honest, [`${at}.mode`]: 'out-of-fold' } };
		case 'impute':
			return { id: 'LK-1.2', corrected: { ...honest, ...(step.byClass ? { [`${at}.byClass`]: false } : {}) } };
		case 'standardize':
		case 'one-hot':
		case 'pca':
		case 'bag-of-n-grams':
			return { id: 'LK-1.2', corrected: honest };
		case 'lag':
			// A scope of `all` lets a row look at its neighbours in time, which is what production does too, unless it looks ahead.
			return Number(step.by) < 0 ? { id: 'LK-3.1', corrected: { [at]: null } } : null;
		default:
			// These learn nothing from the rows, or take copies out.
			return null;
	}
}
