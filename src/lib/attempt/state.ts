/** Where the learner is, as the fold in `reduce.ts` finds it. Nothing here is stored. */
import type { AttemptEvent } from './events.ts';

export type EventOf<T extends AttemptEvent['type']> = Extract<AttemptEvent, { type: T }>;
/** An event's own fields, with the time it was logged. */
export type Logged<T extends AttemptEvent['type']> = Omit<EventOf<T>, 'type'> & { readonly t: number };

export type Commitment = Logged<'committed'>;
export type Reveal = Logged<'revealed'>;
export type Prediction = Logged<'predicted'>;

/** One row of the run notebook. */
export interface RunRecord {
	readonly run: number;
	readonly status: 'trained' | 'failed' | 'cancelled';
	/** The patch from the experiment as given. */
	readonly changed: Readonly<Record<string, unknown>>;
	/** The trained run it is compared with: the one before, or the one forked from. `null` for run 1. */
	readonly comparedWith: number | null;
	/** Paths in which its patch differs from that run's, sorted. Empty for run 1 and for runs that did not finish. */
	readonly differs: readonly string[];
	/** True when the learner announced a new line (`forked`) for this run. */
	readonly forked: boolean;
	readonly prediction: Prediction | null;
	readonly validation: number | null;
	readonly digest: string | null;
	readonly reason: string | null;
	readonly t: number;
}

/** `new` nothing logged; `evidence` up to the commitment; `committed` not yet revealed; `revealed`; `finished`. */
export type Phase = 'new' | 'evidence' | 'committed' | 'revealed' | 'finished';

export interface AttemptState {
	readonly phase: Phase;
	readonly started: Logged<'started'> | null;
	/** The draw took the place of the one asked for, or would not be replaced; null where the one asked for is in use as it is. */
	readonly redrawn: Logged<'redrawn'> | null;
	readonly lastAt: number | null;
	readonly stepsDone: readonly string[];
	readonly answers: Readonly<Record<string, string>>;
	readonly split: Logged<'split-chosen'> | null;
	/** The last prediction per question. */
	readonly predictions: Readonly<Record<string, Prediction>>;
	/** A prediction made since the last trained run: it belongs to the run to come. */
	readonly openPrediction: Prediction | null;
	/** Every try in the order made, those that failed or were cancelled included. */
	readonly runs: readonly RunRecord[];
	readonly trained: readonly RunRecord[];
	/** Number of the run to come. */
	readonly nextRun: number;
	/** Trained run that the run to come is compared with. */
	readonly base: number | null;
	/** Knobs of the run to come as they were turned, oldest first; empty while nothing was turned. Undo takes the last away. */
	readonly drafts: readonly Readonly<Record<string, unknown>>[];
	/** The run to come begins a new line of the notebook. */
	readonly forkAnnounced: boolean;
	readonly instruments: readonly Logged<'instrument-read'>[];
	/** Units of the budget used. */
	readonly spent: number;
	/** Hints taken, without repeats. */
	readonly hints: readonly number[];
	readonly commitments: readonly Commitment[];
	/** The one that is graded: the first about run 1, made before the reveal. */
	readonly commitment: Commitment | null;
	/** The last diagnosis in one tap per run, that of the commitment included. */
	readonly diagnosed: Readonly<Record<number, string>>;
	readonly reveal: Reveal | null;
	readonly brokeIt: readonly Logged<'broke-it'>[];
	/** The knobs open once a diagnosis is logged. */
	readonly knobsOpen: boolean;
	readonly comparisons: readonly Logged<'compared'>[];
	readonly freshScored: readonly Logged<'fresh-scored'>[];
	readonly testLooks: readonly Logged<'test-opened'>[];
	/** A run was trained after the sealed test was opened. */
	readonly tunedAfterTest: boolean;
	/** What the learner last believed before the decision. */
	readonly belief: Logged<'believed'> | null;
	/** The first one counts. */
	readonly decision: Logged<'decided'> | null;
	readonly memo: Logged<'memo-written'> | null;
	readonly produced: Logged<'produced'> | null;
	/** The first answer counts. */
	readonly debrief: string | null;
	readonly declared: readonly EventOf<'declared'>['slip'][];
}

export const NEW_ATTEMPT: AttemptState = {
	phase: 'new',
	started: null,
	redrawn: null,
	lastAt: null,
	stepsDone: [],
	answers: {},
	split: null,
	predictions: {},
	openPrediction: null,
	runs: [],
	trained: [],
	nextRun: 1,
	base: null,
	drafts: [],
	forkAnnounced: false,
	instruments: [],
	spent: 0,
	hints: [],
	commitments: [],
	commitment: null,
	diagnosed: {},
	reveal: null,
	brokeIt: [],
	knobsOpen: false,
	comparisons: [],
	freshScored: [],
	testLooks: [],
	tunedAfterTest: false,
	belief: null,
	decision: null,
	memo: null,
	produced: null,
	debrief: null,
	declared: []
};
