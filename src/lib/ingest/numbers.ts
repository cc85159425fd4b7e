/** Numbers as people write them. */

const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const DECIMAL_COMMA = /^[+-]?(\d{1,3}(\.\d{3})+|\d+),\d+$/;
const PERCENT = /^[+-]?(\d+\.?\d*|\.\d+) ?%$/;
/** A whole number with a zero in front is a code (postcode, article), not an amount. */
const LEADING_ZERO = /^[+-]?0\d/;

/** The number of a cell, or NaN where it is none. `12%` is 0.12. */
export function readNumber(cell: string): number {
	if (LEADING_ZERO.test(cell)) return Number.NaN;
	if (PLAIN.test(cell)) return Number(cell);
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
