import type { BoundaryFrame, BoundaryResult, Dots, LabRuntime, RunFailure } from '#lib/runtime/protocol.ts';
import { DOT_CASES, DOT_GRID, FRAMES, countRight, judge, sliceDots } from './first-visit-cases.ts';
import type { Answer, DotCase, DotEvidence } from './first-visit-cases.ts';
import { FramePlayer, type Screen } from './frame-player.ts';
import { failureOf } from './run-failure.ts';

/** `ready` waits for `start`; `falling` ends when the page says that the dots have landed. */
export type FirstVisitPhase = 'ready' | 'training' | 'asking' | 'falling' | 'revealed' | 'done' | 'failed';

/** A call that was made, with what came of it. */
export interface DotCall {
	readonly id: number;
	readonly answer: Answer;
	readonly evidence: DotEvidence;
	readonly outcome: 'right' | 'fair' | 'wrong';
}

/** What the first visit needs from the page. */
export interface FirstVisitHost extends Screen {
	readonly runtime: Pick<LabRuntime, 'boundary'>;
	/** Called once, when the last reveal has been read. */
	readonly onDone: (calls: readonly DotCall[]) => void;
}

interface Outcome {
	readonly train: Dots;
	readonly aside: Dots;
	readonly fresh: Dots;
	readonly evidence: DotEvidence;
}

/** Three cases of dots: train, ask, let new dots fall, reveal. A newer run always wins over an older one. */
export class FirstVisit {
	#host: FirstVisitHost;
	#cases: readonly DotCase[];
	#index = $state(0);
	#phase = $state<FirstVisitPhase>('ready');
	#train = $state.raw<Dots | null>(null);
	#frame = $state.raw<BoundaryFrame | null>(null);
	#outcome = $state.raw<Outcome | null>(null);
	#answer = $state<Answer | null>(null);
	#failure = $state<RunFailure | null>(null);
	#calls = $state.raw<readonly DotCall[]>([]);
	#tries = 0;
	#abort: AbortController | null = null;

	constructor(host: FirstVisitHost, cases: readonly DotCase[] = DOT_CASES) {
		this.#host = host;
		this.#cases = cases;
	}

	get phase(): FirstVisitPhase {
		return this.#phase;
	}

	get case(): DotCase {
		return this.#cases[this.#index];
	}

	/** 1 for the first case. */
	get position(): number {
		return this.#index + 1;
	}

	get length(): number {
		return this.#cases.length;
	}

	get frame(): BoundaryFrame | null {
		return this.#frame;
	}

	get train(): Dots | null {
		return this.#outcome?.train ?? this.#train;
	}

	/** Dots kept back, shown once the line stands. */
	get aside(): Dots | null {
		return this.#outcome !== null && this.case.nAside > 0 ? this.#outcome.aside : null;
	}

	/** New dots; null until an answer is given. */
	get fresh(): Dots | null {
		return this.#outcome !== null && (this.#phase === 'falling' || this.#phase === 'revealed') ? this.#outcome.fresh : null;
	}

	/** What may be known before the call; `fresh` in it must not be shown before `revealed`. */
	get evidence(): DotEvidence | null {
		return this.#outcome?.evidence ?? null;
	}

	get answer(): Answer | null {
		return this.#answer;
	}

	get failure(): RunFailure | null {
		return this.#failure;
	}

	get calls(): readonly DotCall[] {
		return this.#calls;
	}

	/** Trains the network of the case at hand. */
	start(): Promise<void> {
		return this.#run();
	}

	/** The same case with other dots. */
	again(): Promise<void> {
		this.#tries += 1;
		this.#calls = this.#calls.filter((call) => call.id !== this.case.id);
		return this.#run();
	}

	/** Commits an answer; ignored unless the question is open. */
	choose(answer: Answer): void {
		if (this.#phase !== 'asking' || this.#outcome === null) return;
		this.#answer = answer;
		this.#phase = 'falling';
		if (this.#host.still()) this.landed();
	}

	/** The page says that the new dots lie still. */
	landed(): void {
		if (this.#phase !== 'falling' || this.#outcome === null || this.#answer === null) return;
		const { evidence } = this.#outcome;
		this.#calls = [...this.#calls, { id: this.case.id, answer: this.#answer, evidence, outcome: judge(this.#answer, evidence) }];
		this.#phase = 'revealed';
	}

	/** Goes to the next case, or to the end after the last. */
	next(): Promise<void> {
		if (this.#phase !== 'revealed') return Promise.resolve();
		if (this.#index === this.#cases.length - 1) {
			this.#phase = 'done';
			this.#host.onDone(this.#calls);
			return Promise.resolve();
		}
		this.#index += 1;
		this.#tries = 0;
		return this.#run();
	}

	/** Stops what is running; for when the page is left. */
	stop(): void {
		this.#abort?.abort();
		this.#abort = null;
	}

	async #run(): Promise<void> {
		this.stop();
		const abort = new AbortController();
		this.#abort = abort;
		this.#train = null;
		this.#frame = null;
		this.#outcome = null;
		this.#answer = null;
		this.#failure = null;
		this.#phase = 'training';
		const { experiment, seed, nAside, nNew } = this.case;
		const player = new FramePlayer(this.#host, (frame) => {
			if (!abort.signal.aborted) this.#frame = frame;
		});
		try {
			const result = await this.#host.runtime.boundary(experiment, seed + 1000 * this.#tries, {
				grid: DOT_GRID,
				everyEpochs: (experiment.pipeline.fit?.epochs ?? FRAMES) / FRAMES,
				nFresh: nAside + nNew,
				signal: abort.signal,
				slot: 'first-visit',
				onDots: (train) => {
					if (!abort.signal.aborted) this.#train = train;
				},
				onFrame: (frame) => player.add(frame)
			});
			await player.finished();
			if (abort.signal.aborted) return;
			this.#outcome = this.#split(result, nAside);
			this.#phase = 'asking';
		} catch (error) {
			if (abort.signal.aborted) return;
			this.#failure = failureOf(error);
			this.#phase = 'failed';
		}
	}

	#split(result: BoundaryResult, nAside: number): Outcome {
		const aside = sliceDots(result.fresh, 0, nAside);
		const fresh = sliceDots(result.fresh, nAside, result.fresh.x.length);
		const evidence = { shown: countRight(result.train), aside: nAside > 0 ? countRight(aside) : null, fresh: countRight(fresh) };
		return { train: result.train, aside, fresh, evidence };
	}
}
