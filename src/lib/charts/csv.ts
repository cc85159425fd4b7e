/** A figure's table as CSV: RFC 4180, full precision, safe to open in a spreadsheet. */
import type { FigureTable } from './figure.ts';

/** What a spreadsheet would take for a formula when it stands first in a cell of text. */
const FORMULA = /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/;

/**
 * The table as CSV text with a header, CRLF line ends and no byte-order mark. A number that is not defined is an empty cell.
 * Text that a spreadsheet would run as a formula is preceded by an apostrophe; numbers are numbers and stay as they are.
 */
export function tableToCsv(table: FigureTable): string {
	const lines = [table.columns.map(textCell), ...table.rows.map((row) => row.map(cell))];
	return `${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

function cell(value: string | number): string {
	if (typeof value === 'string') return textCell(value);
	return Number.isFinite(value) ? String(value) : '';
}

function textCell(text: string): string {
	// Looked for behind blanks too: some spreadsheets drop them before they look.
	const safe = FORMULA.test(text.trimStart()) || FORMULA.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
