import type { Pauses } from './pause.ts';

/** Work between two looks at the event loop, in units of about a nanosecond and a half. */
const SLICE = 4_000_000;

/** Counts work and gives way in time, so that a cancel is heard. It reads no clock: what is computed never depends on it. */
export class Pacer {
	readonly #pauses: Pauses;
	readonly #signal: AbortSignal | undefined;
	#left = SLICE;

	constructor(pauses: Pauses, signal: AbortSignal | undefined) {
		this.#pauses = pauses;
		this.#signal = signal;
	}

	/** Notes finished work. Rejects with the signal's reason when it was aborted meanwhile. */
	async spend(units: number): Promise<void> {
		this.#left -= units;
		if (this.#left > 0) return;
		this.#left = SLICE;
		await this.#pauses.pause();
		this.#signal?.throwIfAborted();
	}
}
