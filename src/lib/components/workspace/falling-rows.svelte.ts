import { prefersReducedMotion } from 'svelte/motion';

const SECONDS = 2.4;

/** Lets the fresh rows arrive over a few seconds; all at once where motion is not wanted. */
export class FallingRows {
	#shown = $state<number | undefined>(undefined);

	/** Rows shown so far; undefined when all are. */
	get shown(): number | undefined {
		return this.#shown;
	}

	/** `counts` are the row counts of the path, rising. Returns what stops it and shows everything. */
	start(counts: readonly number[]): () => void {
		if (prefersReducedMotion.current || counts.length < 3) {
			this.#shown = undefined;
			return () => undefined;
		}
		let frame = 0;
		let began: number | null = null;
		const show = (now: number): void => {
			began ??= now;
			const at = Math.floor(((now - began) / (SECONDS * 1000)) * counts.length);
			if (at >= counts.length) {
				this.#shown = undefined;
				return;
			}
			this.#shown = counts[Math.max(1, at)];
			frame = requestAnimationFrame(show);
		};
		frame = requestAnimationFrame(show);
		return () => cancelAnimationFrame(frame);
	}
}
