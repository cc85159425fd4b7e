/** A capstone being worked on: choices are stored, numbers are trained again. */
import { readingDigest } from '#lib/attempt/reading-digest.ts';
import type { InstrumentEvidence, PartScore } from '#lib/instruments/evidence.ts';
import { LabError, type ExperimentSource } from '#lib/runtime/protocol.ts';
import {
	CAPSTONE_PREFIX,
	capstoneKey,
	capstoneOf,
	newWork,
	readWork,
	sourceOf,
	type Capstone,
	type CapstoneId,
	type CapstoneWork
} from './capstone-plan.ts';
import { rankingOf, type CapstoneDeps, type LadderRung } from './capstone-deps.ts';
import { capstoneMarks, type CapstoneMarks } from './capstone-score.ts';
import type { CapstoneTruth } from './capstone-truth.ts';
import { errorOf } from './decision-lab.ts';

export class CapstoneSession {
	readonly capstone: Capstone;
	readonly #deps: CapstoneDeps;
	#work = $state.raw<CapstoneWork>() as CapstoneWork;
	#ladder = $state.raw<readonly LadderRung[]>([]);
	#readings = $state.raw<Readonly<Record<string, InstrumentEvidence>>>({});
	#test = $state.raw<PartScore | null>(null);
	#fresh = $state.raw<readonly PartScore[]>([]);
	#truth = $state.raw<CapstoneTruth | null>(null);
	#busy = $state<string | null>(null);
	#failure = $state.raw<LabError | null>(null);
	#abort: AbortController | null = null;

	private constructor(deps: CapstoneDeps, work: CapstoneWork) {
		this.#deps = deps;
		this.#work = work;
		this.capstone = capstoneOf(work.id);
	}

	static async open(deps: CapstoneDeps, id: CapstoneId, seed: number): Promise<CapstoneSession> {
		const key = capstoneKey(id, seed);
		const found = (await deps.store?.readRecords(CAPSTONE_PREFIX))?.find((record) => record.key === key);
		return new CapstoneSession(deps, readWork(found?.value) ?? newWork(id, seed, deps.clock.now()));
	}

	get work(): CapstoneWork {
		return this.#work;
	}
	/** The study as given, then after each repair. */
	get ladder(): readonly LadderRung[] {
		return this.#ladder;
	}
	get readings(): Readonly<Record<string, InstrumentEvidence>> {
		return this.#readings;
	}
	get test(): PartScore | null {
		return this.#test;
	}
	/** Fresh rows over the ladder; empty until the memo is written. */
	get fresh(): readonly PartScore[] {
		return this.#fresh;
	}
	/** How the work is judged; null until the memo is written and the key has been fetched. */
	readonly marks: CapstoneMarks | null = $derived.by(() =>
		this.#truth === null || this.#work.memo === null ? null : capstoneMarks(this.#work, this.#truth)
	);
	/** Name of what is being worked on. */
	get busy(): string | null {
		return this.#busy;
	}
	get failure(): LabError | null {
		return this.#failure;
	}

	readonly step: 'study' | 'repair' | 'name' | 'test' | 'memo' | 'result' = $derived.by(() => {
		const { named, done, settled, looks, memo } = this.#work;
		// One fault may hide another, so the set is named once the repairs have shown what was under them.
		if (!settled) return this.#ladder.length === 0 && done.length === 0 ? 'study' : 'repair';
		if (named === null) return 'name';
		if (looks === 0) return 'test';
		return memo === null ? 'memo' : 'result';
	});

	/** Trains the study, and after a reload everything that the work names. */
	async train(): Promise<void> {
		await this.#working('train', async (signal) => {
			const { done, looks, memo } = this.#work;
			for (let rung = this.#ladder.length; rung <= done.length; rung++) await this.#climb(rung, signal);
			if (looks > 0 && this.#test === null) this.#test = await this.#score('test', done.length, signal);
			if (memo !== null) await this.#reveal(signal);
		});
	}

