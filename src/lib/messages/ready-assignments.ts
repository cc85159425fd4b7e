import type { Stage } from '#lib/exercise/vocabulary.ts';
import { readyAssignmentsEn } from './ready-assignments.en.ts';
import { speaker } from './say.ts';

const say = speaker(readyAssignmentsEn);

/** Title and objectives of the ready assignment of a stage. */
export function readyWords(stage: Stage): { readonly title: string; readonly objectives: readonly string[] } {
	return {
		title: say(`ready.${stage}.title`),
		objectives: [say(`ready.${stage}.objective-1`), say(`ready.${stage}.objective-2`), say(`ready.${stage}.objective-3`)]
	};
}
