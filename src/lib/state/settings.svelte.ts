import type { DotCall } from './first-visit.svelte.ts';

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
	#firstCalls = $state.raw<readonly DotCall[]>([]);
	#ready = $state(false);
	#terms = $state.raw<readonly string[]>([]);

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

	/** The calls of the first visit, oldest case first; empty when it was skipped. */
	get firstCalls(): readonly DotCall[] {
		return this.#firstCalls;
	}

	/** Reads the stored values and keeps later ones there. Rejects when the store cannot be read; see `giveUp`. */
	async load(store: SettingsStore): Promise<void> {
		const [theme, done, terms, calls] = await Promise.all([
			store.readSetting('theme'),
			store.readSetting('first-visit-done'),
			store.readSetting('terms-met'),
			store.readSetting('first-visit-calls')
		]);
		this.#store = store;
		this.#theme = THEMES.find((known) => known === theme) ?? 'system';
		this.#firstVisitDone = done === true;
		this.#firstCalls = Array.isArray(calls) ? calls.filter(isDotCall) : [];
		const stored = Array.isArray(terms) ? terms.filter((term): term is string => typeof term === 'string') : [];
		this.#terms = [...stored, ...this.#terms.filter((term) => !stored.includes(term))];
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

	/** The first visit is over: with its calls, or skipped without any (which keeps those of an earlier one). */
	async finishFirstVisit(calls: readonly DotCall[] = []): Promise<void> {
		this.#firstVisitDone = true;
		if (calls.length > 0) {
			this.#firstCalls = calls;
			await this.#write('first-visit-calls', calls);
		}
		await this.#write('first-visit-done', true);
	}

	/** Whether the reader has met this term before, on this page or an earlier one. */
	hasMet(term: string): boolean {
		return this.#terms.includes(term);
	}

	meet(term: string): Promise<void> {
		if (this.#terms.includes(term)) return Promise.resolve();
		this.#terms = [...this.#terms, term];
		return this.#write('terms-met', this.#terms);
	}

	/** Back to what a newcomer has; the caller has erased the store. */
	forget(): void {
		this.#theme = 'system';
		this.#firstVisitDone = false;
		this.#firstCalls = [];
		this.#terms = [];
	}

	async #write(key: string, value: unknown): Promise<void> {
		// A setting that cannot be kept still holds for this page; work, unlike settings, reports its own failures.
		await this.#store?.writeSetting(key, value).catch(() => undefined);
	}
}

/** Whether a stored value is a call that can be shown; what another version wrote is left out, not guessed at. */
function isDotCall(value: unknown): value is DotCall {
	if (typeof value !== 'object' || value === null) return false;
	const { id, answer, outcome, evidence } = value as Partial<DotCall>;
	return (
		typeof id === 'number' &&
		(answer === 'yes' || answer === 'no' || answer === 'cannot-tell') &&
		(outcome === 'right' || outcome === 'fair' || outcome === 'wrong') &&
		typeof evidence?.shown.n === 'number' &&
		typeof evidence.fresh.n === 'number'
	);
}
