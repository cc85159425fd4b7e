/** A claim that cannot be read; `column` counts from 1. */
export class ClaimSyntaxError extends Error {
	readonly column: number;
	constructor(message: string, column: number) {
		super(message);
		this.name = 'ClaimSyntaxError';
		this.column = column;
	}
}

export interface Token {
	readonly kind: 'number' | 'name' | 'sign' | 'end';
	readonly text: string;
	/** Column of its first character, from 1. */
	readonly at: number;
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([A-Za-z][A-Za-z0-9]*)|([-+*/(),.]))/y;

/** Splits the text of a claim into its tokens; the last one is the end. @throws {ClaimSyntaxError} */
export function tokenize(text: string): Token[] {
	const tokens: Token[] = [];
	const end = text.trimEnd().length;
	let position = 0;
	while (position < end) {
		TOKEN.lastIndex = position;
		const match = TOKEN.exec(text);
		if (match === null) {
			const at = position + (/^\s*/.exec(text.slice(position))?.[0].length ?? 0);
			throw new ClaimSyntaxError(
				`"${text[at]}" cannot stand in a claim; use names, numbers, + - * / and parentheses, and put comparisons in above: or below:`,
				at + 1
			);
		}
		const found = match[1] ?? match[2] ?? match[3];
		tokens.push({
			kind: match[1] !== undefined ? 'number' : match[2] !== undefined ? 'name' : 'sign',
			text: found,
			at: TOKEN.lastIndex - found.length + 1
		});
		position = TOKEN.lastIndex;
	}
	tokens.push({ kind: 'end', text: 'the end', at: end + 1 });
	return tokens;
}

/** How a token is named in a message. */
export function quoteToken(token: Token): string {
	return token.kind === 'end' ? 'the end' : `"${token.text}"`;
}
