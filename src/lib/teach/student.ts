/** Who a variant belongs to: an id that the student types, or a code that the instructor handed out. */
import { sha256Hex } from '#lib/core/digest.ts';

/** Letters and digits that are not taken for one another when written by hand. 31 of them, a prime, so that the check below works. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
/** Characters of a code without its check character. */
const CODE_LENGTH = 7;
const TAG_DIGITS = 12;

/** The same id for however it was typed: spaces around it, letter case and forms of accents do not count. */
export function normaliseStudent(typed: string): string {
	return typed.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** What variants and overrides go by: the id as normalised; of a code, without its hyphen. */
export function studentKey(typed: string): string {
	const plain = normaliseStudent(typed);
	return isSealedCode(plain) ? plain.replaceAll('-', '') : plain;
}

/** A short hash of an id, for tables that travel with a link. It names nobody, and whoever has the class list can still work it out. */
export function studentTag(typed: string): string {
	return sha256Hex(`student/${studentKey(typed)}`).slice(0, TAG_DIGITS);
}

/**
 * Codes for a sealed assignment, such as `k7pm-3xqd`, all different. The last character is a check: a wrong character or two that
 * changed places is noticed when the code is typed.
 * @param randomBytes unpredictable bytes, such as those of `crypto.getRandomValues`
 */
export function sealedCodes(count: number, randomBytes: (length: number) => Uint8Array): readonly string[] {
	const codes = new Set<string>();
	while (codes.size < count) {
		const digits: number[] = [];
		// 248 is the largest multiple of 31 in a byte: above it some characters would come more often.
		while (digits.length < CODE_LENGTH) digits.push(...[...randomBytes(16)].filter((byte) => byte < 248).map((byte) => byte % 31));
		const body = digits.slice(0, CODE_LENGTH);
		const text = [...body, checkOf(body)].map((digit) => ALPHABET[digit]).join('');
		codes.add(`${text.slice(0, 4)}-${text.slice(4)}`);
	}
	return [...codes];
}

/** True for a code that `sealedCodes` could have made; hyphens and letter case do not count. */
export function isSealedCode(typed: string): boolean {
	const digits = [...normaliseStudent(typed).replaceAll('-', '')].map((character) => ALPHABET.indexOf(character));
	if (digits.length !== CODE_LENGTH + 1 || digits.includes(-1)) return false;
	return checkOf(digits.slice(0, CODE_LENGTH)) === digits[CODE_LENGTH];
}

/** Places weigh 2 to 8, all different from one another and from the check's own weight of 1, modulo a prime. */
function checkOf(digits: readonly number[]): number {
	const sum = digits.reduce((total, digit, place) => total + (place + 2) * digit, 0);
	return (31 - (sum % 31)) % 31;
}
