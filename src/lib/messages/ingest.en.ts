import { formatBytes, formatCount, formatList, formatPlural } from './format.ts';

/** A list of names that stays short. */
const some = (names: readonly string[]): string =>
	names.length <= 6 ? formatList(names) : `${names.slice(0, 5).join(', ')} and ${formatCount(names.length - 5)} more`;

const kinds: Readonly<Record<string, string>> = {
	'xlsx or zip': 'a workbook or a zip archive. Open it, and save the one sheet or file you mean as CSV.',
	xls: 'an old Excel workbook. Open it, and save the sheet as CSV.',
	pdf: 'a PDF. Export the table behind it as CSV.',
	picture: 'a picture. A table is needed, as CSV, JSON or Parquet.',
	gzip: 'a gzip archive. Unpack it first.',
	bzip2: 'a bzip2 archive. Unpack it first.',
	'7z': 'a 7z archive. Unpack it first.',
	zstd: 'a zstd archive. Unpack it first.',
	numpy: 'a NumPy array. Save it with its column names as CSV.',
	hdf5: 'an HDF5 file. Save the table as CSV or Parquet.',
	pickle: 'a Python pickle. Save the table as CSV or Parquet.',
	arrow: 'an Arrow or Feather file. Save the table as Parquet.',
	sqlite: 'a database. Export the one table as CSV.',
	avro: 'an Avro file. Save the table as CSV or Parquet.',
	rtf: 'a text document. Save the table as CSV.',
	'html or xml': 'a web page or XML. Save the table as CSV.'
};

