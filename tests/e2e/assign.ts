/** Assignments for browser tests, made from what is in the exercises' folder, so that the site's own engine can check what is handed in. */
import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import type { Assignment, AssignmentItem } from '#lib/teach/assignment.ts';
import { writeLink } from '#lib/teach/assignment-link.ts';
import { CONTENT_DIGITS } from '#lib/teach/assignment.ts';
import { buildLibrary } from '../../scripts/vite-exercises.ts';
import { buildReviews } from '../../scripts/vite-review.ts';

type Item = Omit<AssignmentItem, 'pool'> & {
	readonly pool: readonly { readonly name: string; readonly variant?: number; readonly seeds: readonly number[] }[];
};

/** Fills in what of an assignment comes from the exercises themselves. */
export function assigned(items: readonly Item[], over: Partial<Assignment> = {}): Assignment {
	const cases = buildLibrary(process.cwd()).publicParts;
	const reviews = items.some(({ kind }) => kind === 'review') ? buildReviews(process.cwd()).publicParts : new Map<string, never>();
	const contentOf = (name: string): string => {
		const found = cases.get(name) ?? reviews.get(name);
		if (found === undefined) throw new RangeError(`There is no exercise "${name}" to assign.`);
		return found.contentHash.slice(0, CONTENT_DIGITS);
	};
	return {
		format: 'holdout-assignment',
		version: 1,
		title: 'Week 1',
		engine: '0'.repeat(16),
		feedback: 'immediate',
		variants: 'open',
		items: items.map((item) => ({ ...item, pool: item.pool.map((member) => ({ ...member, content: contentOf(member.name) })) })),
		...over
	};
}

export const doPath = (assignment: Assignment): string => `do/${writeLink(assignment)}`;

/** The text of the file that a press saves. */
export async function saved(page: Page, press: () => Promise<void>): Promise<string> {
	const [download] = await Promise.all([page.waitForEvent('download'), press()]);
	return textOf(download);
}

export async function textOf(download: Download): Promise<string> {
	return readFile(await download.path(), 'utf8');
}

/** A text as a file of an input. */
export function asFile(name: string, text: string): { name: string; mimeType: string; buffer: Buffer } {
	return { name, mimeType: 'application/json', buffer: Buffer.from(text) };
}
