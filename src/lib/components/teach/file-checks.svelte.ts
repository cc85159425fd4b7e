/** Replaying files side by side: how far it is, stopping it, and how it ended. */
import type { Clock } from '#lib/state/clock.ts';
import type { BookFile, BookResult } from '#lib/teach/gradebook/book.ts';
import type { Regrade } from '#lib/teach/rules.ts';
import type { VerificationResult } from '#lib/teach/verification.ts';

/** Replays files of one assignment; made where the lab is known, with one memory of experiments for all of them. */
export interface Verifier {
	verify(file: BookFile, rules: Regrade | null, signal: AbortSignal): Promise<VerificationResult>;
	/** Flags that only show when files are held against one another. */
	crossCheck(results: readonly VerificationResult[]): readonly VerificationResult[];
	/** Experiments asked for, and those that had to be trained. */
	readonly counts: { readonly asked: number; readonly made: number };
	/** Files that are replayed side by side. */
	readonly width: number;
	dispose(): void;
}

export interface Checking {
	readonly done: number;
	readonly of: number;
	readonly name: string;
	readonly asked: number;
	readonly made: number;
	readonly startedAt: number;
}

export type CheckEnd = { readonly kind: 'done'; readonly n: number; readonly minutes: number } | { readonly kind: 'cancelled' };

export interface CheckWork {
	readonly files: readonly BookFile[];
	/** Rules of a regrade, or null. */
	readonly rules: Regrade | null;
	readonly keep: (found: BookResult) => Promise<void>;
	/** After the last file, unless it was stopped. */
	readonly finish: () => Promise<void>;
}

export class FileChecks {
	readonly #clock: Clock;
	#now = $state.raw<Checking | null>(null);
	#ended = $state.raw<CheckEnd | null>(null);
	#abort: AbortController | null = null;

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** Null while nothing is being replayed. */
	get now(): Checking | null {
		return this.#now;
	}
	get ended(): CheckEnd | null {
		return this.#ended;
	}

	cancel(): void {
		this.#abort?.abort();
	}

	/** Some files at a time, each result kept as it comes. One run at a time: a second one stops the first. */
	async run({ files, rules, keep, finish }: CheckWork, verifier: Verifier): Promise<void> {
		this.cancel();
		const abort = new AbortController();
		const { signal } = abort;
		this.#abort = abort;
		this.#ended = null;
		const startedAt = this.#clock.now();
		const waiting = [...files];
		let done = 0;
		const show = (name: string): void => {
			const { asked, made } = verifier.counts;
			if (this.#abort === abort) this.#now = { done, of: files.length, name, asked, made, startedAt };
		};
		const end = (how: CheckEnd): void => {
			if (this.#abort === abort) this.#ended = how;
		};
		show('');
		const work = async (): Promise<void> => {
			for (let file = waiting.shift(); file !== undefined && !signal.aborted; file = waiting.shift()) {
				show(file.name);
				const result = await verifier.verify(file, rules, signal);
				if (signal.aborted) return;
				await keep({ id: file.id, result });
				done += 1;
				show(file.name);
				// What is in memory is answered at once; without a breath a whole class would be one task, and the page stand still.
				await new Promise((resume) => setTimeout(resume));
			}
		};
		try {
			await Promise.all(Array.from({ length: verifier.width }, work));
			if (!signal.aborted) await finish();
			end(signal.aborted ? { kind: 'cancelled' } : { kind: 'done', n: done, minutes: (this.#clock.now() - startedAt) / 60_000 });
		} catch (error) {
			if (!signal.aborted) throw error;
			end({ kind: 'cancelled' });
		} finally {
			if (this.#abort === abort) {
				this.#now = null;
				this.#abort = null;
			}
		}
	}
}
