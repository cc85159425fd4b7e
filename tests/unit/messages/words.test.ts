import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { splitTerms } from '#lib/components/term/sentence.ts';
import { speaker } from '#lib/messages/say.ts';
import { TERM_IDS, term } from '#lib/messages/terms.ts';

/** The source of all areas, found by file name, so that a new area is under the same rules without being named here. */
const areas = import.meta.glob<string>('../../../src/lib/messages/*.en.ts', { eager: true, query: '?raw', import: 'default' });

/** Every piece of text in a file of words: strings and the fixed parts of templates, but not ids and imports. */
function words(source: string): string[] {
	const found: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) return;
		const isKey = ts.isStringLiteral(node) && ts.isPropertyAssignment(node.parent) && node.parent.name === node;
		if ((ts.isStringLiteral(node) && !isKey) || ts.isNoSubstitutionTemplateLiteral(node)) found.push(node.text);
		if (ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) found.push(node.text);
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile('words.ts', source, ts.ScriptTarget.Latest, true));
	return found;
}

const sentences = Object.entries(areas).flatMap(([file, source]) => words(source).map((text) => [file.split('/').at(-1), text] as const));
const BANNED =
	/\b(?:amazing|awesome|cutting[- ]edge|delightful|effortless(?:ly)?|empower\w*|exciting|game[- ]changing|journey|leverage|magic(?:al)?|powerful|revolution\w*|seamless(?:ly)?|supercharge|unleash|unlock\w*|world[- ]class|oops|whoops|please|sorry|simply|easily|congratulations|great job|well done)\b/i;

describe('the words of the product', () => {
	it('are found', () => {
		expect(Object.keys(areas).length).toBeGreaterThanOrEqual(6);
		expect(sentences.length).toBeGreaterThan(200);
	});

	it('have no exclamation mark', () => {
		expect(sentences.filter(([, text]) => text.includes('!'))).toEqual([]);
	});

	it('have no marketing and no small talk', () => {
		expect(sentences.filter(([, text]) => BANNED.test(text))).toEqual([]);
	});

	it('say "validation", never "dev set"', () => {
		expect(sentences.filter(([, text]) => /\b(?:dev|holdout) set\b/i.test(text))).toEqual([]);
	});

	it('end sentences with one mark and have no double spaces', () => {
		expect(sentences.filter(([, text]) => /\.\.|\?\?| {2}|[a-z] \.(?: |$)/.test(text))).toEqual([]);
	});

	it('name only terms of the glossary', () => {
		for (const [, text] of sentences) expect(() => splitTerms(text)).not.toThrow();
	});
});

describe('say', () => {
	const say = speaker({ plain: 'Words.', counted: (v: { n: number }) => `${v.n} words.` });

	it('returns plain messages and fills the others', () => {
		expect(say('plain')).toBe('Words.');
		expect(say('counted', { n: 3 })).toBe('3 words.');
	});

	it('names the id that does not exist', () => {
		expect(() => say('missing' as 'plain')).toThrow('There is no message "missing"');
	});
});

describe('the glossary', () => {
	it('has one sentence for each term', () => {
		for (const id of TERM_IDS) {
			expect(term(id).sentence).toMatch(/^[A-Z].*\.$/);
			expect(term(id).sentence.match(/\. /g)).toBeNull();
			expect(term(id).sentence.length).toBeLessThanOrEqual(120);
		}
	});
});

describe('splitTerms', () => {
	it('keeps the words and names the terms', () => {
		expect(splitTerms('A [gap|big gap] alone.')).toEqual([
			{ text: 'A ', term: null },
			{ text: 'big gap', term: 'gap' },
			{ text: ' alone.', term: null }
		]);
		expect(splitTerms('Nothing here.')).toEqual([{ text: 'Nothing here.', term: null }]);
	});

	it('refuses a term that is not in the glossary', () => {
		expect(() => splitTerms('A [gapp|gap].')).toThrow('"gapp"');
	});
});
