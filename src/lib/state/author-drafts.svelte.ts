/** The drafts of this browser, each a record of its own. */
import type { Draft } from '#lib/teach/author/draft.ts';
import type { WorkStore } from './work.svelte.ts';

export type DraftStore = Pick<WorkStore, 'readRecords' | 'writeRecord' | 'forget'>;

const PREFIX = 'author/';
/** Names the draft that was open last. */
const LAST = 'author/last';

export class AuthorDrafts {
	readonly #store: () => DraftStore | null;
	#list = $state.raw<readonly Draft[]>([]);

	/** @param store null where the browser keeps nothing. */
	constructor(store: () => DraftStore | null) {
		this.#store = store;
	}

	get list(): readonly Draft[] {
		return this.#list;
	}

	/** Reads what is kept; the draft that was open last, or null. */
	async restore(): Promise<Draft | null> {
		const records = (await this.#store()?.readRecords(PREFIX)) ?? [];
		this.#list = records.flatMap(({ value }) => (isDraft(value) ? [value] : []));
		const last = records.find(({ key }) => key === LAST)?.value as { id?: unknown } | undefined;
		return this.#list.find(({ id }) => id === last?.id) ?? this.#list.at(-1) ?? null;
	}

	find(id: string): Draft | undefined {
		return this.#list.find((draft) => draft.id === id);
	}

	async keep(draft: Draft): Promise<void> {
		this.#list = [...this.#list.filter(({ id }) => id !== draft.id), draft];
		await this.#store()?.writeRecord(PREFIX + draft.id, JSON.parse(JSON.stringify(draft)));
		await this.open(draft.id);
	}

	/** Notes which one is open. */
	async open(id: string): Promise<void> {
		await this.#store()?.writeRecord(LAST, { id });
	}

	/** Takes one away, for good. */
	async remove(id: string): Promise<void> {
		this.#list = this.#list.filter((draft) => draft.id !== id);
		await this.#store()?.forget([], [PREFIX + id]);
	}
}

/** Records are this page's own; one of another version is left alone. */
function isDraft(value: unknown): value is Draft {
	return typeof value === 'object' && value !== null && 'version' in value && value.version === 1 && 'exercise' in value && 'slug' in value;
}
