/**
 * Signing, sealing and opening of submissions, by WebCrypto. A key is made for one student and one assignment and stays in the
 * browser; it shows that two files come from one place and that a file was not changed after it was saved, and nothing about who
 * sat there. See docs/teaching.md.
 */
import { sentence, type Sentence } from '#lib/attempt/sentence.ts';
import { canonicalJson } from '#lib/core/digest.ts';
import { fromBase64Url, toBase64Url } from '#lib/core/base64url.ts';
import { isSealed, parseSubmission } from './submission-schema.ts';
import { SUBMISSION_FORMAT, SUBMISSION_VERSION, type SealedSubmission, type Submission, type SubmissionBody } from './submission.ts';

const CURVE = { namedCurve: 'P-256' } as const;
const SIGN = { name: 'ECDSA', hash: 'SHA-256' } as const;
const PURPOSE = new TextEncoder().encode('holdout submission v1');

/** Where a page keeps the key of a student and an assignment. A key has no JSON form: only IndexedDB holds it. */
export interface KeyShelf {
	get(name: string): Promise<CryptoKeyPair | null>;
	put(name: string, keys: CryptoKeyPair): Promise<void>;
	remove(name: string): Promise<void>;
}

/** False on an address without TLS that is not this machine: submissions are then neither signed nor sealed. */
export function hasCryptography(): boolean {
	return typeof globalThis.crypto?.subtle === 'object';
}

/** A key pair for signing; its private half cannot be read out, not even by this page. */
export function createSigningKeys(): Promise<CryptoKeyPair> {
	return crypto.subtle.generateKey({ name: 'ECDSA', ...CURVE }, false, ['sign', 'verify']);
}

export interface InstructorKeys {
	/** For `Assignment.instructorKey`. */
	readonly publicKey: string;
	/** Keep it in a file: without it nothing that was sealed can be opened. */
	readonly privateKey: JsonWebKey;
}

/** A key pair for an instructor: submissions are sealed to the public half. */
export async function createInstructorKeys(): Promise<InstructorKeys> {
	const pair = await crypto.subtle.generateKey({ name: 'ECDH', ...CURVE }, true, ['deriveBits']);
	return { publicKey: await rawKey(pair.publicKey), privateKey: await crypto.subtle.exportKey('jwk', pair.privateKey) };
}

/** @throws {TypeError} with a sentence when the text holds no private key of an instructor. */
export async function readInstructorKey(text: string): Promise<CryptoKey> {
	try {
		return await crypto.subtle.importKey('jwk', JSON.parse(text) as JsonWebKey, { name: 'ECDH', ...CURVE }, false, ['deriveBits']);
	} catch (error) {
		throw new TypeError('This is no private key of an instructor. Use the file that was saved when the assignment was made.', {
			cause: error
		});
	}
}

/** The body with its signature; unsigned where there is no key. */
export async function signSubmission(body: SubmissionBody, keys: CryptoKeyPair | null): Promise<Submission> {
	const { format, version } = body;
	if (keys === null) return { format, version, body, publicKey: null, signature: null };
	const signature = new Uint8Array(await crypto.subtle.sign(SIGN, keys.privateKey, signedBytes(body)));
	return { format, version, body, publicKey: await rawKey(keys.publicKey), signature: toBase64Url(signature) };
}

/** Encrypts a submission to an instructor's public key. @throws {TypeError} when that is no key. */
export async function sealSubmission(submission: Submission, instructorKey: string): Promise<SealedSubmission> {
	const theirs = await importPublic(instructorKey);
	if (theirs === null) throw new TypeError("The assignment's key cannot be read. Ask for its link again.");
	const own = await crypto.subtle.generateKey({ name: 'ECDH', ...CURVE }, false, ['deriveBits']);
	const key = await sharedKey(own.privateKey, theirs);
	const iv = crypto.getRandomValues(new Uint8Array(12));
	const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(JSON.stringify(submission)));
	return {
		format: SUBMISSION_FORMAT,
		version: SUBMISSION_VERSION,
		assignment: submission.body.assignment,
		sealed: { key: await rawKey(own.publicKey), iv: toBase64Url(iv), data: toBase64Url(new Uint8Array(data)) }
	};
}

/** `none`: there is no signature. `bad`: the file is not the one that was signed. */
export type SignatureState = 'good' | 'bad' | 'none';

export type OpenReport =
	| { readonly ok: true; readonly submission: Submission; readonly signature: SignatureState }
	| { readonly ok: false; readonly sentence: Sentence };

/** Reads, unseals and checks the signature of a file. What is wrong with it becomes a sentence of messages/verify. */
export async function openSubmission(text: string, privateKey: CryptoKey | null = null): Promise<OpenReport> {
	const read = parseSubmission(text);
	if (!read.ok) return read;
	let submission = read.file;
	if (isSealed(submission)) {
		if (privateKey === null) return { ok: false, sentence: sentence('submission.sealed') };
		const inner = await unseal(submission, privateKey);
		if (inner === null) return { ok: false, sentence: sentence('submission.other-key') };
		const opened = parseSubmission(inner);
		if (!opened.ok) return opened;
		if (isSealed(opened.file)) return { ok: false, sentence: sentence('submission.other-file') };
		submission = opened.file;
	}
	return { ok: true, submission, signature: await signatureOf(submission) };
}

async function unseal({ sealed }: SealedSubmission, privateKey: CryptoKey): Promise<string | null> {
	const [iv, data, theirs] = [fromBase64Url(sealed.iv), fromBase64Url(sealed.data), await importPublic(sealed.key)];
	if (iv === null || data === null || theirs === null) return null;
	try {
		return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await sharedKey(privateKey, theirs), data));
	} catch {
		return null;
	}
}

async function signatureOf({ body, publicKey, signature }: Submission): Promise<SignatureState> {
	if (publicKey === null || signature === null) return publicKey === signature ? 'none' : 'bad';
	const [point, bytes] = [fromBase64Url(publicKey), fromBase64Url(signature)];
	if (point === null || bytes === null) return 'bad';
	try {
		const key = await crypto.subtle.importKey('raw', point, { name: 'ECDSA', ...CURVE }, false, ['verify']);
		return (await crypto.subtle.verify(SIGN, key, bytes, signedBytes(body))) ? 'good' : 'bad';
	} catch {
		return 'bad';
	}
}

function signedBytes(body: SubmissionBody): Uint8Array<ArrayBuffer> {
	return new TextEncoder().encode(canonicalJson(body));
}

async function rawKey(key: CryptoKey): Promise<string> {
	return toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', key)));
}

async function importPublic(text: string): Promise<CryptoKey | null> {
	const bytes = fromBase64Url(text);
	if (bytes === null) return null;
	return crypto.subtle.importKey('raw', bytes, { name: 'ECDH', ...CURVE }, false, []).catch(() => null);
}

/** The shared point is not a key yet: HKDF makes one of it, for this purpose only. */
async function sharedKey(own: CryptoKey, theirs: CryptoKey): Promise<CryptoKey> {
	const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, own, 256);
	const secret = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey']);
	const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: PURPOSE } as const;
	return crypto.subtle.deriveKey(derivation, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
