/** The words of a row of intervals: its name, on two lines where one is too short, and its value. */
import { formatScore } from '#lib/messages/format.ts';
import { measured, text, type DrawContext } from './draw.ts';
import type { IntervalRow } from './figure.ts';
import { textInkOf, type Mark } from './scene.ts';

/** From one line of a name to the next. */
export const NAME_LINE = 14;

const valueOf = (row: IntervalRow): string => row.text ?? formatScore(row.value);

export function valueWidth(row: IntervalRow, context: DrawContext): number {
	return measured(context, `${valueOf(row)} ${row.note ?? ''}`, true);
}

/** The name in at most two lines of so many pixels; what is longer still is cut, and stands whole in the table. */
export function nameLines({ label, strong }: Pick<IntervalRow, 'label' | 'strong'>, room: number, context: DrawContext): readonly string[] {
	const fits = (words: string): boolean => measured(context, words, strong) <= room;
	if (fits(label)) return [label];
	const words = label.split(' ');
	let first = words[0];
	let next = 1;
	while (next < words.length - 1 && fits(`${first} ${words[next]}`)) first += ` ${words[next++]}`;
	let second = words.slice(next).join(' ');
	if (second === '') return [cut(first, fits)];
	if (!fits(second)) second = cut(second, fits);
	return [fits(first) ? first : cut(first, fits), second];
}

function cut(words: string, fits: (words: string) => boolean): string {
	let kept = words;
	while (kept.length > 1 && !fits(`${kept}…`)) kept = kept.slice(0, -1).trimEnd();
	return `${kept}…`;
}

/** On narrow figures the name stands above its bar, with the value at its end; on wide ones left and right of it. */
export function rowWords(
	row: IntervalRow,
	names: readonly string[],
	middle: number,
	context: DrawContext,
	narrow: boolean,
	right: number
): readonly Mark[] {
	const y = narrow ? middle - 13 : middle + 4;
	const value = { text: valueOf(row), ink: textInkOf(row.role), strong: true };
	const note = row.note ? [{ text: row.note, ink: 'ink-3' as const, dx: 5 }] : [];
	// On wide figures the lines stand about the middle of the bar, on narrow ones the last stands above it.
	const top = narrow ? y - (names.length - 1) * NAME_LINE : y - ((names.length - 1) * NAME_LINE) / 2;
	return [
		...names.map((name, at) =>
			text(0, top + at * NAME_LINE, 'start', [{ text: name, ink: row.strong ? 'ink' : 'ink-2', strong: row.strong }])
		),
		narrow ? text(context.width, y, 'end', [value, ...note]) : text(right + 12, y, 'start', [value, ...note])
	];
}
