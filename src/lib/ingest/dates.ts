/** Dates as people write them, to days since 1970-01-01 (UTC; a fraction is the time of day). */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TIME = String.raw`(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(am|pm)?\s*(Z|[+-]\d{2}:?\d{2})?)?`;
const ISO = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`, 'i');
const NUMBERS = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})${TIME}$`, 'i');
const DAY_MONTH = new RegExp(String.raw`^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})${TIME}$`, 'i');
const MONTH_DAY = new RegExp(String.raw`^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})${TIME}$`, 'i');
const COMPACT = /^(19|20)(\d{2})(\d{2})(\d{2})$/;

/** Which number comes first in 03/04/2024. */
export type DateOrder = 'day-month' | 'month-day';

/** Days since 1970-01-01, or NaN where the cell is no date. */
export function readDate(cell: string, order: DateOrder): number {
	const text = cell.trim();
	const iso = ISO.exec(text);
	if (iso) return days(Number(iso[1]), Number(iso[2]), Number(iso[3]), iso.slice(4));
	const numbers = NUMBERS.exec(text);
	if (numbers) {
		const [first, second] = [Number(numbers[1]), Number(numbers[2])];
		const [day, month] = order === 'day-month' ? [first, second] : [second, first];
		return days(fullYear(numbers[3]), month, day, numbers.slice(4));
	}
	const dayFirst = DAY_MONTH.exec(text);
	if (dayFirst) return days(Number(dayFirst[3]), monthOf(dayFirst[2]), Number(dayFirst[1]), dayFirst.slice(4));
	const monthFirst = MONTH_DAY.exec(text);
	if (monthFirst) return days(Number(monthFirst[3]), monthOf(monthFirst[1]), Number(monthFirst[2]), monthFirst.slice(4));
	const compact = COMPACT.exec(text);
	if (compact) return days(Number(compact[1] + compact[2]), Number(compact[3]), Number(compact[4]), []);
	return Number.NaN;
}

/** The order in which every cell is a date; null where none is, both where nothing tells them apart. */
export function dateOrders(cells: readonly string[]): readonly DateOrder[] {
	const fits = (order: DateOrder): boolean => cells.every((cell) => !Number.isNaN(readDate(cell, order)));
	return (['day-month', 'month-day'] as const).filter(fits);
}

/** True where the order of day and month changes what the cell says. */
export function dependsOnOrder(cell: string): boolean {
	return readDate(cell, 'day-month') !== readDate(cell, 'month-day');
}

const fullYear = (text: string): number => (text.length === 4 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900));

function monthOf(name: string): number {
	return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function days(year: number, month: number, day: number, time: readonly (string | undefined)[]): number {
	const [hours, minutes, seconds, half, zone] = time;
	let hour = Number(hours ?? 0);
	if (half?.toLowerCase() === 'pm' && hour < 12) hour += 12;
	if (half?.toLowerCase() === 'am' && hour === 12) hour = 0;
	const midnight = Date.UTC(year, month - 1, day);
	const made = new Date(midnight);
	// 31 February rolls over into March: that is no date.
	if (made.getUTCFullYear() !== year || made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return Number.NaN;
	if (hour > 23 || Number(minutes ?? 0) > 59 || Number(seconds ?? 0) > 59) return Number.NaN;
	const clock = hour * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0) - zoneSeconds(zone);
	return midnight / 86_400_000 + clock / 86_400;
}

function zoneSeconds(zone: string | undefined): number {
	if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
	const sign = zone.startsWith('-') ? -1 : 1;
	const digits = zone.slice(1).replace(':', '');
	return sign * (Number(digits.slice(0, 2)) * 3600 + Number(digits.slice(2)) * 60);
}
