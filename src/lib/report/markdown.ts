/** A case as Markdown, with its figures as SVG files beside it. Pure. */
import { layoutPlot } from '#lib/charts/layout.ts';
import type { FigureTable } from '#lib/charts/figure.ts';
import { svgFile } from '#lib/charts/svg-file.ts';
import { isNumeric, tableCell } from '#lib/charts/table-cell.ts';
import type { Theme } from '#lib/charts/theme.ts';
import { say } from '#lib/messages/portfolio.ts';
import type { CaseContent } from './document.ts';
import type { CaseEdits } from './edits.ts';
import { shownSections, titleOf } from './shown.ts';

export interface MarkdownFiles {
	readonly text: string;
	/** By name below the folder of the text. */
	readonly images: Readonly<Record<string, string>>;
}

export const FIGURE_WIDTH = 718;

export function caseAsMarkdown(content: CaseContent, edits: CaseEdits, theme: Theme): MarkdownFiles {
	const images: Record<string, string> = {};
	const lines: string[] = [`# ${plain(titleOf(content, edits))}`, '', plain(content.subtitle), ''];
	for (const { name: section, claims, blocks } of shownSections(content, edits)) {
		lines.push(`## ${plain(section)}`, '');
		for (const { text, standing } of claims) {
			lines.push(standing.kind === 'backed' ? plain(text) : `~~${plain(text)}~~`, '');
			if (standing.kind === 'backed') lines.push(`> ${plain(say('claim.backed', { fact: standing.fact.says }))}`, '');
		}
		for (const block of blocks) {
			if (block.kind === 'text')
				lines.push(`${block.as === 'heading' ? '### ' : block.as === 'quote' ? '> ' : ''}${plain(block.text)}`, '');
			// Indented: no fence that the code itself could close.
			else if (block.kind === 'code') lines.push(...block.lines.map((line) => `    ${line}`), '');
			else if (block.kind === 'table') lines.push(`**${plain(block.caption)}**`, '', ...tableLines(block.table), '');
			else {
				const name = `images/${String(Object.keys(images).length + 1).padStart(2, '0')}-${fileName(block.figure.title)}.svg`;
				const scene = layoutPlot(block.figure.plot, { width: FIGURE_WIDTH });
				images[name] = svgFile(scene, { title: block.figure.title, description: block.figure.sentence, theme });
				lines.push(`![${plain(block.figure.title)}](${name})`, '', plain(block.figure.sentence), '');
			}
		}
	}
	return {
		text: `${lines
			.join('\n')
			.replace(/\n{3,}/g, '\n\n')
			.trim()}\n`,
		images
	};
}

function tableLines(table: FigureTable): readonly string[] {
	const row = (cells: readonly string[]): string => `| ${cells.map((cell) => plain(cell).replaceAll('|', '\\|')).join(' | ')} |`;
	return [
		row(table.columns),
		`| ${table.columns.map((_, column) => (isNumeric(table, column) ? '---:' : '---')).join(' | ')} |`,
		...table.rows.map((cells) => row(cells.map((cell, column) => tableCell(cell, table.formats?.[column]))))
	];
}

/** One line in which no character of Markdown or HTML means anything. */
function plain(text: string): string {
	return text
		.replace(/\s+/g, ' ')
		.replace(/[\\`*_[\]<>~#]/g, '\\$&')
		.trim();
}

function fileName(title: string): string {
	const name = title
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
	return name === '' ? 'figure' : name.slice(0, 48);
}
