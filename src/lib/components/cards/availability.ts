/** What the instrument "availability" says of a column: written after the outcome or not. */
import type { InstrumentEvidence } from '#lib/instruments/evidence.ts';

/** Answers for a column's name; null while the instrument has not been read. */
export function availabilityOf(evidence: InstrumentEvidence | undefined): ((column: string) => boolean) | null {
	if (evidence?.kind !== 'facts') return null;
	const late = new Set(
		evidence.facts.filter(({ label }) => label.id === 'fact.columnAfter').map(({ label }) => String(label.values.feature))
	);
	return (column) => late.has(column);
}
