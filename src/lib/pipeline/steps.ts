/** Preprocessing steps by name, with their implementations. Pages read `descriptors.ts` instead. */
import { stepDescriptor } from './descriptors.ts';
import type { Step } from './step.ts';
import { bagOfNgrams } from './steps/bag-of-n-grams.ts';
import { dropColumns, keepColumns, useRole } from './steps/columns.ts';
import { cyclic, polynomial, randomFeatures } from './steps/expand.ts';
import { impute } from './steps/impute.ts';
import { lag } from './steps/lag.ts';
import { oneHot } from './steps/one-hot.ts';
import { pca } from './steps/pca.ts';
import { selectKBest } from './steps/select-k-best.ts';
import { standardize } from './steps/standardize.ts';
import { targetEncode } from './steps/target-encode.ts';

const COLUMN_STEPS: readonly Step[] = [
	dropColumns,
	keepColumns,
	useRole,
	impute,
	standardize,
	oneHot,
	selectKBest,
	targetEncode,
	polynomial,
	cyclic,
	bagOfNgrams,
	pca,
	lag,
	randomFeatures
];

/**
 * The step of that name that changes columns; row steps (oversample, deduplicate, pixel-shift) are run by `prepare.ts`.
 * @throws {RangeError} when no step has that name.
 */
export function columnStep(kind: string): Step {
	const { kind: known } = stepDescriptor(kind);
	const found = COLUMN_STEPS.find((step) => step.kind === known);
	if (!found) throw new RangeError(`Step "${kind}" changes rows, not columns; prepareExperiment runs it.`);
	return found;
}
