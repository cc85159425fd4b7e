import { describe, expect, it } from 'vitest';
import { anchorOf, groupOf } from '#lib/components/about/anchor.ts';
import { DIAGNOSIS_IDS, FAMILIES, familyOf } from '#lib/diagnosis/ids.ts';
import { lookAlikesOf, PAIRS, pairOf } from '#lib/diagnosis/look-alikes.ts';
import { CHECKS, REMEDY_IDS, VOCABULARY, vocabularyEntry } from '#lib/diagnosis/vocabulary.ts';
import { INSTRUMENT_NAMES } from '#lib/instruments/descriptors.ts';
import { diagnosisName } from '#lib/messages/diagnosis.ts';
import { lookAlikesEn } from '#lib/messages/look-alikes.en.ts';
import { remediesEn } from '#lib/messages/remedies.en.ts';
import { vocabularyEn } from '#lib/messages/vocabulary.en.ts';
import { vocabularySourcesEn } from '#lib/messages/vocabulary-sources.en.ts';
import {
	diagnosisWords,
	lookAlikeLine,
	measurementName,
	remedyName,
	say,
	separatingSentence,
	sourceLine,
	whyWrong
} from '#lib/messages/vocabulary.ts';

const exercises = import.meta.glob<string>('../../../exercises/*/exercise.yaml', { eager: true, query: '?raw', import: 'default' });

const PARTS = ['definition', 'mechanism', 'evidence', 'business', 'interview'] as const;
const measurements = [...INSTRUMENT_NAMES, ...CHECKS];
const sorted = (words: Iterable<string>): string[] => [...words].sort();

/** Every sentence of the vocabulary with where it stands. */
const sentences: readonly (readonly [string, string])[] = [
	...Object.entries(vocabularyEn).flatMap(([id, words]) => [
		...PARTS.map((part) => [`${id} ${part}`, words[part]] as const),
		...Object.entries(words.wrong).map(([remedy, why]) => [`${id} wrong ${remedy}`, why] as const)
	]),
	...Object.entries(lookAlikesEn)
];
const phrases = [...sentences, ...Object.entries(remediesEn), ...Object.entries(vocabularySourcesEn)];

describe('the vocabulary', () => {
	it('has facts and words for every id, and for no other', () => {
		expect(VOCABULARY.map(({ id }) => id)).toEqual(DIAGNOSIS_IDS);
		expect(sorted(Object.keys(vocabularyEn))).toEqual(sorted(DIAGNOSIS_IDS));
		expect(new Set(VOCABULARY.map(({ family }) => family))).toEqual(new Set(FAMILIES));
	});

	it.each(DIAGNOSIS_IDS)('is complete for %s', (id) => {
		const entry = vocabularyEntry(id);
		const words = diagnosisWords(id);
		expect(entry.family).toBe(familyOf(id));
		expect(diagnosisName(id)).not.toBe('');
		for (const part of PARTS) expect(words[part].length, part).toBeGreaterThan(20);
		expect(entry.decisive.length).toBeGreaterThan(0);
		expect(entry.lookAlikes.length).toBeGreaterThan(0);
		expect(entry.remedies.length).toBeGreaterThanOrEqual(2);
		expect(entry.wrong.length).toBeGreaterThanOrEqual(2);
		for (const list of [entry.decisive, entry.remedies, entry.wrong, entry.sources]) expect(new Set(list).size).toBe(list.length);
		expect(entry.remedies.filter((remedy) => entry.wrong.includes(remedy))).toEqual([]);
		expect(sorted(Object.keys(words.wrong))).toEqual(sorted(entry.wrong));
		for (const remedy of entry.wrong) expect(whyWrong(id, remedy)).toBe(words.wrong[remedy]);
		for (const remedy of entry.remedies) expect(whyWrong(id, remedy)).toBeNull();
	});

	it('names only measurements that exist, and each check is used', () => {
		const used = new Set([...VOCABULARY.flatMap(({ decisive }) => decisive), ...PAIRS.map(({ by }) => by)]);
		expect([...used].filter((name) => !measurements.includes(name))).toEqual([]);
		expect(CHECKS.filter((check) => !used.has(check))).toEqual([]);
		expect(INSTRUMENT_NAMES.filter((name) => (CHECKS as readonly string[]).includes(name))).toEqual([]);
		for (const name of used) expect(measurementName(name).length).toBeGreaterThan(3);
	});

	it('names every remedy and every source, and no other', () => {
		expect(sorted(Object.keys(remediesEn))).toEqual(REMEDY_IDS);
		expect(new Set(REMEDY_IDS.map(remedyName)).size).toBe(REMEDY_IDS.length);
		const cited = new Set(VOCABULARY.flatMap(({ sources }) => sources));
		expect(sorted(Object.keys(vocabularySourcesEn))).toEqual(sorted(cited));
		for (const id of cited) expect(sourceLine(id)).toMatch(/^\p{Lu}.*\.$/u);
	});

	it('refuses what it does not know, by name', () => {
		expect(() => vocabularyEntry('OF-NONE')).toThrow('"OF-NONE" is not a diagnosis');
		expect(() => remedyName('pray')).toThrow('"pray"');
		expect(() => separatingSentence('A|B')).toThrow('"A|B"');
		expect(() => diagnosisWords('constructor')).toThrow('"constructor"');
	});
});

