/** A memo while it is written: kept as a record after each pause, so that a closed tab loses nothing. */
import { checkMemo, EMPTY_MEMO, MAX_PART, readMemo, type Memo, type MemoCheck, type MemoPart } from '#lib/language/memo.ts';
import type { WorkStore } from './work.svelte.ts';

export type MemoStore = Pick<WorkStore, 'readRecords' | 'writeRecord'>;

const PAUSE = 400;

export class MemoDraft {
	readonly #key: string;
	readonly #store: MemoStore | null;
	#memo = $state.raw<Memo>(EMPTY_MEMO);
	#touched = false;
	#timer: ReturnType<typeof setTimeout> | null = null;
	readonly check: MemoCheck = $derived(checkMemo(this.#memo));

	/** @param id names the draft: the attempt it belongs to. `given` is what stands in it before anything was written. */
	constructor(id: string, store: MemoStore | null, given: Partial<Memo> = {}) {
		this.#key = `memo/${id}`;
		this.#store = store;
		this.#memo = { ...EMPTY_MEMO, ...given };
	}

	get memo(): Memo {
		return this.#memo;
	}

	/** Takes up what was written before; what was typed in the meantime stands. */
	async load(): Promise<void> {
		const found = (await this.#store?.readRecords(this.#key))?.find(({ key }) => key === this.#key);
		const memo = readMemo((found?.value as { memo?: unknown } | undefined)?.memo);
		if (memo !== null && !this.#touched) this.#memo = memo;
	}

	write(part: MemoPart, text: string): void {
		this.#touched = true;
		this.#memo = { ...this.#memo, [part]: text.slice(0, MAX_PART) };
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.save(), PAUSE);
	}

	/** Saves at once; call when the page is left. */
	async save(): Promise<void> {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
		if (this.#touched) await this.#store?.writeRecord(this.#key, { version: 1, memo: this.#memo });
	}
}
