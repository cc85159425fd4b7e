import { log } from '#lib/core/portable-math.ts';
import type { Table } from '#lib/core/table.ts';
import { ngrams, tokenise } from '#lib/core/text.ts';
import { BAG_OF_NGRAMS } from '../describe-steps.ts';
import { createStep, feature, numeric, replaceFeatures, type Step } from '../step.ts';

/**
 * Replaces a text column by one column for each of the `maxTerms` n-grams that most documents in scope contain (ties in
 * alphabetical order). `tf-idf`: count · (ln((1 + n) / (1 + df)) + 1), each row scaled to length 1, as scikit-learn does.
 */
export const bagOfNgrams: Step = createStep(BAG_OF_NGRAMS, ({ column, minN, maxN, maxTerms, weighting }, { table, fitRows }) => {
	if (minN > maxN) throw new RangeError(`Step "bag-of-n-grams": minN is ${minN} and maxN ${maxN}; minN may not be larger.`);
	const grams = (text: string): string[] => {
		const tokens = tokenise(text);
		return Array.from({ length: maxN - minN + 1 }, (_, k) => ngrams(tokens, minN + k)).flat();
	};
	const textsOf = (rows: Table): readonly string[] => {
		const found = feature(rows, column, 'bag-of-n-grams');
		if (found.kind !== 'text')
			throw new RangeError(`Step "bag-of-n-grams" needs text, and "${column}" is ${found.kind}. Name a text column.`);
		return found.values;
	};
	const studyTexts = textsOf(table);
	const documents = new Map<string, number>();
	for (const row of fitRows) for (const gram of new Set(grams(studyTexts[row]))) documents.set(gram, (documents.get(gram) ?? 0) + 1);
	const terms = [...documents]
		.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
		.slice(0, maxTerms)
		.map(([term]) => term);
	const place = new Map(terms.map((term, k) => [term, k]));
	const weights = terms.map((term) => (weighting === 'tf-idf' ? log((1 + fitRows.length) / (1 + (documents.get(term) ?? 0))) + 1 : 1));
	const change = (rows: Table): Table => {
		const values = terms.map(() => new Float64Array(rows.nRows));
		textsOf(rows).forEach((text, i) => {
			const met = new Set<number>();
			for (const gram of grams(text)) {
				const k = place.get(gram);
				if (k === undefined) continue;
				values[k][i] = weighting === 'binary' ? 1 : values[k][i] + 1;
				met.add(k);
			}
			if (weighting !== 'tf-idf') return;
			// In order of the terms, so that the sum does not depend on the order of the words.
			const order = [...met].sort((a, b) => a - b);
			let length = 0;
			for (const k of order) {
				values[k][i] *= weights[k];
				length += values[k][i] * values[k][i];
			}
			for (const k of order) values[k][i] /= Math.sqrt(length);
		});
		return replaceFeatures(rows, new Map([[column, terms.map((term, k) => numeric(`has "${term}"`, values[k]))]]));
	};
	return { study: change(table), apply: change };
});
