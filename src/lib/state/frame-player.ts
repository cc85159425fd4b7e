import type { BoundaryFrame } from '#lib/runtime/protocol.ts';

/** The screen as frames need it. */
export interface Screen {
	/** Calls back at the next screen refresh. */
	readonly nextFrame: (callback: () => void) => void;
	/** True when nothing may move. */
	readonly still: () => boolean;
}

/**
 * Shows one frame a screen refresh. Training may be faster than the screen; every frame shown is one that the worker
 * sent, in order, and where nothing may move only the last one is.
 */
export class FramePlayer {
	#host: Screen;
	#show: (frame: BoundaryFrame) => void;
	#queue: BoundaryFrame[] = [];
	#running = false;
	#idle: (() => void)[] = [];

	constructor(host: Screen, show: (frame: BoundaryFrame) => void) {
		this.#host = host;
		this.#show = show;
	}

	add(frame: BoundaryFrame): void {
		if (this.#host.still()) this.#queue = [];
		this.#queue.push(frame);
		if (this.#running) return;
		this.#running = true;
		this.#host.nextFrame(() => this.#step());
	}

	/** Resolves when every frame so far has been shown. */
	finished(): Promise<void> {
		return this.#running ? new Promise((resolve) => this.#idle.push(resolve)) : Promise.resolve();
	}

	#step(): void {
		const frame = this.#queue.shift();
		if (frame !== undefined) this.#show(frame);
		if (this.#queue.length > 0) {
			this.#host.nextFrame(() => this.#step());
			return;
		}
		this.#running = false;
		for (const done of this.#idle.splice(0)) done();
	}
}
