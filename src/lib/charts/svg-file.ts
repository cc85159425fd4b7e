/** A scene as a standalone SVG document: colours written out, no page needed to read it. Pure. */
import type { Mark, Scene, Stroke } from './scene.ts';
import type { Theme } from './theme.ts';

export interface FileOptions {
	readonly title: string;
	/** The sentence under the chart, kept as the description. */
	readonly description: string;
	readonly theme: Theme;
	/** Room around the picture, pixels. */
	readonly padding?: number;
}

/** The scene as SVG text, on the theme's surface. */
export function svgFile(scene: Scene, options: FileOptions): string {
	const pad = options.padding ?? 16;
	const { theme } = options;
	const head = 28;
	const [width, height] = [scene.width + 2 * pad, scene.height + 2 * pad + head];
	const { left, top, right, bottom } = scene.frame;
	const parts = [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${escapeXml(theme.font)}" font-size="12" font-variant-numeric="tabular-nums">`,
		`<title>${escapeXml(options.title)}</title><desc>${escapeXml(options.description)}</desc>`,
		`<defs><clipPath id="plot"><rect x="${left - 2}" y="${top - 6}" width="${right - left + 8}" height="${bottom - top + 7}"/></clipPath></defs>`,
		`<rect width="${width}" height="${height}" fill="${theme.ink.surface}"/>`,
		`<text x="${pad}" y="${pad + 13}" font-size="15" font-weight="600" fill="${theme.ink.ink}">${escapeXml(options.title)}</text>`,
		`<g transform="translate(${pad} ${pad + head})">`,
		...[...scene.scaffold, ...scene.data].filter((mark) => mark.kind !== 'text').map((mark) => markText(mark, theme)),
		...[...scene.scaffold, ...scene.data].filter((mark) => mark.kind === 'text').map((mark) => markText(mark, theme)),
		'</g></svg>'
	];
	return parts.join('\n');
}

function markText(mark: Mark, theme: Theme): string {
	switch (mark.kind) {
		case 'path':
			return `<path d="${mark.d}"${mark.fill ? ` fill="${theme.ink[mark.fill]}" fill-opacity="${mark.fillOpacity ?? 1}"` : ' fill="none"'}${strokeText(mark.stroke, theme)}${mark.clip ? ' clip-path="url(#plot)"' : ''}/>`;
		case 'rect':
			return `<rect x="${mark.x}" y="${mark.y}" width="${mark.width}" height="${mark.height}" rx="${mark.rx}" fill="${theme.ink[mark.fill]}" fill-opacity="${mark.opacity}"/>`;
		case 'circle':
			return `<circle cx="${mark.cx}" cy="${mark.cy}" r="${mark.r}" fill="${mark.fill ? theme.ink[mark.fill] : 'none'}"${mark.opacity === undefined ? '' : ` fill-opacity="${mark.opacity}"`}${strokeText(mark.stroke, theme)}/>`;
		case 'text': {
			const spans = mark.spans
				.map(
					(span) =>
						`<tspan fill="${theme.ink[span.ink]}"${span.strong ? ' font-weight="600"' : ''}${span.dx ? ` dx="${span.dx}"` : ''}>${escapeXml(span.text)}</tspan>`
				)
				.join('');
			return `<text x="${mark.x}" y="${mark.y}" text-anchor="${mark.anchor}" paint-order="stroke" stroke="${theme.ink.surface}" stroke-width="4" stroke-linejoin="round" xml:space="preserve">${spans}</text>`;
		}
	}
}

function strokeText(stroke: Stroke | undefined, theme: Theme): string {
	if (!stroke) return '';
	const opacity = stroke.opacity === undefined ? '' : ` stroke-opacity="${stroke.opacity}"`;
	const dash = stroke.dash ? ` stroke-dasharray="${stroke.dash}"` : '';
	return ` stroke="${theme.ink[stroke.ink]}" stroke-width="${stroke.width}"${opacity}${dash}${stroke.round ? ' stroke-linecap="round"' : ''} stroke-linejoin="round"`;
}

export function escapeXml(text: string): string {
	return text.replace(
		/[&<>"']/g,
		(character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[character] ?? character
	);
}
