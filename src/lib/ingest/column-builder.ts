/** Grows one column cell by cell, in little memory: numbers as numbers, all else as codes into a list of what was seen. */
import { LIMITS } from './problems.ts';
import { readNumber } from './numbers.ts';

const MISSING = new Set(['', 'na', 'n/a', '#n/a', 'nan', 'null', 'none', 'nil', '-', '--', '?', '.', 'missing', 'undefined']);
/** A cell that a spreadsheet would run as a formula; a lone sign or a negative number is none. */
const FORMULA = /^[=@]|^[+-](?!\d|\.\d)[\w(]/;

export const isMissing = (cell: string): boolean => MISSING.has(cell.toLowerCase());

/** A column as it was written, before anyone decides what it is. */
export interface RawColumn {
	readonly name: string;
	readonly nRows: number;
	/** The number of a cell; NaN where it is missing or text. */
	readonly numbers: Float64Array;
	/** Index into `texts` of a cell that is no number; -1 for numbers, -2 for missing. */
	readonly codes: Int32Array;
	readonly texts: readonly string[];
	readonly counts: { readonly numbers: number; readonly texts: number; readonly missing: number };
	/** Row (from 1) of the first text among numbers, and the cell; null where there is none. */
	readonly firstText: { readonly row: number; readonly cell: string } | null;
	readonly formulas: number;
	/** Cells that were longer than the limit and were cut. */
	readonly cut: number;
}

export class ColumnBuilder {
	readonly name: string;
	#numbers = new Float64Array(1024);
	#codes = new Int32Array(1024);
	#length = 0;
	readonly #texts: string[] = [];
	readonly #codeOf = new Map<string, number>();
	#numberCount = 0;
	#textCount = 0;
	#missingCount = 0;
	#formulas = 0;
	#cut = 0;
	#firstText: { row: number; cell: string } | null = null;

	constructor(name: string) {
		this.name = name;
	}

	get length(): number {
		return this.#length;
	}

	add(cell: string): void {
		if (this.#length === this.#codes.length) this.#grow();
		const text = cell.trim();
		const at = this.#length++;
		if (isMissing(text)) {
			this.#missingCount++;
			this.#numbers[at] = Number.NaN;
			this.#codes[at] = -2;
			return;
		}
		const number = readNumber(text);
		if (!Number.isNaN(number)) {
			this.#numberCount++;
			this.#numbers[at] = number;
			this.#codes[at] = -1;
			return;
		}
		this.#textCount++;
		this.#numbers[at] = Number.NaN;
		if (FORMULA.test(text)) this.#formulas++;
		const long = text.length > LIMITS.cellCharacters;
		if (long) this.#cut++;
		const kept = long ? text.slice(0, LIMITS.cellCharacters) : text;
		this.#firstText ??= { row: at + 1, cell: kept.slice(0, 40) };
		let code = this.#codeOf.get(kept);
		if (code === undefined) {
			code = this.#texts.length;
			this.#texts.push(kept);
			this.#codeOf.set(kept, code);
		}
		this.#codes[at] = code;
	}

	done(): RawColumn {
		return {
			name: this.name,
			nRows: this.#length,
			numbers: this.#numbers.slice(0, this.#length),
			codes: this.#codes.slice(0, this.#length),
			texts: this.#texts,
			counts: { numbers: this.#numberCount, texts: this.#textCount, missing: this.#missingCount },
			firstText: this.#firstText,
			formulas: this.#formulas,
			cut: this.#cut
		};
	}

	#grow(): void {
		const numbers = new Float64Array(this.#numbers.length * 2);
		numbers.set(this.#numbers);
		this.#numbers = numbers;
		const codes = new Int32Array(this.#codes.length * 2);
		codes.set(this.#codes);
		this.#codes = codes;
	}
}
