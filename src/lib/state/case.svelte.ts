/**
 * One case being worked on: the log says where the learner is, this class holds the evidence that the log only names by
 * digest, and runs what is asked for. It is long because a case is one story and its verbs change the same few fields.
 */
import type { AttemptEvent, Comparison, Expected, FeedbackState, HoldOutcome } from '#lib/attempt/events.ts';
import type { Attempt } from '#lib/attempt/events.ts';
import { feedbackState } from '#lib/attempt/feedback.ts';
import type { GradingFacts } from '#lib/attempt/grade.ts';
import { gradingFacts } from '#lib/attempt/grading-facts.ts';
import { readingDigest } from '#lib/attempt/reading-digest.ts';
import { attemptState, seedInUse } from '#lib/attempt/reduce.ts';
import { scoreOf, settledKey, settledOutcome } from '#lib/attempt/settle.ts';
import type { AttemptState } from '#lib/attempt/state.ts';
import { DEFAULT_CONVENTIONS } from '#lib/diagnosis/conventions.ts';
import { familyOf } from '#lib/diagnosis/ids.ts';
import type { Conventions, Verdict } from '#lib/diagnosis/verdict.ts';
import { MAX_REDRAWS } from '#lib/exercise/redraw.ts';
import type { RevealPart, StepKind } from '#lib/exercise/parts.ts';
import { instrumentDescriptor } from '#lib/instruments/descriptors.ts';
import type { InstrumentEvidence, PartScore, RunEvidence } from '#lib/instruments/evidence.ts';
import type { CallOptions, DataPreview, EpochUpdate, ExperimentRef, FreshPath } from '#lib/runtime/protocol.ts';
import { LabError } from '#lib/runtime/protocol.ts';
import { CaseDecision } from './case-decision.ts';
import type { CaseDeps } from './case-deps.ts';

export type Patch = Readonly<Record<string, unknown>>;
export type StepId = StepKind;

/** Work under way: what it is, how far it is, and how to stop it. */
export interface Busy {
	readonly what: 'preview' | 'run' | 'instrument' | 'reveal' | 'break' | 'test' | 'restore' | 'explain' | 'fresh';
	readonly name: string;
	readonly fraction: number;
}

export interface Failure {
	readonly what: Busy['what'];
	readonly name: string;
	readonly error: LabError;
}

/** A run of the notebook with its evidence; the evidence is null until it has been trained again after a reload. */
export interface CaseRun {
	readonly run: number;
	readonly changed: Patch;
	readonly evidence: RunEvidence | null;
}

/** What the learner has chosen so far and not yet committed. */
export interface Draft {
	answer: string | null;
	evidence: string | null;
	confidence: 50 | 70 | 85 | 95 | null;
	holdsUp: HoldOutcome | null;
	/** The score expected on fresh rows and its 80 % interval; asked from stage 2 on. */
	expected: Expected | null;
}

/** What is predicted of a run before it trains: the direction and, from stage 2 on, the size with an 80 % interval. */
export interface RunPrediction {
	readonly answer: 'up' | 'same' | 'down';
	readonly size?: number;
	readonly low?: number;
	readonly high?: number;
}

/** One value of "break it" that was tried. */
export interface Broken {
	readonly value: unknown;
	readonly verdict: Verdict;
	readonly run: RunEvidence;
}

export interface Revealed {
	readonly part: RevealPart;
	readonly verdict: Verdict;
	readonly feedback: FeedbackState;
	readonly outcome: HoldOutcome;
	readonly fresh: RunEvidence;
	readonly path: FreshPath;
	/** The draw's own evidence names something else than what was planted. */
	readonly unusual: boolean;
}

