import { cureFor } from './suggest.ts';

/** Pieces that all facts share: how they are described, and what is said when one is not there. */
export interface FactInfo {
	/** Parts that have to be scored for it besides train and validation. */
	readonly parts: readonly ('test' | 'fresh')[];
	readonly lowerIsBetter: boolean;
	/** The instrument that measures it, where it is not a fact of the run itself. */
	readonly instrument?: string;
}

export const LOWER_IS_BETTER: readonly string[] = ['logLoss', 'rmse'];

export function unknown(segment: string, known: readonly string[], before: string): RangeError {
	return new RangeError(`\`${before}${segment}\` is not a fact; ${cureFor(segment, known)}`);
}

export function nothingMore(segments: readonly string[], from: number): void {
	if (segments.length > from)
		throw new RangeError(`nothing can follow \`${segments.slice(0, from).join('.')}\`; remove .${segments.slice(from).join('.')}`);
}

export function missing(name: string, why: string): RangeError {
	return new RangeError(`\`${name}\` has no value here: ${why}.`);
}
