/** A case as JSON for other programs: what is shown, with every number behind it. Pure. */
import type { CaseContent } from './document.ts';
import type { CaseEdits } from './edits.ts';
import { titleOf, type ShownSection } from './shown.ts';

export function caseAsJson(content: CaseContent, edits: CaseEdits, sections: readonly ShownSection[]): string {
	return JSON.stringify(
		{
			format: 'holdout-case-report',
			version: 1,
			title: titleOf(content, edits),
			subtitle: content.subtitle,
			check: content.check,
			sections: sections.map(({ id, name, claims, blocks }) => ({
				id,
				name,
				claims: claims.map(({ text, standing }) => ({
					text,
					backed: standing.kind === 'backed',
					restsOn: standing.kind === 'backed' ? standing.fact.id : null
				})),
				texts: blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : block.kind === 'code' ? [block.lines.join('\n')] : [])),
				tables: blocks.flatMap((block) =>
					block.kind === 'table'
						? [{ caption: block.caption, columns: block.table.columns, rows: block.table.rows }]
						: block.kind === 'figure'
							? [{ caption: block.figure.title, columns: block.figure.table.columns, rows: block.figure.table.rows }]
							: []
				)
			})),
			facts: content.facts.map(({ id, says, numbers }) => ({ id, says, numbers }))
		},
		// A number that is not defined has no form in JSON: null, as in every other export.
		(_, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? null : value),
		'\t'
	);
}
