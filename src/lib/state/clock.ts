/** The one place that reads the time. Everything else takes a `Clock`, so that tests can hold it still. */
export interface Clock {
	/** Milliseconds since the Unix epoch. */
	now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still until it is moved; for tests and for replays. */
export function fixedClock(start: number): Clock & { advance(milliseconds: number): void } {
	let time = start;
	return {
		now: () => time,
		advance: (milliseconds) => {
			time += milliseconds;
		}
	};
}
