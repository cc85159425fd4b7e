/**
 * Short made-up texts of twelve words, two classes. 150 concepts have two synonyms each; 50 lean to class 0, 50 to class 1, 50 to
 * neither. The study holds the items to train on and then a benchmark; a share of the benchmark stands among the former.
 */
import type { Stream } from '#lib/core/random.ts';
import { makeTable, skinTarget } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { TEMPLATES } from '../describe-shift.ts';

const WORDS = 12;
const CONCEPTS = 50;
const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';

interface Item {
	readonly words: readonly number[];
	readonly label: number;
}

export const templates = createWorld(TEMPLATES, {
	rows: ({ trainItems, benchmarkItems }) => trainItems + benchmarkItems,
	draw: ({ skin, trainItems, benchmarkItems, contamination, rewording, lean, topic }, stream, nRows, purpose) => {
		const items = Array.from({ length: nRows }, (_, i): Item => {
			if (purpose === 'fresh') return drawItem(stream.fork(`fresh-${i}`), lean, topic);
			if (i >= trainItems) return drawItem(stream.fork(`benchmark-${i - trainItems}`), lean, topic);
			const copying = stream.fork(`copy-${i}`);
			const copied = i < benchmarkItems && copying.uniform() < contamination;
			if (!copied) return drawItem(stream.fork(`train-${i}`), lean, topic);
			const { words, label } = drawItem(stream.fork(`benchmark-${i}`), lean, topic);
			return { label, words: words.map((word) => (copying.uniform() < rewording ? synonymOf(word) : word)) };
		});
		const texts = items.map(({ words }) => words.map(wordOf).join(' '));
		const yTrue = Int32Array.from(items, ({ label }) => label);
		return makeTable([{ kind: 'text', name: 'text', values: texts }], skinTarget(skin, yTrue));
	},
	reword: (stream, table, chance) => {
		const numbers = new Map(Array.from({ length: 6 * CONCEPTS }, (_, word) => [wordOf(word), word]));
		const reworded = (text: string): string =>
			text
				.split(' ')
				.map((word) => {
					const number = numbers.get(word);
					return number !== undefined && stream.uniform() < chance ? wordOf(synonymOf(number)) : word;
				})
				.join(' ');
		return {
			...table,
			features: table.features.map((column) => (column.kind === 'text' ? { ...column, values: column.values.map(reworded) } : column))
		};
	},
	ceiling: () => null
});

function synonymOf(word: number): number {
	return word + 1 - 2 * (word % 2);
}

/** Word 2 k and word 2 k + 1 are the synonyms of concept k; concepts lean by fifties to class 0, class 1 and neither. */
function drawItem(stream: Stream, lean: number, topic: number): Item {
	const label = stream.integer(2);
	const words = Array.from({ length: WORDS }, () => {
		const onTopic = stream.uniform() < topic;
		const ownSide = stream.uniform() < lean;
		const concept = stream.integer(CONCEPTS);
		const synonym = stream.integer(2);
		const block = onTopic ? (ownSide ? label : 1 - label) : 2;
		return 2 * (block * CONCEPTS + concept) + synonym;
	});
	return { words, label };
}

/** A pronounceable made-up word for each of 300 numbers. */
function wordOf(word: number): string {
	const first = CONSONANTS[word % 14] + VOWELS[Math.floor(word / 14) % 5];
	const second = CONSONANTS[(word * 5 + Math.floor(word / 70)) % 14] + VOWELS[(word + Math.floor(word / 70)) % 5];
	return `${first}${second}${CONSONANTS[Math.floor(word / 14) % 14]}`;
}
