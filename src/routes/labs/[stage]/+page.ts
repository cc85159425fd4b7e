import { error } from '@sveltejs/kit';
import { STAGE_ORDER } from '#lib/state/course.ts';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = () => STAGE_ORDER.map((stage) => ({ stage }));

export const load: PageLoad = ({ params }) => {
	const stage = STAGE_ORDER.find((known) => known === params.stage);
	if (stage === undefined) error(404);
	return { stage };
};
