/** What a decision needs of the lab, and what it hands on. */
import type { DecisionEvidence, ProductionResult, ProductionWeek } from '#lib/decision/spec.ts';
import type { ReadDecision } from '#lib/decision/sheet.ts';
import { LabError, type CallOptions } from '#lib/runtime/protocol.ts';

/** The lab as a decision needs it, for one exercise and one draw. */
export interface DecisionLab {
	readonly measure: (options: CallOptions) => Promise<DecisionEvidence>;
	readonly produce: (
		action: string,
		options: CallOptions & { readonly onWeek: (week: ProductionWeek) => void }
	) => Promise<ProductionResult>;
}

/** The call: the beliefs it rests on, the action, and how sure in percent. */
export interface Call {
	readonly stated: Readonly<Record<string, number>>;
	readonly action: string;
	readonly confidence: number;
}

/** Work under way. */
export interface DeskBusy {
	readonly what: 'measure' | 'produce';
	readonly fraction: number;
}

export interface DeskFailure {
	readonly what: DeskBusy['what'];
	readonly error: LabError;
}

/** Decision quality and luck: two numbers, of which only the first is scored. */
export interface Result {
	readonly key: ReadDecision;
	readonly quality: number;
	/** Expected points given away; 0 where the costs do not tell the best action and this one apart. */
	readonly regret: number;
	/** The action is among those that the evidence supports. */
	readonly right: boolean;
}

/** Whatever went wrong, as the lab says it. */
export function errorOf(error: unknown): LabError {
	return error instanceof LabError ? error : new LabError('internal', error instanceof Error ? error.message : String(error));
}
