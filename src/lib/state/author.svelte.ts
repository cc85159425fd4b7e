/** The desk of an author: one draft, its preview, its proof. Long because a draft, its preview and its proof follow one another. */
import { experimentOf } from '#lib/exercise/experiment.ts';
import { passes, summarise, type ProofSummary } from '#lib/exercise/proof-summary.ts';
import type { DrawProof } from '#lib/exercise/prove.ts';
import type { Exercise } from '#lib/exercise/schema.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import { experimentProblems } from '#lib/pipeline/check.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { LabRuntime } from '#lib/runtime/protocol.ts';
import { checkDraft, folderOf, type Draft, type DraftReport } from '#lib/teach/author/draft.ts';
import { openPack } from '#lib/teach/author/open-pack.ts';
import { writePackZip } from '#lib/teach/author/pack-zip.ts';
import { ProofError, type Prover } from '#lib/teach/author/proof-wire.ts';
import { starterDraft } from '#lib/teach/author/starter.ts';
import { suggestClaims } from '#lib/teach/author/suggest-claims.ts';
import { guardExperiment } from '#lib/teach/author/work.ts';
import { failureWords } from './author-words.ts';
import type { WorkStore } from './work.svelte.ts';

export type DraftStore = Pick<WorkStore, 'readRecords' | 'writeRecord' | 'forget'>;

export interface AuthorDeps {
	readonly lab: Pick<LabRuntime, 'run'>;
	readonly prover: Prover;
	readonly store: () => DraftStore | null;
	readonly newId: () => string;
}

export type Preview =
	| { readonly kind: 'none' | 'stopped' }
	| { readonly kind: 'running'; readonly fraction: number }
	| { readonly kind: 'failed'; readonly message: string };

export interface Proof {
	/** Hash of the folder that was proved. */
	readonly hash: string;
	readonly draws: readonly DrawProof[];
	readonly summary: ProofSummary;
	readonly holds: boolean;
}

const PREFIX = 'author/';
/** Names the draft that was open last. */
const LAST = 'author/last';
const PAUSE = 500;
export const PROOF_DRAWS = 20;
const FIRST_SEED = 1000;

export class AuthorDesk {
	readonly #deps: AuthorDeps;
	#draft = $state.raw<Draft>(starterDraft('first'));
	#report = $state.raw<DraftReport>({ ok: false, problems: [] });
	#drafts = $state.raw<readonly Draft[]>([]);
	#preview = $state.raw<Preview>({ kind: 'none' });
	#run = $state.raw<RunEvidence | null>(null);
	#proof = $state.raw<Proof | null>(null);
	#proving = $state.raw<number | null>(null);
	#trouble = $state.raw('');
	#suggested = $state.raw<readonly string[] | null>(null);
	#measuring = $state.raw(false);
	#seed = $state.raw(FIRST_SEED);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#unsaved = false;
	#training: AbortController | null = null;
	#proofStop: AbortController | null = null;
	/** What the preview last trained, so that a change of words trains nothing. */
	#trained = '';

