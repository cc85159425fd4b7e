/**
 * Answers that were worked out once, by what was asked: a class of 120 runs a few dozen experiments, and each is trained once. What
 * is kept is small and plain JSON, so it may be kept from one session to the next.
 */
import { canonicalJson } from '#lib/core/digest.ts';

export interface ReplayMemo {
	/** The answer to a question, made by `make` the first time it is asked. A failure is not kept. */
	recall<T>(question: Readonly<Record<string, unknown>>, make: () => Promise<T>): Promise<T>;
	/** Questions asked, and those that had to be worked out. */
	readonly asked: number;
	readonly made: number;
	/** Milliseconds spent working out, added up over all of them; they may have run side by side. */
	readonly milliseconds: number;
	/** Everything known, for `createMemo` of a later session. */
	entries(): Promise<readonly (readonly [string, unknown])[]>;
}

/**
 * @param engineHash goes into every key: another engine gives other numbers
 * @param now milliseconds from any origin: durations only
 * @param known what `entries` of an earlier memo gave
 */
export function createMemo(engineHash: string, now: () => number, known: readonly (readonly [string, unknown])[] = []): ReplayMemo {
	const answers = new Map<string, Promise<unknown>>(known.map(([key, answer]) => [key, Promise.resolve(answer)]));
	const counts = { asked: 0, made: 0, milliseconds: 0 };
	return {
		recall: async <T>(question: Readonly<Record<string, unknown>>, make: () => Promise<T>): Promise<T> => {
			counts.asked += 1;
			const key = canonicalJson({ ...question, engineHash });
			const found = answers.get(key);
			// Only this function writes under a key, and a question names what kind of answer it has.
			if (found !== undefined) return (await found) as T;
			const started = now();
			const making = make();
			answers.set(key, making);
			try {
				const answer = await making;
				counts.made += 1;
				counts.milliseconds += now() - started;
				return answer;
			} catch (error) {
				answers.delete(key);
				throw error;
			}
		},
		get asked() {
			return counts.asked;
		},
		get made() {
			return counts.made;
		},
		get milliseconds() {
			return counts.milliseconds;
		},
		entries: () => Promise.all([...answers].map(async ([key, answer]) => [key, await answer] as const))
	};
}
