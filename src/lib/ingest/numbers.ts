/** Numbers as people write them. */

const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const DECIMAL_COMMA = /^[+-]?(\d{1,3}(\.\d{3})+|\d+),\d+$/;
const PERCENT = /^[+-]?(\d+\.?\d*|\.\d+) ?%$/;
/** A whole number with a zero in front is a code (postcode, article), not an amount. */
const LEADING_ZERO = /^[+-]?0\d/;

/** The number of a cell, or NaN where it is none, or too large to be held. `12%` is 0.12. */
export function readNumber(cell: string): number {
	if (isDigitsAndPoint(cell)) return Number(cell);
	if (LEADING_ZERO.test(cell)) return Number.NaN;
	if (PLAIN.test(cell)) {
		const number = Number(cell);
		return Number.isFinite(number) ? number : Number.NaN;
	}
	if (THOUSANDS.test(cell)) return Number(cell.replaceAll(',', ''));
	if (PERCENT.test(cell)) return Number(cell.replace('%', '').trim()) / 100;
	return Number.NaN;
}

/** The number of a cell with a decimal comma (`1.234,5`), or NaN. Cells without a comma are read as usual. */
export function readDecimalComma(cell: string): number {
	if (DECIMAL_COMMA.test(cell)) return Number(cell.replaceAll('.', '').replace(',', '.'));
	return readNumber(cell);
}

export const hasDecimalComma = (cell: string): boolean => DECIMAL_COMMA.test(cell);

/** The usual case, told without a pattern: `12`, `-0.5`; no zero in front, a digit on both sides of the point, up to 15 digits. */
function isDigitsAndPoint(cell: string): boolean {
	const start = cell.charCodeAt(0) === 45 ? 1 : 0;
	const { length } = cell;
	if (length === start || length > 16) return false;
	let point = 0;
	for (let at = start; at < length; at++) {
		const code = cell.charCodeAt(at);
		if (code === 46 && point === 0 && at > start && at < length - 1) point = at;
		else if (code < 48 || code > 57) return false;
	}
	return cell.charCodeAt(start) !== 48 || length === start + 1 || point === start + 1;
}