	/** True while the proof of this very draft holds: only then is it exported. */
	readonly canExport: boolean = $derived(
		this.#proof !== null && this.#report.ok && this.#proof.hash === this.#report.hash && this.#proof.holds
	);
	readonly stale: boolean = $derived(this.#proof !== null && !(this.#report.ok && this.#proof.hash === this.#report.hash));

	constructor(deps: AuthorDeps) {
		this.#deps = deps;
	}

	get draft(): Draft {
		return this.#draft;
	}
	get exercise(): Exercise {
		return this.#draft.exercise;
	}
	get drafts(): readonly Draft[] {
		return this.#drafts;
	}
	get problems(): readonly string[] {
		return this.#report.ok ? [] : this.#report.problems;
	}
	get preview(): Preview {
		return this.#preview;
	}
	get run(): RunEvidence | null {
		return this.#run;
	}
	get proof(): Proof | null {
		return this.#proof;
	}
	/** Draws that are done; null while nothing is proved. */
	get proving(): number | null {
		return this.#proving;
	}
	/** Why the last proof ended without a result. */
	get trouble(): string {
		return this.#trouble;
	}
	/** Facts of the claims that were proposed last; empty where the sides do not differ. */
	get suggested(): readonly string[] | null {
		return this.#suggested;
	}
	get measuring(): boolean {
		return this.#measuring;
	}
	get seed(): number {
		return this.#seed;
	}

	/** Takes up the newest draft that is kept, or begins one. */
	async restore(): Promise<void> {
		const records = (await this.#deps.store()?.readRecords(PREFIX)) ?? [];
		this.#drafts = records.flatMap(({ value }) => (isDraft(value) ? [value] : []));
		const last = records.find(({ key }) => key === LAST)?.value as { id?: unknown } | undefined;
		this.#take(this.#drafts.find(({ id }) => id === last?.id) ?? this.#drafts.at(-1) ?? starterDraft(this.#deps.newId()));
	}

	begin(): void {
		void this.save();
		this.#take(starterDraft(this.#deps.newId()));
		this.#unsaved = true;
		void this.save();
	}

	choose(id: string): void {
		const found = this.#drafts.find((draft) => draft.id === id);
		if (found === undefined || id === this.#draft.id) return;
		void this.save();
		this.#take(found);
		void this.#deps.store()?.writeRecord(LAST, { id });
	}

	/** Takes the draft at hand away, for good. */
	async remove(): Promise<void> {
		const { id } = this.#draft;
		clearTimeout(this.#timer);
		this.#unsaved = false;
		this.#drafts = this.#drafts.filter((draft) => draft.id !== id);
		this.#take(this.#drafts.at(-1) ?? starterDraft(this.#deps.newId()));
		await this.#deps.store()?.forget([], [PREFIX + id]);
	}

	/** Opens a pack as a draft. Returns the sentences of a refusal; then the draft at hand stays. */
	open(bytes: Uint8Array, fileName: string): readonly string[] {
		const opened = openPack(bytes, fileName, this.#deps.newId());
		if (!opened.ok) return opened.problems;
		void this.save();
		this.#take(opened.draft);
		this.#unsaved = true;
		void this.save();
		return [];
	}

	#take(draft: Draft): void {
		this.stopProof();
		this.#draft = draft;
		this.#proof = this.#suggested = null;
		this.#trouble = '';
		this.#run = null;
		this.#trained = '';
		this.#settle();
	}

	write(change: Partial<Pick<Draft, 'slug' | 'brief' | 'debrief'>>): void {
		this.#change({ ...this.#draft, ...change });
	}

	edit(change: Partial<Exercise>): void {
		this.#change({ ...this.#draft, exercise: { ...this.exercise, ...change } });
	}

	#change(draft: Draft): void {
		this.#draft = draft;
		this.#unsaved = true;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#settle();
			void this.save();
		}, PAUSE);
	}

	/** After a pause in typing: what is wrong with it, and the preview of what can be trained. */
	#settle(): void {
		this.#report = checkDraft(this.#draft);
		if (JSON.stringify(experimentOf(this.exercise)) + String(this.#seed) !== this.#trained) void this.train();
	}

	/** Trains the preview; a newer one takes the place of an older one. */
	async train(): Promise<void> {
		this.#training?.abort();
		const training = (this.#training = new AbortController());
		const experiment = experimentOf(this.exercise);
		this.#trained = JSON.stringify(experiment) + String(this.#seed);
		const problem = experimentProblem(experiment);
		if (problem !== null) {
			this.#run = null;
			this.#preview = { kind: 'failed', message: failureWords(problem) };
			return;
		}
		this.#preview = { kind: 'running', fraction: 0 };
		try {
			const run = await this.#deps.lab.run(experiment, this.#seed, {
				signal: training.signal,
				slot: 'author',
				onProgress: (fraction) => {
					if (this.#training === training) this.#preview = { kind: 'running', fraction };
				}
			});
			if (this.#training !== training) return;
			this.#run = run;
			this.#preview = { kind: 'none' };
		} catch (error) {
			if (this.#training !== training) return;
			this.#run = null;
			this.#preview = training.signal.aborted ? { kind: 'stopped' } : { kind: 'failed', message: failureWords(error) };
		}
	}

	stopTraining(): void {
		this.#training?.abort();
	}

	setSeed(seed: number): void {
		if (!Number.isInteger(seed) || seed < 0 || seed > 4_294_967_295) return;
		this.#seed = seed;
		void this.train();
	}

	/** Measures the experiment and its counterpart on one draw, and proposes claims. */
	async measure(): Promise<void> {
		const { prove, arms } = this.exercise;
		const arm = prove.twinFails ?? prove.plantedTwin;
		if (arm === undefined || arms[arm] === undefined) return;
		this.#measuring = true;
		try {
			const given = experimentOf(this.exercise);
			const [a, b] = await Promise.all(
				[given, applyPatch(given, arms[arm])].map((experiment) => this.#deps.lab.run(experiment, this.#seed))
			);
			const { shows, cured } = suggestClaims(a, b);
			this.#suggested = shows.map(({ fact }) => fact);
			if (shows.length === 0) return;
			const now = this.exercise.prove;
			this.edit({ prove: { ...now, shows: [...shows], ...(now.cured?.by === arm ? { cured: { by: arm, claims: [...cured] } } : {}) } });
		} catch (error) {
			this.#trouble = failureWords(error);
		} finally {
			this.#measuring = false;
		}
	}

	/** Twenty draws, both sides. The answer stands for the draft as it was at the beginning. */
	async prove(): Promise<void> {
		clearTimeout(this.#timer);
		this.#settle();
		const report = this.#report;
		if (!report.ok) return;
		this.#proofStop?.abort();
		const stop = (this.#proofStop = new AbortController());
		this.#proof = null;
		this.#trouble = '';
		this.#proving = 0;
		try {
			const draws = await this.#deps.prover.prove(report.loaded.exercise, {
				seeds: Array.from({ length: PROOF_DRAWS }, (_, at) => FIRST_SEED + at),
				signal: stop.signal,
				onDraw: (so) => {
					if (this.#proofStop === stop) this.#proving = so.length;
				}
			});
			if (this.#proofStop !== stop) return;
			const summary = summarise(draws);
			this.#proof = { hash: report.hash, draws, summary, holds: passes(summary) };
		} catch (error) {
			if (!(error instanceof ProofError)) throw error;
			if (this.#proofStop === stop) this.#trouble = error.message;
		} finally {
			if (this.#proofStop === stop) this.#proving = null;
		}
	}

	stopProof(): void {
		this.#proofStop?.abort();
	}

	/** The zip of the folder; null unless the proof of this very draft holds. */
	pack(): { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | null {
		if (!this.canExport) return null;
		return { name: `${this.#draft.slug}.zip`, bytes: writePackZip(folderOf(this.#draft)) };
	}

	/** Saves at once; call when the page is left. */
	async save(): Promise<void> {
		if (!this.#unsaved) return;
		this.#unsaved = false;
		const draft = this.#draft;
		this.#drafts = [...this.#drafts.filter(({ id }) => id !== draft.id), draft];
		const store = this.#deps.store();
		await store?.writeRecord(PREFIX + draft.id, JSON.parse(JSON.stringify(draft)));
		await store?.writeRecord(LAST, { id: draft.id });
	}

	dispose(): void {
		clearTimeout(this.#timer);
		void this.save();
		this.#training?.abort();
		this.#deps.prover.dispose();
	}
}

/** Why an experiment cannot, or may not, be trained on a page. A draft can hold anything while it is typed. */
function experimentProblem(experiment: ExperimentSpec): Error | null {
	try {
		const [problem] = experimentProblems(experiment);
		if (problem !== undefined) return new RangeError(problem);
		guardExperiment(experiment, 0, 'The experiment');
		return null;
	} catch (error) {
		if (error instanceof Error) return error;
		throw error;
	}
}

/** Records are this page's own; one of another version is left alone. */
function isDraft(value: unknown): value is Draft {
	return typeof value === 'object' && value !== null && 'version' in value && value.version === 1 && 'exercise' in value && 'slug' in value;
}