export class CaseSession {
	readonly #deps: CaseDeps;
	#attempt = $state.raw<Attempt>() as Attempt;
	#state: AttemptState = $derived(attemptState(this.#attempt));
	#busy = $state.raw<Busy | null>(null);
	#failure = $state.raw<Failure | null>(null);
	#preview = $state.raw<DataPreview | null>(null);
	#live = $state.raw<readonly EpochUpdate[]>([]);
	#runs = $state.raw<readonly CaseRun[]>([]);
	#readings = $state.raw<Readonly<Record<string, InstrumentEvidence>>>({});
	#revealed = $state.raw<Revealed | null>(null);
	#broken = $state.raw<readonly Broken[]>([]);
	#explained = $state.raw<Verdict | null>(null);
	#freshOf = $state.raw<Readonly<Record<number, PartScore>>>({});
	#test = $state.raw<PartScore | null>(null);
	#hints = $state.raw<readonly string[] | null>(null);
	#abort: AbortController | null = null;
	/** The check of the draw, while it runs in the background. */
	#drawing: { readonly ended: Promise<void>; readonly abort: AbortController } | null = null;
	/** The decision that a case of judgment asks for; null elsewhere. */
	readonly decision: CaseDecision | null;
	draft = $state<Draft>({ answer: null, evidence: null, confidence: null, holdsUp: null, expected: null });

