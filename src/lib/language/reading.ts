/**
 * A text as the finders read it: in small letters, with every sign of the given text at its own place, cut into sentences
 * and clauses, and each clause marked when it asserts nothing (a question, a condition, a promise, a bare list).
 */
import { wordsToDigits } from './quantities.ts';
import type { Span } from './slots.ts';
import { asksOrPromises, FINITE, FUNCTION_WORD, MENTION, ORDER, SURELY_FINITE } from './words.ts';

export interface Clause extends Span {
	readonly text: string;
	readonly asserts: boolean;
}

export interface Sentence extends Span {
	readonly text: string;
	/** The same with its numbers in words. */
	readonly spoken: string;
	readonly clauses: readonly Clause[];
}

export interface Reading {
	readonly text: string;
	readonly sentences: readonly Sentence[];
}

/** Small letters and plain signs; the length stays, so that places in it are places in the text as given. */
export function plain(text: string): string {
	const signs: Readonly<Record<string, string>> = {
		'’': "'",
		'‘': "'",
		'“': '"',
		'”': '"',
		'−': '-',
		'–': '-',
		'—': ';',
		'\u00a0': ' ',
		'\u202f': ' '
	};
	return Array.from({ length: text.length }, (_, at) => {
		const sign = text[at];
		const small = sign.toLowerCase();
		return signs[sign] ?? (small.length === 1 ? small : sign);
	}).join('');
}

export function read(given: string): Reading {
	const spoken = plain(given);
	const text = wordsToDigits(spoken);
	const sentences = pieces(text, /[.!?]+(?=["')\]]*(?:\s|$))|\n+/g, (at) => endsSentence(text, at)).map(({ start, end }) => {
		const words = text.slice(start, end);
		return { start, end, text: words, spoken: spoken.slice(start, end), clauses: clausesOf(text, { start, end }) };
	});
	return { text, sentences };
}

const ABBREVIATION = /(?:\b(?:vs|e\.g|i\.e|approx|no|ca|cf|etc)|\b[a-z])$/;
const endsSentence = (text: string, at: number): boolean => text[at] !== '.' || !ABBREVIATION.test(text.slice(Math.max(0, at - 7), at));

/** Cuts at each match that `cuts` lets through; the separator stays with what it ends. */
function pieces(text: string, separator: RegExp, cuts: (at: number) => boolean): readonly Span[] {
	const found: Span[] = [];
	let start = 0;
	for (const match of text.matchAll(separator)) {
		if (!cuts(match.index)) continue;
		found.push({ start, end: match.index + match[0].length });
		start = match.index + match[0].length;
	}
	found.push({ start, end: text.length });
	return found.filter((piece) => /\S/.test(text.slice(piece.start, piece.end)));
}

/** Between clauses: a sign, or a word that begins another one. A comma inside a number is none. */
const BETWEEN = /[;:()]|,(?!\d{3}\b)|(?=\b(?:but|so|because|while|whereas|although|though|yet|since|and|hence|therefore)\b(?! that\b))/g;

function clausesOf(text: string, sentence: Span): readonly Clause[] {
	const whole = text.slice(sentence.start, sentence.end);
	const parts = pieces(whole, BETWEEN, () => true);
	const silent = silentParts(whole, parts);
	return parts.map((part, place) => ({
		start: sentence.start + part.start,
		end: sentence.start + part.end,
		text: whole.slice(part.start, part.end),
		asserts: !silent[place]
	}));
}

/** Which parts of a sentence assert nothing. */
function silentParts(whole: string, parts: readonly Span[]): readonly boolean[] {
	if (/\?\W*$/.test(whole)) return parts.map(() => true);
	const texts = parts.map(({ start, end }) => whole.slice(start, end));
	if (isHeap(whole, texts)) return parts.map(() => true);
	const bare = bareItems(texts);
	let silenced = false;
	return texts.map((text, place) => {
		// What was asked or promised goes on until the sentence turns.
		if (/^\s*(?:but|because|so|yet|since|hence|therefore)\b/.test(text) || /[;:]\s*$/.test(texts[place - 1] ?? '')) silenced = false;
		if (asksOrPromises(text)) silenced = true;
		// A condition ends with its comma.
		const here = silenced || /^\s*(?:and |but |so )?(?:if|unless|suppose|had we|were we)\b/.test(text);
		return here || bare[place];
	});
}

const count = (text: string): number => text.match(/[\w%€$£.']+/g)?.length ?? 0;
const isBare = (text: string): boolean => count(text) <= 4 && !FINITE.test(text);

/** Words in a heap: no verb, and little that holds them together. */
function isHeap(whole: string, texts: readonly string[]): boolean {
	if (SURELY_FINITE.test(whole) || ORDER.test(whole)) return false;
	const held = whole.match(new RegExp(FUNCTION_WORD.source, 'g'))?.length ?? 0;
	if (FINITE.test(whole) && held > 0) return false;
	return held < 2 || held / count(whole) < 0.17 || texts.filter(isBare).length * 2 > texts.length;
}

/** Items of a list: three or more short parts without a verb in a row, and what leads into them. */
function bareItems(texts: readonly string[]): readonly boolean[] {
	const marked = texts.map(() => false);
	let from = 0;
	const close = (to: number): void => {
		const leads = from > 0 && (MENTION.test(texts[from - 1]) || /:\s*$/.test(texts[from - 1]));
		if (to - from >= 3 || (to - from >= 2 && leads)) {
			for (let place = from; place < to; place += 1) marked[place] = true;
			if (from > 0 && MENTION.test(texts[from - 1])) marked[from - 1] = true;
		}
	};
	texts.forEach((text, place) => {
		if (isBare(text)) return;
		close(place);
		from = place + 1;
	});
	close(texts.length);
	return marked;
}

/** The clause that a place of the text stands in. */
export function clauseAt(sentence: Sentence, at: number): Clause {
	return sentence.clauses.find(({ end }) => at < end) ?? sentence.clauses[sentence.clauses.length - 1];
}

/** A pattern with the flag `g` over one sentence, with places in the text; only matches that begin in a clause that asserts something. */
export function asserted(sentence: Sentence, pattern: RegExp): readonly (Span & { readonly text: string })[] {
	const found: (Span & { readonly text: string })[] = [];
	// One object, run again and again: a copy for each sentence would be compiled each time.
	pattern.lastIndex = 0;
	for (let match = pattern.exec(sentence.text); match !== null; match = pattern.exec(sentence.text)) {
		const [text] = match;
		if (text === '') pattern.lastIndex += 1;
		const start = sentence.start + match.index;
		if (text !== '' && clauseAt(sentence, start).asserts) found.push({ start, end: start + text.length, text });
	}
	return found;
}

const NEGATOR =
	/\b(?:not|never|no|nor|neither|nobody|nothing|none|without|hardly|cannot|rules? out|ruled out|far from|instead of|\w+n't)\b/;

/** A negation that stands before a place, in its clause, at most so many words away. */
export function deniedBefore(sentence: Sentence, at: number, words = 5): boolean {
	const clause = clauseAt(sentence, at);
	const before = clause.text
		.slice(0, Math.max(0, at - clause.start))
		.trim()
		.split(/\s+/);
	const near = before
		.slice(-words)
		.join(' ')
		.replace(/\bsay(?:s|ing)? no\b|\bnot (?:only|just|merely|even)\b|\bno (?:more|fewer|less|better|worse) than\b|\bno doubt\b/g, '');
	return NEGATOR.test(near);
}
