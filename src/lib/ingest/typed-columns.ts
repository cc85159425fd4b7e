/** What each raw column is: number, date, category, text, or nothing. */
import type { RawColumn } from './column-builder.ts';
import { dateOrders, dependsOnOrder, readDate } from './dates.ts';
import { hasDecimalComma, readDecimalComma } from './numbers.ts';
import type { IngestNote } from './problems.ts';

interface Common {
	readonly name: string;
	readonly nRows: number;
	readonly missing: number;
	/** Different values, missing left out. */
	readonly distinct: number;
}

export type TypedColumn =
	| (Common & { readonly kind: 'number'; readonly values: Float64Array; readonly whole: boolean })
	/** Days since 1970-01-01. */
	| (Common & { readonly kind: 'date'; readonly values: Float64Array })
	/** Index into `levels`; -1 is missing. */
	| (Common & { readonly kind: 'category' | 'text'; readonly levels: readonly string[]; readonly codes: Int32Array })
	| (Common & { readonly kind: 'empty' });

/** Up to this share of stray texts a column is still one of numbers; the texts count as missing, and are named. */
const STRAY_TEXT = 0.02;
/** A column of words with more levels than this, or with almost as many as rows, is text. */
const MOST_LEVELS = 200;

export interface Typed {
	readonly column: TypedColumn;
	readonly notes: readonly IngestNote[];
}

export function typeColumn(raw: RawColumn): Typed {
	const { name, nRows, counts } = raw;
	const notes: IngestNote[] = [];
	if (raw.formulas > 0) notes.push({ code: 'formula-cells', values: { name, count: raw.formulas } });
	if (raw.control > 0) notes.push({ code: 'control-characters', values: { name, count: raw.control } });
	if (raw.replaced > 0) notes.push({ code: 'replaced-characters', values: { name, count: raw.replaced } });
	if (raw.cut > 0) notes.push({ code: 'huge-cells', values: { name, count: raw.cut } });
	const filled = counts.numbers + counts.texts;
	if (filled === 0) {
		notes.push({ code: 'empty-column', values: { name } });
		return { column: { kind: 'empty', name, nRows, missing: nRows, distinct: 0 }, notes };
	}
	const column = asDates(raw, notes) ?? asNumbers(raw, notes) ?? asLevels(raw);
	if (nRows > 1 && column.distinct === 1 && column.missing === 0) notes.push({ code: 'constant-column', values: { name } });
	return { column, notes };
}

function asDates(raw: RawColumn, notes: IngestNote[]): TypedColumn | null {
	return raw.counts.texts === 0 ? asCompactDates(raw) : asWrittenDates(raw, notes);
}

/** Compact dates (20240131) are numbers by their looks, so a column of nothing but those is tried as well. */
function asCompactDates({ name, nRows, counts, numbers }: RawColumn): TypedColumn | null {
	if (!numbers.every((value) => Number.isNaN(value) || (value >= 19_000_101 && value <= 20_991_231))) return null;
	const values = numbers.map((value) => (Number.isNaN(value) ? value : readDate(String(value), 'day-month')));
	if (values.some((day, row) => Number.isNaN(day) && !Number.isNaN(numbers[row]))) return null;
	return { kind: 'date', name, nRows, missing: counts.missing, distinct: countNumbers(values), values };
}

function asWrittenDates(raw: RawColumn, notes: IngestNote[]): TypedColumn | null {
	const { name, nRows, counts, texts, codes } = raw;
	const isDate = (cell: string): boolean => dateOrders([cell]).length > 0;
	// Most columns of words hold no date at all: the first few tell.
	if (counts.numbers > counts.texts || texts.slice(0, 50).filter(isDate).length < Math.min(50, texts.length) / 2) return null;
	const cells = texts.filter(isDate);
	const orders = dateOrders(cells);
	if (orders.length === 0) return null;
	const [order] = orders;
	const days = texts.map((cell) => readDate(cell, order));
	const values = Float64Array.from({ length: nRows }, (_, row) => days[codes[row]] ?? Number.NaN);
	const dates = values.reduce((count, day) => count + (Number.isNaN(day) ? 0 : 1), 0);
	const others = nRows - counts.missing - dates;
	if (others > 0) {
		const row = values.findIndex((day, at) => Number.isNaN(day) && codes[at] >= -1);
		const example = (codes[row] === -1 ? String(raw.numbers[row]) : texts[codes[row]]).slice(0, 40);
		const few = others / (dates + others) <= STRAY_TEXT;
		notes.push({ code: few ? 'stray-dates' : 'mixed-dates', values: { name, dates, others, example, row: row + 1 } });
		if (!few) return null;
	}
	const ambiguous = cells.find(dependsOnOrder);
	if (orders.length === 2 && ambiguous !== undefined) notes.push({ code: 'ambiguous-dates', values: { name, example: ambiguous } });
	return { kind: 'date', name, nRows, missing: nRows - dates, distinct: countNumbers(values), values };
}