	constructor(deps: CaseDeps) {
		this.#deps = deps;
		this.#attempt = deps.log.attempt;
		const { decision } = deps.exercise;
		this.decision = decision
			? new CaseDecision({
					decision,
					lab: {
						measure: (options) => deps.runtime.decide(this.#source({}), this.seed, options),
						produce: (action, options) => deps.runtime.produce(this.#source({}), this.seed, { ...options, action })
					},
					state: () => this.#state,
					append: (event) => this.#append(event)
				})
			: null;
	}

	get exercise() {
		return this.#deps.exercise;
	}
	/** True where what came of the commitment is told later, by whoever set the case. */
	get withheld(): boolean {
		return this.#deps.withheld === true;
	}
	/** Points of 100 that a hint costs; 0 outside assignments. */
	get hintCost(): number {
		return this.#deps.hintCost ?? 0;
	}
	/** What the grader is told of this case. */
	factsOf(part: RevealPart): GradingFacts {
		return this.#deps.facts?.(part) ?? gradingFacts(this.exercise, part);
	}
	/** 0 the exercise as written, 1 its twin, 2 its break-it value. */
	get variant(): number {
		return this.#deps.variant ?? 0;
	}
	/** What verdicts are judged by here: the usual conventions, or those of an assignment. */
	get conventions(): Conventions {
		return { ...DEFAULT_CONVENTIONS, ...this.#deps.conventions };
	}
	get seed(): number {
		return seedInUse(this.#state) ?? this.#deps.seed;
	}
	get attempt(): Attempt {
		return this.#attempt;
	}
	get state(): AttemptState {
		return this.#state;
	}
	get busy(): Busy | null {
		return this.#busy;
	}
	get failure(): Failure | null {
		return this.#failure;
	}
	get preview(): DataPreview | null {
		return this.#preview;
	}
	/** Epochs of the run under way, all refits, in the order they came. */
	get live(): readonly EpochUpdate[] {
		return this.#live;
	}
	get runs(): readonly CaseRun[] {
		return this.#runs;
	}
	get first(): RunEvidence | null {
		return this.#runs[0]?.evidence ?? null;
	}
	get instruments(): Readonly<Record<string, InstrumentEvidence>> {
		return this.#readings;
	}
	get revealed(): Revealed | null {
		return this.#revealed;
	}
	/** The value of "break it" tried last. */
	get broken(): Broken | null {
		return this.#broken.at(-1) ?? null;
	}
	/** Every value of "break it" tried in this visit, the last try of each. */
	get doses(): readonly Broken[] {
		return this.#broken;
	}
	/** The reasoning over run 1, worked out by the rules; null until it was asked for. */
	get explained(): Verdict | null {
		return this.#explained;
	}
	/** Runs scored on fresh rows, by their number. Run 1 is there from the reveal on. */
	get freshOf(): Readonly<Record<number, PartScore>> {
		return this.#freshOf;
	}
	/** True where sizes are asked for as well as directions. */
	get sized(): boolean {
		return this.#deps.exercise.stage !== 'mechanics';
	}
	/** What to say of the draw: that another took its place, or that none shows what was planted as clearly as it should. */
	get draw(): 'replaced' | 'unclear' | null {
		const { redrawn } = this.#state;
		return redrawn ? (redrawn.agrees ? 'replaced' : 'unclear') : null;
	}
	get test(): PartScore | null {
		return this.#test;
	}

	/** Steps of this exercise, in order; a step it does not ask for is left out. */
	get steps(): readonly StepId[] {
		return this.#deps.exercise.steps;
	}

	/** The one question on the screen. */
	readonly step: StepId = $derived.by(() => {
		const { phase, trained, stepsDone, reveal } = this.#state;
		const deciding = this.#state.commitment && !reveal ? (this.decision?.step() ?? null) : null;
		if (deciding && !(this.withheld && deciding === 'production')) return deciding;
		if (this.withheld && this.#state.commitment) return 'commit';
		const done = (step: StepId) => stepsDone.includes(step);
		if (phase === 'finished') return 'debrief';
		if (reveal) {
			if (!done('reveal')) return 'reveal';
			return this.steps.slice(this.steps.indexOf('reveal') + 1).find((step) => !done(step)) ?? 'debrief';
		}
		if (this.#state.commitment) return this.decision ? 'reveal' : 'commit';
		if (trained.length > 0) return done('evidence') ? 'commit' : 'evidence';
		return this.steps.find((step) => !done(step)) ?? 'train';
	});

	/** True when a run was begun in an earlier visit and never came to its end. */
	readonly interrupted: boolean = $derived(
		this.#state.stepsDone.includes('train') && this.#state.trained.length === 0 && this.#busy === null && this.#failure === null
	);

	/** Takes in what another tab has logged. */
	follow(attempt: Attempt): void {
		this.#attempt = attempt;
	}

	/** Opens the case: writes the first line of a new log, or trains again what an old one names. */
	async open(): Promise<void> {
		const { exercise, seed, engineHash } = this.#deps;
		if (this.#state.phase === 'new')
			await this.#append({
				type: 'started',
				exercise: exercise.slug,
				seed,
				contentHash: exercise.contentHash,
				engineHash,
				...(this.variant === 0 ? {} : { variant: this.variant })
			});
		await this.loadPreview();
		if (this.#state.trained.length > 0) await this.restore();
		else this.#checkDraw();
	}

	/**
	 * Computes the key of this draw in the background, while the brief is read. Where it is not what was planted, another draw takes
	 * its place, and the log says so. What was planted stays in the worker. Draws that were proved need no check.
	 */
	#checkDraw(): void {
		const { redraws = MAX_REDRAWS, exercise, seed, runtime } = this.#deps;
		const proven = exercise.provenDraws;
		if (this.#drawing || this.#state.redrawn || redraws === 0) return;
		if (proven && seed >= proven.from && seed < proven.from + proven.seeds) return;
		const abort = new AbortController();
		const check = async (): Promise<void> => {
			const { tried, seed: offered, agrees } = await runtime.draw(this.#source({}), seed, redraws, { signal: abort.signal });
			if ((agrees && offered === seed) || this.#state.trained.length > 0) return;
			await this.#append({ type: 'redrawn', tried, seed: offered, agrees });
			if (offered !== seed) this.#preview = await runtime.preview(this.#source({}), offered, { signal: abort.signal });
		};
		// Whatever keeps the lab from computing a key keeps it from training as well, and is said there.
		this.#drawing = { abort, ended: check().catch(() => undefined) };
	}

	async loadPreview(): Promise<void> {
		await this.#working('preview', '', async (signal) => {
			this.#preview = await this.#deps.runtime.preview(this.#source({}), this.seed, { signal });
		});
	}

	async finishStep(step: StepId, answer?: string): Promise<void> {
		await this.#append({ type: 'step-done', step, answer });
	}

	/** Notes that something of a step was seen (a step of the worked reasoning), so that it stands there after a reload. */
	async noteStep(name: string): Promise<void> {
		await this.#append({ type: 'step-done', step: name });
	}

	async chooseSplit(choice: string): Promise<void> {
		const { split } = this.exercise.pipeline;
		await this.#append({ type: 'split-chosen', train: split.train, validation: split.validation, test: split.test, by: split.by });
		await this.finishStep('split', choice);
	}

	async predict(answer: 'up' | 'same' | 'down'): Promise<void> {
		await this.#append({ type: 'predicted', question: 'first-run', answer });
		await this.finishStep('predict', answer);
	}

	/** Trains the experiment as given. */
	async train(): Promise<void> {
		if (!this.#state.stepsDone.includes('train')) await this.finishStep('train');
		await this.#train(1, {}, { instrument: 'run' });
	}

	/** Trains the next run of the notebook with these changes from the experiment as given. */
	async trainRun(changed: Patch, prediction: RunPrediction, forkFrom: number | null): Promise<void> {
		if (forkFrom !== null && !this.#state.forkAnnounced) await this.#append({ type: 'forked', from: forkFrom });
		const run = this.#state.nextRun;
		await this.#append({ type: 'predicted', question: `run-${run}`, ...prediction });
		await this.#train(run, changed, { instrument: `run-${run}` });
	}

	/** Notes the knobs of the run to come, so that they outlive a reload. Undo takes the last note away. */
	async draftRun(changed: Patch): Promise<void> {
		await this.#append({ type: 'drafted', changed });
	}

	async undoDraft(): Promise<void> {
		const { drafts, trained, base } = this.#state;
		const before = drafts.at(-2) ?? trained.find((record) => record.run === base)?.changed ?? {};
		await this.#append({ type: 'drafted', changed: before });
	}

	/** The run to come starts from this run, as a new line of the notebook. */
	async forkFrom(run: number): Promise<void> {
		await this.#append({ type: 'forked', from: run });
	}

	/** What is going on in a later run, in one tap. */
	async diagnoseRun(run: number, answer: string): Promise<void> {
		await this.#append({ type: 'diagnosed', run, answer });
	}

	async compareRuns(a: number, b: number, answer: Comparison, outcome: Comparison): Promise<void> {
		await this.#append({ type: 'compared', a, b, answer, outcome });
	}

	async #train(run: number, changed: Patch, { instrument }: { instrument: string }): Promise<void> {
		this.#live = [];
		const ended = await this.#working('run', instrument, async (signal) => {
			await this.#drawing?.ended;
			signal.throwIfAborted();
			const evidence = await this.#deps.runtime.run(this.#source(changed), this.seed, {
				signal,
				onEpochs: (updates) => (this.#live = [...this.#live, ...updates])
			});
			const validation = this.#validationOf(evidence);
			this.#runs = [...this.#runs.filter((known) => known.run !== run), { run, changed, evidence }];
			await this.#append({ type: 'trained', run, changed, digest: evidence.digest, validation });
		});
		if (ended === 'cancelled') await this.#append({ type: 'run-cancelled', run });
		else if (ended instanceof LabError) await this.#append({ type: 'run-failed', run, reason: ended.failure });
	}

	/** Reads an instrument on run 1 or, on the bench, on the run named. Another view of the same reading costs nothing more. */
	async read(name: string, { run, parameters }: { run?: number; parameters?: Patch } = {}): Promise<void> {
		await this.#working('instrument', name, async (signal) => {
			const evidence = await this.#instrument(name, run, parameters, { signal, onProgress: (fraction) => this.#progress(fraction) });
			const known = this.#state.instruments.some((one) => one.instrument === name && (one.run ?? 1) === (run ?? 1));
			this.#readings = { ...this.#readings, [readingKey(name, run)]: evidence };
			const cost = known ? 0 : instrumentDescriptor(name).cost;
			await this.#append({
				type: 'instrument-read',
				instrument: name,
				cost,
				digest: readingDigest(evidence),
				...(run === undefined ? {} : { run }),
				...(parameters === undefined ? {} : { parameters })
			});
		});
	}

