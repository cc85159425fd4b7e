/**
 * An assignment as the fragment of a link: `#a=` version, eight digits of a check, and the packed assignment, deflated, as base64url.
 * A fragment is never sent to a server. The check notices a link that was cut off or changed on its way; it is no signature: whoever
 * makes another assignment makes another identity, and the verifier works with the instructor's own copy.
 */
import { deflateSync, Inflate } from 'fflate';
import { sentence } from '#lib/attempt/sentence.ts';
import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import type { Assignment } from './assignment.ts';
import { pack, unpack } from './assignment-pack.ts';
import { parseAssignment, type AssignmentReport } from './assignment-schema.ts';
import { fromBase64Url, toBase64Url } from '#lib/core/base64url.ts';

export const LINK_VERSION = 1;
const CHECK_DIGITS = 8;
/** Longer ones do not arrive whole everywhere; then a file is the way. */
export const LONGEST_LINK = 8000;
/** A small link must not unfold into something that freezes the page. */
const MOST_BYTES = 1_000_000;

/** The fragment, with its `#`. Pages that carry more add `&name=…`. */
export function writeLink(assignment: Assignment): string {
	const packed = deflateSync(new TextEncoder().encode(JSON.stringify(pack(assignment))), { level: 9 });
	return `#a=${LINK_VERSION}.${checkOf(assignment)}.${toBase64Url(packed)}`;
}

/** Reads the fragment of an address. Whatever is wrong with it becomes a sentence of messages/verify. */
export function readLink(fragment: string): AssignmentReport {
	const given = new URLSearchParams(fragment.replace(/^#/, '')).get('a');
	if (given === null || given === '') return { ok: false, sentence: sentence('link.none') };
	const [version, check, packed] = given.split('.');
	if (/^\d{1,4}$/.test(version) && Number(version) > LINK_VERSION)
		return { ok: false, sentence: sentence('link.newer', { version: Number(version) }) };
	if (version !== String(LINK_VERSION)) return { ok: false, sentence: sentence('link.changed') };
	if (packed === undefined || packed === '' || check.length !== CHECK_DIGITS) return { ok: false, sentence: sentence('link.cut') };
	if (packed.length > 4 * LONGEST_LINK) return { ok: false, sentence: sentence('link.changed') };
	const bytes = fromBase64Url(packed.trim());
	if (bytes === null) return { ok: false, sentence: sentence(packed.length % 4 === 1 ? 'link.cut' : 'link.changed') };
	const text = inflated(bytes);
	if (text === 'cut' || text === 'changed') return { ok: false, sentence: sentence(`link.${text}`) };
	const raw = unpackText(text.json);
	if (raw === null) return { ok: false, sentence: sentence('link.changed') };
	const read = parseAssignment(raw);
	if (!read.ok) return read;
	return checkOf(read.assignment) === check ? read : { ok: false, sentence: sentence('link.changed') };
}

function checkOf(assignment: Assignment): string {
	return sha256Hex(canonicalJson(assignment)).slice(0, CHECK_DIGITS);
}

function inflated(bytes: Uint8Array): { readonly json: string } | 'cut' | 'changed' {
	const chunks: Uint8Array[] = [];
	let size = 0;
	let ended = false;
	const stream = new Inflate((chunk, final) => {
		size += chunk.length;
		if (size > MOST_BYTES) throw new RangeError('too large');
		chunks.push(chunk);
		ended = final;
	});
	try {
		stream.push(bytes, true);
	} catch (error) {
		// fflate's code 0: the data ended before the stream did.
		return (error as { code?: number }).code === 0 ? 'cut' : 'changed';
	}
	if (!ended) return 'cut';
	const all = new Uint8Array(size);
	let at = 0;
	for (const chunk of chunks) {
		all.set(chunk, at);
		at += chunk.length;
	}
	return { json: new TextDecoder().decode(all) };
}

function unpackText(json: string): unknown {
	try {
		return unpack(JSON.parse(json));
	} catch {
		return null;
	}
}
