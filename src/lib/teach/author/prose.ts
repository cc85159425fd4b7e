/** Markdown of a stranger: what is refused, and how the rest becomes HTML. Two locks: raw HTML is never passed on, and what comes out is cleaned. */
import { Lexer, Marked, type Token } from 'marked';
import { refuse } from './pack-refused.ts';

const MOST_PROSE = 20 * 1024;

/**
 * Refuses HTML, pictures, and links to anything but https.
 * @param file named in the sentence.
 * @throws {PackRefused}
 */
export function guardProse(markdown: string, file: string): void {
	if (markdown.length > MOST_PROSE) throw refuse('pack.prose', { file, most: MOST_PROSE / 1024 });
	let from = 0;
	const look = (token: Token): void => {
		const found = markdown.indexOf(token.raw, from);
		if (found >= 0) from = found;
		const line = markdown.slice(0, from).split('\n').length;
		const isTag = token.type === 'html' || (token.type === 'text' && /<[a-z!/?]/i.test(token.raw) && !('tokens' in token));
		if (isTag) throw refuse('pack.html', { file, line });
		if (token.type === 'image') throw refuse('pack.image', { file, line });
		if (token.type === 'link' && !/^https:\/\//i.test(String(token.href))) throw refuse('pack.link', { file, line });
		// A definition that nothing uses yet is a link all the same.
		if (token.type === 'def' && !/^https:\/\//i.test(String(token.href))) throw refuse('pack.link', { file, line });
	};
	const tokens = new Lexer().lex(markdown.replaceAll('\r\n', '\n'));
	void new Marked().walkTokens(tokens, look);
}

/** What cleans HTML; DOMPurify in the page. */
export type Clean = (html: string, options: { ALLOWED_TAGS: string[]; ALLOWED_ATTR: string[] }) => string;

const TAGS = 'p br hr strong em del ul ol li blockquote code pre h1 h2 h3 h4 h5 h6 table thead tbody tr th td'.split(' ');

/** Markdown as HTML without attributes, links or anything that loads or runs. Raw HTML is shown as the text it is. */
export function proseHtml(markdown: string, clean: Clean): string {
	const marked = new Marked({
		renderer: {
			html: ({ text }) => escapeHtml(text),
			image: ({ text }) => escapeHtml(text),
			link({ tokens }) {
				return this.parser.parseInline(tokens);
			}
		}
	});
	let html: string;
	try {
		html = marked.parse(markdown.slice(0, MOST_PROSE), { async: false });
	} catch (error) {
		// Nested without end: it is shown as the text it is.
		if (!(error instanceof RangeError)) throw error;
		html = escapeHtml(markdown);
	}
	return cleanHtml(html, clean);
}

/** HTML that was kept, cleaned again before it is shown: a store can be filled from a stranger's file. */
export function cleanHtml(html: string, clean: Clean): string {
	return clean(html, { ALLOWED_TAGS: TAGS, ALLOWED_ATTR: [] });
}

function escapeHtml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
