/** Parquet files, read by hyparquet; loaded only when somebody brings one. */
import { IngestError } from './problems.ts';
import { RawTableBuilder, type RawTable } from './raw-table.ts';

export const isParquet = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x41 && bytes[2] === 0x52 && bytes[3] === 0x31;

/** @throws {IngestError} `broken-parquet` with the reader's own words. */
export async function readParquet(bytes: Uint8Array): Promise<RawTable> {
	const [{ parquetReadObjects }, { compressors }] = await Promise.all([import('hyparquet'), import('hyparquet-compressors')]);
	const file = bytes.slice().buffer;
	let rows: Record<string, unknown>[];
	try {
		rows = await parquetReadObjects({ file, compressors });
	} catch (error) {
		throw new IngestError('broken-parquet', { why: whyOf(error) });
	}
	if (rows.length === 0) throw new IngestError('broken-parquet', { why: 'it holds no rows' });
	const names = Object.keys(rows[0]);
	if (names.length === 0) throw new IngestError('broken-parquet', { why: 'it names no columns' });
	const builder = new RawTableBuilder(names);
	for (const row of rows) builder.addRow(names.map((name) => cellText(row[name])));
	return builder.done();
}

/** The reader's own words; reading beyond the end is told by each engine in its own. */
function whyOf(error: unknown): string {
	return error instanceof Error && error.name === 'Error' && !error.message.includes('undefined') ? error.message : 'it breaks off';
}

function cellText(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date) return value.toISOString();
	return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | bigint | boolean);
}
