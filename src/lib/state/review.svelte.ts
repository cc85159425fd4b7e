/** One review on the screen: the document with its numbers, the questions asked, the draft, and what came of it once it was sent. */
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import { BASE } from '#lib/exercise/claims.ts';
import { fillDocument, type DocumentLine, type WrittenAs } from '#lib/review/document.ts';
import type { Question } from '#lib/review/flaws.ts';
import {
	answerSoFar,
	APPROVAL,
	questionsAsked,
	sentAnswer,
	withEvent,
	type ReviewAnswer,
	type ReviewEvent,
	type ReviewLog
} from '#lib/review/log.ts';
import { inDrawnOrder } from '#lib/review/order.ts';
import type { PublicReview, ReviewOption, ReviewReveal } from '#lib/review/parts.ts';
import { documentClaims, runFor, seeNumbers, type NumbersSeen } from '#lib/review/run-item.ts';
import { scoreReview, type ReviewScore } from '#lib/review/score.ts';
import type { RunFailure } from '#lib/runtime/protocol.ts';
import type { Clock } from './clock.ts';
import { instrumentFor, type QuestionAnswer } from './review-questions.ts';
import { pageRunner, type ReviewRuntime } from './review-runner.ts';
import { failureOf } from './run-failure.ts';

export interface ReviewDeps {
	readonly item: PublicReview;
	readonly log: ReviewLog;
	readonly runtime: ReviewRuntime;
	readonly clock: Clock;
	readonly save: (log: ReviewLog) => Promise<void>;
	/** Called only once a review was sent. */
	readonly fetchReveal: () => Promise<ReviewReveal>;
	/** Address of an asset below the site's base. */
	readonly resolve: (path: string) => string;
	/** Writes a number of the document. */
	readonly write: (value: number, as: WrittenAs) => string;
}

export class ReviewSession {
	readonly #deps: ReviewDeps;
	readonly #abort = new AbortController();
	#log = $state.raw<ReviewLog>() as ReviewLog;
	#run = $state.raw<RunEvidence | null>(null);
	#document = $state.raw<readonly DocumentLine[] | null>(null);
	#answers = $state.raw<Readonly<Partial<Record<Question, QuestionAnswer>>>>({});
	#reveal = $state.raw<ReviewReveal | null>(null);
	#seen = $state.raw<NumbersSeen | null>(null);
	#failure = $state<RunFailure | null>(null);
	readonly consequences: readonly ReviewOption[];
	readonly fixes: readonly ReviewOption[];

	constructor(deps: ReviewDeps) {
		this.#deps = deps;
		this.#log = deps.log;
		const { slug, consequences, fixes } = deps.item;
		this.consequences = inDrawnOrder(consequences, slug, deps.log.seed, 'consequences');
		this.fixes = inDrawnOrder(fixes, slug, deps.log.seed, 'fixes');
	}

	get item(): PublicReview {
		return this.#deps.item;
	}
	get seed(): number {
		return this.#log.seed;
	}
	/** The document with its numbers; null while the run is under way. */
	get document(): readonly DocumentLine[] | null {
		return this.#document;
	}
	get answer(): ReviewAnswer {
		return answerSoFar(this.#log);
	}
	get sent(): boolean {
		return sentAnswer(this.#log) !== null;
	}
	/** An objection has its line, its name and its severity; an approval needs nothing. */
	get canSend(): boolean {
		const { line, flaw, severity, consequence, fix } = this.answer;
		return line === null || [flaw, severity, consequence, fix].every((part) => part !== null);
	}
	get asked(): readonly Question[] {
		return questionsAsked(this.#log);
	}
	answerTo(question: Question): QuestionAnswer | null {
		return this.#answers[question] ?? null;
	}
	get reveal(): ReviewReveal | null {
		return this.#reveal;
	}
	get score(): ReviewScore | null {
		const answer = sentAnswer(this.#log);
		return answer === null || this.#reveal === null ? null : scoreReview(answer, this.#reveal.key);
	}
	/** Both runs; null while they are under way, or before the review was sent. */
	get seen(): NumbersSeen | null {
		return this.#seen;
	}
	/** Why the document or the two runs could not be made. */
	get failure(): RunFailure | null {
		return this.#failure;
	}

	/** Makes the run that the document quotes; goes on where the log left off. */
	async open(): Promise<void> {
		await this.#guarded(async () => {
			const { item } = this.#deps;
			const { runs, measurements } = await runFor(documentClaims(item.document, item.arms), this.#runner());
			this.#run = runs.get(BASE) ?? null;
			this.#document = fillDocument(item.document, item.arms, runs, measurements, this.#deps.write);
		});
		for (const question of this.asked) void this.#find(question);
		if (this.sent) await this.#settle();
	}

	/** Asks the author; each question is one press, and costs nothing. */
	async ask(question: Question): Promise<void> {
		if (this.#answers[question] !== undefined) return;
		await this.#note({ kind: 'asked', t: this.#deps.clock.now(), question });
		await this.#find(question);
	}

	/** Marks a line, or takes the mark away where it stood there. What was said of the line goes on to the next one. */
	mark(line: number | null): void {
		const marked = line === this.answer.line ? null : line;
		this.change(marked === null ? APPROVAL : { line: marked });
	}

	change(part: Partial<ReviewAnswer>): void {
		if (this.sent) return;
		void this.#note({ kind: 'drafted', t: this.#deps.clock.now(), answer: { ...this.answer, ...part } });
	}

	/** Sends the review. It counts from now on, and both pipelines are run. */
	async send(): Promise<void> {
		if (this.sent || !this.canSend) return;
		await this.#note({ kind: 'sent', t: this.#deps.clock.now(), answer: this.answer });
		await this.#settle();
	}

	/** Runs again what broke down. */
	async retry(): Promise<void> {
		this.#failure = null;
		if (this.#document === null) await this.open();
		else if (this.sent) await this.#settle();
	}

	cancel(): void {
		this.#abort.abort();
	}

	#runner() {
		const { item, runtime, resolve } = this.#deps;
		return pageRunner(item, this.seed, runtime, resolve(item.experimentRef), this.#abort.signal);
	}

	async #settle(): Promise<void> {
		await this.#guarded(async () => {
			this.#reveal ??= await this.#deps.fetchReveal();
			const seen = await seeNumbers(this.#reveal.numbers, this.#runner());
			this.#seen = seen;
			if (!this.#log.events.some(({ kind }) => kind === 'ran'))
				await this.#note({ kind: 'ran', t: this.#deps.clock.now(), ...seen.digests });
		});
	}

	async #find(question: Question): Promise<void> {
		const say = (answer: QuestionAnswer): void => {
			this.#answers = { ...this.#answers, [question]: answer };
		};
		say({ kind: 'waiting' });
		try {
			const run = this.#run ?? (await this.#runner().run(BASE, []));
			const instrument = instrumentFor(question, run);
			say(
				instrument === null ? { kind: 'run', run } : { kind: 'measured', run, evidence: await this.#runner().instrument(BASE, instrument) }
			);
		} catch (error) {
			const failure = failureOf(error);
			if (failure !== 'cancelled') say({ kind: 'none', failure });
		}
	}

	async #note(event: ReviewEvent): Promise<void> {
		this.#log = withEvent(this.#log, event);
		await this.#deps.save(this.#log);
	}

	async #guarded(work: () => Promise<void>): Promise<void> {
		try {
			await work();
		} catch (error) {
			const failure = failureOf(error);
			if (failure !== 'cancelled') this.#failure = failure;
		}
	}
}
