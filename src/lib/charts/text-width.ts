/** Width of a label in pixels, estimated from character classes of IBM Plex Sans: layout must not need a page to be tested. */

const NARROW = /[ijl.,:;'|! ]/;
const SLIM = /[frt()-]/;
const WIDE = /[mwMW%@—]/;
const CAPITAL = /[A-Z0-9+−=–]/;

export function textWidth(text: string, size = 12, strong = false): number {
	let em = 0;
	for (const character of text) {
		if (NARROW.test(character)) em += 0.27;
		else if (SLIM.test(character)) em += 0.36;
		else if (WIDE.test(character)) em += 0.87;
		else if (CAPITAL.test(character)) em += 0.61;
		else em += 0.55;
	}
	return em * size * (strong ? 1.04 : 1);
}
