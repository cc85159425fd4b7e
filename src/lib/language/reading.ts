/**
 * A text as the finders read it: in small letters, with every sign of the given text at its own place, cut into sentences
 * and clauses, and each clause marked when it asserts nothing (a question, a condition, a promise, a bare list).
 */
import { bareItems, count, isHeap, isNote } from './heaps.ts';
import { wordsToDigits } from './quantities.ts';
import type { Span } from './slots.ts';
import { asksOrPromises } from './words.ts';

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
	// Label by label, each too short to say anything.
	const labels = sentences.length >= 3 && sentences.every((sentence) => count(sentence.text) <= 3);
	return { text, sentences: labels ? sentences.map(silent) : sentences };
}

const ABBREVIATION = /(?:\b(?:vs|e\.g|i\.e|approx|ca|cf|etc)|\b[a-z])$/;
const endsSentence = (text: string, at: number): boolean => text[at] !== '.' || !ABBREVIATION.test(text.slice(Math.max(0, at - 7), at));

const silent = (sentence: Sentence): Sentence => ({
	...sentence,
	clauses: sentence.clauses.map((clause) => ({ ...clause, asserts: false }))
});

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
const BETWEEN =
	/[;:()]|,(?!\d{3}\b)|(?=\b(?:but|(?<!and )so|because|while|whereas|although|though|yet|since|and(?! (?:so|hence|therefore)\b)|hence|therefore)\b(?! that\b))/g;

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
	if (/\?\W*$/.test(whole) && !/\b(?:right|you know|see|eh|okay?|isn't it|doesn't it|innit)\?\W*$/.test(whole))
		return parts.map(() => true);
	const texts = parts.map(({ start, end }) => whole.slice(start, end));
	if (!isNote(whole) && isHeap(whole, texts)) return parts.map(() => true);
	const bare = isNote(whole) ? parts.map(() => false) : bareItems(texts);
	let silenced = false;
	let supposed = false;
	return texts.map((text, place) => {
		// What was asked or promised goes on until the sentence turns.
		if (/^\s*(?:but|because|so|yet|since|hence|therefore)\b/.test(text) || /[;:]\s*$/.test(texts[place - 1] ?? '')) silenced = false;
		if (asksOrPromises(text)) silenced = true;
		// A condition ends with its comma; what would follow from one that is not so is no claim either.
		const condition = CONDITION.test(text);
		if (condition) supposed = UNREAL.test(text) && !USED.test(text);
		else if (/^\s*(?:but|because|yet|since|so)\b/.test(text) || /[;:]\s*$/.test(texts[place - 1] ?? '')) supposed = false;
		return silenced || condition || bare[place] || (supposed && /\b(?:would|could|might|'d)\b/.test(text));
	});
}

const CONDITION =
	/^\s*(?:and |but |so )?(?:if(?! (?:you ask|i may|i'm honest|nothing else|anything))|unless|suppose|supposing|imagine|assuming|assume (?:for|that|it|we)|had (?:we|it|the)|were (?:we|it|the))\b/;
const UNREAL = /\b(?:were|was|had|did|[a-z]{3,}ed|fell|went|came|rose|lost|suppose|supposing|imagine)\b/;
/** What happens once a model is used is a consequence, however it is put. */
const USED =
	/\b(?:use[ds]?|using|ship(?:ped|s)?|launch(?:ed|es)?|deploy(?:ed|s)?|release[ds]?|go(?:es)? live|went live|switch(?:ed|es)?|trust(?:ed|s)?|rel(?:y|ied|ies)|follow(?:ed|s)?|adopt(?:ed)?|bought|buy|sold|sell|signed?|roll(?:ed)?|act(?:ed)? on|plan(?:ned)?|kept|keep|publish(?:ed)?|install(?:ed)?|appl(?:y|ied)|print(?:ed)?|show(?:ed)?|le(?:t|ft) it)\b/;

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
	/\b(?:not|never|no(?!-)|nor|neither|nobody|nothing|none|without|hardly|cannot|rules? out|ruled out|far from|instead of|\w+n't)\b/;

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