function asNumbers(raw: RawColumn, notes: IngestNote[]): TypedColumn | null {
	const { name, nRows, counts, texts, codes, firstText } = raw;
	const filled = counts.numbers + counts.texts;
	if (counts.texts === 0) return numberColumn(name, nRows, counts.missing, raw.numbers);
	const comma = texts.filter(hasDecimalComma).length;
	if (comma > 0 && texts.every((cell) => !Number.isNaN(readDecimalComma(cell)))) {
		notes.push({ code: 'decimal-comma', values: { name } });
		const values = raw.numbers.map((value, row) => (codes[row] >= 0 ? readDecimalComma(texts[codes[row]]) : value));
		return numberColumn(name, nRows, counts.missing, values);
	}
	if (counts.numbers > 0 && firstText !== null)
		notes.push({
			code: 'mixed-types',
			values: { name, numbers: counts.numbers, texts: counts.texts, example: firstText.cell, row: firstText.row }
		});
	if (counts.texts / filled > STRAY_TEXT) return null;
	return numberColumn(name, nRows, counts.missing + counts.texts, raw.numbers);
}

function numberColumn(name: string, nRows: number, missing: number, values: Float64Array): TypedColumn {
	const whole = values.every((value) => Number.isNaN(value) || Number.isInteger(value));
	return { kind: 'number', name, nRows, missing, distinct: countNumbers(values), values, whole };
}

function asLevels(raw: RawColumn): TypedColumn {
	const { name, nRows, counts } = raw;
	const levels = [...raw.texts];
	const codes = new Int32Array(nRows);
	const numbers = new Map<number, number>();
	const words = new Map<string, number>();
	const added = <K>(seen: Map<K, number>, key: K): number => {
		const known = seen.get(key);
		if (known !== undefined) return known;
		seen.set(key, levels.push(String(key)) - 1);
		return levels.length - 1;
	};
	for (let row = 0; row < nRows; row++) {
		const code = raw.codes[row];
		codes[row] = code >= 0 ? code : -1;
		if (code === -1) codes[row] = added(numbers, raw.numbers[row]);
		else if (code === -3) codes[row] = added(words, raw.noneText ?? 'none');
	}
	const missing = counts.missing - counts.none;
	const filled = nRows - missing;
	const kind = levels.length > MOST_LEVELS || (levels.length > 20 && levels.length > filled / 2) ? 'text' : 'category';
	return { kind, name, nRows, missing, distinct: levels.length, levels, codes };
}

/** Different numbers among them, NaN left out. */
function countNumbers(values: Float64Array): number {
	const sorted = values.slice().sort();
	let count = 0;
	for (let index = 0; index < sorted.length && !Number.isNaN(sorted[index]); index++)
		if (index === 0 || sorted[index] !== sorted[index - 1]) count++;
	return count;
}

/** The text of one cell, as it stood; empty where it is missing. */
export function cellOf(column: TypedColumn, row: number): string {
	if (column.kind === 'empty') return '';
	if (column.kind === 'number') return Number.isNaN(column.values[row]) ? '' : String(column.values[row]);
	if (column.kind === 'date')
		return Number.isNaN(column.values[row]) ? '' : new Date(column.values[row] * 86_400_000).toISOString().slice(0, 10);
	const code = column.codes[row];
	return code < 0 ? '' : column.levels[code];
}
