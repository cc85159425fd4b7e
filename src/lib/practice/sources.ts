/** Which exercises practice draws from: those of the stages a learner has come to, kept clear of core cases still to be met. */
import type { CatalogueEntry } from '#lib/exercise/parts.ts';
import { STAGES, type Stage } from '#lib/exercise/vocabulary.ts';
import type { Source } from './deal.ts';

/** A case as far as practice cares. */
export interface Practised {
	readonly entry: CatalogueEntry;
	readonly finished: boolean;
}

/** With fewer exercises than this the cards would tell by their story, so unmet core cases are drawn as well. */
const FEWEST = 8;

/** Stages that are open: the first, and each whose predecessor has half of its core cases finished or any case of it is. */
export function openStages(cases: readonly Practised[]): readonly Stage[] {
	const has = STAGES.filter((stage) => cases.some(({ entry }) => entry.stage === stage));
	return has.filter((stage, place) => {
		if (place === 0 || cases.some(({ entry, finished }) => finished && entry.stage === stage)) return true;
		const before = cases.filter(({ entry }) => entry.stage === has[place - 1] && entry.core);
		return before.filter(({ finished }) => finished).length * 2 >= before.length;
	});
}

/** Exercises and their variants to draw from. `only` keeps to one stage. */
export function sourcesFor(cases: readonly Practised[], only: Stage | null = null): readonly Source[] {
	const open = openStages(cases);
	const reached = cases.filter(({ entry }) => (only === null ? open.includes(entry.stage) : entry.stage === only));
	const met = reached.filter(({ entry, finished }) => finished || !entry.core);
	const chosen = met.length >= FEWEST ? met : reached;
	return chosen.flatMap(({ entry }) => Array.from({ length: entry.variants + 1 }, (_, variant) => ({ exercise: entry.slug, variant })));
}
