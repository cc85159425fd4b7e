/**
 * The gradebook as CSV: for Moodle (map the first column to the ID number or the email address), for Canvas (its own columns,
 * with the row of points possible), and for anything else. Papa Parse writes it (RFC 4180).
 */
import Papa from 'papaparse';
import type { GradebookRow } from './rows.ts';
import type { ItemWorth } from './result.ts';

export type CsvKind = 'moodle' | 'canvas' | 'generic';

export interface CsvBook {
	readonly title: string;
	readonly items: readonly ItemWorth[];
	readonly rows: readonly GradebookRow[];
	/** Says in words why points are what they are, one text a row; Moodle shows it to the student as feedback. */
	readonly feedback: (row: GradebookRow) => string;
}

/** Points with at most two decimals and a point, whatever the page's language; an empty cell where nothing is known. */
export function csvPoints(points: number | null): string {
	if (points === null) return '';
	return String(Math.round(points * 100) / 100);
}

/** What a spreadsheet would take for a formula. A number below 0 is none. */
const FORMULA = /^(?!-\d+(\.\d+)?$)[=+\-@\t\r].*$/;

/** The text of a CSV file. Cells that a spreadsheet would take for a formula get an apostrophe before them. */
export function gradebookCsv(kind: CsvKind, book: CsvBook): string {
	return Papa.unparse(tables[kind](book), { newline: '\r\n', escapeFormulae: FORMULA });
}

const tables: Readonly<Record<CsvKind, (book: CsvBook) => string[][]>> = {
	moodle: ({ title, rows, feedback }) => [
		['ID number', title, `${title} (feedback)`],
		...rows.map((row) => [row.student, csvPoints(row.total), feedback(row)])
	],
	// Canvas finds a student by any of the id columns; a column it does not know becomes a new assignment with these points.
	canvas: ({ title, rows }) => [
		['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', title],
		['Points Possible', '', '', '', '', csvPoints(rows.at(0)?.of ?? 0)],
		...rows.map((row) => [row.student, '', row.student, '', '', csvPoints(row.total)])
	],
	generic: ({ items, rows, feedback }) => [
		[
			'student',
			'verdict',
			'arrived',
			...items.map(({ title }, item) => `${item + 1} ${title}`),
			'earned',
			'late days',
			'total',
			'of',
			'note'
		],
		...rows.map((row) => [
			row.student,
			row.verdict,
			new Date(row.arrived).toISOString(),
			...row.items.map(({ points }) => csvPoints(points)),
			csvPoints(row.earned),
			String(row.lateDays),
			csvPoints(row.total),
			csvPoints(row.of),
			feedback(row)
		])
	]
};
