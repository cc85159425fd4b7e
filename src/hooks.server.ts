import type { Handle } from '@sveltejs/kit';

/** Fonts join what a page preloads: both faces are on every page, and text that changes face late is hard to read. */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, { preload: ({ type }) => type === 'js' || type === 'css' || type === 'font' });