describe('look-alikes', () => {
	it('are symmetric: one measurement and one sentence from either side', () => {
		for (const { id, lookAlikes } of VOCABULARY) {
			for (const { id: other, by, pair } of lookAlikes) {
				expect(lookAlikesOf(other)).toContainEqual({ id, by, pair });
				expect(lookAlikeLine(id, other)).toBe(lookAlikeLine(other, id));
				expect(lookAlikeLine(id, other)).toBe(separatingSentence(pair));
			}
		}
	});

	it('are pairs of two known ids, each once, in the order of the vocabulary', () => {
		const places = PAIRS.map(({ between }) => between.map((id) => DIAGNOSIS_IDS.indexOf(id)));
		expect(places.filter(([first, second]) => first < 0 || second <= first)).toEqual([]);
		expect(new Set(PAIRS.map(({ id }) => id)).size).toBe(PAIRS.length);
	});

	it('each have a sentence, and no sentence is left over', () => {
		expect(sorted(Object.keys(lookAlikesEn))).toEqual(sorted(PAIRS.map(({ id }) => id)));
		expect(new Set(Object.values(lookAlikesEn)).size).toBe(PAIRS.length);
	});

	it('include the confusions that the drill schedules', () => {
		for (const [a, b] of [
			['UF-NOISE', 'UF-CAP'],
			['OF-CAP', 'LK-1.1'],
			['OF-DATA', 'OF-CAP'],
			['EV-SMALL', 'FIT-OK']
		])
			expect(pairOf(a, b)).not.toBeNull();
		expect(pairOf('FIT-OK', 'FIT-OK')).toBeNull();
		expect(pairOf('DD', 'BC-VERB')).toBeNull();
	});
});

describe('the words', () => {
	it('have no exclamation mark and no space out of place', () => {
		expect(phrases.filter(([, text]) => /!|^\s|\s$|\s{2}/.test(text))).toEqual([]);
	});

	it('are whole sentences', () => {
		expect(sentences.filter(([, text]) => !/^["“]?[\p{Lu}].*[.?]["”]?$/u.test(text))).toEqual([]);
	});

	it('are short: at most 40 words a sentence', () => {
		const long = sentences.flatMap(([where, text]) =>
			text.split(/(?<=[.?:;]["”]?) /).map((part) => [where, part.split(' ').length] as const)
		);
		expect(long.filter(([, length]) => length > 40)).toEqual([]);
	});

	it('put what is said in an interview in quotation marks', () => {
		for (const words of Object.values(vocabularyEn)) expect(words.interview).toMatch(/^".*"$/);
	});

	it('are said once', () => {
		const texts = sentences.map(([, text]) => text);
		expect(texts.filter((text, i) => texts.indexOf(text) !== i)).toEqual([]);
	});

	it('name no exercise', () => {
		const names = Object.entries(exercises).flatMap(([file, source]) => [
			file.split('/').at(-2) ?? '',
			/^nickname:\s*(.+)$/m.exec(source)?.[1] ?? ''
		]);
		expect(names.length).toBeGreaterThan(6);
		const all = phrases.map(([, text]) => text.toLowerCase()).join('\n');
		expect(names.filter((name) => name !== '' && all.includes(name.toLowerCase()))).toEqual([]);
	});

	it('keep to the arithmetic: rows and positives quoted are those of 1.96² p (1 − p) / h²', () => {
		const rows = (p: number, half: number): number => Math.ceil((1.959964 ** 2 * p * (1 - p)) / half ** 2);
		expect([rows(0.8, 0.1), rows(0.8, 0.05)]).toEqual([62, 246]);
		expect(vocabularyEn['SG-RARE'].evidence).toContain('±0.10 takes about 62 of them, and ±0.05 about 246');
		expect([rows(0.9, 0.05), rows(0.9, 0.02)]).toEqual([139, 865]);
		expect(vocabularyEn['EV-SMALL'].evidence).toContain('±0.05 takes about 140 rows, and ±0.02 about 870');
	});
});

describe('the page of the vocabulary', () => {
	it('has an address and a heading for each diagnosis', () => {
		const anchors = DIAGNOSIS_IDS.map(anchorOf);
		expect(new Set([...anchors, ...FAMILIES]).size).toBe(DIAGNOSIS_IDS.length + FAMILIES.length);
		expect(anchors.filter((anchor) => !/^[a-z][a-z0-9-]*$/.test(anchor))).toEqual([]);
		for (const id of DIAGNOSIS_IDS) expect(say(`group.${groupOf(id)}`)).not.toBe('');
	});
});
