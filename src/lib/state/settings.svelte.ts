export type Theme = 'system' | 'light' | 'dark';

/** Where settings are kept. Values are plain data; an unknown key reads as `undefined`. */
export interface SettingsStore {
	readSetting(key: string): Promise<unknown>;
	writeSetting(key: string, value: unknown): Promise<void>;
}

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** The few things the page remembers about a reader that are not work: colours, terms already met, first visit done. */
export class Settings {
	#store: SettingsStore | null = null;
	#theme = $state<Theme>('system');
	#firstVisitDone = $state(false);
	#ready = $state(false);
	#terms = $state.raw<ReadonlySet<string>>(new Set());

	/** True once the stored values are in (or could not be read). */
	get ready(): boolean {
		return this.#ready;
	}

	get theme(): Theme {
		return this.#theme;
	}

	get firstVisitDone(): boolean {
		return this.#firstVisitDone;
	}

	/** Reads the stored values and keeps later ones there. Rejects when the store cannot be read; see `giveUp`. */
	async load(store: SettingsStore): Promise<void> {
		const [theme, done, terms] = await Promise.all([
			store.readSetting('theme'),
			store.readSetting('first-visit-done'),
			store.readSetting('terms-met')
		]);
		this.#store = store;
		this.#theme = THEMES.find((known) => known === theme) ?? 'system';
		this.#firstVisitDone = done === true;
		const stored = Array.isArray(terms) ? terms.filter((term): term is string => typeof term === 'string') : [];
		this.#terms = new Set([...stored, ...this.#terms]);
		this.#ready = true;
	}

	/** There is no store: the defaults hold, and changes last as long as the page. */
	giveUp(): void {
		this.#ready = true;
	}

	setTheme(theme: Theme): Promise<void> {
		this.#theme = theme;
		return this.#write('theme', theme);
	}

	finishFirstVisit(): Promise<void> {
		this.#firstVisitDone = true;
		return this.#write('first-visit-done', true);
	}

	/** Whether the reader has met this term before, on this page or an earlier one. */
	hasMet(term: string): boolean {
		return this.#terms.has(term);
	}

	meet(term: string): Promise<void> {
		if (this.#terms.has(term)) return Promise.resolve();
		this.#terms = new Set([...this.#terms, term]);
		return this.#write('terms-met', [...this.#terms]);
	}

	/** Back to what a newcomer has; the caller has erased the store. */
	forget(): void {
		this.#theme = 'system';
		this.#firstVisitDone = false;
		this.#terms = new Set();
	}

	async #write(key: string, value: unknown): Promise<void> {
		// A setting that cannot be kept still holds for this page; work, unlike settings, reports its own failures.
		await this.#store?.writeSetting(key, value).catch(() => undefined);
	}
}
