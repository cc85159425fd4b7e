import { error } from '@sveltejs/kit';
import { catalogue } from 'virtual:exercises/catalogue';
import { loadPublic } from 'virtual:exercises/public';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = () => catalogue.map(({ stage, slug }) => ({ stage, exercise: slug }));

export const load: PageLoad = async ({ params }) => {
	const at = catalogue.findIndex((entry) => entry.slug === params.exercise && entry.stage === params.stage);
	const open = loadPublic[params.exercise];
	if (at < 0 || !open) error(404, `There is no case "${params.exercise}" in ${params.stage}.`);
	const following = catalogue[at + 1];
	return { exercise: (await open()).exercise, next: following ? { stage: following.stage, slug: following.slug } : null };
};