/** Files: why one was not read, and what is worth knowing about one that was. Each sentence says what, where and the cure. */
export const ingestEn = {
	'fatal.empty-file': 'The file is empty. Choose the file with the rows in it.',
	'fatal.not-a-table': 'This does not look like a table. It needs a line of column names, and then one line a row.',
	'fatal.unreadable-encoding': 'The file is not text: there are zeros all over it. Save it as CSV in UTF-8.',
	'fatal.only-a-header': (v: { columns: number }) =>
		`There is a line of ${formatPlural(v.columns, 'column name', 'column names')} and no row under it. Choose the file with the rows in it.`,
	'fatal.no-columns': 'The first line has no column names. Put one line of names above the rows.',
	'fatal.too-many-columns': (v: { found: number; limit: number }) =>
		`The file has ${formatCount(v.found)} columns, and ${formatCount(v.limit)} is the most. Leave out columns that no model would be given.`,
	'fatal.too-many-rows': (v: { limit: number }) =>
		`The file has more than ${formatCount(v.limit)} rows. Take a sample of whole groups or of a stretch of time.`,
	'fatal.too-large': (v: { bytes: number; limit: number }) =>
		`The file has ${formatBytes(v.bytes)}, and ${formatBytes(v.limit)} is the most for this format. Take a sample of its rows, or save it as CSV.`,
	'fatal.unclosed-quote': (v: { line: number }) =>
		`A quotation mark opens in line ${formatCount(v.line)} and never closes. Close it, or write it twice if it is part of the text.`,
	'fatal.broken-json': (v: { line: number }) =>
		`The JSON breaks off or is misspelt${v.line > 0 ? ` in line ${formatCount(v.line)}` : ''}. Write it again with the program it came from.`,
	'fatal.json-not-rows':
		'The JSON is no table. It needs to be a list of rows with the same keys, a list of lists with names first, or one object of columns.',
	'fatal.broken-parquet': (v: { why: string }) => `The Parquet file cannot be read (${v.why}). Write it again, or save the table as CSV.`,
	'fatal.looks-like-other': (v: { kind: string }) =>
		`This is ${kinds[v.kind] ?? `a file of another kind (${v.kind}). Save the table as CSV.`}`,

	'note.ragged-rows': (v: { count: number; row: number; columns: number }) =>
		`${formatPlural(v.count, 'row has', 'rows have')} more or fewer than ${formatPlural(v.columns, 'cell', 'cells')}, the first is row ${formatCount(v.row)}. What is missing is empty, what is too much is left out.`,
	'note.repeated-name': (v: { name: string; renamed: string }) =>
		`Two columns are called “${v.name}”. The second is called “${v.renamed}” here.`,
	'note.unnamed-column': (v: { column: number; name: string }) =>
		`Column ${formatCount(v.column)} has no name. It is called “${v.name}” here.`,
	'note.empty-column': (v: { name: string }) => `“${v.name}” is empty in every row. It is left out.`,
	'note.constant-column': (v: { name: string }) => `“${v.name}” is the same in every row. It can tell a model nothing.`,
	'note.mixed-types': (v: { name: string; numbers: number; texts: number; example: string; row: number }) =>
		`“${v.name}” mixes ${formatPlural(v.numbers, 'number', 'numbers')} with ${formatPlural(v.texts, 'text', 'texts')}, such as “${v.example}” in row ${formatCount(v.row)}. Check which of the two it should be.`,
	'note.stray-dates': (v: { name: string; dates: number; others: number; example: string; row: number }) =>
		`“${v.name}” holds ${formatPlural(v.dates, 'date', 'dates')}, and ${formatPlural(v.others, 'cell that is', 'cells that are')} none, such as “${v.example}” in row ${formatCount(v.row)}. Those count as missing.`,
	'note.mixed-dates': (v: { name: string; dates: number; others: number; example: string; row: number }) =>
		`“${v.name}” mixes ${formatPlural(v.dates, 'date', 'dates')} with ${formatPlural(v.others, 'other text', 'other texts')}, such as “${v.example}” in row ${formatCount(v.row)}. It is read as words.`,
	'note.ambiguous-dates': (v: { name: string; example: string }) =>
		`Dates in “${v.name}” can be read in two ways, such as ${v.example}. The day is taken to come first. Write year-month-day to be sure.`,
	'note.decimal-comma': (v: { name: string }) => `“${v.name}” is written with a decimal comma and was read so.`,
	'note.huge-cells': (v: { name: string; count: number }) =>
		`${formatPlural(v.count, 'cell', 'cells')} of “${v.name}” had more than 10,000 characters. Only the first 10,000 are kept.`,
	'note.formula-cells': (v: { name: string; count: number }) =>
		`${formatPlural(v.count, 'cell', 'cells')} of “${v.name}” ${v.count === 1 ? 'begins' : 'begin'} like a formula of a spreadsheet. Nothing is run here: they are read as text.`,
	'note.older-encoding': 'The file is not UTF-8. It was read as Western European (Windows-1252): check a name with an accent.',
	'note.skipped-blank-lines': (v: { count: number }) => `${formatPlural(v.count, 'blank line was', 'blank lines were')} skipped.`,
	'note.nested-values': (v: { name: string }) => `“${v.name}” holds lists or objects. They were read as text.`,
	'note.repeated-header': (v: { count: number }) =>
		`The line of names stands among the rows ${v.count === 1 ? 'once' : `${formatCount(v.count)} times`} more, as when files are joined. It was left out.`,
	'note.control-characters': (v: { name: string; count: number }) =>
		`${formatPlural(v.count, 'cell', 'cells')} of “${v.name}” held characters that cannot be seen. They were taken out.`,
	'note.replaced-characters': (v: { name: string; count: number }) =>
		`${formatPlural(v.count, 'cell', 'cells')} of “${v.name}” held bytes that are no letters. They show as \uFFFD. Save the file as UTF-8.`,
	'note.stray-quotes': (v: { count: number; row: number }) =>
		`In ${formatPlural(v.count, 'line', 'lines')} text follows a closing quotation mark, the first is line ${formatCount(v.row + 1)}. Such a line is cut at every separator. Write a quotation mark inside a cell twice.`,
	'note.skipped-preamble': (v: { count: number }) =>
		`${formatPlural(v.count, 'line', 'lines')} above the column names ${v.count === 1 ? 'was' : 'were'} skipped.`,
	'note.one-column': (v: { name: string }) =>
		`The file has one column, “${v.name}”. If its cells are kept apart by another sign, save it with commas.`,
	'note.numeric-header': (v: { name: string }) =>
		`The column names are numbers, such as “${v.name}”. If that is the first row, put a line of names above it.`,

	'notes.empty-column': (v: { names: readonly string[]; n: number }) =>
		`${formatPlural(v.n, 'column is', 'columns are')} empty in every row and left out: ${some(v.names)}.`,
	'notes.constant-column': (v: { names: readonly string[]; n: number }) =>
		`${formatPlural(v.n, 'column is', 'columns are')} the same in every row and can tell a model nothing: ${some(v.names)}.`,
	'notes.repeated-name': (v: { names: readonly string[]; n: number }) =>
		`${formatPlural(v.n, 'column has', 'columns have')} the name of another and got a number: ${some(v.names)}.`,
	'notes.unnamed-column': (v: { names: readonly string[]; n: number }) =>
		`${formatPlural(v.n, 'column has', 'columns have')} no name and got one: ${some(v.names)}.`,
	'notes.mixed-types': (v: { names: readonly string[]; n: number }) =>
		`${formatPlural(v.n, 'column mixes', 'columns mix')} numbers and texts: ${some(v.names)}. Check which of the two each should be.`,
	'notes.ambiguous-dates': (v: { names: readonly string[]; n: number }) =>
		`Dates in ${formatPlural(v.n, 'column', 'columns')} can be read in two ways: ${some(v.names)}. The day is taken to come first.`,
	'notes.decimal-comma': (v: { names: readonly string[]; n: number }) =>
		`${formatPlural(v.n, 'column is', 'columns are')} written with a decimal comma and read so: ${some(v.names)}.`,
	'notes.formula-cells': (v: { names: readonly string[]; n: number }) =>
		`${formatPlural(v.n, 'column has', 'columns have')} cells that begin like formulas: ${some(v.names)}. Nothing is run here: they are read as text.`,
	'notes.huge-cells': (v: { names: readonly string[]; n: number }) =>
		`${formatPlural(v.n, 'column has', 'columns have')} cells of more than 10,000 characters, cut there: ${some(v.names)}.`,
	'notes.nested-values': (v: { names: readonly string[]; n: number }) =>
		`${formatPlural(v.n, 'column holds', 'columns hold')} lists or objects, read as text: ${some(v.names)}.`,
	'notes.control-characters': (v: { names: readonly string[]; n: number }) =>
		`${formatPlural(v.n, 'column', 'columns')} held characters that cannot be seen, now taken out: ${some(v.names)}.`,
	'notes.replaced-characters': (v: { names: readonly string[]; n: number }) =>
		`${formatPlural(v.n, 'column', 'columns')} held bytes that are no letters: ${some(v.names)}. Save the file as UTF-8.`
} as const;
