/** JSON tables: a list of objects, a list of lists with a header, an object of columns, or one object a line. */
import { IngestError } from './problems.ts';
import { RawTableBuilder, type RawTable } from './raw-table.ts';

type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws {IngestError} `broken-json` or `json-not-rows`. */
export function readJson(text: string): RawTable {
	const value = parse(text);
	if (Array.isArray(value) && value.length > 0 && value.every(isRow)) return fromRows(value);
	if (Array.isArray(value) && value.length > 0 && value.every(Array.isArray)) return fromLists(value as unknown[][]);
	if (isRow(value) && Object.keys(value).length > 0 && Object.values(value).every(Array.isArray))
		return fromColumns(value as Record<string, unknown[]>);
	if (Array.isArray(value) && value.length === 0) throw new IngestError('empty-file');
	throw new IngestError('json-not-rows');
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch (error) {
		const lines = text.split('\n').filter((line) => line.trim() !== '');
		if (lines.length > 1 && lines[0].trim().endsWith('}')) return lines.map(parseLine);
		throw new IngestError('broken-json', { line: lineOf(error, text) });
	}
}

function parseLine(line: string, index: number): unknown {
	try {
		return JSON.parse(line) as unknown;
	} catch {
		throw new IngestError('broken-json', { line: index + 1 });
	}
}

/** Where the engine says that it stopped; 0 where it does not say, and each engine says it in its own words. */
function lineOf(error: unknown, text: string): number {
	const message = error instanceof Error ? error.message : '';
	const line = /line (\d+)/.exec(message);
	if (line) return Number(line[1]);
	const position = /position (\d+)/.exec(message);
	return position ? text.slice(0, Number(position[1])).split('\n').length : 0;
}

function fromRows(rows: readonly Row[]): RawTable {
	const names = new Map<string, true>();
	for (const row of rows) for (const name of Object.keys(row)) names.set(name, true);
	const header = [...names.keys()];
	if (header.length === 0) throw new IngestError('json-not-rows');
	const nested = new Set<string>();
	const builder = new RawTableBuilder(header);
	for (const row of rows) builder.addRow(header.map((name) => cellText(Object.hasOwn(row, name) ? row[name] : null, name, nested)));
	return finish(builder, nested);
}

function fromLists([header, ...rows]: readonly (readonly unknown[])[]): RawTable {
	const nested = new Set<string>();
	const names = header.map((name) => cellText(name, 'header', nested));
	const builder = new RawTableBuilder(names);
	for (const row of rows) builder.addRow(row.map((value, index) => cellText(value, names[index] ?? '', nested)));
	return finish(builder, nested);
}

function fromColumns(columns: Readonly<Record<string, readonly unknown[]>>): RawTable {
	const names = Object.keys(columns);
	const length = Math.max(...names.map((name) => columns[name].length));
	const nested = new Set<string>();
	const builder = new RawTableBuilder(names);
	for (let row = 0; row < length; row++) builder.addRow(names.map((name) => cellText(columns[name][row], name, nested)));
	return finish(builder, nested);
}

function finish(builder: RawTableBuilder, nested: ReadonlySet<string>): RawTable {
	for (const name of nested) builder.note({ code: 'nested-values', values: { name } });
	return builder.done();
}

function cellText(value: unknown, name: string, nested: Set<string>): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'string') return value;
	if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	nested.add(name);
	return JSON.stringify(value);
}
