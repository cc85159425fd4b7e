import { resolve } from '$app/paths';
import { engineHash } from 'virtual:engine-hash';
import { loadReview } from 'virtual:review/items';
import { writeFact } from '#lib/messages/review.ts';
import type { ReviewReveal } from '#lib/review/parts.ts';
import { LabError, type LabRuntime } from '#lib/runtime/protocol.ts';
import { systemClock } from '#lib/state/clock.ts';
import type { ReviewRecords } from '#lib/state/review-records.svelte.ts';
import { ReviewSession } from '#lib/state/review.svelte.ts';

const address = (path: string): string => resolve('/') + path;

/** Opens an item at a draw: its public part, its log, and a lab to run it in. */
export async function openReview(slug: string, seed: number, records: ReviewRecords, runtime: LabRuntime): Promise<ReviewSession> {
	const { item } = await loadReview[slug]();
	return new ReviewSession({
		item,
		log: records.logOf(slug, seed, item.contentHash, engineHash),
		runtime,
		clock: systemClock,
		save: (log) => records.save(log),
		fetchReveal: async () => {
			const reveal = await fetchReveal(item.revealRef);
			records.learn(slug, reveal.key);
			return reveal;
		},
		resolve: address,
		write: writeFact
	});
}

/** Fetches the keys of items that were reviewed on an earlier visit, and of no others. One that cannot be fetched stays unknown. */
export async function learnKeys(records: ReviewRecords): Promise<void> {
	for (const slug of records.unlearned) {
		const open = loadReview[slug];
		if (!open) continue;
		const { item } = await open();
		const reveal = await fetchReveal(item.revealRef).catch(() => null);
		if (reveal !== null) records.learn(slug, reveal.key);
	}
}

async function fetchReveal(ref: string): Promise<ReviewReveal> {
	const response = await fetch(address(ref)).catch(() => null);
	if (!response?.ok) throw new LabError('internal', 'a part of this item could not be loaded. Check the connection.');
	return (await response.json()) as ReviewReveal;
}
