/** Tells a heap of terms and a bare list, which claim nothing, from a clipped note, which does. */
import { NUMBER } from './quantities.ts';
import { FINITE, FUNCTION_WORD, MENTION, ORDER, SURELY_FINITE } from './words.ts';

/** How many words and numbers. */
export const count = (text: string): number => text.match(/[\w%€$£.']+/g)?.length ?? 0;
const isBare = (text: string): boolean => count(text) <= 4 && !FINITE.test(text);

const ANY_NUMBER = new RegExp(NUMBER);
/** A clipped note: no verb, but a number in nearly every part, and few words to a number. A heap of terms has neither. */
export function isNote(whole: string): boolean {
	if (/\b(?:because|therefore|hence|keywords?|terms|topics?)\b/.test(whole)) return false;
	const items = whole
		.replace(/^[^:]{1,40}:/, '')
		.split(/[,;:()/]/)
		.filter((item) => /\w/.test(item));
	const numbers = whole.match(new RegExp(NUMBER, 'g'))?.length ?? 0;
	if (/^\W*\d[\d,. ]* (?:[a-z-]+ ){0,2}[a-z-]+\b/.test(whole) && count(whole) <= 6 && numbers === 1) return items.length <= 2;
	const numbered = items.filter((item) => ANY_NUMBER.test(item)).length;
	if (numbers === 0 || numbered / items.length < 0.7) return false;
	const words = whole.match(/[a-z][\w'-]*/g)?.length ?? 0;
	return words / numbers <= (FUNCTION_WORD.test(whole) ? 6 : 2.5);
}

const HELD = /\b(?:it|we|they|i|you|he|she|is|are|was|were|has|have|had|would|will|should|the)\b/;

/** Words in a heap: no verb, and little that holds them together. */
export function isHeap(whole: string, texts: readonly string[]): boolean {
	const items = whole.split(/[,;/]/).filter((item) => /\w/.test(item));
	const short = items.filter((item) => count(item) <= 3).length;
	if (items.length >= 5 && short / items.length >= 0.8 && !HELD.test(whole)) return true;
	if (SURELY_FINITE.test(whole) || ORDER.test(whole)) return false;
	const held = whole.match(new RegExp(FUNCTION_WORD.source, 'g'))?.length ?? 0;
	if (FINITE.test(whole) && held > 0) return false;
	return held < 2 || held / count(whole) < 0.14 || texts.filter(isBare).length * 2 > texts.length;
}

/** Items of a list: three or more short parts without a verb in a row, and what leads into them. */
export function bareItems(texts: readonly string[]): readonly boolean[] {
	const marked = texts.map(() => false);
	let from = 0;
	const close = (to: number): void => {
		const leads = from > 0 && (MENTION.test(texts[from - 1]) || /:\s*$/.test(texts[from - 1]));
		if (to - from >= 3 || (to - from >= 2 && leads)) {
			for (let place = from; place < to; place += 1) marked[place] = true;
			if (from > 0 && MENTION.test(texts[from - 1])) marked[from - 1] = true;
		}
	};
	texts.forEach((text, place) => {
		if (isBare(text)) return;
		close(place);
		from = place + 1;
	});
	close(texts.length);
	return marked;
}
