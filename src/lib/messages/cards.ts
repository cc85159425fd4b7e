import { cardsEn } from './cards.en.ts';
import { speaker } from './say.ts';

export const say = speaker(cardsEn);

/** A step in two or three words; one without words of its own is said as it is written. */
export function stepName(kind: string): string {
	const id = `step.${kind}`;
	return Object.hasOwn(cardsEn, id) ? (cardsEn[id as keyof typeof cardsEn] as string) : kind.replaceAll('-', ' ');
}

/** What a step does, with its settings; empty where there are no words for it. */
export function stepSays(kind: string, values: Readonly<Record<string, string | number>>): string {
	const id = `step.${kind}.says`;
	if (!Object.hasOwn(cardsEn, id)) return '';
	const message = cardsEn[id as keyof typeof cardsEn] as string | ((values: Readonly<Record<string, string | number>>) => string);
	return typeof message === 'string' ? message : message(values);
}
