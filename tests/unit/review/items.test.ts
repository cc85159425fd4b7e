import { describe, expect, it } from 'vitest';
import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import { FLAW_GROUPS, FLAWS, ITEM_KINDS } from '#lib/review/flaws.ts';
import { documentOf } from '#lib/review/item-document.ts';
import { fixedDocumentOf, keyOf, readItem, splitItem } from '#lib/review/read-item.ts';
import { diagnosisName } from '#lib/messages/diagnosis.ts';
import { readItems } from '../../../scripts/review/read-items.ts';

const items = readItems(process.cwd(), sha256Hex);
const EXAMPLE = `title: Five columns
kind: pipeline
style: scikit-learn
from: Renate, Ceramics
ask: May it be merged?
rows: { one: firing, many: firings }
world: { kind: gaussians, features: 30 }
pipeline:
  split: { by: row, train: 500, validation: 2000, test: 0 }
  steps: [{ kind: select-k-best, fitOn: all, k: 5 }]
  model: { kind: logistic, l2: 0 }
refits: 1
document:
  - text: |
      Reported on {rows.validation|count} firings.

      And so on.
  - rendered: true
flaw: { lines: ['SelectKBest(f_classif, k=5)'], id: LK-1.3, severity: blocker }
consequences:
  - { text: One, right: true, why: Because }
  - { text: Two, why: Not so }
  - { text: Three, why: Not so }
fixes:
  - { text: One, why: Not so }
  - { text: Two, right: true, why: Because }
  - { text: Three, why: Not so }
fixed: { pipeline.steps.select-k-best.fitOn: train }
fixedAs: chosen on training rows
numbers: { name: accuracy, submitted: validation.accuracy, fixed: validation.accuracy, truth: fresh.accuracy, margin: 0.05, honest: 0.1 }
why: All rows were read.
`;

const problemsOf = (text: string): readonly string[] => {
	const read = readItem('example', text, 'example.yaml');
	return read.ok ? [] : read.problems.map(({ message }) => message);
};
const loaded = (text: string) => {
	const read = readItem('example', text, 'example.yaml');
	if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
	return read.value;
};

describe('an item', () => {
	it('numbers the lines that can be marked, and finds the line of its flaw in rendered code', () => {
		const { item } = loaded(EXAMPLE);
		const document = documentOf(item);
		expect(document.slice(0, 3)).toEqual([
			{ number: 1, kind: 'text', text: 'Reported on {rows.validation|count} firings.' },
			{ number: null, kind: 'text', text: '' },
			{ number: 2, kind: 'text', text: 'And so on.' }
		]);
		const [line] = keyOf(item).flaw?.lines ?? [];
		expect(document.find(({ number }) => number === line)?.text).toContain('X = SelectKBest');
		expect(keyOf(item)).toMatchObject({ consequence: 'option-1', fix: 'option-2', nit: null });
	});

	it('renders the fixed pipeline anew', () => {
		const after = (fixedDocumentOf(loaded(EXAMPLE).item) ?? []).map(({ text }) => text);
		expect(after.some((text) => text.includes('X = SelectKBest'))).toBe(false);
		expect(after).toContain('    SelectKBest(f_classif, k=5),');
	});

	it('tells nothing in its public part', () => {
		const { public: shown } = splitItem(loaded(EXAMPLE), 'salt');
		const text = JSON.stringify(shown);
		for (const secret of ['LK-1.3', 'Because', 'Not so', 'All rows were read', 'chosen on training rows', '"right"', 'gaussians'])
			expect(text).not.toContain(secret);
	});

	it.each([
		['a key that is not known', EXAMPLE.replace('ask:', 'askk:'), /did you mean `ask`/],
		['a line that is nowhere', EXAMPLE.replace('SelectKBest(f_classif, k=5)', 'nowhere'), /stands in no line/],
		['a fact that is not known', EXAMPLE.replace('rows.validation', 'rows.validatoin'), /validatoin/],
		['a fix that cannot be', EXAMPLE.replace('select-k-best.fitOn: train', 'select-k-bst.fitOn: train'), /select-k-bst/],
		['two right options', EXAMPLE.replace('text: Two, why', 'text: Two, right: true, why'), /exactly one option must be right/],
		['right options where nothing is wrong', EXAMPLE.replace(/^flaw:.*\n/m, ''), /no option may be right/],
		['a title that tells', EXAMPLE.replace('Five columns', 'A leak of columns'), /gives the diagnosis away/]
	])('says what is wrong: %s', (_, text, sentence) => {
		expect(problemsOf(text).join('\n')).toMatch(sentence);
	});
});

describe('the items', () => {
	it('are at least two dozen, a third of them clean, of every kind and style', () => {
		expect(items.length).toBeGreaterThanOrEqual(24);
		const clean = items.filter(({ item }) => !item.flaw);
		expect(clean.length / items.length).toBeGreaterThanOrEqual(1 / 3);
		expect(clean.length / items.length).toBeLessThan(0.45);
		for (const kind of ITEM_KINDS) {
			const own = items.filter(({ item }) => item.kind === kind);
			expect(
				own.some(({ item }) => item.flaw),
				kind
			).toBe(true);
			expect(
				own.some(({ item }) => !item.flaw),
				kind
			).toBe(true);
		}
		expect(new Set(items.map(({ item }) => item.style))).toEqual(new Set(['scikit-learn', 'pandas', 'Keras', undefined]));
	});

	it('quote numbers of runs only: no score is typed into what was found', () => {
		for (const { slug, item } of items)
			for (const { kind, text } of documentOf(item))
				if (kind !== 'code' && !/target|gate/i.test(text)) expect(text, slug).not.toMatch(/(?<![\d.])0\.\d+/);
	});

	it('have names for every flaw that can be chosen, each once', () => {
		expect(new Set(FLAWS).size).toBe(FLAWS.length);
		for (const id of FLAWS) expect(diagnosisName(id).length).toBeGreaterThan(3);
		expect(FLAW_GROUPS.flatMap(({ ids }) => ids)).toEqual(FLAWS);
		for (const { item } of items) if (item.flaw) expect(FLAWS).toContain(item.flaw.id);
	});

	it('stand in an order that tells nothing, under names that tell nothing', () => {
		const salt = sha256Hex(canonicalJson(items.map(({ contentHash }) => contentHash)));
		for (const loadedItem of items) {
			const { public: shown } = splitItem(loadedItem, salt);
			expect(shown.experimentRef).not.toContain(loadedItem.slug);
			expect(shown.revealRef).not.toContain(loadedItem.slug);
		}
		expect(items.map(({ slug }) => slug)).not.toEqual([...items.map(({ slug }) => slug)].sort());
	});
});
