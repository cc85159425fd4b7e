/** A case as one HTML file that asks nobody for anything: figures are inside it, fonts are the reader's own. Pure. */
import type { FigureTable } from '#lib/charts/figure.ts';
import { layoutPlot } from '#lib/charts/layout.ts';
import { escapeXml, svgFile } from '#lib/charts/svg-file.ts';
import { isNumeric, tableCell } from '#lib/charts/table-cell.ts';
import type { Theme } from '#lib/charts/theme.ts';
import { say } from '#lib/messages/portfolio.ts';
import type { CaseContent, Block } from './document.ts';
import type { CaseEdits } from './edits.ts';
import { FIGURE_WIDTH } from './markdown.ts';
import { shownSections, titleOf, type ShownClaim } from './shown.ts';

const STYLE = `
:root{color-scheme:light;font:16px/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff}
body{max-width:750px;margin:40px auto;padding:0 16px}
h1{font-size:28px;line-height:1.2;margin:0 0 8px}h2{font-size:19px;margin:36px 0 8px;border-top:1px solid #d9d9d9;padding-top:16px}
h3{font-size:16px;margin:20px 0 4px}blockquote{margin:8px 0;padding-left:12px;border-left:3px solid #d9d9d9}
pre{font-size:13px;line-height:1.45;overflow-x:auto;white-space:pre-wrap;background:#f6f6f6;padding:8px 12px;margin:8px 0}
p{margin:8px 0}.quiet{color:#555;font-size:14px}.claim{font-size:17px}.claim+.quiet{margin-top:0}del{color:#6b6b6b}
table{border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums;width:100%;margin:8px 0}
caption{text-align:left;font-weight:600;padding:4px 0}th,td{text-align:left;padding:4px 12px 4px 0;border-top:1px solid #e2e2e2;vertical-align:top}
.n{text-align:right}figure{margin:16px 0}figure svg{max-width:100%;height:auto}.wide{overflow-x:auto}
@media print{body{margin:0;max-width:none}h2,h3{break-after:avoid}figure,table,pre,blockquote{break-inside:avoid}@page{margin:18mm}}`;

/** @param generated the day it was written, in words. */
export function caseAsHtml(content: CaseContent, edits: CaseEdits, theme: Theme, generated: string): string {
	const title = titleOf(content, edits);
	const sections = shownSections(content, edits).map(
		({ id, name, claims, blocks }) =>
			`<section><h2>${escapeXml(name)}</h2>${claims.map(claimHtml).join('')}${blocks.map((block, place) => blockHtml(block, theme, `${id}-${place}`)).join('')}</section>`
	);
	return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeXml(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escapeXml(title)}</h1><p class="quiet">${escapeXml(content.subtitle)}</p>
${sections.join('\n')}
<p class="quiet">${escapeXml(say('html.generated'))} ${escapeXml(generated)}</p></main></body></html>
`;
}

function claimHtml({ text, standing }: ShownClaim): string {
	const words = escapeXml(text);
	if (standing.kind !== 'backed') return `<p class="claim"><del>${words}</del></p>`;
	return `<p class="claim">${words}</p><p class="quiet">${escapeXml(say('claim.backed', { fact: standing.fact.says }))}</p>`;
}

function blockHtml(block: Block, theme: Theme, place: string): string {
	if (block.kind === 'text') {
		const tag = block.as === 'heading' ? 'h3' : block.as === 'quote' ? 'blockquote' : 'p';
		return `<${tag}>${escapeXml(block.text)}</${tag}>`;
	}
	if (block.kind === 'code') return `<pre>${escapeXml(block.lines.join('\n'))}</pre>`;
	if (block.kind === 'table') return tableHtml(block.caption, block.table);
	const { title, sentence, plot } = block.figure;
	// Ids are of the whole file here, and every drawing brings its own clip path.
	const svg = svgFile(layoutPlot(plot, { width: FIGURE_WIDTH }), { title, description: sentence, theme })
		.replaceAll('id="plot"', `id="plot-${place}"`)
		.replaceAll('url(#plot)', `url(#plot-${place})`);
	return `<figure>${svg}<figcaption class="quiet">${escapeXml(sentence)}</figcaption></figure>`;
}

function tableHtml(caption: string, table: FigureTable): string {
	const side = (column: number): string => (isNumeric(table, column) ? ' class="n"' : '');
	const head = table.columns.map((name, column) => `<th scope="col"${side(column)}>${escapeXml(name)}</th>`).join('');
	const rows = table.rows.map(
		(cells) =>
			`<tr>${cells.map((cell, column) => `<td${side(column)}>${escapeXml(tableCell(cell, table.formats?.[column]))}</td>`).join('')}</tr>`
	);
	return `<div class="wide"><table><caption>${escapeXml(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
