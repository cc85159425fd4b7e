/** A hand of cards in an assignment: the same draws for whoever has this variant, trained one ahead, answered by family. */
import type { Family, Verdict } from '#lib/diagnosis/verdict.ts';
import type { PublicExercise } from '#lib/exercise/parts.ts';
import { answerIsRight } from '#lib/attempt/answers.ts';
import { FAMILIES, familyOf } from '#lib/diagnosis/ids.ts';
import type { ExperimentRef, LabRuntime } from '#lib/runtime/protocol.ts';
import { readingsFor, type CardFace } from '#lib/state/drill-face.ts';
import type { Conventions } from '#lib/diagnosis/verdict.ts';
import type { VariantCard, VariantItem } from '#lib/teach/assignment.ts';
import { answersOf, gradeDrill, type CardAnswer } from '#lib/teach/drill-item.ts';
import type { AssignedWork } from './assigned-work.svelte.ts';

export interface HandParts {
	readonly work: AssignedWork;
	readonly item: VariantItem;
	readonly lab: Pick<LabRuntime, 'run' | 'diagnose' | 'instrument'>;
	readonly loadExercise: (name: string) => Promise<PublicExercise>;
	readonly resolve: (path: string) => string;
	readonly conventions?: Readonly<Partial<Conventions>>;
	readonly engineHash: string;
}

/** A card that is ready to be asked: its front, and the key that stays in here until the answer is logged. */
interface Ready {
	readonly face: CardFace;
	readonly verdict: Verdict;
}

export class DrillHand {
	readonly #parts: HandParts;
	readonly #abort = new AbortController();
	readonly #coming: Promise<Ready>[] = [];
	#place = $state(0);
	#ready = $state.raw<Ready | null>(null);
	#failed = $state<string | null>(null);
	/** What was answered just now and is being told; null while a card is asked. */
	#told = $state.raw<{ readonly answer: CardAnswer; readonly right: boolean } | null>(null);
	#total = $state<number | null>(null);
	answer = $state<Family | null>(null);

	constructor(parts: HandParts) {
		this.#parts = parts;
	}

	get size(): number {
		return this.#parts.item.draws.length;
	}
	/** Place of the card on the screen, from 1; past the end when all are answered. */
	get place(): number {
		return this.#place + 1;
	}
	get done(): boolean {
		return this.#place >= this.size && this.#told === null;
	}
	get face(): CardFace | null {
		return this.#ready?.face ?? null;
	}
	get failed(): string | null {
		return this.#failed;
	}
	get told(): { readonly answer: CardAnswer; readonly right: boolean } | null {
		return this.#told;
	}

	/** Points of 100 once every card is answered; null before, and while they are withheld. */
	get total(): number | null {
		return this.#total;
	}

	/** Goes to the first card that is not answered. */
	async open(): Promise<void> {
		const { work, item, engineHash } = this.#parts;
		if (work.drillLog(item).entries.length === 0) await work.logCard(item, { type: 'started', engineHash });
		const answered = answersOf(work.drillLog(item));
		const first = item.draws.findIndex((_, at) => !answered.some(({ place }) => place === at));
		await this.#show(first < 0 ? this.size : first);
	}

	async commit(confidence: 50 | 70 | 85 | 95): Promise<void> {
		const { work, item } = this.#parts;
		if (this.#ready === null || this.answer === null) return;
		const { name, variant, seed } = item.draws[this.#place];
		const { verdict, face } = this.#ready;
		const answer: CardAnswer = {
			type: 'card-answered',
			place: this.#place,
			name,
			variant,
			seed,
			answer: this.answer,
			confidence,
			key: verdict.primary,
			digest: face.run.digest
		};
		await work.logCard(item, answer);
		if (this.#place === this.size - 1) await work.logCard(item, { type: 'finished' });
		this.answer = null;
		if (this.#place === this.size - 1) void this.#score();
		if (work.withheld) await this.#show(this.#place + 1);
		else this.#told = { answer, right: answerIsRight(answer.answer, verdict, familyOf) };
	}

	async next(): Promise<void> {
		this.#told = null;
		await this.#show(this.#place + 1);
	}

	stop(): void {
		this.#abort.abort();
	}

	async #show(place: number): Promise<void> {
		this.#place = place;
		this.#ready = null;
		if (place >= this.size) return this.#score();
		try {
			this.#ready = await this.#train(place);
			// One card ahead, so that the next does not keep anybody waiting.
			if (place + 1 < this.size) void this.#train(place + 1).catch(() => undefined);
		} catch (error) {
			if (!this.#abort.signal.aborted) this.#failed = error instanceof Error ? error.message : String(error);
		}
	}

	/** Cards answered on another day, or another machine, are trained again here: a grade needs every key. */
	async #score(): Promise<void> {
		const { work, item } = this.#parts;
		if (work.withheld || this.#total !== null) return;
		try {
			const cards = [];
			for (const place of item.draws.keys()) cards.push(await this.#train(place));
			const keys = cards.map(({ verdict }) => verdict);
			this.#total = gradeDrill(work.drillLog(item), keys).total;
		} catch (error) {
			if (!this.#abort.signal.aborted) this.#failed = error instanceof Error ? error.message : String(error);
		}
	}

	#train(place: number): Promise<Ready> {
		return (this.#coming[place] ??= this.#make(this.#parts.item.draws[place]));
	}

	async #make({ name, variant, seed }: VariantCard): Promise<Ready> {
		const { lab, loadExercise, resolve, conventions } = this.#parts;
		const { signal } = this.#abort;
		const exercise = await loadExercise(name);
		const source: ExperimentRef = {
			ref: resolve(exercise.experimentRef),
			patch: {},
			...(variant === 0 ? {} : { variant }),
			...(conventions === undefined ? {} : { conventions })
		};
		const run = await lab.run(source, seed, { signal });
		const verdict = await lab.diagnose(source, seed, { signal });
		const readings = [];
		for (const instrument of readingsFor(exercise)) {
			const parameters = exercise.instruments.parameters?.[instrument];
			readings.push(await lab.instrument(instrument, source, seed, { signal, parameters: parameters && { ...parameters } }));
		}
		return { face: { exercise, seed, variant, run, card: 'family', choices: FAMILIES, tried: [], readings }, verdict };
	}
}
