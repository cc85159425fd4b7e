import { catalogue } from 'virtual:exercises/catalogue';
import type { Attempt } from '#lib/attempt/events.ts';
import { DRILL_PREFIX } from '#lib/practice/drill-answer.ts';
import { readDrillLog } from '#lib/practice/drill-log.ts';
import { encountersOf } from '#lib/practice/encounter.ts';
import type { Case } from '#lib/state/course.ts';
import { nextThing, type NextThing } from '#lib/state/next-thing.ts';
import type { WorkStore } from '#lib/state/work.svelte.ts';

/** What comes back today, or null where the next thing is a new case. Carries the scheduler, so it is loaded when it is needed. */
export async function dueThing(
	cases: readonly Case[],
	attempts: readonly Attempt[],
	store: Pick<WorkStore, 'readRecords'>,
	now: number
): Promise<NextThing | null> {
	const { answers } = readDrillLog(await store.readRecords(DRILL_PREFIX));
	const stageOf = (exercise: string) => catalogue.find(({ slug }) => slug === exercise)?.stage;
	const thing = nextThing(cases, encountersOf(attempts, answers, stageOf), now);
	return thing === null || thing.kind === 'case' ? null : thing;
}
