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
		throw new IngestError('broken-parquet', { why: error instanceof Error ? error.message : String(error) });
	}
	if (rows.length === 0) throw new IngestError('only-a-header', { columns: 0 });
	const names = Object.keys(rows[0]);
	const builder = new RawTableBuilder(names);
	for (const row of rows) builder.addRow(names.map((name) => cellText(row[name])));
	return builder.done();
}

function cellText(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date) return value.toISOString();
	return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | bigint | boolean);
}
