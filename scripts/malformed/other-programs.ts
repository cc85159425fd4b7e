/** Parquet, and files of other programs. */
import { gzipSync, strToU8, zipSync } from 'fflate';
import { join, parquet, sound, text, together, type MalformedFile } from './parts.ts';

export const OTHER_PROGRAMS: readonly MalformedFile[] = together(
	[
		{ name: 'sound.parquet', bytes: parquet },
		{ name: 'cut-off.parquet', bytes: parquet.subarray(0, Math.floor(parquet.length / 2)) },
		{ name: 'mark-only.parquet', bytes: text('PAR1') },
		{ name: 'scrambled.parquet', bytes: parquet.map((byte, i) => (i > 8 && i < parquet.length - 8 && i % 11 === 0 ? byte ^ 0x5a : byte)) },
		{ name: 'parquet-called-csv.csv', bytes: parquet },
		{
			name: 'workbook.xlsx',
			bytes: zipSync(
				{ 'xl/workbook.xml': strToU8('<workbook/>'), '[Content_Types].xml': strToU8('<Types/>') },
				{ mtime: '2020-01-01T00:00:00' }
			)
		},
		{ name: 'archive.csv', bytes: zipSync({ 'data.csv': sound }, { mtime: '2020-01-01T00:00:00' }) },
		{ name: 'packed.csv.gz', bytes: gzipSync(sound, { mtime: 0 }) },
		{ name: 'old-workbook.xls', bytes: join([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], new Uint8Array(512)) },
		{ name: 'report.pdf', bytes: text('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n') },
		{ name: 'chart.png', bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]) },
		{ name: 'page.html', bytes: text('<!doctype html><table><tr><td>1</td></tr></table>') },
		{ name: 'notes.rtf', bytes: text('{\\rtf1\\ansi age,left}') },
		{ name: 'array.npy', bytes: join([0x93], text('NUMPY'), [1, 0]) },
		{ name: 'frame.pkl', bytes: Uint8Array.from([0x80, 0x04, 0x95, 0x10, 0, 0, 0, 0, 0, 0, 0]) },
		{ name: 'table.feather', bytes: join(text('ARROW1'), [0, 0, 0, 0]) },
		{ name: 'base.sqlite', bytes: join(text('SQLite format 3'), [0]) }
	],
	{
		'sound.parquet': { outcome: 'read', nRows: 120, says: [] },
		'cut-off.parquet': {
			outcome: 'refused',
			nRows: 0,
			says: ['The Parquet file cannot be read (parquet file invalid (footer != PAR1)). Write it again, or save the table as CSV.']
		},
		'mark-only.parquet': {
			outcome: 'refused',
			nRows: 0,
			says: ['The Parquet file cannot be read (it breaks off). Write it again, or save the table as CSV.']
		},
		'scrambled.parquet': {
			outcome: 'refused',
			nRows: 0,
			says: ['The Parquet file cannot be read (it holds no rows). Write it again, or save the table as CSV.']
		},
		'parquet-called-csv.csv': { outcome: 'read', nRows: 120, says: [] },
		'workbook.xlsx': {
			outcome: 'refused',
			nRows: 0,
			says: ['This is a workbook or a zip archive. Open it, and save the one sheet or file you mean as CSV.']
		},
		'archive.csv': {
			outcome: 'refused',
			nRows: 0,
			says: ['This is a workbook or a zip archive. Open it, and save the one sheet or file you mean as CSV.']
		},
		'packed.csv.gz': { outcome: 'refused', nRows: 0, says: ['This is a gzip archive. Unpack it first.'] },
		'old-workbook.xls': { outcome: 'refused', nRows: 0, says: ['This is an old Excel workbook. Open it, and save the sheet as CSV.'] },
		'report.pdf': { outcome: 'refused', nRows: 0, says: ['This is a PDF. Export the table behind it as CSV.'] },
		'chart.png': { outcome: 'refused', nRows: 0, says: ['This is a picture. A table is needed, as CSV, JSON or Parquet.'] },
		'page.html': { outcome: 'refused', nRows: 0, says: ['This is a web page or XML. Save the table as CSV.'] },
		'notes.rtf': { outcome: 'refused', nRows: 0, says: ['This is a text document. Save the table as CSV.'] },
		'array.npy': { outcome: 'refused', nRows: 0, says: ['This is a NumPy array. Save it with its column names as CSV.'] },
		'frame.pkl': { outcome: 'refused', nRows: 0, says: ['This is a Python pickle. Save the table as CSV or Parquet.'] },
		'table.feather': { outcome: 'refused', nRows: 0, says: ['This is an Arrow or Feather file. Save the table as Parquet.'] },
		'base.sqlite': { outcome: 'refused', nRows: 0, says: ['This is a database. Export the one table as CSV.'] }
	}
);
