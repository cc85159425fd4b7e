/** The second question of a card: the first thing to do. Options follow the learner's own answer, so they say nothing about the key. */
import { createStream } from '#lib/core/random.ts';
import { FAMILIES, familyOf } from '#lib/diagnosis/ids.ts';
import { lookAlikesOf } from '#lib/diagnosis/look-alikes.ts';
import { VOCABULARY, vocabularyEntry } from '#lib/diagnosis/vocabulary.ts';
import type { DiagnosisId, Family } from '#lib/diagnosis/verdict.ts';
import type { CardKind } from './drill-answer.ts';

/**
 * `sound` is among the remedies of the key. `harmful` is wrong for it. `idle` is neither, or right for a look-alike that a card
 * without the separating measurement cannot tell apart.
 */
export type ActionMark = 'sound' | 'idle' | 'harmful';

/** How an action stands to the key of a draw. To stop is a remedy like others: it is what to do when nothing is wrong. */
export function actionMark(action: string, accept: readonly DiagnosisId[], card: CardKind): ActionMark {
	if (accept.some((id) => vocabularyEntry(id).remedies.includes(action))) return 'sound';
	if (!accept.some((id) => vocabularyEntry(id).wrong.includes(action))) return 'idle';
	const families = accept.map(familyOf);
	const helpsAnother = VOCABULARY.some(({ family, remedies }) => families.includes(family) && remedies.includes(action));
	return card !== 'cause' && helpsAnother ? 'idle' : 'harmful';
}

/** Per family, what one might do first: right for some of its causes, wrong for others, as the chart shows. */
export const FAMILY_ACTIONS: Readonly<Record<Family, readonly string[]>> = {
	fits: ['stop-tuning', 'tune-more', 'add-penalty', 'enlarge'],
	'too-simple': ['enlarge', 'train-longer', 'loosen-penalty', 'more-rows'],
	'too-fitted': ['simplify', 'early-stop', 'train-longer', 'copy-rows'],
	'do-not-trust': ['refit-and-restate', 'fresh-sealed-set', 'tune-more', 'quote-with-caveat'],
	'cannot-tell': ['more-validation-rows', 'tune-more', 'change-model-anyway', 'more-decimals']
};

const MOST = 4;

/** Up to four actions to choose from, in an order that the draw decides. */
export function actionsFor(answer: string, seed: number): readonly string[] {
	const family = FAMILIES.find((name) => name === answer);
	const actions = family ? FAMILY_ACTIONS[family] : actionsForCause(answer);
	const order = createStream(seed).fork(`actions of ${answer}`).permutation(actions.length);
	return Array.from(order, (at) => actions[at]);
}

function actionsForCause(id: DiagnosisId): readonly string[] {
	const { remedies, wrong } = vocabularyEntry(id);
	const rivals = lookAlikesOf(id).flatMap((rival) => vocabularyEntry(rival.id).remedies.slice(0, 1));
	return [...new Set([remedies[0], ...wrong.slice(0, 2), ...rivals])].slice(0, MOST);
}
