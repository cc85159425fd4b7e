/** Cells of a figure's table as people read them. */
import { formatCount, formatDifference, formatScore, formatSetting } from '#lib/messages/format.ts';
import type { FigureTable } from './figure.ts';

type Format = NonNullable<FigureTable['formats']>[number];

const WRITE: Readonly<Record<Format, (value: number) => string>> = {
	text: String,
	count: formatCount,
	score: formatScore,
	difference: formatDifference,
	setting: formatSetting
};

/** Text as it is, numbers in their column's form; a number that is not defined is left blank, as in the CSV. */
export function tableCell(cell: string | number, format: Format = 'score'): string {
	if (typeof cell === 'string') return cell;
	return Number.isNaN(cell) ? '' : WRITE[format](cell);
}

/** True when a column holds numbers and nothing else but blanks: it is set to the right. */
export function isNumeric(table: FigureTable, column: number): boolean {
	return table.rows.length > 0 && table.rows.every((row) => typeof row[column] === 'number' || row[column] === '');
}
