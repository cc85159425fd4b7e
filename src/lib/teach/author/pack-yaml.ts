/** What exercise.yaml from a stranger may not hold. It is looked at token by token, before anything is built from it. */
import { CST, isMap, isScalar, Lexer, parseDocument, visit } from 'yaml';
import { refuse } from './pack-refused.ts';

const MOST_DEPTH = 12;
const MOST_INDENT = 60;
const FORBIDDEN = ['__proto__', 'prototype', 'constructor'];

/**
 * Refuses anchors, aliases, tags, directives, deep nesting, and keys that reach into objects' prototypes.
 * @throws {PackRefused}
 */
export function guardYaml(text: string): void {
	guardTokens(text);
	// Shallow and without aliases: building the tree is cheap now. What is no YAML is reported with its line by the schema's reader.
	const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false });
	visit(document, {
		Pair: (_, { key }) => {
			if (isMap(key)) throw refuse('pack.key', { key: '?' });
			const name = isScalar(key) ? String(key.value) : String(key);
			if (name === '<<' || name.split('.').some((part) => FORBIDDEN.includes(part))) throw refuse('pack.key', { key: name.slice(0, 60) });
		}
	});
}

function guardTokens(text: string): void {
	let line = 1;
	let depth = 0;
	let onLine = 0;
	for (const token of new Lexer().lex(text)) {
		switch (CST.tokenType(token)) {
			case 'alias':
			case 'anchor':
				throw refuse('pack.alias', { line });
			case 'tag':
			case 'directive-line':
			case 'explicit-key-ind':
				throw refuse('pack.tag', { line });
			case 'flow-map-start':
			case 'flow-seq-start':
				depth++;
				break;
			case 'flow-map-end':
			case 'flow-seq-end':
				depth--;
				break;
			case 'seq-item-ind':
				onLine++;
				break;
			case 'space':
				if (token.length > MOST_INDENT && onLine === 0) throw refuse('pack.deep', { line });
				break;
			case 'newline':
				onLine = 0;
				break;
			default:
		}
		if (depth > MOST_DEPTH || onLine > 4) throw refuse('pack.deep', { line });
		for (const letter of token) if (letter === '\n') line++;
	}
}
