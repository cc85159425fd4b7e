import { offeredActions } from '#lib/decision/sheet.ts';
import type { PublicExercise } from '#lib/exercise/parts.ts';

/** The label of an action of a decision case; its id where the case does not offer it. */
export function actionName({ decision }: PublicExercise, id: string): string {
	return (decision && offeredActions(decision).find((action) => action.id === id)?.label) || id;
}
