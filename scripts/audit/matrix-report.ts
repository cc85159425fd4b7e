/** docs/audit-matrix.md from what was measured. */
import { wilsonInterval } from '#lib/core/proportions.ts';
import type { Fault } from './matrix-tables.ts';

export interface Cell {
	readonly table: string;
	/** Null for the clean version. */
	readonly fault: Fault | 'harmless' | null;
	readonly draws: number;
	/** Planted: found. Clean: no leak claimed. */
	readonly hits: number;
	/** Draws in which a column or set of rows that was not planted was suspected. */
	readonly suspects: number;
}

export function matrixReport(cells: readonly Cell[], from: number, draws: number): string {
	const clean = cells.filter(({ fault }) => fault === null || fault === 'harmless');
	const planted = cells.filter(({ fault }) => fault !== null && fault !== 'harmless');
	const sum = (some: readonly Cell[], of: (cell: Cell) => number): number => some.reduce((total, cell) => total + of(cell), 0);
	const rate = (some: readonly Cell[]): string => {
		const [hits, n] = [sum(some, ({ hits }) => hits), sum(some, ({ draws }) => draws)];
		const { low, high } = wilsonInterval(hits, n);
		return `${hits} of ${n} (${percent(hits / n)}; 95 % interval ${percent(low)} to ${percent(high)})`;
	};
	const row = ({ table, fault, draws: n, hits, suspects }: Cell): string =>
		`| ${table} | ${fault ?? 'none'} | ${hits} of ${n} | ${suspects} of ${n} |`;
	return `# What the audit finds, measured

Faults were planted in tables that ship with the project, and the audit was run on them as it runs for anybody: the table is written as
CSV, read, and audited with the split that the file brings. Written by \`npx tsx scripts/audit-matrix.ts --from ${from} --draws ${draws} --write\`.
Each draw takes other rows of the table, another split and another seed. The matrix is declared in \`scripts/audit/matrix-tables.ts\`: a
fault stands only where it makes sense, and where the table lets it matter. Rules were tuned on draws 0 to 3, two of them because of
misses that were seen in draws 10 to 12; what stands here are draws
${from} to ${from + draws - 1}, which nobody had looked at.

- **Planted faults found:** ${rate(planted)}.
- **Clean tables on which no leak was claimed:** ${rate(clean)}.
${unfinished(cells, draws)}
A copy of the target, copied rows, a split through groups or time, and a filtered test count as found when the audit says _found_, with
the corrected number. A column written after the outcome counts when the audit raises it as a suspect by name: no table says when its
columns were written. The last column counts draws in which something that was not planted was suspected; that is a question, not a claim.

## Planted

| table | fault | found | something else suspected |
| --- | --- | --- | --- |
${planted.map(row).join('\n')}

## Clean

| table | fault | no leak claimed | something suspected |
| --- | --- | --- | --- |
${clean.map(row).join('\n')}

## What is planted

- **target copy**: the answer under other words, wrong in three of a thousand rows; a number in another unit.
- **post-outcome proxy**: an amount, filled in half of the rows with the answer yes and in one of a hundred others.
- **copied rows, new ids**: two rows of five stand a second time under an id of their own, and rows are split by chance.
- **group rows split**: rows of one country stand on both sides.
- **time interleaved**: days are dealt out by chance, where how long ago a day was is a column.
- **filtered test**: of the scored rows only the half is kept that a model of all rows is sure of.

Clean versions are the same tables split honestly: by chance, by whole groups, or forward in time. _Harmless_ is one more clean version: rows of
one airport stand on both sides, which changes nothing there.

## What was left out

Speeches by president (party, 14 presidents since 1946), split through presidents: in a trial of four draws the audit said _found_ once
and _cannot tell_ three times (differences of 0.09 to 0.17 with intervals of ± 0.09 to ± 0.13). Fourteen groups are too few for its
intervals, and it says so; the cell is not in the matrix.
`;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Says so where not all draws have been run yet. */
function unfinished(cells: readonly Cell[], draws: number): string {
	const done = cells.map((cell) => cell.draws);
	const [least, most] = [Math.min(...done), Math.max(...done)];
	if (least >= draws) return '';
	return `- **Not finished:** ${least} to ${most} of ${draws} draws of each cell have been run so far. The same command goes on where it was.\n`;
}
