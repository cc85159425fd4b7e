/** Title, slug, brief and address come before the commitment, so they must not predict the diagnosis. */

/** Stems that name a fault, a cure or a verdict. A word of the story may not begin with one of them. */
const TELLTALE_STEMS: readonly string[] = [
	'overfit underfit memoris memoriz leak contaminat duplicat shortcut spurious miscalibrat calibrat overconfiden',
	'underconfiden regularis regulariz underspecif inconclusive healthy bias variance capacity generalis generaliz drift',
	'imbalanc subgroup simpson irreducib ceiling bottleneck undertrain overtrain'
].flatMap((line) => line.split(' '));

/** Words of a nickname that are too common to give anything away. */
const COMMON: readonly string[] = [
	'a an the to of in on it is no not and or for with at by as be who that this too two one its out up all but from over',
	'under'
].flatMap((line) => line.split(' '));

export interface NeutralityProblem {
	readonly word: string;
	/** Place of the word in the text. */
	readonly index: number;
	readonly message: string;
}

const wordsOf = (text: string): { word: string; index: number }[] =>
	[...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({ word: match[0].toLowerCase(), index: match.index }));

/** The first word that gives the diagnosis away: a telltale, or a word of the nickname. Null when the text is neutral. */
export function neutralityProblem(text: string, nickname: string): NeutralityProblem | null {
	const ofNickname = wordsOf(nickname)
		.map(({ word }) => word)
		.filter((word) => word.length > 2 && !COMMON.includes(word));
	for (const { word, index } of wordsOf(text)) {
		const stem = TELLTALE_STEMS.find((telltale) => word.startsWith(telltale));
		if (stem !== undefined)
			return { word, index, message: `"${word}" gives the diagnosis away before the commitment; use a neutral word.` };
		if (ofNickname.includes(word))
			return { word, index, message: `"${word}" is a word of the nickname, which is shown only at the reveal; use another word.` };
	}
	return null;
}