	#instrument(name: string, run: number | undefined, parameters: Patch | undefined, options: CallOptions): Promise<InstrumentEvidence> {
		const changed = this.#state.trained.find((record) => record.run === (run ?? 1))?.changed ?? {};
		const given = this.exercise.instruments.parameters?.[name];
		return this.#deps.runtime.instrument(name, this.#source(changed), this.seed, {
			...options,
			parameters: given || parameters ? { ...given, ...parameters } : undefined
		});
	}

	/** Works the rules through on run 1, for a case that is shown worked. */
	async explain(): Promise<void> {
		if (this.#explained) return;
		await this.#working('explain', '', async (signal) => {
			this.#explained = await this.#deps.runtime.diagnose(this.#source({}), this.seed, {
				signal,
				onProgress: (fraction) => this.#progress(fraction)
			});
		});
	}

	/** Scores a later run on fresh rows: what its validation score is worth. */
	async scoreFresh(run: number): Promise<void> {
		const record = this.#runs.find((known) => known.run === run);
		if (!record) return;
		await this.#working('fresh', String(run), async (signal) => {
			const evidence = await this.#deps.runtime.run(this.#source(record.changed), this.seed, { signal, parts: ['fresh'] });
			const score = this.#score(evidence, 'fresh');
			this.#freshOf = { ...this.#freshOf, [run]: score };
			await this.#append({ type: 'fresh-scored', run, score: score.measured.value, digest: evidence.digest });
		});
	}

	get hints(): readonly string[] | null {
		return this.#hints;
	}

	async loadHints(): Promise<void> {
		this.#hints = await this.#deps.fetchHints();
	}

	async takeHint(index: number): Promise<void> {
		await this.#append({ type: 'hint-taken', index });
	}

	/** Logs the commitment, then fetches the reveal, computes the key from this very run and scores fresh rows. */
	async commit(): Promise<void> {
		const { answer, evidence, confidence, holdsUp, expected } = this.draft;
		if (answer === null || evidence === null || confidence === null || holdsUp === null) return;
		const size = expected === null ? {} : { expected: { ...expected } };
		await this.#append({ type: 'committed', run: 1, answer, evidence, confidence, holdsUp, ...size });
		// A decision comes between the diagnosis and what it is held against.
		if (!this.withheld && !this.decision) await this.reveal();
	}

	/** Production is done with: now the diagnosis is held against the key. */
	async afterProduction(): Promise<void> {
		await this.finishStep('production');
		await this.reveal();
	}

	/** Safe to call again: after a failure, and after a reload. */
	async reveal(): Promise<void> {
		const commitment = this.#state.commitment;
		if (!commitment) return;
		await this.#working('reveal', '', async (signal) => {
			const { runtime, exercise } = this.#deps;
			const part = await this.#deps.fetchReveal();
			const verdict = await runtime.diagnose(this.#source({}), this.seed, {
				signal,
				onProgress: (fraction) => this.#progress(fraction * 0.8)
			});
			const fresh = await runtime.run(this.#source({}), this.seed, { signal, parts: ['fresh'] });
			const path = await runtime.fresh(this.#source({}), this.seed, exercise.freshRows, { signal });
			const { accept, unusual } = settledKey(verdict, this.#deps.variant ? null : part);
			const feedback = feedbackState(commitment, { primary: verdict.primary, accept }, part.evidence, familyOf);
			const outcome = settledOutcome(fresh, this.conventions);
			const scored = this.#score(fresh, 'fresh');
			this.#freshOf = { ...this.#freshOf, 1: scored };
			this.#revealed = { part, verdict: { ...verdict, accept }, feedback, outcome, fresh, path, unusual };
			if (!this.#state.reveal) {
				const found = { key: verdict.primary, accept, feedback, outcome, digest: fresh.digest, fresh: scored.measured.value };
				await this.#append({ type: 'revealed', ...found });
			}
		});
	}

	/** Changes the one knob of "break it" and asks the rules again. */
	async breakIt(value: unknown): Promise<void> {
		const knob = this.#revealed?.part.breakIt;
		if (!knob) return;
		await this.#working('break', '', async (signal) => {
			const source = this.#source({ [knob.path]: value });
			const run = await this.#deps.runtime.run(source, this.seed, { signal, parts: ['fresh'] });
			const verdict = await this.#deps.runtime.diagnose(source, this.seed, { signal, onProgress: (fraction) => this.#progress(fraction) });
			this.#broken = [...this.#broken.filter((one) => one.value !== value), { value, verdict, run }];
			await this.#append({ type: 'broke-it', knob: knob.path, value, verdict: verdict.primary, digest: run.digest });
		});
	}

	/** Opens the sealed test set with a run. Every look is logged. */
	async openTest(run: number): Promise<void> {
		const record = this.#runs.find((known) => known.run === run);
		if (!record) return;
		await this.#working('test', '', async (signal) => {
			const evidence = await this.#deps.runtime.run(this.#source(record.changed), this.seed, { signal, parts: ['test'] });
			const score = this.#score(evidence, 'test');
			this.#test = score;
			await this.#append({ type: 'test-opened', run, score: score.measured.value, digest: evidence.digest });
		});
	}

	async debrief(choice: string): Promise<void> {
		await this.#append({ type: 'debriefed', choice });
	}

	async finish(): Promise<void> {
		if (this.#state.phase !== 'finished') await this.#append({ type: 'finished' });
	}

	cancel(): void {
		this.#drawing?.abort.abort();
		this.decision?.desk.cancel();
		this.#abort?.abort();
	}

	dismissFailure(): void {
		this.#failure = null;
	}

	/** After a reload: the same seed gives the same numbers, so what the log names is trained again. */
	async restore(): Promise<void> {
		await this.#working('restore', '', async (signal) => {
			const { runtime } = this.#deps;
			const { trained, instruments, testLooks } = this.#state;
			const total = trained.length + instruments.length + 1;
			let done = 0;
			for (const { run, changed } of trained) {
				const evidence = await runtime.run(this.#source(changed), this.seed, { signal });
				this.#runs = [...this.#runs.filter((known) => known.run !== run), { run, changed, evidence }];
				this.#progress(++done / total);
			}
			for (const { instrument, run, parameters } of lastViews(instruments)) {
				const evidence = await this.#instrument(instrument, run, parameters, { signal });
				this.#readings = { ...this.#readings, [readingKey(instrument, run)]: evidence };
				this.#progress(++done / total);
			}
			for (const { run } of this.#state.freshScored) {
				const record = this.#runs.find((known) => known.run === run);
				if (!record) continue;
				const evidence = await runtime.run(this.#source(record.changed), this.seed, { signal, parts: ['fresh'] });
				this.#freshOf = { ...this.#freshOf, [run]: this.#score(evidence, 'fresh') };
			}
			const look = testLooks[testLooks.length - 1];
			const opened = look && this.#runs.find((known) => known.run === look.run);
			if (opened) this.#test = this.#score(await runtime.run(this.#source(opened.changed), this.seed, { signal, parts: ['test'] }), 'test');
		});
		if (this.#state.commitment) {
			const { answer, evidence, confidence, holdsUp, expected = null } = this.#state.commitment;
			this.draft = { answer, evidence, confidence, holdsUp, expected };
			await this.decision?.restore();
			if (!this.withheld && (this.decision?.step() ?? null) === null) await this.reveal();
		}
	}

	#source(patch: Patch): ExperimentRef {
		const { resolve, exercise, variant, conventions } = this.#deps;
		return { ref: resolve(exercise.experimentRef), patch, ...(variant ? { variant } : {}), ...(conventions ? { conventions } : {}) };
	}

	#score(evidence: RunEvidence, part: 'validation' | 'fresh' | 'test'): PartScore {
		return scoreOf(evidence, part);
	}

	#validationOf(evidence: RunEvidence): number {
		return this.#score(evidence, 'validation').measured.value;
	}

	#progress(fraction: number): void {
		if (this.#busy) this.#busy = { ...this.#busy, fraction };
	}

	async #append(event: AttemptEvent): Promise<void> {
		this.#attempt = await this.#deps.log.append(event);
	}

	/** Runs one thing at a time; a newer one cancels the older. Failures become state, never a thrown error on the page. */
	async #working(what: Busy['what'], name: string, work: (signal: AbortSignal) => Promise<void>): Promise<'done' | 'cancelled' | LabError> {
		this.#abort?.abort();
		const abort = new AbortController();
		this.#abort = abort;
		this.#busy = { what, name, fraction: 0 };
		this.#failure = null;
		try {
			await work(abort.signal);
			return 'done';
		} catch (error) {
			if (abort.signal.aborted || (error instanceof LabError && error.failure === 'cancelled')) return 'cancelled';
			const failure = error instanceof LabError ? error : new LabError('internal', error instanceof Error ? error.message : String(error));
			if (this.#abort === abort) this.#failure = { what, name, error: failure };
			return failure;
		} finally {
			if (this.#abort === abort) {
				this.#busy = null;
				this.#abort = null;
			}
		}
	}
}

/** Under which name a reading is on the page: the instrument's own for run 1, with the run after it for later ones. */
export function readingKey(instrument: string, run?: number): string {
	return run === undefined || run === 1 ? instrument : `${instrument}@${run}`;
}

/** Of each reading the view it had last: an instrument may have been looked at in several ways. */
function lastViews(instruments: AttemptState['instruments']): AttemptState['instruments'] {
	const keys = instruments.map(({ instrument, run }) => readingKey(instrument, run));
	return instruments.filter((_, place) => keys.lastIndexOf(keys[place]) === place);
}
