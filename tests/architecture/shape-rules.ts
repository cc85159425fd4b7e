import { parse, type AST } from 'svelte/compiler';
import ts from 'typescript';
import { roomOf } from './rooms.ts';
import type { Problem, SourceFile } from './source.ts';

const limits = { ts: 200, svelte: 250 };
const basename = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** The comment before the first statement, or the HTML comment that opens a component. */
function openingComment(file: SourceFile): string {
	const html = /^\s*<!--([\s\S]*?)-->/.exec(file.text);
	if (html !== null) return html[1];
	const code = file.path.endsWith('.svelte') ? file.text.replace(/^[\s\S]*?<script\b[^>]*>/, '') : file.text;
	return (ts.getLeadingCommentRanges(code, code.length - code.trimStart().length) ?? [])
		.map(({ pos, end }) => code.slice(pos, end))
		.join('\n');
}

function lengthProblem(file: SourceFile): string | null {
	const limit = file.path.endsWith('.svelte') ? limits.svelte : limits.ts;
	// A list of sentences has no parts to take out.
	if (/^src\/lib\/messages\/[a-z0-9-]+\.[a-z]{2}\.ts$/.test(file.path)) return null;
	if (file.lines <= limit || /\blong(er)?\b[\s\S]*\bbecause\b/i.test(openingComment(file))) return null;
	return `${file.lines} lines, the limit is ${limit}: take a part out, or say at the top of the file that it is long because of what.`;
}

function nameProblem(file: SourceFile): string | null {
	const name = basename(file.path);
	if (roomOf(file.path) === 'routes' && name.startsWith('+')) return null;
	if (name.endsWith('.svelte'))
		return /^[A-Z][A-Za-z0-9]*\.svelte$/.test(name) ? null : `components are named like this: FigureCard.svelte.`;
	return /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.ts$/.test(name) ? null : `modules are named like this: learning-curve.ts.`;
}

function runesProblem(file: SourceFile): string | null {
	if (file.path.endsWith('.svelte')) return null;
	const uses = /\$(state|derived|effect)\b(\.\w+)?\s*(<[^;=]*>)?\(/.test(file.ast.getFullText().replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''));
	if (uses === file.path.endsWith('.svelte.ts')) return null;
	return uses ? 'runes only work in a file that ends in .svelte.ts: rename it.' : 'there is no rune in here: call it .ts.';
}

/** Three or more words in a row are a sentence, and sentences live in messages. One or two may be a unit or a sign. */
const isSentence = (text: string): boolean => /\p{L}{2,}[^\p{L}]+\p{L}+[^\p{L}]+\p{L}+/u.test(text);
const spokenAttributes = new Set(['aria-label', 'title', 'alt', 'placeholder', 'aria-description', 'label']);

type Walked = AST.SvelteNode & Record<string, unknown>;

function checkMarkup(file: SourceFile): Problem[] {
	const problems: Problem[] = [];
	const add = (start: number, rule: string, sentence: string) =>
		problems.push({ file: file.path, line: file.text.slice(0, start).split('\n').length, rule, sentence });
	const visit = (node: Walked): void => {
		if (node.type === 'Text' && isSentence(node.data)) {
			add(
				node.start + node.data.length - node.data.trimStart().length,
				'messages',
				`"${node.data.trim().slice(0, 40)}" is a sentence: give it an id in src/lib/messages/ and say it by that id.`
			);
		}
		if (node.type === 'Attribute') {
			if (node.name === 'style')
				add(
					node.start,
					'style-attribute',
					'the Content-Security-Policy refuses style attributes: use a class, or a style: directive for a value.'
				);
			const parts = Array.isArray(node.value) ? node.value : [];
			const spoken = spokenAttributes.has(node.name) && parts.some((part) => part.type === 'Text' && isSentence(part.data));
			if (spoken) add(node.start, 'messages', `the words of \`${node.name}\` belong in src/lib/messages/: say them by id.`);
			return;
		}
		if (node.type === 'Script' || node.type === 'StyleSheet' || node.type === 'Comment') return;
		for (const value of Object.values(node)) {
			for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
				if (typeof child === 'object' && child !== null && typeof (child as { type?: unknown }).type === 'string') visit(child as Walked);
			}
		}
	};
	visit(parse(file.text, { modern: true, filename: file.path }).fragment as Walked);
	return problems;
}

/** Every rule about length, names and markup, for one file. */
export function checkShape(file: SourceFile): Problem[] {
	const wholeFile = [
		{ rule: 'length', sentence: lengthProblem(file) },
		{ rule: 'name', sentence: nameProblem(file) },
		{ rule: 'runes', sentence: runesProblem(file) }
	];
	const problems = wholeFile.flatMap(({ rule, sentence }) => (sentence === null ? [] : [{ file: file.path, line: 1, rule, sentence }]));
	return file.path.endsWith('.svelte') ? [...problems, ...checkMarkup(file)] : problems;
}
