/** What the malformed files are made from: a small sound table, and ways to write it. */
import { parquetWriteBuffer } from 'hyparquet-writer';

/** What a person reads when a file is brought. */
export interface Expected {
	/** `read`: the file was read, with these notes. `refused`: it was not. `no-audit`: it was read, and there is nothing to audit. */
	readonly outcome: 'read' | 'refused' | 'no-audit';
	/** Rows that were read; 0 where none were. */
	readonly nRows: number;
	readonly says: readonly string[];
}

interface Case {
	readonly name: string;
	readonly bytes: Uint8Array;
	/** The target that is chosen; the guess where there is none. */
	readonly target?: string;
}

export type MalformedFile = Case & Expected;

/** Files and what a person reads for each, by name. */
export function together(cases: readonly Case[], expected: Readonly<Record<string, Expected>>): readonly MalformedFile[] {
	return cases.map((one) => ({ ...one, ...expected[one.name] }));
}

export const text = (content: string): Uint8Array => new TextEncoder().encode(content);
export const join = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
	Uint8Array.from(parts.flatMap((part) => [...part]));
export const wide = (content: string, big: boolean, mark: boolean): Uint8Array => {
	const bytes: number[] = mark ? (big ? [0xfe, 0xff] : [0xff, 0xfe]) : [];
	for (const letter of content) {
		const code = letter.charCodeAt(0);
		bytes.push(...(big ? [code >> 8, code & 255] : [code & 255, code >> 8]));
	}
	return Uint8Array.from(bytes);
};
export const latin = (content: string): Uint8Array => Uint8Array.from(content, (letter) => letter.charCodeAt(0));

/** Rows of a small, sound table; every column in it can be asked for by name. */
export function rows(n: number): { age: number; city: string; joined: string; paid: number; left: string }[] {
	return Array.from({ length: n }, (_, i) => ({
		age: 20 + ((i * 37) % 50),
		city: ['Bonn', 'Graz', 'Bern'][(i * 7) % 3],
		joined: `2024-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + ((i * 5) % 28)).padStart(2, '0')}`,
		paid: ((i * 7919) % 1000) / 10,
		left: (i * 13) % 5 < 2 ? 'yes' : 'no'
	}));
}
export const HEADER = 'age,city,joined,paid,left';
export const line = (row: ReturnType<typeof rows>[number], sign = ','): string =>
	[row.age, row.city, row.joined, row.paid, row.left].join(sign);
export const lines = (n: number): string[] => rows(n).map((row) => line(row));
export const csv = (body: readonly string[], header = HEADER): Uint8Array => text(`${[header, ...body].join('\n')}\n`);
export const sound = csv(lines(120));
export const changed = (n: number, change: (line: string, index: number) => string): Uint8Array => csv(lines(n).map(change));
export const lineWith = (index: number, own: string): Uint8Array => changed(120, (one, i) => (i === index ? own : one));
export const parquet = new Uint8Array(
	parquetWriteBuffer({
		columnData: [
			{ name: 'age', data: rows(120).map(({ age }) => age), type: 'DOUBLE' },
			{ name: 'left', data: rows(120).map(({ left }) => left), type: 'STRING' }
		]
	})
);
export const columns = (n: number): string => {
	const names = Array.from({ length: n }, (_, i) => `c${i}`).join(',');
	const body = rows(60).map(({ left }, row) => `${Array.from({ length: n }, (_, i) => (row * (i + 3) * 31) % 97).join(',')},${left}`);
	return `${names},left\n${body.join('\n')}\n`;
};
