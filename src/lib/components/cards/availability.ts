/** What the instrument "availability" says of a column: written after the outcome or not. */
import type { InstrumentEvidence } from '#lib/instruments/evidence.ts';

/** Answers for a column's name; null while the instrument has not been read. */
export function availabilityOf(evidence: InstrumentEvidence | undefined): ((column: string) => boolean) | null {
	if (evidence?.kind !== 'facts' || !evidence.table) return null;
	const late = new Set(evidence.table.rows.filter((row) => row[1] === 'after').map((row) => String(row[0])));
	return (column) => late.has(column);
}
