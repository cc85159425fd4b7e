/**
 * What a free sentence says: which slots it fills, and where. It goes by the words of the field and by the build of sentences;
 * it never judges style, and it knows nothing of whether the claim is true.
 */
import { findComparator } from './find-comparator.ts';
import { findConsequence, findOutlook } from './find-consequence.ts';
import { findMechanism } from './find-mechanism.ts';
import { findMetric } from './find-metric.ts';
import { findSample } from './find-sample.ts';
import { findSegment, findSplit } from './find-split.ts';
import { findParallels } from './parallels.ts';
import { read, type Reading, type Sentence } from './reading.ts';
import { findAccount, findOutcome } from './residue.ts';
import { SLOTS, type Finding, type Slot, type Span } from './slots.ts';

export interface ClaimCheck {
	/** Slots that are filled, in the order of `SLOTS`. */
	readonly slots: readonly Slot[];
	/** One place for each filled slot, in the order of the text. */
	readonly findings: readonly Finding[];
}

const each =
	(find: (sentence: Sentence) => readonly Span[]) =>
	({ sentences }: Reading): readonly Span[] =>
		sentences.flatMap(find);

function reasonsOf(reading: Reading): readonly Span[] {
	const reasons = each(findMechanism)(reading);
	return reasons.length > 0 ? reasons : findAccount(reading);
}

const FINDERS: Readonly<Record<Slot, (reading: Reading) => readonly Span[]>> = {
	metric: (reading) => {
		const named = each(findMetric)(reading);
		return named.length > 0 ? named : findParallels(reading);
	},
	comparator: findComparator,
	mechanism: reasonsOf,
	n: each(findSample),
	consequence: (reading) => {
		const said = each(findConsequence)(reading);
		if (said.length > 0) return said;
		const ahead = each(findOutlook)(reading);
		return ahead.length > 0 ? ahead : findOutcome(reading, reasonsOf(reading));
	},
	split: each(findSplit),
	segment: each(findSegment)
};

/** Longer texts are read up to here: an answer is a sentence or two. */
export const MAX_CLAIM = 1200;

/** Checks a text for its slots. An empty text fills none. */
export function checkClaim(text: string): ClaimCheck {
	const reading = read(text.slice(0, MAX_CLAIM));
	const findings = SLOTS.flatMap((slot) => {
		const spans = FINDERS[slot](reading);
		if (spans.length === 0) return [];
		const first = spans.reduce((best, span) =>
			span.start < best.start || (span.start === best.start && span.end > best.end) ? span : best
		);
		return [{ slot, ...trimmed(reading.text, first) }];
	});
	return { slots: findings.map(({ slot }) => slot), findings: [...findings].sort((a, b) => a.start - b.start || b.end - a.end) };
}

function trimmed(text: string, { start, end }: Span): Span {
	const part = text.slice(start, end);
	const before = part.length - part.replace(/^[\s,;:]+/, '').length;
	const after = part.length - part.replace(/[\s,;:.!?]+$/, '').length;
	return { start: start + before, end: end - after };
}

/** Of the wanted slots, those that a text leaves open, in the order wanted. */
export function missingSlots(check: ClaimCheck, wanted: readonly Slot[]): readonly Slot[] {
	return wanted.filter((slot) => !check.slots.includes(slot));
}
