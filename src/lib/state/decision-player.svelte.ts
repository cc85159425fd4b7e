/** Shows weeks one after another as they come from the worker: play, pause, one step, all of them. */

/** Calls back after so many milliseconds; returns the way to stop it. A test gives its own. */
export type After = (milliseconds: number, callback: () => void) => () => void;

const PACE_MS = 450;

const byTimer: After = (milliseconds, callback) => {
	const timer = setTimeout(callback, milliseconds);
	return () => clearTimeout(timer);
};

export class WeekPlayer {
	readonly #after: After;
	#shown = $state(0);
	#arrived = $state(0);
	#wanted = $state(0);
	#playing = $state(false);
	#stop: (() => void) | null = null;

	constructor(after: After = byTimer) {
		this.#after = after;
	}

	/** Weeks on the screen. */
	get shown(): number {
		return this.#shown;
	}
	get playing(): boolean {
		return this.#playing;
	}
	/** True when the last of the weeks that there will be is on the screen. */
	get finished(): boolean {
		return this.#wanted > 0 && this.#shown >= this.#wanted;
	}
	/** True while a week that is to be shown has not come yet. */
	get waiting(): boolean {
		return this.#playing && this.#shown >= this.#arrived && !this.finished;
	}

	/** Begins with nothing shown; `still` shows each week as it comes, since nothing may move by itself. */
	start(weeks: number, still: boolean): void {
		this.stop();
		this.#shown = 0;
		this.#arrived = 0;
		this.#wanted = weeks;
		if (still) this.skip();
		else this.play();
	}

	/** So many weeks are here. */
	arrive(weeks: number): void {
		this.#arrived = weeks;
		if (this.#skipping) this.#shown = weeks;
		else if (this.#playing) this.#next();
	}

	play(): void {
		this.#skipping = false;
		if (this.finished) return;
		this.#playing = true;
		this.#next();
	}

	pause(): void {
		this.#skipping = false;
		this.#playing = false;
		this.#halt();
	}

	/** One week more, and then a pause. */
	step(): void {
		this.pause();
		this.#shown = Math.min(this.#shown + 1, this.#arrived);
	}

	/** Everything that is here, and the rest as it comes. */
	skip(): void {
		this.pause();
		this.#skipping = true;
		this.#shown = this.#arrived;
	}

	stop(): void {
		this.pause();
	}

	#skipping = false;

	#halt(): void {
		this.#stop?.();
		this.#stop = null;
	}

	#next(): void {
		if (this.#stop !== null || this.#shown >= this.#arrived) return;
		this.#stop = this.#after(PACE_MS, () => {
			this.#stop = null;
			if (!this.#playing) return;
			this.#shown = Math.min(this.#shown + 1, this.#arrived);
			if (this.finished) this.#playing = false;
			else this.#next();
		});
	}
}
