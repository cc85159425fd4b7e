/**
 * One set of cards: deals them, takes the answers, keeps them, and says what came of each. It is long because a card is one
 * question after another over the same few fields.
 */
import { createStream } from '#lib/core/random.ts';
import type { Verdict } from '#lib/diagnosis/verdict.ts';
import type { AnsweredOption, PublicExercise, RevealPart } from '#lib/exercise/parts.ts';
import type { DrillAnswer, SetKind, Stated } from '#lib/practice/drill-answer.ts';
import { encounterOfAnswer, encountersOf, type Encounter } from '#lib/practice/encounter.ts';
import { actionsFor, actionMark, type ActionMark } from '#lib/practice/first-action.ts';
import { confusedPair } from '#lib/practice/pairs.ts';
import { planSet, SET_SIZE, type Slot } from '#lib/practice/plan.ts';
import { scheduleOf } from '#lib/practice/schedule.ts';
import type { Stage } from '#lib/exercise/vocabulary.ts';
import type { Attempt } from '#lib/attempt/events.ts';
import type { Clock } from './clock.ts';
import type { CardFace } from './drill-face.ts';
import type { DrillQueue, Draw } from './drill-queue.ts';

/** The one question on the screen. `waiting`: nothing that fits is trained yet. */
export type DrillStep = 'waiting' | 'verdict' | 'action' | 'confidence' | 'tell' | 'feedback' | 'done';

/** What is said once a card is answered. */
export interface DrillFeedback {
	readonly answer: DrillAnswer;
	readonly encounter: Encounter;
	readonly verdict: Verdict;
	/** The pair to read about: what was confused, or what the card was dealt for. */
	readonly pair: string;
	readonly mark: ActionMark | null;
	readonly told: AnsweredOption | null;
}

export interface DrillDeps {
	readonly queue: DrillQueue;
	readonly clock: Clock;
	readonly engineHash: string;
	readonly stageOf: (exercise: string) => Stage | undefined;
	readonly attempts: () => readonly Attempt[];
	readonly answers: () => readonly DrillAnswer[];
	readonly save: (answer: DrillAnswer) => Promise<void>;
	/** Fetches what a case says once it is answered; called after the verdict and the confidence are kept. */
	readonly fetchReveal: (exercise: PublicExercise) => Promise<RevealPart>;
}

interface Current {
	readonly draw: Draw;
	readonly pair: string;
	readonly translation: boolean;
	readonly shownAt: number;
}

export class DrillSession {
	readonly #deps: DrillDeps;
	readonly #set: string;
	readonly purpose: SetKind;
	readonly size: number;
	/** The draw with its key: not part of what the page may read before the answer. */
	#current: Current | null = null;
	#open: readonly Slot[];
	#face = $state.raw<CardFace | null>(null);
	#step = $state<DrillStep>('waiting');
	#verdict = $state<string | null>(null);
	#action = $state<string | null>(null);
	#confidence = $state<Stated | null>(null);
	#tell = $state.raw<{ readonly question: string; readonly options: readonly AnsweredOption[] } | null>(null);
	#feedback = $state.raw<DrillFeedback | null>(null);
	#given = $state.raw<readonly DrillAnswer[]>([]);
	#failed = $state(false);
	#translates = $state(false);

