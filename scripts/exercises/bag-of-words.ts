/** A classifier that knows nothing but which words occur: what it can predict from a text, the text gives away. */
import { createStream, type Stream } from '#lib/core/random.ts';
import { familyOf } from '#lib/diagnosis/ids.ts';
import type { LoadedExercise } from '#lib/exercise/folder.ts';

export interface Text {
	readonly name: string;
	readonly words: readonly string[];
	/** What must not be predicted. */
	readonly label: string;
	/** Labels are dealt out anew within a stratum only, so that what the stratum itself says is not held against the words. */
	readonly stratum: string;
}

/**
 * What is read before the commitment: title, address, brief. The stage is the stratum: later stages hold other families on
 * purpose, and the address says which stage it is.
 */
export function textOf({ slug, exercise, brief }: LoadedExercise): Text {
	const read = [exercise.title, slug.replaceAll('-', ' '), exercise.brief.from, exercise.brief.summary, exercise.rows.many, brief];
	return { name: slug, words: wordsOf(read.join('\n')), label: familyOf(exercise.diagnosis), stratum: exercise.stage };
}

/** Words of a text, each once, small letters; numbers stay, since a number can give something away as well. */
export function wordsOf(text: string): readonly string[] {
	return [...new Set([...text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word))];
}

/** Labels with fewer texts than this cannot be learned from the others, so they are not asked for. */
const LEAST_TEXTS = 3;
/** So many texts of the whole collection are added to each label's own: a word seen once in a small label says little. */
const BORROWED = 2;

/** What a classifier that was trained on all other texts makes of one. */
export interface Guess {
	readonly name: string;
	readonly label: string;
	readonly right: boolean;
	/** The words that speak most for its own label. */
	readonly words: readonly string[];
}

/**
 * Every text guessed from all others: naive Bayes over the presence of words, each word's rate in a label drawn towards its rate
 * in the collection.
 */
export function familyScores(texts: readonly Text[]): readonly Guess[] {
	const sizes = new Map<string, number>();
	for (const { label } of texts) sizes.set(label, (sizes.get(label) ?? 0) + 1);
	const labels = [...sizes.keys()].filter((label) => (sizes.get(label) ?? 0) >= LEAST_TEXTS).sort();
	const size = labels.map((label) => sizes.get(label) ?? 0);
	const asked = texts.filter(({ label }) => labels.includes(label));
	const counts = new Map<string, number[]>();
	for (const { words, label } of asked)
		for (const word of words) {
			const row = counts.get(word) ?? new Array<number>(labels.length).fill(0);
			row[labels.indexOf(label)]++;
			counts.set(word, row);
		}
	return asked.map(({ name, words, label }) => {
		const own = labels.indexOf(label);
		const score = labels.map(() => 0);
		const spoke: { readonly word: string; readonly by: number }[] = [];
		for (const word of words) {
			const row = counts.get(word) ?? [];
			const elsewhere = row.reduce((sum, count) => sum + count, 0) - 1;
			if (elsewhere === 0) continue;
			const rate = elsewhere / (asked.length - 1);
			const by = labels.map((_, c) => {
				const mine = c === own ? 1 : 0;
				return Math.log((row[c] - mine + BORROWED * rate) / (size[c] - mine + BORROWED) / rate);
			});
			by.forEach((part, c) => (score[c] += part));
			spoke.push({ word, by: by[own] });
		}
		spoke.sort((a, b) => b.by - a.by);
		return { name, label, right: score.indexOf(Math.max(...score)) === own, words: spoke.slice(0, 8).map(({ word }) => word) };
	});
}

/** Share of the texts that are guessed right, averaged over labels so that a common label earns nothing. */
export function predictability(texts: readonly Text[]): number {
	const guesses = familyScores(texts);
	const labels = [...new Set(guesses.map(({ label }) => label))];
	const shares = labels.map((label) => {
		const own = guesses.filter((guess) => guess.label === label);
		return own.filter(({ right }) => right).length / own.length;
	});
	return shares.reduce((sum, share) => sum + share, 0) / labels.length;
}

/** The same measure with labels dealt out anew within each stratum, so many times, in ascending order. */
export function nullScores(texts: readonly Text[], times: number, seed: number, measure = predictability): readonly number[] {
	const stream = createStream(seed).fork('neutrality');
	return Array.from({ length: times }, (_, i) => measure(dealt(texts, stream.fork(`deal-${i}`)))).sort((a, b) => a - b);
}

function dealt(texts: readonly Text[], stream: Stream): readonly Text[] {
	const labels = texts.map(({ label }) => label);
	for (const stratum of new Set(texts.map((text) => text.stratum))) {
		const places = texts.flatMap((text, place) => (text.stratum === stratum ? [place] : []));
		const order = stream.permutation(places.length);
		const before = places.map((place) => texts[place].label);
		places.forEach((place, i) => (labels[place] = before[order[i]]));
	}
	return texts.map((text, i) => ({ ...text, label: labels[i] }));
}

interface Lean {
	readonly word: string;
	readonly label: string;
	readonly inside: number;
	readonly having: number;
	/** Texts of the label that have the word, beyond what their share would give, in units of its root. */
	readonly excess: number;
}

/** Every word that at least four texts have, beside each label. */
function leansOf(texts: readonly Text[]): readonly Lean[] {
	const sizes = new Map<string, number>();
	const having = new Map<string, Map<string, number>>();
	for (const { words, label } of texts) {
		sizes.set(label, (sizes.get(label) ?? 0) + 1);
		for (const word of words) {
			const row = having.get(word) ?? new Map<string, number>();
			row.set(label, (row.get(label) ?? 0) + 1);
			having.set(word, row);
		}
	}
	return [...having].flatMap(([word, row]) => {
		const all = [...row.values()].reduce((sum, count) => sum + count, 0);
		if (all < 4) return [];
		return [...sizes].map(([label, size]) => {
			const inside = row.get(label) ?? 0;
			const expected = (all * size) / texts.length;
			return { word, label, inside, having: all, excess: (inside - expected) / Math.sqrt(expected + 0.5) };
		});
	});
}

/** How far the one word that leans most leans. */
export function strongestLean(texts: readonly Text[]): number {
	return leansOf(texts).reduce((most, { excess }) => Math.max(most, excess), 0);
}

/** The words that lean most to one label, for the message of a test that fails. */
export function leaningWords(texts: readonly Text[], howMany: number): readonly string[] {
	return [...leansOf(texts)]
		.sort((a, b) => b.excess - a.excess)
		.slice(0, howMany)
		.map(({ word, label, inside, having }) => `${word} (${label}: ${inside} of ${having})`);
}
