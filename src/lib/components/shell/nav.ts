import type { shellEn } from '#lib/messages/shell.en.ts';

/** One entry of the main navigation. A page enters this list when it works, not before. */
export interface NavEntry {
	readonly route: '/labs' | '/drill' | '/progress' | '/about';
	readonly label: keyof typeof shellEn & `shell.nav.${string}`;
	readonly side: 'main' | 'end';
}

export const NAV: readonly NavEntry[] = [
	{ route: '/labs', label: 'shell.nav.labs', side: 'main' },
	{ route: '/drill', label: 'shell.nav.drill', side: 'main' },
	{ route: '/progress', label: 'shell.nav.work', side: 'end' },
	{ route: '/about', label: 'shell.nav.about', side: 'end' }
];

/** Whether `routeId` (SvelteKit's, e.g. `/labs/[stage]`) belongs under a navigation entry. The home page belongs to the labs. */
export function isCurrent(entry: NavEntry, routeId: string | null): boolean {
	if (routeId === null) return false;
	if (routeId === '/') return entry.route === '/labs';
	return routeId === entry.route || routeId.startsWith(`${entry.route}/`);
}
