/** The drill's log as pages see it: read once, kept up to date, each answer saved at once. */
import { answerKey, DRILL_PREFIX, type DrillAnswer } from '#lib/practice/drill-answer.ts';
import { EMPTY_DRILL_LOG, readDrillLog, type DrillLog } from '#lib/practice/drill-log.ts';
import type { WorkStore } from './work.svelte.ts';

export type DrillStore = Pick<WorkStore, 'readRecords' | 'writeRecord' | 'watch'>;

export class DrillRecords {
	#store: DrillStore | null = null;
	#log = $state.raw<DrillLog>(EMPTY_DRILL_LOG);
	#ready = $state(false);

	get log(): DrillLog {
		return this.#log;
	}

	get answers(): readonly DrillAnswer[] {
		return this.#log.answers;
	}

	/** True once the stored answers are in, or there is no store to read. */
	get ready(): boolean {
		return this.#ready;
	}

	/** Reads the store and follows it; returns the way to stop. Without a store the answers last as long as the page. */
	use(store: DrillStore | null): () => void {
		this.#store = store;
		if (store === null) {
			this.#ready = true;
			return () => undefined;
		}
		let live = true;
		const read = async (): Promise<void> => {
			const records = await store.readRecords(DRILL_PREFIX);
			if (!live) return;
			this.#log = readDrillLog(records);
			this.#ready = true;
		};
		const unwatch = store.watch(() => void read());
		void read();
		return () => {
			live = false;
			unwatch();
		};
	}

	/** Keeps an answer. It counts at once; the store says in the page's foot when it is on the disk. */
	async add(answer: DrillAnswer): Promise<void> {
		const others = this.#log.answers.filter((one) => answerKey(one) !== answerKey(answer));
		this.#log = { ...this.#log, answers: [...others, answer] };
		await this.#store?.writeRecord(answerKey(answer), answer);
	}
}
