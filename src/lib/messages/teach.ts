import { speaker } from './say.ts';
import { teachEn } from './teach.en.ts';
import { teachClassEn } from './teach-class.en.ts';
import { teachComposeEn } from './teach-compose.en.ts';
import { teachDoEn } from './teach-do.en.ts';
import { teachGradesEn } from './teach-grades.en.ts';
import { teachItemsEn } from './teach-items.en.ts';
import { teachRegradeEn } from './teach-regrade.en.ts';
import { teachStoryEn } from './teach-story.en.ts';

/** The words of all pages of teaching: parts of a class and of an assignment are shown on more than one of them. */
export const say = speaker({
	...teachEn,
	...teachComposeEn,
	...teachDoEn,
	...teachClassEn,
	...teachGradesEn,
	...teachStoryEn,
	...teachItemsEn,
	...teachRegradeEn
});
