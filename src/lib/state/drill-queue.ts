/**
 * Draws trained ahead, so that a card never waits. Each is an exercise or a variant of it at a seed nobody has seen. The key of
 * a draw is computed by the rules from its own run; it stays in here until the card is answered, and reaches no markup before.
 */
import type { Stream } from '#lib/core/random.ts';
import type { Verdict } from '#lib/diagnosis/verdict.ts';
import type { PublicExercise } from '#lib/exercise/parts.ts';
import type { InstrumentEvidence } from '#lib/instruments/evidence.ts';
import { chooseCard, chooseSource, NO_RECORD, type Dealt, type ReadyDraw, type Source, type SourceRecord } from '#lib/practice/deal.ts';
import type { DrillAnswer } from '#lib/practice/drill-answer.ts';
import { trainablePairs } from '#lib/practice/pairs.ts';
import { fitsSlot, type Slot } from '#lib/practice/plan.ts';
import type { Schedule } from '#lib/practice/schedule.ts';
import { LabError, type ExperimentRef, type LabRuntime } from '#lib/runtime/protocol.ts';
import type { Clock } from './clock.ts';
import { canBeTold, faceOf, readingsFor, type CardFace } from './drill-face.ts';

export interface Draw {
	readonly face: CardFace;
	readonly verdict: Verdict;
	readonly ready: ReadyDraw;
}

export interface QueueParts {
	readonly runtime: Pick<LabRuntime, 'run' | 'diagnose' | 'instrument'>;
	readonly sources: readonly Source[];
	readonly loadExercise: (slug: string) => Promise<PublicExercise>;
	/** Address of an asset below the site's base. */
	readonly resolve: (path: string) => string;
	readonly stream: Stream;
	readonly clock: Clock;
	/** Answers of earlier visits: what their draws turned out to be. */
	readonly answers: readonly DrillAnswer[];
	/** Something is ready, or nothing more can be. */
	readonly onChange: () => void;
}

/** Draws kept ready: more than the rule of dealing needs, so that one that fits is nearly always among them. */
export const AHEAD = 6;

export class DrillQueue {
	readonly #parts: QueueParts;
	readonly #records = new Map<string, SourceRecord>();
	readonly #abort = new AbortController();
	#ready: readonly Draw[] = [];
	#open: readonly Slot[] = [];
	#recent: readonly string[] = [];
	#wake: (() => void) | null = null;
	#failure: LabError | null = null;

	constructor(parts: QueueParts) {
		this.#parts = parts;
		for (const { exercise, variant, key } of parts.answers) {
			const before = this.#recordOf({ exercise, variant });
			this.#records.set(nameOf({ exercise, variant }), { ...before, keys: [...before.keys, key.primary] });
		}
	}

	get size(): number {
		return this.#ready.length;
	}

	/** Why no card can come any more, or null. */
	get failure(): LabError | null {
		return this.#failure;
	}

