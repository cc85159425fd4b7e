/** A small reader of well-formed XML without comments, CDATA or entities of its own: enough to hold a manifest to its schema's rules. */
export interface Element {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly Element[];
	readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const plain = (text: string): string => text.replace(/&[^;]+;/g, (entity) => ENTITIES[entity] ?? fail(`unknown entity ${entity}`));
const fail = (what: string): never => {
	throw new Error(`not well-formed: ${what}`);
};

/** @throws when the text is not well-formed. */
export function readXml(text: string): Element {
	const body = text.replace(/^<\?xml[^>]*\?>\s*/, '');
	const open: { name: string; attributes: Record<string, string>; children: Element[]; text: string }[] = [
		{ name: '', attributes: {}, children: [], text: '' }
	];
	for (const [token] of body.matchAll(/<[^>]+>|[^<]+/g)) {
		const top = open[open.length - 1];
		if (!token.startsWith('<')) top.text += plain(token);
		else if (token.startsWith('</')) {
			if (`</${top.name}>` !== token) fail(`${token} closes ${top.name}`);
			open.pop();
			open[open.length - 1].children.push({ ...top, text: top.text.trim() });
		} else {
			const [, name, rest, closed] = /^<([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>$/.exec(token) ?? fail(token);
			const attributes: Record<string, string> = {};
			for (const [, key, value] of rest.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
				if (key in attributes) fail(`${key} twice in ${name}`);
				attributes[key] = plain(value);
			}
			if (closed === '') open.push({ name, attributes, children: [], text: '' });
			else top.children.push({ name, attributes, children: [], text: '' });
		}
	}
	if (open.length !== 1 || open[0].children.length !== 1) fail('one root is needed');
	return open[0].children[0];
}

/** Every element below, itself first. */
export const all = (element: Element): readonly Element[] => [element, ...element.children.flatMap(all)];