	/** @param set a name no other set has; its seed decides the order of the cards. */
	constructor(deps: DrillDeps, purpose: SetKind, set: string) {
		this.#deps = deps;
		this.#set = set;
		this.purpose = purpose;
		this.size = SET_SIZE[purpose];
		this.#open = planSet(purpose, createStream(set).uint32());
		deps.queue.want(this.#open);
	}

	get face(): CardFace | null {
		return this.#face;
	}
	get step(): DrillStep {
		return this.#step;
	}
	/** Place of the card on the screen, from 1. */
	get place(): number {
		return this.#given.length + (this.#step === 'feedback' || this.#step === 'tell' || this.#step === 'done' ? 0 : 1);
	}
	get verdict(): string | null {
		return this.#verdict;
	}
	get confidence(): Stated | null {
		return this.#confidence;
	}
	get tell() {
		return this.#tell;
	}
	get feedback(): DrillFeedback | null {
		return this.#feedback;
	}
	get given(): readonly DrillAnswer[] {
		return this.#given;
	}
	/** No card can come any more. */
	get failed(): boolean {
		return this.#failed;
	}

	/** The card ends with what to tell the stakeholder instead of the first action. */
	get translates(): boolean {
		return this.#translates;
	}

	/** Actions to choose from: they follow the answer, not the key. */
	readonly actions: readonly string[] = $derived(
		this.#verdict === null || this.#face === null ? [] : actionsFor(this.#verdict, this.#face.seed)
	);

	/** Whether feedback comes card by card, or at the end. */
	get tells(): boolean {
		return this.purpose === 'drill' || this.purpose === 'rapid';
	}

	/** The next card, if one is ready; else waits. Call again whenever the queue has changed. */
	deal(): void {
		if (this.#step !== 'waiting') return;
		const { queue, clock, attempts, answers, stageOf } = this.#deps;
		const schedule = scheduleOf(encountersOf(attempts(), answers(), stageOf));
		const taken = queue.take(this.#open, schedule);
		if (taken === null) {
			this.#failed = queue.failure !== null;
			return;
		}
		const slot = this.#open[taken.dealt.slot];
		this.#open = this.#open.filter((_, place) => place !== taken.dealt.slot);
		const translation = slot.translation && taken.draw.ready.translates;
		this.#current = { draw: taken.draw, pair: taken.dealt.pair, translation, shownAt: clock.now() };
		this.#face = taken.draw.face;
		this.#translates = translation;
		this.#verdict = this.#action = this.#confidence = null;
		this.#tell = null;
		this.#step = 'verdict';
	}

	chooseVerdict(answer: string): void {
		if (this.#step !== 'verdict' || !this.#face?.choices.includes(answer)) return;
		this.#verdict = answer;
		this.#step = this.#current?.translation ? 'confidence' : 'action';
	}

	chooseAction(action: string): void {
		if (this.#step !== 'action' || !this.actions.includes(action)) return;
		this.#action = action;
		this.#step = 'confidence';
	}

	/** One question back, while nothing is kept yet. */
	back(): void {
		if (this.#step === 'action') this.#step = 'verdict';
		else if (this.#step === 'confidence') this.#step = this.#current?.translation ? 'verdict' : 'action';
	}

	/** The last of the three: the answer is kept now. */
	async chooseConfidence(confidence: Stated): Promise<void> {
		const current = this.#current;
		if (this.#step !== 'confidence' || current === null || this.#verdict === null) return;
		this.#confidence = confidence;
		const answer = this.#answerOf(current, this.#verdict, confidence);
		this.#given = [...this.#given, answer];
		if (!current.translation) {
			this.#settle(answer, null);
			await this.#deps.save(answer);
			return;
		}
		this.#step = 'tell';
		await this.#deps.save(answer);
		try {
			const part = await this.#deps.fetchReveal(current.draw.face.exercise);
			this.#tell = part.stakeholder;
		} catch {
			// The words of the case could not be fetched: the card counts without its second question.
			this.#settle(answer, null);
		}
	}

	async chooseTold(choice: string): Promise<void> {
		const option = this.#tell?.options.find(({ id }) => id === choice);
		const before = this.#given.at(-1);
		if (this.#step !== 'tell' || option === undefined || before === undefined) return;
		const answer: DrillAnswer = { ...before, told: { choice, right: option.right } };
		this.#given = [...this.#given.slice(0, -1), answer];
		this.#settle(answer, option);
		await this.#deps.save(answer);
	}

	/** On to the next card, or to the end. */
	next(): void {
		if (this.#step !== 'feedback') return;
		this.#advance();
	}

	#advance(): void {
		this.#feedback = null;
		this.#current = null;
		if (this.#given.length >= this.size) {
			this.#face = null;
			this.#step = 'done';
			return;
		}
		this.#step = 'waiting';
		this.deal();
		// While the next card is not there the last one is no longer a question.
		if (this.#step === 'waiting') this.#face = null;
	}

	#settle(answer: DrillAnswer, told: AnsweredOption | null): void {
		const current = this.#current;
		if (current === null) return;
		if (!this.tells) {
			this.#advance();
			return;
		}
		const encounter = encounterOfAnswer(answer);
		const { primary } = current.draw.verdict;
		this.#feedback = {
			answer,
			encounter,
			verdict: current.draw.verdict,
			pair: encounter.right ? current.pair : (confusedPair(primary, answer.answer, current.pair) ?? current.pair),
			mark: answer.action === null ? null : actionMark(answer.action, answer.key.accept, answer.card),
			told
		};
		this.#step = 'feedback';
	}

	#answerOf({ draw, pair, translation, shownAt }: Current, verdict: string, confidence: Stated): DrillAnswer {
		const { clock, engineHash } = this.#deps;
		const { face } = draw;
		const t = clock.now();
		return {
			version: 1,
			set: this.#set,
			place: this.#given.length + 1,
			purpose: this.purpose,
			t,
			seconds: Math.max(0, t - shownAt) / 1000,
			card: translation ? 'translation' : face.card,
			exercise: face.exercise.slug,
			stage: face.exercise.stage,
			seed: face.seed,
			variant: face.variant,
			key: { primary: draw.verdict.primary, accept: withFirst(draw.verdict.primary, draw.verdict.accept) },
			pair,
			choices: [...face.choices],
			answer: verdict,
			confidence,
			action: this.#action,
			told: null,
			digest: face.run.digest,
			engineHash
		};
	}
}

function withFirst(first: string, others: readonly string[]): readonly string[] {
	return [first, ...others.filter((other) => other !== first)];
}
