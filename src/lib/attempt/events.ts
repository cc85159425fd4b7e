import type { DiagnosisId } from '#lib/diagnosis/verdict.ts';

/** Everything a learner can do that matters. Appended, never changed; the log is the only record. */
export type AttemptEvent =
	| {
			readonly type: 'started';
			readonly exercise: string;
			readonly seed: number;
			readonly contentHash: string;
			readonly engineHash: string;
	  }
	| { readonly type: 'step-done'; readonly step: string; readonly answer?: string }
	| { readonly type: 'split-chosen'; readonly train: number; readonly validation: number; readonly test: number; readonly by: string }
	| { readonly type: 'predicted'; readonly question: string; readonly answer: 'up' | 'same' | 'down'; readonly size?: number }
	/** Run 1 is the experiment as given. `changed` is the whole patch from it (path to value), so run 1 has `{}`. */
	| {
			readonly type: 'trained';
			readonly run: number;
			readonly changed: Readonly<Record<string, unknown>>;
			readonly digest: string;
			readonly validation: number;
	  }
	| { readonly type: 'run-failed'; readonly run: number; readonly reason: string }
	| { readonly type: 'run-cancelled'; readonly run: number }
	| { readonly type: 'instrument-read'; readonly instrument: string; readonly cost: number; readonly digest: string }
	| { readonly type: 'hint-taken'; readonly index: number }
	| {
			readonly type: 'committed';
			/** The run the diagnosis is about (1 = as given). */
			readonly run: number;
			/** An id of the vocabulary, or the name of a family. */
			readonly answer: string;
			/** Id of the reading or the figure that shows it. */
			readonly evidence: string;
			readonly confidence: 50 | 70 | 85 | 95;
			readonly holdsUp: HoldOutcome;
	  }
	| {
			readonly type: 'revealed';
			readonly key: DiagnosisId;
			readonly accept: readonly DiagnosisId[];
			readonly feedback: FeedbackState;
			readonly outcome: HoldOutcome;
			readonly digest: string;
	  }
	| { readonly type: 'broke-it'; readonly knob: string; readonly value: unknown; readonly verdict: DiagnosisId; readonly digest: string }
	/** A second thing is changed: the next run is compared with run `from`, in a new line of the notebook. */
	| { readonly type: 'forked'; readonly from: number }
	| { readonly type: 'test-opened'; readonly run: number; readonly score: number; readonly digest: string }
	| { readonly type: 'debriefed'; readonly choice: string }
	/** The learner reports a slip of their own before anybody asks; restores half of what an integrity cap takes. */
	| { readonly type: 'declared'; readonly slip: 'second-look' | 'leaked-number' }
	| { readonly type: 'finished' };

/** Did the validation score hold on fresh rows? `cannot-say` when validation itself is too uncertain to promise either. */
export type HoldOutcome = 'holds' | 'falls' | 'cannot-say';

export type FeedbackState = 'right-reason' | 'right-wrong-reason' | 'wrong-sound-evidence' | 'wrong';

/** One link of the chain. `hash` = SHA-256 of the canonical JSON of the other fields. */
export interface LogEntry {
	readonly i: number;
	/** Milliseconds since the Unix epoch, from the injected clock. */
	readonly t: number;
	readonly event: AttemptEvent;
	readonly prev: string;
	readonly hash: string;
}

export interface Attempt {
	/** Version of this record's format; a newer one is kept and explained, never dropped. */
	readonly version: 1;
	readonly id: string;
	readonly exercise: string;
	readonly seed: number;
	readonly entries: readonly LogEntry[];
}
