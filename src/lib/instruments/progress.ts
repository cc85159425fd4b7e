/** One fraction done for a batch of mixed models, and for instruments that train several batches. */
import type { Replica, TrainingHooks } from '#lib/training/training.ts';
import type { LabHooks } from './lab.ts';
import { hasEpochs } from './probes.ts';

/** Models trained by gradient steps report epochs; the others report a fraction of their own part. */
const reportsEpochs = (replica: Replica): boolean => hasEpochs(replica.model);

/** Training hooks that turn epochs and fractions of the other models into one fraction that never falls. */
export function countingHooks(replicas: readonly Replica[], hooks: LabHooks, onEpoch?: TrainingHooks['onEpoch']): TrainingHooks {
	const done = new Float64Array(replicas.length);
	const others = replicas.filter((replica) => !reportsEpochs(replica)).length;
	let networks = 0;
	let rest = 0;
	const report = (): void => hooks.onProgress?.(Math.min(1, (networks + others * rest) / replicas.length));
	return {
		signal: hooks.signal,
		onEpoch: (index, epoch, losses) => {
			onEpoch?.(index, epoch, losses);
			if (!reportsEpochs(replicas[index])) return;
			const fraction = epoch / replicas[index].fit.epochs;
			networks += fraction - done[index];
			done[index] = fraction;
			report();
		},
		onProgress: (fraction) => {
			rest = Math.max(rest, fraction);
			report();
		}
	};
}

/** Hooks for one of several stages: its 0 … 1 becomes `from` … `to` of the whole. */
export function stage(hooks: LabHooks, from: number, to: number): LabHooks {
	return { ...hooks, onProgress: (fraction) => hooks.onProgress?.(from + (to - from) * fraction) };
}
