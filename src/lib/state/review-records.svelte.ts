/** Stored reviews as pages see them: read once, kept up to date, each saved at once. */
import { emptyLog, readReviewLogs, REVIEW_PREFIX, reviewKey, sentAnswer, type ReviewLog } from '#lib/review/log.ts';
import type { ReviewKey } from '#lib/review/parts.ts';
import { scoreReview } from '#lib/review/score.ts';
import type { WorkStore } from './work.svelte.ts';

type ReviewStore = Pick<WorkStore, 'readRecords' | 'writeRecord' | 'watch'>;

/** What is done of an item. `share` is null until its key was fetched. */
export type ItemState = { readonly kind: 'open' } | { readonly kind: 'begun' } | { readonly kind: 'done'; readonly share: number | null };

export class ReviewRecords {
	#store: ReviewStore | null = null;
	#logs = $state.raw<readonly ReviewLog[]>([]);
	#keys = $state.raw<Readonly<Record<string, ReviewKey | undefined>>>({});
	#unread = $state(0);
	#ready = $state(false);

	get logs(): readonly ReviewLog[] {
		return this.#logs;
	}
	/** Keys of reviewed items as far as they were fetched, by item. */
	get keys(): Readonly<Record<string, ReviewKey | undefined>> {
		return this.#keys;
	}
	/** Items that were reviewed and whose key is not known yet. */
	get unlearned(): readonly string[] {
		const sent = this.#logs.filter((log) => sentAnswer(log) !== null).map(({ item }) => item);
		return sent.filter((item, place) => this.#keys[item] === undefined && sent.indexOf(item) === place);
	}
	get unread(): number {
		return this.#unread;
	}
	/** True once the stored reviews are in, or there is no store to read. */
	get ready(): boolean {
		return this.#ready;
	}

	/** Reads the store and follows it; returns the way to stop. Without a store reviews last as long as the page. */
	use(store: ReviewStore | null): () => void {
		this.#store = store;
		if (store === null) {
			this.#ready = true;
			return () => undefined;
		}
		let live = true;
		const read = async (): Promise<void> => {
			const { logs, unread } = readReviewLogs(await store.readRecords(REVIEW_PREFIX));
			if (!live) return;
			this.#logs = logs;
			this.#unread = unread;
			this.#ready = true;
		};
		const unwatch = store.watch(() => void read());
		void read();
		return () => {
			live = false;
			unwatch();
		};
	}

	/** The log of this item and draw as it was left, or a new one. One of another text of the item is begun anew. */
	logOf(item: string, seed: number, contentHash: string, engineHash: string): ReviewLog {
		const found = this.#logs.find((log) => log.item === item && log.seed === seed && log.contentHash === contentHash);
		return found ?? emptyLog(item, seed, contentHash, engineHash);
	}

	async save(log: ReviewLog): Promise<void> {
		this.#logs = [...this.#logs.filter((one) => reviewKey(one) !== reviewKey(log)), log];
		await this.#store?.writeRecord(reviewKey(log), log);
	}

	/** Learns the key of an item that was reviewed, so that its score can be shown. */
	learn(item: string, key: ReviewKey): void {
		this.#keys = { ...this.#keys, [item]: key };
	}

	/** The first review that was sent counts for the list; later draws are practice. */
	stateOf(item: string): ItemState {
		const own = this.#logs.filter((log) => log.item === item);
		const sent = own.find((log) => sentAnswer(log) !== null);
		if (sent === undefined) return { kind: own.some(({ events }) => events.length > 0) ? 'begun' : 'open' };
		const answer = sentAnswer(sent);
		const key = this.#keys[item];
		return { kind: 'done', share: answer === null || key === undefined ? null : scoreReview(answer, key).share };
	}
}