	/** Reads a measurement on the pipeline as it is repaired so far. */
	async read(name: string): Promise<void> {
		await this.#working(name, async (signal) => {
			const { done, seed, read } = this.#work;
			const evidence = await this.#deps.runtime.instrument(name, this.#source(done), seed, { signal });
			this.#readings = { ...this.#readings, [name]: evidence };
			const reading = { name, rung: done.length, digest: readingDigest(evidence) };
			if (!read.some((one) => one.name === name && one.rung === reading.rung)) await this.#save({ read: [...read, reading] });
		});
	}

	/** Commits the set; from here on it stands. */
	async name(ids: readonly string[]): Promise<void> {
		const { named, settled } = this.#work;
		if (settled && named === null && ids.length > 0) await this.#save({ named: [...ids] });
	}

	/** Makes one repair and trains with it. */
	async repair(id: string): Promise<void> {
		const { done, settled } = this.#work;
		if (settled || this.#ladder.length <= done.length || done.includes(id)) return;
		await this.#working('repair', async (signal) => {
			await this.#climb(done.length + 1, signal, [...done, id]);
			this.#readings = {};
			await this.#save({ done: [...done, id] });
		});
	}

	async settle(): Promise<void> {
		await this.#save({ settled: true });
	}

	/** Opens the sealed test set; every look is counted. */
	async openTest(): Promise<void> {
		const { named, done, looks } = this.#work;
		if (named === null) return;
		await this.#working('test', async (signal) => {
			this.#test = await this.#score('test', done.length, signal);
			await this.#save({ looks: looks + 1 });
		});
	}

	async writeMemo(memo: Readonly<Record<string, string>>): Promise<void> {
		await this.#save({ memo: { ...memo } });
		await this.#working('fresh', (signal) => this.#reveal(signal));
	}

	cancel(): void {
		this.#abort?.abort();
	}

	async #climb(rung: number, signal: AbortSignal, done: readonly string[] = this.#work.done): Promise<void> {
		const run = await this.#deps.runtime.run(this.#source(done.slice(0, rung)), this.#work.seed, { signal });
		this.#ladder = [...this.#ladder.slice(0, rung), { repair: rung === 0 ? null : done[rung - 1], run }];
		if (this.#work.digests.at(rung) === undefined) await this.#save({ digests: this.#ladder.map((one) => one.run.digest) });
	}

	async #score(part: 'test' | 'fresh', rungs: number, signal: AbortSignal): Promise<PartScore> {
		const run = await this.#deps.runtime.run(this.#source(this.#work.done.slice(0, rungs)), this.#work.seed, { signal, parts: [part] });
		const score = rankingOf(run, part);
		if (score === null) throw new LabError('internal', `the ${part} rows gave no ranking score.`);
		return score;
	}

	#source(done: readonly string[]): ExperimentSource {
		return sourceOf(this.capstone, this.#deps.parts.experimentRef(this.capstone.id), done);
	}

	/** Only now, with everything said: what was wrong, and what fresh rows say. */
	async #reveal(signal: AbortSignal): Promise<void> {
		this.#truth ??= await this.#deps.parts.loadTruth(this.capstone.id);
		const scores: PartScore[] = [];
		for (let rung = 0; rung <= this.#work.done.length; rung++) scores.push(await this.#score('fresh', rung, signal));
		this.#fresh = scores;
	}

	async #save(change: Partial<CapstoneWork>): Promise<void> {
		this.#work = { ...this.#work, ...change, touched: this.#deps.clock.now() };
		await this.#deps.store?.writeRecord(capstoneKey(this.#work.id, this.#work.seed), this.#work);
	}

	async #working(what: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
		this.#abort?.abort();
		const abort = new AbortController();
		this.#abort = abort;
		this.#busy = what;
		this.#failure = null;
		try {
			await work(abort.signal);
		} catch (error) {
			if (this.#abort === abort && !abort.signal.aborted) this.#failure = errorOf(error);
		} finally {
			if (this.#abort === abort) {
				this.#busy = null;
				this.#abort = null;
			}
		}
	}
}
