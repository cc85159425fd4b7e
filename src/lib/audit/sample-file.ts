/** A shipped table written as the CSV that somebody might bring, to try the audit with. */
import type { GivenFile } from './audit-wire.ts';

interface PreparedColumn {
	readonly kind: 'numeric' | 'categorical';
	readonly name: string;
	readonly unit?: string;
	readonly values?: readonly (number | null)[];
	readonly levels?: readonly string[];
	readonly codes?: readonly (number | null)[];
}

const DAYS = 'days since 1970-01-01';

/** @throws {Error} when the table could not be fetched. */
export async function sampleFile(name: string, address: string): Promise<GivenFile> {
	const response = await fetch(address).catch(() => null);
	if (!response?.ok) throw new Error(`${address} could not be fetched. Load the page again.`);
	const table = (await response.json()) as { readonly nRows: number; readonly columns: readonly PreparedColumn[] };
	return { name, blob: new Blob([preparedAsCsv(table.nRows, table.columns.map(asYesOrNo))], { type: 'text/csv' }) };
}

/** How bad the damage was has five answers, some of them rare; whether there was any has two. */
function asYesOrNo(column: PreparedColumn): PreparedColumn {
	if (column.name !== 'damage') return column;
	return { ...column, levels: column.levels?.map((level) => (level === 'none' ? 'no' : 'yes')) };
}

export function preparedAsCsv(nRows: number, columns: readonly PreparedColumn[]): string {
	const lines = [columns.map(({ name }) => quoted(name)).join(',')];
	for (let row = 0; row < nRows; row++) lines.push(columns.map((column) => quoted(cell(column, row))).join(','));
	return `${lines.join('\n')}\n`;
}

function cell({ values, levels, codes, unit }: PreparedColumn, row: number): string {
	const code = codes?.[row] ?? -1;
	const value = values?.[row] ?? null;
	if (levels && code >= 0) return levels[code];
	if (value === null) return '';
	return unit === DAYS ? new Date(value * 86_400_000).toISOString().slice(0, 10) : String(value);
}

function quoted(text: string): string {
	return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
