import { labsEn } from './labs.en.ts';
import { speaker } from './say.ts';

export const say = speaker(labsEn);

/** The name of a model family as the catalogue writes it; a family without a name of its own is written as it is. */
export function sayModel(family: string): string {
	const id = `labs.model.${family}`;
	return id in labsEn ? say(id as 'labs.model.mlp') : family;
}
