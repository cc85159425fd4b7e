/** What the judge of one component says: a share and its reason, or null where the component does not apply. */
import { sentence, type Sentence } from './sentence.ts';
import type { ComponentId } from './weights.ts';

export type Judged = { readonly score: number; readonly reason: Sentence } | null;

/** Nothing was done that could earn a share. */
export function nothing(id: ComponentId): Judged {
	return { score: 0, reason: sentence(`grade.${id}.none`) };
}
