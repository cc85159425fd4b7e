/**
 * One interview as it goes: the open item, the follow-ups that depend on what was said, the time, pauses. Every change is kept
 * at once, so that a closed tab loses nothing. It is long because every step is a small change of the same record.
 */
import { slotsToAskFor } from '#lib/language/interview-result.ts';
import { INTERVIEW_PREFIX, INTERVIEW_VERSION, timeUsed, type Interview, type SayAnswer } from '#lib/language/interview-log.ts';
import { planInterview, type CardSource, type Settings } from '#lib/language/interview-plan.ts';
import { questionsHash } from '#lib/language/interview-file.ts';
import type { Question } from '#lib/language/questions.ts';
import type { Slot } from '#lib/language/slots.ts';
import type { Clock } from './clock.ts';
import type { CardDraw } from './interview-draws.ts';

export interface InterviewDeps {
	readonly clock: Clock;
	readonly questions: readonly Question[];
	readonly save: (key: string, interview: Interview) => Promise<void>;
	/** Trains the draw of a card; null when none can be asked about. Rejects when this machine could not train it. */
	readonly draw: (place: number, interview: Interview) => Promise<CardDraw | null>;
}

type Confidence = 50 | 70 | 85 | 95;

/** What is on the screen. */
export type InterviewStep =
	/** `broken`: the draw could not be trained here; the clock stands until it is tried again or passed over. */
	| { readonly kind: 'waiting'; readonly broken: boolean }
	| { readonly kind: 'verdict'; readonly card: CardDraw }
	| { readonly kind: 'confidence'; readonly card: CardDraw; readonly answer: string }
	| { readonly kind: 'say-card'; readonly card: CardDraw; readonly answer: string }
	| { readonly kind: 'say'; readonly question: Question }
	/** `slot` null: nothing was missing, so the question presses on. */
	| { readonly kind: 'follow-up'; readonly question: Question; readonly slot: Slot | null; readonly before: SayAnswer }
	| { readonly kind: 'done' };

/** A new record; nothing is kept before the first change. */
export function newInterview(
	settings: Settings,
	build: {
		readonly id: string;
		readonly mode: Interview['mode'];
		readonly questions: readonly Question[];
		readonly sources: readonly CardSource[];
		readonly engineHash: string;
		readonly now: number;
	}
): Interview {
	return {
		version: INTERVIEW_VERSION,
		id: build.id,
		mode: build.mode,
		nonce: settings.nonce,
		minutes: settings.minutes,
		stages: [...settings.stages],
		questionsHash: questionsHash(build.questions),
		engineHash: build.engineHash,
		plan: planInterview(settings, build.questions, build.sources).map((item) =>
			item.kind === 'card' ? { kind: 'card' as const, tries: item.tries.map((one) => ({ ...one })) } : { ...item }
		),
		startedAt: build.now,
		seenAt: build.now,
		endedAt: null,
		pauses: [],
		answers: [],
		skipped: [],
		draft: ''
	};
}

/** Slots that a follow-up asks for after an answer; one that presses on when nothing is missing, none when it was spoken. */
function followUpsFor(answer: Pick<SayAnswer, 'said' | 'aloud'>, question: Question): readonly (Slot | null)[] {
	if (answer.aloud) return [];
	const missing = slotsToAskFor(answer.said, question.wants);
	return missing.length === 0 ? [null] : missing;
}

export class InterviewSession {
	readonly #deps: InterviewDeps;
	#record = $state.raw<Interview>() as Interview;
	#card = $state.raw<{ readonly place: number; readonly draw: CardDraw } | null>(null);
	/** Place of a card whose draw could not be trained. */
	#broken = $state<number | null>(null);
	#verdict = $state<string | null>(null);
	#confidence = $state<Confidence | null>(null);
	#shownAt = 0;
	/** By place; begun once each. */
	#draws: Readonly<Record<number, Promise<CardDraw | null> | undefined>> = {};

