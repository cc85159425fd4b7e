import type { FactsEvidence } from '#lib/instruments/evidence.ts';
import type { CaseSession } from '#lib/state/case.svelte.ts';

/** What a view of an instrument's facts is given: the evidence, where it stands in the case, and what a tap on it does. */
export interface ViewProps {
	session: CaseSession;
	evidence: FactsEvidence;
	/** The run it was read on; run 1 when left out. */
	run?: number;
	title?: string;
	chip?: string;
	picked?: boolean;
	onpick?: () => void;
}
