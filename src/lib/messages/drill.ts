import { diagnosisName } from './diagnosis.ts';
import { drillEn } from './drill.en.ts';
import { speaker } from './say.ts';
import { separatingSentence } from './vocabulary.ts';

export const say = speaker(drillEn);

/** The two of a pair by name: `OF-CAP|OF-DATA`, or `family:fits|too-fitted`. @throws {RangeError} for names that are not known. */
export function pairNames(pair: string): { readonly first: string; readonly second: string } {
	const [first, second] = pair.replace(/^family:/, '').split('|');
	return { first: diagnosisName(first), second: diagnosisName(second) };
}

/** How the two of a pair are told apart. @throws {RangeError} when the pair has no words yet. */
export function pairSentence(pair: string): string {
	if (!pair.startsWith('family:')) return separatingSentence(pair);
	const id = `pair.${pair.slice('family:'.length)}`;
	if (!Object.hasOwn(drillEn, id)) throw new RangeError(`There is no message "${id}". Add it to drill.en.ts.`);
	return say(id as 'pair.fits|too-simple');
}