	/** @param record a new one, or one that was left open: then the time in between is a pause that lasts until it is ended. */
	constructor(deps: InterviewDeps, record: Interview) {
		this.#deps = deps;
		const now = deps.clock.now();
		const closed = record.pauses.map((pause) => (pause.why === 'training' && pause.to === null ? { ...pause, to: record.seenAt } : pause));
		const left = record.endedAt === null && now - record.seenAt > 2_000 && !closed.some(({ to }) => to === null);
		this.#record = { ...record, pauses: left ? [...closed, { from: record.seenAt, to: null, why: 'away' }] : closed };
		this.#keep({});
		this.#open();
	}

	get record(): Interview {
		return this.#record;
	}

	get paused(): Interview['pauses'][number] | null {
		return this.#record.pauses.find(({ to, why }) => to === null && why !== 'training') ?? null;
	}

	/** Place of the open item, or the length of the plan. */
	readonly place: number = $derived.by(() => {
		const { plan, answers, skipped } = this.#record;
		const open = plan.findIndex((_, place) => {
			if (skipped.includes(place)) return false;
			const answer = answers.find((one) => one.place === place);
			if (answer === undefined) return true;
			if (answer.kind === 'card') return false;
			return answer.followUps.length < answer.asks.length;
		});
		return open < 0 ? plan.length : open;
	});

