/** What a gate is given and what it returns. One file a gate; `gates.ts` has their order. */
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { Finding, Measured } from '#lib/core/measured.ts';
import type { Label, MetricName, RunEvidence } from '#lib/instruments/evidence.ts';
import type { Lab, LabHooks } from '#lib/instruments/lab.ts';
import type { NamedProbes } from '#lib/instruments/probes.ts';
import type { Examine } from '../examine.ts';
import { findingOf } from '../measure-fit.ts';
import type { ArithmeticLine, Conventions, DiagnosisId, GateName, WouldSettle } from '../verdict.ts';

export interface GateContext {
	readonly lab: Lab;
	readonly experiment: ExperimentSpec;
	readonly seed: number;
	/** The run at hand, all refits finished. */
	readonly run: RunEvidence;
	readonly conventions: Conventions;
	/** What the exercise names to look at; empty for a bare experiment. */
	readonly examine: Examine;
	readonly named: NamedProbes;
	/** The deciding metric where the exercise sets one; `run.metric` is always the one in use. */
	readonly metric?: MetricName;
	/** Pass them to every call of the lab and to every instrument. */
	readonly hooks: LabHooks;
}

/**
 * One thing a gate found. `cause`: it explains the number, and void or misleading is what the number is. `harmless`: it was
 * suspected, measured, and does not matter. `open`: it matters and cannot be told from this much data (`INC`, with `wouldSettle`).
 */
export interface GateFinding {
	readonly weight: 'cause' | 'harmless' | 'open';
	readonly id: DiagnosisId;
	/** Others that are also right for this draw (includes `id`). */
	readonly accept: readonly DiagnosisId[];
	/** The arithmetic; at least one line is decisive. */
	readonly lines: readonly ArithmeticLine[];
	/** Instruments whose evidence was used, by the names of their descriptors. */
	readonly used: readonly string[];
	readonly wouldSettle?: WouldSettle;
}

/** Returns what fired; an empty list is a clear pass, or nothing to look at. */
export interface Gate {
	readonly name: GateName;
	readonly look: (context: GateContext) => Promise<readonly GateFinding[]>;
}

/** What a line of a gate is made of. `label` is a message of `messages/gates.en.ts`; `<id>.what` explains it in a few words. */
export interface LineParts {
	readonly id: string;
	readonly label: Label;
	readonly minuend: number | null;
	readonly subtrahend: number | null;
	readonly measured: Measured;
	readonly threshold: number;
	/** By the rule of `core/findings.ts` when left out: positive is worse. */
	readonly finding?: Finding;
	readonly decisive?: boolean;
}

/** A line of arithmetic: `minuend − subtrahend = measured`, and what it means under the convention. */
export function lineOf({ finding, decisive = false, ...parts }: LineParts): ArithmeticLine {
	return { ...parts, finding: finding ?? findingOf(parts.measured, parts.threshold), decisive };
}
