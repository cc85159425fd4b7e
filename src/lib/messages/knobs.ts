import { knobsEn } from './knobs.en.ts';

/** The name of a pipeline field or of a value it takes; a value without words of its own is said as it is written. */
export function knobName(id: string): string {
	return Object.hasOwn(knobsEn, id) ? knobsEn[id as keyof typeof knobsEn] : id.replaceAll('-', ' ');
}
