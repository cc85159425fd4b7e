/** The decision of a case: the desk, and what of it goes into the log. */
import { decisionMarks, type DecisionMarks } from '#lib/attempt/decision.ts';
import type { AttemptEvent } from '#lib/attempt/events.ts';
import type { AttemptState } from '#lib/attempt/state.ts';
import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import type { PublicDecision } from '#lib/decision/spec.ts';
import type { DecisionLab } from './decision-lab.ts';
import { DecisionDesk } from './decision.svelte.ts';

export interface CaseDecisionDeps {
	readonly decision: PublicDecision;
	readonly lab: DecisionLab;
	readonly state: () => AttemptState;
	readonly append: (event: AttemptEvent) => Promise<void>;
}

/** Steps between the diagnosis and the reveal, in order. */
export type DecisionStep = 'decide' | 'memo' | 'production';

export class CaseDecision {
	readonly desk: DecisionDesk;
	readonly #deps: CaseDecisionDeps;

	constructor(deps: CaseDecisionDeps) {
		this.#deps = deps;
		this.desk = new DecisionDesk(deps.decision, deps.lab);
	}

	/** What the grade holds the call against; null until it is made and its evidence is measured. */
	get marks(): DecisionMarks | null {
		const { result } = this.desk;
		return result ? decisionMarks(this.#deps.decision, result.key) : null;
	}

	/** Where the learner is; null once production is done with. */
	step(): DecisionStep | null {
		const { decision, stepsDone } = this.#deps.state();
		if (decision === null) return 'decide';
		if (!stepsDone.includes('memo')) return 'memo';
		return stepsDone.includes('production') ? null : 'production';
	}

	/** Notes the numbers as they stand, once all are there. */
	async believe(): Promise<void> {
		const { desk } = this;
		const before = this.#deps.state().belief?.stated ?? {};
		if (desk.sheet === null || desk.call || canonicalJson(before) === canonicalJson(desk.stated)) return;
		await this.#deps.append({ type: 'believed', stated: { ...desk.stated } });
	}

	async decide(): Promise<void> {
		if (this.#deps.state().decision) return;
		await this.believe();
		const call = this.desk.decide();
		if (call) await this.#deps.append({ type: 'decided', action: call.action, confidence: call.confidence });
	}

	async writeMemo(parts: Readonly<Record<string, string>>): Promise<void> {
		await this.#deps.append({ type: 'memo-written', parts });
	}

	/** Production came to its end: its sum goes into the log, as chance made it. */
	async produced(): Promise<void> {
		const { production } = this.desk;
		if (!production || this.#deps.state().produced) return;
		const { ran, points, luck, fan } = production;
		await this.#deps.append({ type: 'produced', ran, points, luck, digest: sha256Hex(canonicalJson(fan.lived)) });
	}

	/** After a reload: the same seed gives the same numbers, so what the log names is measured and lived again. */
	async restore(): Promise<void> {
		const { belief, decision, produced } = this.#deps.state();
		this.desk.resume(belief?.stated ?? {}, decision);
		if (decision === null) return;
		await this.desk.measure();
		if (produced) await this.desk.produce();
	}
}
