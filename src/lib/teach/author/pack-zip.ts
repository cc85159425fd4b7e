/** The folder of an exercise as a zip file, written and read. A file that is read comes from a stranger. */
import { strToU8, unzipSync, zipSync, type UnzipFileInfo } from 'fflate';
import { TABLE_FILE, type FolderFiles } from '#lib/exercise/folder.ts';
import { MOST_TABLE_TEXT } from './pack-table.ts';
import { refuse } from './pack-refused.ts';

/** Bytes of a zip file. It bounds the work of a lying one as well: deflate expands by at most a thousand. */
const MOST_ZIPPED = 160 * 1024;
const MOST_TEXT = 40 * 1024;
const MOST_ENTRIES = 24;
export const PACK_FILES = ['exercise.yaml', 'brief.md', 'debrief.md'] as const;
const mostOf = (name: string): number => (name === TABLE_FILE ? MOST_TABLE_TEXT : MOST_TEXT);

/** A folder and its texts. */
export interface Pack {
	readonly slug: string;
	readonly files: FolderFiles;
}

/** The same texts always give the same bytes. */
export function writePackZip({ slug, files }: Pack): Uint8Array<ArrayBuffer> {
	const names = files[TABLE_FILE] === undefined ? PACK_FILES : [...PACK_FILES, TABLE_FILE];
	const entries = Object.fromEntries(names.map((name) => [`${slug}/${name}`, strToU8(files[name] ?? '')]));
	const zipped = zipSync(entries, { level: 6, mtime: '2000-01-01T00:00:00' });
	return new Uint8Array(zipped);
}

/**
 * Reads a pack. Nothing is unpacked before every name and declared size was looked at.
 * @param fileName names the folder when the files lie at the top of the zip.
 * @throws {PackRefused}
 */
export function readPackZip(bytes: Uint8Array, fileName: string): Pack {
	if (bytes.length > MOST_ZIPPED) throw refuse('pack.too-large', { most: MOST_ZIPPED / 1024 });
	const wanted = listEntries(bytes);
	const read = inflate(bytes, (info) => wanted.has(info.name));
	const files: Record<string, string> = {};
	for (const [path, name] of wanted) files[name] = textOf(read[path], name);
	for (const name of PACK_FILES) if (files[name] === undefined) throw refuse('pack.missing', { name });
	const folder = [...wanted.keys()][0].split('/').slice(0, -1).join('/');
	return { slug: folder === '' ? slugFrom(fileName) : folder, files };
}

/** Paths in the zip of the three files, with their names. */
function listEntries(bytes: Uint8Array): ReadonlyMap<string, string> {
	const infos: UnzipFileInfo[] = [];
	inflate(bytes, (info) => {
		infos.push(info);
		if (infos.length > MOST_ENTRIES) throw refuse('pack.many');
		return false;
	});
	if (infos.length === 0) throw refuse('pack.not-zip');
	const wanted = new Map<string, string>();
	let folder: string | null = null;
	for (const { name: path, originalSize } of infos) {
		const shown = path.slice(0, 80);
		if (!isPlainPath(path)) throw refuse('pack.path', { name: shown });
		// What a Mac adds by itself; it is never unpacked.
		if (path.startsWith('__MACOSX/') || path.endsWith('.DS_Store')) continue;
		const parts = path.split('/');
		const name = parts[parts.length - 1];
		const inside = parts.slice(0, -1).join('/');
		folder ??= inside;
		if (parts.length > 2 || folder !== inside) throw refuse('pack.extra', { name: shown });
		if (name === '') continue;
		if (name !== TABLE_FILE && !PACK_FILES.some((known) => known === name)) throw refuse('pack.extra', { name: shown });
		if (wanted.has(path)) throw refuse('pack.twice', { name: shown });
		if (originalSize > mostOf(name)) throw refuse('pack.expands', { name: shown, most: mostOf(name) / 1024 });
		wanted.set(path, name);
	}
	for (const name of PACK_FILES) if (![...wanted.values()].includes(name)) throw refuse('pack.missing', { name });
	return wanted;
}

function isPlainPath(path: string): boolean {
	const parts = path.split('/');
	// eslint-disable-next-line no-control-regex -- control characters are what is looked for
	const leads = /^[/\\]|^[a-z]:|[\\\u0000-\u001f]/i.test(path);
	return !leads && !parts.includes('..') && !parts.includes('.');
}

/** Sizes are as declared: what a lying entry holds beyond its declared size is dropped, so memory stays bounded. */
function inflate(bytes: Uint8Array, filter: (info: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
	try {
		return unzipSync(bytes, { filter });
	} catch (error) {
		if (error instanceof Error && error.name === 'PackRefused') throw error;
		throw refuse('pack.not-zip');
	}
}

function textOf(bytes: Uint8Array, name: string): string {
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw refuse('pack.not-text', { name });
	}
	// eslint-disable-next-line no-control-regex -- control characters are what is looked for
	if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) throw refuse('pack.not-text', { name });
	return text;
}

function slugFrom(fileName: string): string {
	const slug = fileName
		.replace(/\.zip$/i, '')
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/g, '-')
		.replaceAll(/^-+|-+$/g, '');
	return slug === '' ? 'pack' : slug.slice(0, 60);
}
