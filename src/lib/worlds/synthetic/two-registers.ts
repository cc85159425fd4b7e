/**
 * Two ways of talking in the same words. In both, what follows a word depends on that word alone: four successors with fixed
 * shares, and rarely any word. The new register mixes the old successors with four others. A row is a stretch of text that ends
 * in the word to be said; rows are drawn one by one, so none overlaps another.
 */
import { log } from '#lib/core/portable-math.ts';
import type { Stream } from '#lib/core/random.ts';
import type { CategoricalColumn, Table } from '#lib/core/table.ts';
import { makeTable } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { TWO_REGISTERS } from '../describe-text.ts';

const SHARES = [0.5, 0.25, 0.13, 0.1] as const;
/** How often any word may follow. */
const ANY = 0.02;
const CONSONANTS = 'bdfgklmnprst';
const VOWELS = 'aeiou';

interface Register {
	readonly words: number;
	/** Four successors of each word in the old way of talking, and four others. */
	readonly old: readonly Int32Array[];
	readonly other: readonly Int32Array[];
	/** How often the others are taken. */
	readonly change: number;
}

export const twoRegisters = createWorld(TWO_REGISTERS, {
	rows: ({ rows }) => rows,
	draw: ({ words, context, change }, stream, nRows, _purpose, shared) => drawRows(register(shared, words, change), context, stream, nRows),
	older: ({ words, context, oldRows, oldValidation }, shared) => {
		const old = register(shared, words, 0);
		return {
			train: drawRows(old, context, shared.fork('older-train'), oldRows),
			validation: drawRows(old, context, shared.fork('older-validation'), oldValidation)
		};
	},
	// What follows has the same shares after every word, so neither the draw nor the context matters.
	ceiling: ({ words, change }, _of, metric = 'logLoss') => {
		if (metric !== 'logLoss' && metric !== 'accuracy') return null;
		const shares = sharesOf(words, change);
		const value = metric === 'accuracy' ? Math.max(...shares) : shares.reduce((sum, p) => sum - p * log(p), 0);
		return { metric, value, source: 'exact' };
	}
});

/** The chance of each word to come next, whatever the word before; the order is of no meaning. */
function sharesOf(words: number, change: number): readonly number[] {
	const any = ANY / words;
	const named = [...SHARES.map((share) => share * (1 - change)), ...SHARES.map((share) => share * change)];
	return Array.from({ length: words }, (_, i) => any + (named[i] ?? 0));
}

function register(shared: Stream, words: number, change: number): Register {
	const old = Array.from({ length: words }, (_, word) => shared.fork(`old-${word}`).permutation(words).slice(0, SHARES.length));
	const other = old.map((taken, word) =>
		shared
			.fork(`other-${word}`)
			.permutation(words)
			.filter((next) => !taken.includes(next))
			.slice(0, SHARES.length)
	);
	return { words, old, other, change };
}

function drawRows(register: Register, context: number, stream: Stream, nRows: number): Table {
	const { words } = register;
	const columns = Array.from({ length: context }, () => new Int32Array(nRows));
	const yTrue = new Int32Array(nRows);
	for (let i = 0; i < nRows; i++) {
		let word = stream.integer(words);
		for (const column of columns) {
			column[i] = word;
			word = nextWord(register, word, stream);
		}
		yTrue[i] = word;
	}
	const levels = Array.from({ length: words }, (_, word) => wordOf(word));
	const features = columns.map((codes, j): CategoricalColumn => ({ kind: 'categorical', name: `word ${j + 1}`, levels, codes }));
	return makeTable(features, { kind: 'classification', name: 'next word', classes: levels, yTrue });
}

function nextWord({ words, old, other, change }: Register, word: number, stream: Stream): number {
	const successors = (stream.uniform() < change ? other : old)[word];
	let u = stream.uniform();
	for (const [place, share] of SHARES.entries()) {
		if (u < share) return successors[place];
		u -= share;
	}
	return stream.integer(words);
}

/** A pronounceable made-up word for each of 60 numbers. */
function wordOf(word: number): string {
	return CONSONANTS[word % 12] + VOWELS[Math.floor(word / 12)] + CONSONANTS[(word * 7 + 5) % 12] + VOWELS[(word * 3 + 1) % 5];
}
