import type { NumericColumn, Table } from '#lib/core/table.ts';

/** The eight neighbours, sides before corners. */
const DIRECTIONS = [
	[0, 1],
	[0, -1],
	[1, 0],
	[-1, 0],
	[1, 1],
	[1, -1],
	[-1, 1],
	[-1, -1]
] as const;

/**
 * Pictures (one column a pixel, row by row) moved by `cells` in the first `copies` of eight directions; pixels that come in are 0.
 * Returns the shifted pictures of one direction for the rows of the table.
 */
export function shiftPictures(table: Table, width: number, height: number, cells: number, direction: number): Table {
	if (table.features.length !== width * height || table.features.some((column) => column.kind !== 'numeric'))
		throw new RangeError(
			`Step "pixel-shift" needs ${width} × ${height} pixel columns and nothing else, and there are ${table.features.length} columns.`
		);
	const [down, right] = DIRECTIONS[direction];
	const blank = new Float64Array(table.nRows);
	const features = table.features.map((column, pixel): NumericColumn => {
		const y = Math.floor(pixel / width) - down * cells;
		const x = (pixel % width) - right * cells;
		const inside = y >= 0 && y < height && x >= 0 && x < width;
		return { ...(column as NumericColumn), values: inside ? (table.features[y * width + x] as NumericColumn).values : blank };
	});
	return { ...table, features };
}
