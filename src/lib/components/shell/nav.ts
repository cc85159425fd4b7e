import type { shellEn } from '#lib/messages/shell.en.ts';

/** One entry of the main navigation. A page enters this list when it works, not before. */
export interface NavEntry {
	readonly route: '/labs' | '/drill' | '/review' | '/interview' | '/audit' | '/portfolio' | '/teach' | '/progress' | '/about';
	readonly label: keyof typeof shellEn & `shell.nav.${string}`;
	readonly side: 'main' | 'end';
}

export const NAV: readonly NavEntry[] = [
	{ route: '/labs', label: 'shell.nav.labs', side: 'main' },
	{ route: '/drill', label: 'shell.nav.drill', side: 'main' },
	{ route: '/review', label: 'shell.nav.review', side: 'main' },
	{ route: '/interview', label: 'shell.nav.interview', side: 'main' },
	{ route: '/audit', label: 'shell.nav.audit', side: 'main' },
	{ route: '/teach', label: 'shell.nav.teach', side: 'main' },
	{ route: '/portfolio', label: 'shell.nav.portfolio', side: 'end' },
	{ route: '/progress', label: 'shell.nav.work', side: 'end' },
	{ route: '/about', label: 'shell.nav.about', side: 'end' }
];

/** Whether `routeId` (SvelteKit's, e.g. `/labs/[stage]`) belongs under a navigation entry. The home page, the season and the capstone belong to the labs. */
export function isCurrent(entry: NavEntry, routeId: string | null): boolean {
	if (routeId === null) return false;
	if (routeId === '/' || routeId === '/season' || routeId === '/capstone') return entry.route === '/labs';
	if (routeId === '/do') return entry.route === '/teach';
	return routeId === entry.route || routeId.startsWith(`${entry.route}/`);
}
