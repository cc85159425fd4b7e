/** Grows one column cell by cell, in little memory: numbers as numbers, all else as codes into a list of what was seen. */
import { LIMITS } from './problems.ts';
import { readNumber } from './numbers.ts';

const MISSING = new Set(['', 'na', 'n/a', '#n/a', 'nan', 'null', 'nil', '-', '--', '?', '.', 'missing', 'undefined']);
/** A cell that a spreadsheet would run as a formula; a lone sign or a negative number is none. */
const FORMULA = /^[=@]|^[+-](?!\d|\.\d)[\w(]/;

const NONE = 'none';

/** Numbers are by far the most of what is read: a cell that begins with a digit is none of these. */
const startsWithDigit = (cell: string): boolean => {
	const code = cell.charCodeAt(0);
	return code >= 48 && code <= 57;
};

/** A column as it was written, before anyone decides what it is. */
export interface RawColumn {
	readonly name: string;
	readonly nRows: number;
	/** The number of a cell; NaN where it is missing or text. */
	readonly numbers: Float64Array;
	/** Index into `texts` of a cell that is no number; -1 for numbers, -2 for missing, -3 for the word "none". */
	readonly codes: Int32Array;
	readonly texts: readonly string[];
	/** `missing` counts the word "none" too: among words it is an answer, among numbers and dates it is a gap. */
	readonly counts: { readonly numbers: number; readonly texts: number; readonly missing: number; readonly none: number };
	/** How "none" is written where it first stands. */
	readonly noneText: string | null;
	/** Row (from 1) of the first text among numbers, and the cell; null where there is none. */
	readonly firstText: { readonly row: number; readonly cell: string } | null;
	readonly formulas: number;
	/** Cells that were longer than the limit and were cut. */
	readonly cut: number;
	/** Cells with characters that cannot be seen, and those that could not be decoded. */
	readonly control: number;
	readonly replaced: number;
}

/** What is known of a text once it has been seen: its code, and what is odd about it. */
interface SeenText {
	readonly code: number;
	readonly formula: boolean;
	readonly cut: boolean;
	readonly control: boolean;
	readonly replaced: boolean;
}

/** Characters that cannot be seen, but for tab and line breaks. */
const CONTROL = /(?![\t\n\r])\p{Cc}/gu;
const LONGEST_MISSING = 9;

export class ColumnBuilder {
	readonly name: string;
	#numbers = new Float64Array(1024);
	#codes = new Int32Array(1024);
	#length = 0;
	readonly #texts: string[] = [];
	readonly #seen = new Map<string, SeenText>();
	#numberCount = 0;
	#textCount = 0;
	#missingCount = 0;
	#noneCount = 0;
	#noneText: string | null = null;
	#formulas = 0;
	#cut = 0;
	#control = 0;
	#replaced = 0;
	#firstText: { row: number; cell: string } | null = null;

	constructor(name: string) {
		this.name = name;
	}

	get length(): number {
		return this.#length;
	}

	add(cell: string): void {
		if (this.#length === this.#codes.length) this.#grow();
		const text = hasBlankEnd(cell) ? cell.trim() : cell;
		const at = this.#length++;
		if (text.length <= LONGEST_MISSING && !startsWithDigit(text)) {
			const lower = text.toLowerCase();
			if (lower === NONE || MISSING.has(lower)) {
				this.#addMissing(at, text, lower === NONE);
				return;
			}
		}
		const number = mayBeNumber(text) ? readNumber(text) : Number.NaN;
		if (!Number.isNaN(number)) {
			this.#numberCount++;
			this.#numbers[at] = number;
			this.#codes[at] = -1;
			return;
		}
		this.#textCount++;
		this.#numbers[at] = Number.NaN;
		const seen = this.#seen.get(text) ?? this.#meet(text);
		if (seen.formula) this.#formulas++;
		if (seen.cut) this.#cut++;
		if (seen.control) this.#control++;
		if (seen.replaced) this.#replaced++;
		this.#codes[at] = seen.code;
		this.#firstText ??= { row: at + 1, cell: this.#texts[seen.code].slice(0, 40) };
	}

	/** The column; the builder is empty afterwards, so that a big table does not stand in memory twice. */
	done(): RawColumn {
		const column: RawColumn = {
			name: this.name,
			nRows: this.#length,
			// Copies, so that what was set aside to grow into is given back.
			numbers: this.#numbers.slice(0, this.#length),
			codes: this.#codes.slice(0, this.#length),
			texts: this.#texts,
			counts: { numbers: this.#numberCount, texts: this.#textCount, missing: this.#missingCount, none: this.#noneCount },
			noneText: this.#noneText,
			firstText: this.#firstText,
			formulas: this.#formulas,
			cut: this.#cut,
			control: this.#control,
			replaced: this.#replaced
		};
		this.#numbers = new Float64Array(0);
		this.#codes = new Int32Array(0);
		this.#seen.clear();
		return column;
	}

	#addMissing(at: number, text: string, none: boolean): void {
		this.#missingCount++;
		this.#numbers[at] = Number.NaN;
		this.#codes[at] = none ? -3 : -2;
		if (!none) return;
		this.#noneCount++;
		this.#noneText ??= text;
	}

	/** A text that was not seen before. Its clean form may have been. */
	#meet(text: string): SeenText {
		const clean = text.replace(CONTROL, '');
		const cut = clean.length > LIMITS.cellCharacters;
		const kept = own(cut ? clean.slice(0, LIMITS.cellCharacters) : clean);
		const same = kept === text ? undefined : this.#seen.get(kept);
		const seen: SeenText = {
			code: same?.code ?? this.#texts.push(kept) - 1,
			formula: FORMULA.test(text),
			cut,
			control: clean.length !== text.length,
			replaced: text.includes('\uFFFD')
		};
		if (same === undefined)
			this.#seen.set(kept, { code: seen.code, formula: seen.formula, cut: false, control: false, replaced: seen.replaced });
		if (kept !== text) this.#seen.set(own(text), seen);
		return seen;
	}

	#grow(): void {
		const length = Math.ceil(this.#codes.length * 1.6);
		const numbers = new Float64Array(length);
		numbers.set(this.#numbers);
		this.#numbers = numbers;
		const codes = new Int32Array(length);
		codes.set(this.#codes);
		this.#codes = codes;
	}
}

function hasBlankEnd(cell: string): boolean {
	const last = cell.length - 1;
	return last >= 0 && (mayBeBlank(cell.charCodeAt(0)) || mayBeBlank(cell.charCodeAt(last)));
}

/** Above the space stand the odd blanks of other alphabets; those are for `trim` to know. */
const mayBeBlank = (code: number): boolean => code <= 32 || code >= 160;

/** A digit, a sign or a point begins every number. */
function mayBeNumber(text: string): boolean {
	const code = text.charCodeAt(0);
	return code >= 43 && code <= 57 && code !== 44 && code !== 47;
}

/** A copy of its own: a part of a text keeps the whole text in memory, and the parts of a big file keep all of it. */
function own(text: string): string {
	return text.length < 13 ? text : `${text} `.slice(0, -1);
}
