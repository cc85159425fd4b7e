import type { LabRuntime } from '#lib/runtime/protocol.ts';
import type { Answers, Call } from '#lib/runtime/wire.ts';
import type { ReplayLab } from '#lib/teach/replay/engine.ts';

export type Ask = <C extends Call>(call: C, signal?: AbortSignal) => Promise<Answers[C['name']]>;

/** What a replay asks, and the check of a draw. */
export type AskedLab = ReplayLab & Pick<LabRuntime, 'draw'>;

/** A lab over anything that answers calls. */
export function labOver(ask: Ask): AskedLab {
	return {
		run: (source, seed, { signal, parts = [] } = {}) => ask({ name: 'run', source, seed, parts: [...parts] }, signal),
		instrument: (instrument, source, seed, { signal, parameters = {} } = {}) =>
			ask({ name: 'instrument', source, seed, instrument, parameters: { ...parameters } }, signal),
		diagnose: (source, seed, { signal } = {}) => ask({ name: 'diagnose', source, seed }, signal),
		draw: (source, seed, redraws, { signal } = {}) => ask({ name: 'draw', source, seed, redraws }, signal),
		decide: (source, seed, { signal } = {}) => ask({ name: 'decide', source, seed }, signal),
		produce: (source, seed, { signal, action }) => ask({ name: 'produce', source, seed, action }, signal)
	};
}
