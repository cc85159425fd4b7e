import type { DiagnosisId } from '#lib/diagnosis/verdict.ts';

/** Everything a learner can do that matters. Appended, never changed; the log is the only record. */
export type AttemptEvent =
	| {
			readonly type: 'started';
			readonly exercise: string;
			readonly seed: number;
			readonly contentHash: string;
			readonly engineHash: string;
			/** 1 the twin, 2 the break-it value, as a pool of an assignment may draw them; the exercise as written unless said. */
			readonly variant?: number;
	  }
	/**
	 * The draw asked for does not show what was planted: `tried` are the seeds in the order tried, the first included, `seed` is the
	 * one in use from here on, and `agrees` whether that one does. Logged before anything is trained, or not at all.
	 */
	| { readonly type: 'redrawn'; readonly tried: readonly number[]; readonly seed: number; readonly agrees: boolean }
	| { readonly type: 'step-done'; readonly step: string; readonly answer?: string }
	| { readonly type: 'split-chosen'; readonly train: number; readonly validation: number; readonly test: number; readonly by: string }
	/** `size` is the change expected, positive when better; `low` and `high` are the ends of an 80 % interval for it. */
	| {
			readonly type: 'predicted';
			readonly question: string;
			readonly answer: 'up' | 'same' | 'down';
			readonly size?: number;
			readonly low?: number;
			readonly high?: number;
	  }
	/** The knobs of the run to come, as a whole patch from the experiment as given. The last one counts; undo is an older one again. */
	| { readonly type: 'drafted'; readonly changed: Readonly<Record<string, unknown>> }
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
	/** `run` is the run it was read on, 1 unless said; `parameters` are what the page asked for besides what the exercise states. */
	| {
			readonly type: 'instrument-read';
			readonly instrument: string;
			readonly cost: number;
			readonly digest: string;
			readonly run?: number;
			readonly parameters?: Readonly<Record<string, unknown>>;
	  }
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
			/** The score expected on fresh rows, with an 80 % interval: asked from stage 2 on. */
			readonly expected?: Expected;
	  }
	/** What is going on in a later run, in one tap: it opens the knobs for the run after it. */
	| { readonly type: 'diagnosed'; readonly run: number; readonly answer: string }
	| {
			readonly type: 'revealed';
			readonly key: DiagnosisId;
			readonly accept: readonly DiagnosisId[];
			readonly feedback: FeedbackState;
			readonly outcome: HoldOutcome;
			readonly digest: string;
			/** The score on fresh rows, so that an expectation can be held against it from the log alone. */
			readonly fresh?: number;
	  }
	| { readonly type: 'broke-it'; readonly knob: string; readonly value: unknown; readonly verdict: DiagnosisId; readonly digest: string }
	/** A second thing is changed: the next run is compared with run `from`, in a new line of the notebook. */
	| { readonly type: 'forked'; readonly from: number }
	/** Two runs held side by side on the same rows: which is better, or a tie; and what their paired interval says. */
	| { readonly type: 'compared'; readonly a: number; readonly b: number; readonly answer: Comparison; readonly outcome: Comparison }
	/** A later run scored on fresh rows, once its diagnosis and the reveal are done. */
	| { readonly type: 'fresh-scored'; readonly run: number; readonly score: number; readonly digest: string }
	| { readonly type: 'test-opened'; readonly run: number; readonly score: number; readonly digest: string }
	/** What the learner believes before deciding: a number for each belief the case asks for. The last before the decision counts. */
	| { readonly type: 'believed'; readonly stated: Readonly<Record<string, number>> }
	/** The call: an action, and how sure the learner is, in percent, that no other is better. */
	| { readonly type: 'decided'; readonly action: string; readonly confidence: number }
	/** The memo as it stands, by the names of its parts. The last one counts. */
	| { readonly type: 'memo-written'; readonly parts: Readonly<Record<string, string>> }
	/** Production was lived through: what ran in the end, the points it came to, and the share of other futures that came out no better. */
	| { readonly type: 'produced'; readonly ran: string; readonly points: number; readonly luck: number; readonly digest: string }
	| { readonly type: 'debriefed'; readonly choice: string }
	/** The learner reports a slip of their own before anybody asks; restores half of what an integrity cap takes. */
	| { readonly type: 'declared'; readonly slip: 'second-look' | 'leaked-number' }
	| { readonly type: 'finished' };

export interface Expected {
	readonly value: number;
	readonly low: number;
	readonly high: number;
}

/** Of two runs: the first is better, the second is, or they cannot be told apart. */
export type Comparison = 'a' | 'b' | 'tie';

/** Did the validation score hold on fresh rows? `cannot-say` when validation itself is too uncertain to promise either. */
export type HoldOutcome = 'holds' | 'falls' | 'cannot-say';

export type FeedbackState = 'right-reason' | 'right-wrong-reason' | 'wrong-sound-evidence' | 'wrong';

/** One link of a chain. `hash` = SHA-256 of the canonical JSON of the other fields. */
export interface ChainEntry<E> {
	readonly i: number;
	/** Milliseconds since the Unix epoch, from the injected clock. */
	readonly t: number;
	readonly event: E;
	readonly prev: string;
	readonly hash: string;
}

/** A log of events of one kind: of a case (`Attempt`), or of something else that an assignment asks for. */
export interface Chain<E> {
	/** Version of this record's format; a newer one is kept and explained, never dropped. */
	readonly version: 1;
	readonly id: string;
	readonly exercise: string;
	readonly seed: number;
	readonly entries: readonly ChainEntry<E>[];
}

export type LogEntry = ChainEntry<AttemptEvent>;
export type Attempt = Chain<AttemptEvent>;