	readonly step: InterviewStep = $derived.by(() => {
		const { plan, answers, endedAt } = this.#record;
		const item = plan.at(this.place);
		if (endedAt !== null || item === undefined || this.place >= plan.length) return { kind: 'done' };
		if (item.kind === 'say') {
			const question = this.#question(item.question);
			const answer = answers.find((one) => one.place === this.place);
			if (answer?.kind !== 'say') return { kind: 'say', question };
			return { kind: 'follow-up', question, slot: answer.asks[answer.followUps.length], before: answer };
		}
		if (this.#card?.place !== this.place) return { kind: 'waiting', broken: this.#broken === this.place };
		const { draw } = this.#card;
		if (this.#verdict === null) return { kind: 'verdict', card: draw };
		if (this.#confidence === null) return { kind: 'confidence', card: draw, answer: this.#verdict };
		return { kind: 'say-card', card: draw, answer: this.#verdict };
	});

	/** Milliseconds left at a time; 0 when it is over. */
	left(now: number): number {
		return Math.max(0, this.#record.minutes * 60_000 - timeUsed(this.#record, this.#record.endedAt ?? now));
	}

	/** Ends the set when its time is over. Call once a second. */
	tick(): void {
		if (this.#record.endedAt === null && this.left(this.#deps.clock.now()) === 0) this.end();
	}

	chooseVerdict(answer: string): void {
		if (this.step.kind === 'verdict' && this.step.card.face.choices.includes(answer)) this.#verdict = answer;
	}

	chooseConfidence(confidence: Confidence): void {
		if (this.step.kind === 'confidence') this.#confidence = confidence;
	}

	/** One question back, while the card's answer is not kept. */
	back(): void {
		if (this.step.kind === 'say-card') this.#confidence = null;
		else if (this.step.kind === 'confidence') this.#verdict = null;
	}

	/** Keeps what stands in the field, so that a reload finds it. */
	draft(text: string): void {
		this.#keep({ draft: text });
	}

	/** Gives the answer to the open question; `aloud` when it was spoken to a person. */
	answer(said: string, aloud = false): void {
		const { step, place } = this;
		const now = this.#deps.clock.now();
		const { answers } = this.#record;
		if (step.kind === 'say-card' && this.#confidence !== null) {
			const { draw, face, verdict, digest } = step.card;
			const key = { primary: verdict.primary, accept: [...verdict.accept] };
			const answer = {
				kind: 'card' as const,
				place,
				draw,
				choices: [...face.choices],
				answer: step.answer,
				confidence: this.#confidence,
				said,
				aloud,
				key,
				digest,
				from: this.#shownAt,
				to: now
			};
			this.#keep({ answers: [...answers, answer], draft: '' });
		} else if (step.kind === 'say') {
			const answer = {
				kind: 'say' as const,
				place,
				question: step.question.id,
				said,
				aloud,
				asks: [...followUpsFor({ said, aloud }, step.question)],
				followUps: [],
				from: this.#shownAt,
				to: now
			};
			this.#keep({ answers: [...answers, answer], draft: '' });
		} else if (step.kind === 'follow-up') {
			const more = { ...step.before, followUps: [...step.before.followUps, { slot: step.slot, said }], to: now };
			this.#keep({ answers: answers.map((one) => (one.place === place ? more : one)), draft: '' });
		}
		if (this.place !== place) this.#open();
		if (this.step.kind === 'done') this.end();
	}

	/** Passes over the open item. */
	skip(): void {
		const { place, step } = this;
		const { answers, skipped } = this.#record;
		if (step.kind === 'done') return;
		if (step.kind === 'follow-up') {
			this.answer('');
			return;
		}
		this.#trained();
		this.#keep({ answers, skipped: [...skipped, place], draft: '' });
		this.#open();
		if (this.step.kind === 'done') this.end();
	}

	/** Trains a draw again that broke down. */
	retry(): void {
		const { step, place } = this;
		if (step.kind !== 'waiting' || !step.broken) return;
		this.#draws = { ...this.#draws, [place]: undefined };
		this.#broken = null;
		this.#trained();
		this.#open();
	}

	pause(): void {
		if (this.paused === null) this.#keep({ pauses: [...this.#record.pauses, { from: this.#deps.clock.now(), to: null, why: 'paused' }] });
	}

	resume(): void {
		const now = this.#deps.clock.now();
		this.#keep({
			pauses: this.#record.pauses.map((pause) => (pause.to === null && pause.why !== 'training' ? { ...pause, to: now } : pause))
		});
		this.#shownAt = now;
	}

	end(): void {
		if (this.#record.endedAt !== null) return;
		const now = this.#deps.clock.now();
		this.#keep({ endedAt: now, pauses: this.#record.pauses.map((pause) => (pause.to === null ? { ...pause, to: now } : pause)) });
	}

	#question(id: string): Question {
		const question = this.#deps.questions.find((one) => one.id === id);
		if (question === undefined) throw new RangeError(`There is no interview question "${id}" in this build.`);
		return question;
	}

	/** Begins the open item; cards are trained ahead, one after another. */
	#open(): void {
		this.#verdict = this.#confidence = null;
		this.#shownAt = this.#deps.clock.now();
		const { plan } = this.#record;
		const { place } = this;
		if (plan.at(place)?.kind === 'card') {
			// Nobody loses time to a machine that trains.
			this.#keep({ pauses: [...this.#record.pauses, { from: this.#deps.clock.now(), to: null, why: 'training' }] });
			void this.#drawAt(place).then(
				(draw) => {
					if (this.place !== place || this.#record.endedAt !== null) return;
					this.#trained();
					if (draw === null) this.skip();
					else {
						this.#card = { place, draw };
						this.#shownAt = this.#deps.clock.now();
					}
				},
				() => (this.#broken = place)
			);
		}
		const next = plan.findIndex((item, at) => at > place && item.kind === 'card');
		if (next >= 0) {
			const before = this.#draws[place] ?? Promise.resolve(null);
			void before.catch(() => null).then(() => this.#drawAt(next).catch(() => null));
		}
	}

	/** The wait for a draw is over. */
	#trained(): void {
		const now = this.#deps.clock.now();
		this.#keep({
			pauses: this.#record.pauses.map((pause) => (pause.to === null && pause.why === 'training' ? { ...pause, to: now } : pause))
		});
	}

	#drawAt(place: number): Promise<CardDraw | null> {
		const begun = this.#draws[place] ?? this.#deps.draw(place, this.#record);
		this.#draws = { ...this.#draws, [place]: begun };
		return begun;
	}

	#keep(change: Partial<Interview>): void {
		this.#record = { ...this.#record, ...change, seenAt: this.#deps.clock.now() };
		void this.#deps.save(INTERVIEW_PREFIX + this.#record.id, this.#record);
	}
}
