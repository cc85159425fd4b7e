/** Runs of an item through the runtime: the page names them, and only the worker knows what they are. */
import { BASE } from '#lib/exercise/claims.ts';
import type { PublicReview } from '#lib/review/parts.ts';
import { FIXED, type ItemRunner } from '#lib/review/run-item.ts';
import type { ExperimentRef, LabRuntime } from '#lib/runtime/protocol.ts';

export type ReviewRuntime = Pick<LabRuntime, 'run' | 'instrument'>;

/** Where an arm stands among the variants of the worker's asset; null is the run as submitted. */
function variantOf(item: PublicReview, arm: string): number | null {
	if (arm === BASE) return null;
	if (arm === FIXED) return 1;
	const place = item.arms.indexOf(arm);
	if (place < 0) throw new RangeError(`The item "${item.slug}" has no run called "${arm}".`);
	return place + 2;
}

export function pageRunner(item: PublicReview, seed: number, runtime: ReviewRuntime, address: string, signal: AbortSignal): ItemRunner {
	const source = (arm: string): ExperimentRef => {
		const variant = variantOf(item, arm);
		return variant === null ? { ref: address } : { ref: address, variant };
	};
	return {
		run: (arm, parts) => runtime.run(source(arm), seed, { parts, signal }),
		instrument: (arm, name) => runtime.instrument(name, source(arm), seed, { signal, parameters: item.parameters[name] ?? {} })
	};
}