	/** Trains until enough is ready, and again whenever a card is taken. Ends with `stop` or when nothing can be trained. */
	async start(): Promise<void> {
		const { signal } = this.#abort;
		while (!signal.aborted && this.#failure === null) {
			if (this.#ready.length >= AHEAD) await new Promise<void>((resolve) => (this.#wake = resolve));
			else await this.#trainOne(signal);
		}
	}

	stop(): void {
		this.#abort.abort();
		this.#wake?.();
	}

	/** What the set still asks for; the draws trained next follow it. */
	want(open: readonly Slot[]): void {
		this.#open = open;
	}

	/** Takes the next card out of the queue, or null while none that fits is ready. */
	take(open: readonly Slot[], schedule: Schedule): { readonly draw: Draw; readonly dealt: Dealt } | null {
		const options = { schedule, now: this.#parts.clock.now(), recent: this.#recent };
		const drawn = this.#ready.map(({ ready }) => ready);
		const dealt = chooseCard(drawn, open, options);
		if (dealt === null) {
			this.#makeRoom();
			return null;
		}
		const draw = this.#ready[dealt.draw];
		this.#ready = this.#ready.filter((other) => other !== draw);
		this.#recent = [...this.#recent, draw.face.exercise.slug];
		this.#open = open.filter((_, place) => place !== dealt.slot);
		this.#wake?.();
		return { draw, dealt };
	}

	/** Nothing that waits fits: the oldest draw gives way to a new one. */
	#makeRoom(): void {
		if (this.#ready.length < AHEAD) return;
		this.#ready = this.#ready.slice(1);
		this.#wake?.();
	}

	async #trainOne(signal: AbortSignal): Promise<void> {
		const { sources, stream, clock } = this.#parts;
		const busy = [...this.#ready.map(({ face }) => face.exercise.slug), ...this.#recent];
		const source = chooseSource(sources, (one) => this.#recordOf(one), this.#stillNeeded(), busy, stream);
		if (source === null) return this.#give(new LabError('internal', 'none of the exercises gave a draw that can be asked about'));
		const seed = stream.uint32();
		const started = clock.now();
		try {
			const draw = await this.#draw(source, seed, signal);
			const before = this.#recordOf(source);
			const milliseconds = clock.now() - started;
			if (draw === null) {
				this.#records.set(nameOf(source), { ...before, milliseconds, misses: before.misses + 1 });
				return;
			}
			this.#records.set(nameOf(source), { keys: [...before.keys, draw.verdict.primary], milliseconds, misses: 0 });
			this.#ready = [...this.#ready, draw];
			this.#parts.onChange();
		} catch (error) {
			if (signal.aborted) return;
			if (error instanceof LabError && error.failure === 'no-webassembly') return this.#give(error);
			const before = this.#recordOf(source);
			this.#records.set(nameOf(source), { ...before, misses: before.misses + 1 });
		}
	}

	#give(failure: LabError): void {
		this.#failure = failure;
		this.#parts.onChange();
	}

	/** Null when the draw's own evidence says something else than the exercise was designed to show: the next seed is tried. */
	async #draw(source: Source, seed: number, signal: AbortSignal): Promise<Draw | null> {
		const { runtime, loadExercise, resolve } = this.#parts;
		const exercise = await loadExercise(source.exercise);
		const ref: ExperimentRef = {
			ref: resolve(exercise.experimentRef),
			...(source.variant === 0 ? {} : { variant: source.variant })
		};
		const run = await runtime.run(ref, seed, { signal });
		const verdict = await runtime.diagnose(ref, seed, { signal });
		if (verdict.asDesigned === false) return null;
		const readings = await this.#readingsOf(exercise, ref, seed, signal);
		if (!canBeTold(verdict, readings)) return null;
		const face = faceOf(exercise, source.variant, seed, run, verdict, readings);
		return {
			face,
			verdict,
			ready: {
				...source,
				key: verdict.primary,
				pairs: trainablePairs(verdict.primary, face.card, face.choices),
				translates: source.variant === 0 && verdict.asDesigned === true
			}
		};
	}

	async #readingsOf(
		exercise: PublicExercise,
		ref: ExperimentRef,
		seed: number,
		signal: AbortSignal
	): Promise<readonly InstrumentEvidence[]> {
		const read: InstrumentEvidence[] = [];
		for (const name of readingsFor(exercise)) {
			const parameters = exercise.instruments.parameters?.[name] as Readonly<Record<string, unknown>> | undefined;
			read.push(await this.#parts.runtime.instrument(name, ref, seed, { signal, ...(parameters ? { parameters } : {}) }));
		}
		return read;
	}

	#recordOf(source: Source): SourceRecord {
		return this.#records.get(nameOf(source)) ?? NO_RECORD;
	}

	/** Open places that no ready draw fills yet. */
	#stillNeeded(): readonly Slot[] {
		const used = new Set<number>();
		return this.#open.filter(({ wanted, translation }) => {
			const at = this.#ready.findIndex(
				({ ready }, place) => !used.has(place) && fitsSlot(ready.key, wanted) && (!translation || ready.translates)
			);
			if (at >= 0) used.add(at);
			return at < 0;
		});
	}
}

const nameOf = ({ exercise, variant }: Source): string => `${exercise}#${variant}`;
