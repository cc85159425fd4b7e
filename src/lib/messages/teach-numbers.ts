/** Moments and points as the pages of teaching write them. */
import { formatDay, formatTime } from './format.ts';

export const moment = (at: number): string => `${formatDay(at)}, ${formatTime(at)}`;

/** Points as people read them: at most one decimal, and none where it is zero. */
export const points = (value: number): string => {
	const rounded = Math.round(value * 10) / 10;
	return (Object.is(rounded, -0) ? 0 : rounded).toString().replace('-', '\u2212');
};

/** A weight or a threshold as it was set. */
export const plainNumber = (value: number): string => String(Math.round(value * 1e4) / 1e4);
