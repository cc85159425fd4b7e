/** Runs of letters, marks and apostrophes, or of digits; lower case. Punctuation is dropped. */
export function tokenise(text: string): string[] {
	return (
		text
			.normalize('NFKC')
			.toLowerCase()
			.match(/\p{L}[\p{L}\p{M}'’]*|\p{N}+/gu) ?? []
	);
}

/** All runs of `n` tokens, joined by a space; none when there are fewer tokens. Throws a RangeError for n < 1. */
export function ngrams(tokens: readonly string[], n: number): string[] {
	if (!(n >= 1 && Math.floor(n) === n)) throw new RangeError(`An n-gram has a whole number of tokens, at least 1; got ${n}.`);
	return Array.from({ length: Math.max(0, tokens.length - n + 1) }, (_, i) => tokens.slice(i, i + n).join(' '));
}

/** All n-grams of many documents. */
export function ngramIndex(documents: readonly (readonly string[])[], n: number): Set<string> {
	return new Set(documents.flatMap((tokens) => ngrams(tokens, n)));
}

/** Share of the document's n-grams that are in the index, in [0, 1]; NaN for a document of fewer than n tokens. */
export function overlapShare(tokens: readonly string[], index: ReadonlySet<string>, n: number): number {
	const grams = ngrams(tokens, n);
	return grams.length === 0 ? NaN : grams.filter((gram) => index.has(gram)).length / grams.length;
}

/** Size of the intersection over size of the union, in [0, 1]; NaN for two empty sets. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	let both = 0;
	for (const item of a) if (b.has(item)) both++;
	const either = a.size + b.size - both;
	return either === 0 ? NaN : both / either;
}

/** A document that resembles one of the corpus. */
export interface NearMatch {
	readonly document: number;
	readonly match: number;
	readonly similarity: number;
}

/**
 * For each document its nearest of the corpus by Jaccard similarity of n-grams, where that is at least `threshold` > 0; the earlier of
 * the corpus wins a tie. Documents of fewer than n tokens match nothing. Throws a RangeError for a threshold outside (0, 1].
 */
export function nearMatches(
	documents: readonly (readonly string[])[],
	corpus: readonly (readonly string[])[],
	options: { readonly n: number; readonly threshold: number }
): NearMatch[] {
	const { n, threshold } = options;
	if (!(threshold > 0 && threshold <= 1)) throw new RangeError(`A similarity threshold lies in (0, 1]; got ${threshold}.`);
	const corpusSizes = new Int32Array(corpus.length);
	// Which documents of the corpus hold an n-gram: only those that share one need to be compared.
	const holders = new Map<string, number[]>();
	corpus.forEach((tokens, j) => {
		const grams = new Set(ngrams(tokens, n));
		corpusSizes[j] = grams.size;
		for (const gram of grams) {
			const known = holders.get(gram);
			if (known) known.push(j);
			else holders.set(gram, [j]);
		}
	});
	return documents.flatMap((tokens, document) => {
		const grams = new Set(ngrams(tokens, n));
		const shared = new Map<number, number>();
		for (const gram of grams) for (const j of holders.get(gram) ?? []) shared.set(j, (shared.get(j) ?? 0) + 1);
		let best: NearMatch | null = null;
		for (const [match, both] of shared) {
			const similarity = both / (grams.size + corpusSizes[match] - both);
			if (similarity < threshold) continue;
			if (!best || similarity > best.similarity || (similarity === best.similarity && match < best.match))
				best = { document, match, similarity };
		}
		return best ? [best] : [];
	});
}
