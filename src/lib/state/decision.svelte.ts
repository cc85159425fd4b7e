/**
 * One decision being made: what was measured for it, the learner's own numbers, the call, and the production that follows. Knows
 * nothing of the page it stands on: a case and a season both have one.
 */
import { LEAST_SURE, MOST_SURE } from '#lib/attempt/decision.ts';
import { decisionQuality, regret } from '#lib/decision/quality.ts';
import { asksOf, decisionKeyOf, offeredActions, statedValues, type StatedValues } from '#lib/decision/sheet.ts';
import type { Ask, DecisionEvidence, OfferedAction, ProductionResult, ProductionWeek, PublicDecision } from '#lib/decision/spec.ts';

import { LabError } from '#lib/runtime/protocol.ts';
import { errorOf, type Call, type DecisionLab, type DeskBusy, type DeskFailure, type Result } from './decision-lab.ts';
import { WeekPlayer } from './decision-player.svelte.ts';

export class DecisionDesk {
	readonly decision: PublicDecision;
	readonly asks: readonly Ask[];
	readonly actions: readonly OfferedAction[];
	readonly player = new WeekPlayer();
	readonly #lab: DecisionLab;
	#evidence = $state.raw<DecisionEvidence | null>(null);
	#stated = $state.raw<Readonly<Record<string, number>>>({});
	#call = $state.raw<Call | null>(null);
	#weeks = $state.raw<readonly ProductionWeek[]>([]);
	#production = $state.raw<ProductionResult | null>(null);
	#busy = $state.raw<DeskBusy | null>(null);
	#failure = $state.raw<DeskFailure | null>(null);
	#abort: AbortController | null = null;
	action = $state<string | null>(null);
	confidence = $state<number | null>(null);

	constructor(decision: PublicDecision, lab: DecisionLab) {
		this.decision = decision;
		this.asks = asksOf(decision);
		this.actions = offeredActions(decision);
		this.#lab = lab;
	}

	get evidence(): DecisionEvidence | null {
		return this.#evidence;
	}
	/** Beliefs stated so far, as fractions. */
	get stated(): Readonly<Record<string, number>> {
		return this.#stated;
	}
	get call(): Call | null {
		return this.#call;
	}
	get weeks(): readonly ProductionWeek[] {
		return this.#weeks;
	}
	get production(): ProductionResult | null {
		return this.#production;
	}
	get busy(): DeskBusy | null {
		return this.#busy;
	}
	get failure(): DeskFailure | null {
		return this.#failure;
	}

	/** What every action is worth by the learner's own numbers; null until all are stated. */
	readonly sheet: StatedValues | null = $derived.by(() =>
		this.#evidence ? statedValues(this.decision, this.#evidence, this.#stated) : null
	);

	/** What is still missing before the call can be committed. */
	readonly missing: readonly ('belief' | 'action' | 'confidence')[] = $derived([
		...(this.sheet === null ? (['belief'] as const) : []),
		...(this.action === null ? (['action'] as const) : []),
		...(this.confidence === null ? (['confidence'] as const) : [])
	]);

	/** What the evidence says of the call; null before it. */
	readonly result: Result | null = $derived.by(() => {
		if (!this.#call || !this.#evidence) return null;
		const key = decisionKeyOf(this.decision, this.#evidence);
		const { action } = this.#call;
		const right = key.accept.includes(action);
		return { key, quality: right ? 1 : decisionQuality(key.values, action), regret: right ? 0 : regret(key.values, action), right };
	});

	/** States one belief, or takes it back. */
	state(id: string, value: number | null): void {
		if (this.#call) return;
		const { [id]: _, ...others } = this.#stated;
		this.#stated = value === null ? others : { ...others, [id]: value };
	}

	/** Puts back what was stated or decided in an earlier visit. */
	resume(stated: Readonly<Record<string, number>>, call: Omit<Call, 'stated'> | null): void {
		this.#stated = stated;
		if (call === null) return;
		this.action = call.action;
		this.confidence = call.confidence;
		this.#call = { stated, action: call.action, confidence: call.confidence };
	}

	/** Takes the call as it stands; null while something is missing. From here on nothing of it can be changed. */
	decide(): Call | null {
		const { action, confidence } = this;
		if (this.#call || this.missing.length > 0 || action === null || confidence === null) return this.#call;
		this.#call = { stated: this.#stated, action, confidence: Math.min(MOST_SURE, Math.max(LEAST_SURE, confidence)) };
		return this.#call;
	}

	/** Trains what the decision needs and counts. Safe to call again. */
	async measure(): Promise<void> {
		if (this.#evidence) return;
		await this.#working('measure', async (signal) => {
			this.#evidence = await this.#lab.measure({ signal, onProgress: (fraction) => this.#progress('measure', fraction) });
		});
	}

	/** Lets production happen; weeks come as the worker has them. Safe to call again. */
	async produce(): Promise<ProductionResult | null> {
		const call = this.#call;
		if (!call || this.#production) return this.#production;
		this.#weeks = [];
		await this.#working('produce', async (signal) => {
			const production = await this.#lab.produce(call.action, {
				signal,
				onProgress: (fraction) => this.#progress('produce', fraction),
				onWeek: (week) => {
					this.#weeks = [...this.#weeks, week];
					this.player.arrive(this.#weeks.length);
				}
			});
			this.#weeks = production.weeks;
			this.#production = production;
			this.player.arrive(production.weeks.length);
		});
		return this.#production;
	}

	cancel(): void {
		this.#abort?.abort();
		this.player.stop();
	}

	#progress(what: DeskBusy['what'], fraction: number): void {
		if (this.#busy) this.#busy = { what, fraction };
	}

	/** Runs one thing at a time; a newer one cancels the older. Failures become state. */
	async #working(what: DeskBusy['what'], work: (signal: AbortSignal) => Promise<void>): Promise<void> {
		this.#abort?.abort();
		const abort = new AbortController();
		this.#abort = abort;
		this.#busy = { what, fraction: 0 };
		this.#failure = null;
		try {
			await work(abort.signal);
		} catch (error) {
			if (this.#abort !== abort) return;
			const cancelled = abort.signal.aborted;
			this.#failure = { what, error: cancelled ? new LabError('cancelled', 'It was cancelled.') : errorOf(error) };
		} finally {
			if (this.#abort === abort) {
				this.#busy = null;
				this.#abort = null;
			}
		}
	}
}
