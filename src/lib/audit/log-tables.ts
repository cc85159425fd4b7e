/** Training logs that are tables, as named series of numbers, whatever separates the cells. */
import Papa from 'papaparse';
import { chooseDelimiter } from '#lib/ingest/delimited.ts';
import { readNumber } from '#lib/ingest/numbers.ts';

export interface LogColumns {
	/** Empty where the log has no header. */
	readonly names: readonly string[];
	/** NaN where a cell is blank or no number. */
	readonly columns: readonly (readonly number[])[];
}

/** Blocks of rows, each under its own header: two exports pasted one after the other are two. */
export function readLogTables(text: string): readonly LogColumns[] {
	const rows = rowsOf(text);
	const blocks: { names: string[]; rows: string[][] }[] = [];
	for (const cells of rows) {
		const isHeader = cells.every((cell) => cell.trim() === '' || !isNumberLike(cell)) && cells.some((cell) => cell.trim() !== '');
		if (isHeader) blocks.push({ names: cells.map((cell) => cell.trim()), rows: [] });
		else if (blocks.length === 0) blocks.push({ names: [], rows: [cells] });
		else blocks[blocks.length - 1].rows.push(cells);
	}
	return blocks
		.filter((block) => block.rows.length > 0)
		.map((block) => {
			const width = Math.max(block.names.length, ...block.rows.map((cells) => cells.length));
			return {
				names: block.names,
				columns: Array.from({ length: width }, (_, column) => block.rows.map((cells) => numberOf(cells[column] ?? '')))
			};
		});
}

const isNumberLike = (cell: string): boolean => /^\s*[+-]?(nan|inf(inity)?)\s*$/i.test(cell) || !Number.isNaN(readNumber(cell.trim()));

/** A loss that is no longer a number is news, so that infinity stays infinite; a blank cell is NaN. */
function numberOf(cell: string): number {
	if (/^\s*[+-]?inf(inity)?\s*$/i.test(cell)) return Infinity;
	return readNumber(cell.trim());
}

function rowsOf(text: string): readonly string[][] {
	const clean = text.replace(/^\uFEFF/, '');
	const delimiter = chooseDelimiter(clean);
	const { data } = Papa.parse<string[]>(clean, { delimiter, skipEmptyLines: 'greedy' });
	// Numbers pasted from a console are apart by blanks alone.
	if (data.every((cells) => cells.length === 1)) return data.map(([line]) => line.trim().split(/\s+/));
	return data;
}
