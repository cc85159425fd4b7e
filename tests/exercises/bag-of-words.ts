/** A classifier that knows nothing but which words occur: what it can predict from a text, the text gives away. */
import { createStream, type Stream } from '#lib/core/random.ts';

export interface Text {
	readonly words: readonly string[];
	/** What must not be predicted. */
	readonly label: string;
	/** Labels are dealt out anew within a stratum only, so that what the stratum itself says is not held against the words. */
	readonly stratum: string;
}

/** Words of a text, each once, small letters; numbers stay, since a number can give something away as well. */
export function wordsOf(text: string): readonly string[] {
	return [...new Set([...text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word))];
}

/** Labels with fewer texts than this cannot be learned from the others, so they are not asked for. */
const LEAST_TEXTS = 3;
/** So many texts of the whole collection are added to each label's own: a word seen once in a small label says little. */
const BORROWED = 2;

/**
 * Share of the texts whose label is predicted by a classifier that was trained on all others: naive Bayes over the presence of
 * words, each word's rate in a label drawn towards its rate in the collection. Averaged over labels, so that a common label
 * earns nothing.
 */
export function predictability(texts: readonly Text[]): number {
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
	const right = labels.map(() => 0);
	for (const { words, label } of asked) {
		const own = labels.indexOf(label);
		const score = labels.map(() => 0);
		for (const word of words) {
			const row = counts.get(word) ?? [];
			const elsewhere = row.reduce((sum, count) => sum + count, 0) - 1;
			if (elsewhere === 0) continue;
			const rate = elsewhere / (asked.length - 1);
			labels.forEach((_, c) => {
				const mine = c === own ? 1 : 0;
				score[c] += Math.log((row[c] - mine + BORROWED * rate) / (size[c] - mine + BORROWED) / rate);
			});
		}
		if (score.indexOf(Math.max(...score)) === own) right[own]++;
	}
	return right.reduce((sum, count, c) => sum + count / size[c], 0) / labels.length;
}

/** The same score with labels dealt out anew within each stratum, so many times, in ascending order. */
export function nullScores(texts: readonly Text[], times: number, seed: number): readonly number[] {
	const stream = createStream(seed).fork('neutrality');
	return Array.from({ length: times }, (_, i) => predictability(dealt(texts, stream.fork(`deal-${i}`)))).sort((a, b) => a - b);
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

/** The words that lean most to one label, for the message of a test that fails. */
export function leaningWords(texts: readonly Text[], howMany: number): readonly string[] {
	const all = [...new Set(texts.flatMap(({ words }) => words))];
	const labels = [...new Set(texts.map(({ label }) => label))];
	const lean = all.flatMap((word) => {
		const having = texts.filter(({ words }) => words.includes(word));
		if (having.length < 4) return [];
		return labels.map((label) => {
			const inside = having.filter((text) => text.label === label).length;
			const expected = (having.length * texts.filter((text) => text.label === label).length) / texts.length;
			return { said: `${word} (${label}: ${inside} of ${having.length})`, excess: (inside - expected) / Math.sqrt(expected + 0.5) };
		});
	});
	return lean
		.sort((a, b) => b.excess - a.excess)
		.slice(0, howMany)
		.map(({ said }) => said);
}
