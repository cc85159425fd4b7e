/** Labels of evenly placed ticks: as many decimals as the step needs, the same for all. */
import { LOCALE } from '#lib/messages/locale.ts';
import type { Axis } from './figure.ts';

const MINUS = '\u2212';

/**
 * Tick labels; `signed` writes a plus before what is above zero.
 *
 * @param at values of the ticks, multiples of `step`.
 */
export function tickTexts(at: readonly number[], step: number, format: Axis['tickFormat'] = 'number', signed = false): readonly string[] {
	const percent = format === 'percent';
	const needed = format === 'integer' ? 0 : decimalsOf(percent ? step * 100 : step);
	// Scores are said with three digits: a lone tenth beside them looks like another kind of number.
	const places = !percent && needed === 1 && step < 1 ? 2 : needed;
	const even = new Intl.NumberFormat(LOCALE, {
		style: percent ? 'percent' : 'decimal',
		minimumFractionDigits: places,
		maximumFractionDigits: places,
		signDisplay: signed ? 'exceptZero' : 'auto'
	});
	// On a signed axis zero is the line that matters: it stands bare, not as 0.00.
	return at.map((tick) => (signed && Math.abs(tick) < step * 1e-6 ? '0' : even.format(tick).replace('-', MINUS)));
}

/** Decimals needed to write multiples of `step` exactly, at most six. */
export function decimalsOf(step: number): number {
	for (let places = 0; places < 6; places += 1) {
		const scaled = step * Number(`1e${places}`);
		if (Math.round(scaled) !== 0 && Math.abs(scaled - Math.round(scaled)) < 1e-6 * Math.abs(scaled)) return places;
	}
	return 6;
}
