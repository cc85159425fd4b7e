/** One attempt open in one tab: its log in memory, always at least as long as the stored one, and the right to write to it. */
import type { Attempt, AttemptEvent } from '#lib/attempt/events.ts';
import { appendEvent } from '#lib/attempt/log.ts';
import { continueOnly, copyKey, longer, type SaveConflict } from './attempt-rows.ts';
import { NotOwnerError, within, type Ownership, type SessionParts } from './ownership.ts';
import type { Hold, TabMessage } from './tabs.ts';

export class AttemptSession {
	readonly #parts: SessionParts;
	readonly #patience: number;
	readonly #watchers = new Set<() => void>();
	readonly #unlisten: () => void;
	#attempt: Attempt;
	#key: string;
	#ownership: Ownership = 'other-tab';
	#hold: Hold | null = null;
	#waiting: AbortController | null = null;
	#closed = false;

	private constructor(parts: SessionParts, attempt: Attempt) {
		this.#parts = parts;
		this.#patience = parts.patienceMs ?? 1000;
		this.#attempt = attempt;
		this.#key = attempt.id;
		this.#unlisten = parts.tabs.listen((message) => this.#hear(message));
	}

	/** Opens an attempt; in a second tab it opens as `other-tab`. */
	static async open(parts: SessionParts, attempt: Attempt): Promise<AttemptSession> {
		const session = new AttemptSession(parts, attempt);
		const hold = await parts.tabs.acquire(attempt.id, () => session.#lose());
		if (hold) await session.#own(hold);
		else session.#waitForTurn();
		return session;
	}

	get attempt(): Attempt {
		return this.#attempt;
	}

	get ownership(): Ownership {
		return this.#ownership;
	}

	/**
	 * Adds an event to the log and saves it at once. Resolves when it is on disk, or when that failed or took too long: the
	 * event then waits in memory and the store's status says so.
	 * @throws {NotOwnerError} when another tab writes to this attempt.
	 */
	async append(event: AttemptEvent): Promise<Attempt> {
		if (this.#ownership !== 'mine') throw new NotOwnerError(this.#ownership);
		this.#attempt = appendEvent(this.#attempt, event, this.#parts.now());
		this.#changed();
		const appended = this.#attempt;
		await within(this.#save(), this.#patience);
		return appended;
	}

	/** Becomes the tab that writes, with everything the other one has logged. */
	async takeOver(): Promise<Attempt> {
		if (this.#ownership !== 'other-tab' || this.#closed) return this.#attempt;
		const turn = new Promise<void>((resolve) => {
			const unwatch = this.watch(() => {
				if (this.#ownership === 'other-tab') return;
				unwatch();
				resolve();
			});
		});
		this.#parts.tabs.send({ type: 'yield', id: this.#attempt.id });
		await within(turn, this.#patience);
		if (this.#isFollowing() && this.#hold === null) {
			this.#waiting?.abort();
			await this.#own(await this.#parts.tabs.steal(this.#attempt.id, () => this.#lose()));
		}
		return this.#attempt;
	}

	/** Calls back after every change of the log or of the ownership; returns the way to stop. */
	watch(changed: () => void): () => void {
		this.#watchers.add(changed);
		return () => this.#watchers.delete(changed);
	}

	/** Lets other tabs write. What waits to be saved is still saved. */
	close(): void {
		if (this.#closed) return;
		this.#closed = true;
		this.#parts.onClose?.(this);
		this.#unlisten();
		this.#waiting?.abort();
		this.#hold?.release();
		this.#hold = null;
		this.#watchers.clear();
	}

	/** The work was erased: nothing of this log may come back by a later save. */
	erase(): void {
		if (this.#ownership === 'erased') return;
		this.#ownership = 'erased';
		this.#waiting?.abort();
		this.#hold?.release();
		this.#hold = null;
		this.#changed();
	}

	#isFollowing(): boolean {
		return this.#ownership === 'other-tab' && !this.#closed;
	}

	async #own(hold: Hold): Promise<void> {
		if (this.#closed || this.#ownership === 'erased') return hold.release();
		this.#hold = hold;
		this.#waiting = null;
		const stored = await this.#readQuietly();
		// The lock may have been taken away while the log was read.
		if (this.#hold !== hold) return;
		this.#attempt = longer(this.#attempt, stored);
		this.#ownership = 'mine';
		this.#changed();
	}

	#waitForTurn(): void {
		if (!this.#isFollowing()) return;
		const waiting = new AbortController();
		this.#waiting = waiting;
		this.#parts.tabs
			.wait(this.#attempt.id, () => this.#lose(), waiting.signal)
			.then((hold) => this.#own(hold))
			.catch(() => undefined);
	}

	#lose(): void {
		if (this.#hold === null) return;
		this.#hold = null;
		this.#ownership = 'other-tab';
		this.#changed();
		this.#waitForTurn();
	}

	#hear(message: TabMessage): void {
		if (message.type === 'erased') return this.erase();
		if (message.type === 'changed') {
			if (this.#isFollowing() && message.key === this.#attempt.id) void this.#follow();
			return;
		}
		if (message.id !== this.#attempt.id) return;
		if (message.type === 'yielded') this.#adopt(message.attempt);
		else if (this.#ownership === 'mine') {
			const { attempt } = this;
			const hold = this.#hold;
			this.#lose();
			this.#parts.tabs.send({ type: 'yielded', id: attempt.id, attempt });
			hold?.release();
		}
	}

	async #follow(): Promise<void> {
		this.#adopt(await this.#readQuietly());
	}

	#adopt(attempt: Attempt | null): void {
		const adopted = longer(this.#attempt, attempt);
		if (adopted === this.#attempt) return;
		this.#attempt = adopted;
		this.#changed();
	}

	async #save(): Promise<void> {
		const saved = this.#attempt;
		let conflict: SaveConflict | null = null;
		const onConflict = (found: SaveConflict): void => void (conflict = found);
		await this.#parts.writer.put('attempts', this.#key, saved, continueOnly(onConflict));
		if (conflict !== null) await this.#resolve(conflict);
		this.#parts.tabs.send({ type: 'changed', key: this.#key });
	}

	/** Something else stands where this log belongs: follow it when it is a continuation, else keep this log beside it. */
	async #resolve(conflict: SaveConflict): Promise<void> {
		if (conflict === 'ahead') {
			await this.#follow();
			return;
		}
		if (this.#key === this.#attempt.id) this.#key = copyKey(this.#attempt);
		await this.#parts.writer.put('attempts', this.#key, this.#attempt);
	}

	async #readQuietly(): Promise<Attempt | null> {
		// The store reports its own troubles; without it the log in memory stands.
		return this.#parts.read(this.#attempt.id).catch(() => null);
	}

	#changed(): void {
		for (const watcher of [...this.#watchers]) watcher();
	}
}
