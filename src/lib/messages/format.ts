/**
 * Numbers as words. Values are fractions and base units until they come here; nothing else in the project turns a number
 * into text. Minus is U+2212, and a value that is not defined says so instead of pretending to be a number.
 */
import { LOCALE } from './locale.ts';

const MINUS = '\u2212';
const UNDEFINED = 'not defined';

const threeDigits = new Intl.NumberFormat(LOCALE, { minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
const threeDecimals = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
const oneDecimal = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const wholeNumber = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const shortest = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 3 });
const clock = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'long', year: 'numeric' });
const list = new Intl.ListFormat(LOCALE, { style: 'long', type: 'conjunction' });

function finite(value: number, write: (value: number) => string): string {
	if (Number.isNaN(value)) return UNDEFINED;
	if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
	// A value that rounds to zero must not keep its sign: "−0.000" reads as a finding.
	const text = write(value).replace('-', MINUS);
	return /^−[0.,]+%?$/.test(text) ? text.slice(1) : text;
}

/** Any measured value, three significant digits: 0.797, 1.00, 12.3, 1,230. */
export function formatNumber(value: number): string {
	return finite(value, (v) => (v === 0 ? '0' : threeDigits.format(v)));
}

/** A setting as it was typed, without padding: 0.1, 60, 0.003. At most three significant digits, whole numbers in full. */
export function formatSetting(value: number): string {
	return finite(value, (v) => (Number.isInteger(v) ? wholeNumber.format(v) : shortest.format(v)));
}

/** A fraction in [0, 1] or a difference of two: three decimals below one (0.797, 0.013), three digits from one on (1.00). */
export function formatScore(value: number): string {
	return finite(value, (v) => {
		// 0.9996 would round to 1.000, one digit more than the 1.00 beside it.
		const rounded = Number(v.toFixed(3));
		return Math.abs(rounded) >= 1 ? threeDigits.format(rounded) : threeDecimals.format(v);
	});
}

/** A difference with its sign: +0.013, −0.020, 0.000. */
export function formatDifference(value: number): string {
	const text = formatScore(value);
	return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Two ends of an interval: `0.782 to 0.811`. `write` says how each end is written. */
export function formatInterval(low: number, high: number, write: (value: number) => string = formatScore): string {
	return `${write(low)} to ${write(high)}`;
}

/** A count: 3,000. */
export function formatCount(value: number): string {
	return finite(value, (v) => wholeNumber.format(Math.round(v)));
}

/** A fraction as a whole percentage: 0.79 is `79%`. */
export function formatPercent(fraction: number): string {
	return finite(fraction, (v) => `${wholeNumber.format(Math.round(v * 100))}%`);
}

/** A fraction as percentage points, one decimal below ten: 0.013 is `1.3`, 0.2 is `20`. Plain words only; scores stay fractions. */
export function formatPoints(fraction: number): string {
	return finite(fraction * 100, (v) => (Math.abs(v) < 9.95 ? oneDecimal.format(v) : wholeNumber.format(v)));
}

/** Milliseconds as a rough length: `0.4 s`, `4 s`, `2 min`, `1 h 10 min`. */
export function formatDuration(milliseconds: number): string {
	return finite(milliseconds, (ms) => {
		const seconds = ms / 1000;
		if (seconds < 0.95) return `${oneDecimal.format(Math.max(seconds, 0.1))} s`;
		if (seconds < 59.5) return `${Math.round(seconds)} s`;
		return formatMinutes(seconds / 60);
	});
}

/** Minutes as a rough length: `8 min`, `2 h`, `1 h 10 min`. */
export function formatMinutes(minutes: number): string {
	return finite(minutes, (m) => {
		const whole = Math.max(1, Math.round(m));
		if (whole < 60) return `${whole} min`;
		const rest = whole % 60;
		return rest === 0 ? `${Math.floor(whole / 60)} h` : `${Math.floor(whole / 60)} h ${rest} min`;
	});
}

/** Bytes in the unit people read: `640 kB`, `1.2 MB`. */
export function formatBytes(bytes: number): string {
	return finite(bytes, (b) =>
		b < 1e6 ? `${wholeNumber.format(Math.max(1, Math.round(b / 1000)))} kB` : `${oneDecimal.format(b / 1e6)} MB`
	);
}

/** A moment as the clock on the wall shows it: `14:02`. `t` is milliseconds since the Unix epoch. */
export function formatTime(t: number): string {
	return clock.format(t);
}

/** A moment as a day: `3 March 2026`. */
export function formatDay(t: number): string {
	return day.format(t);
}

/** Several things in a sentence: `a, b and c`. */
export function formatList(items: readonly string[]): string {
	return list.format(items);
}

/** `1 case`, `3 cases`: the count with the right form of the noun. */
export function formatPlural(count: number, one: string, many: string): string {
	return `${formatCount(count)} ${count === 1 ? one : many}`;
}
