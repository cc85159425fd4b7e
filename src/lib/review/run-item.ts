/** The runs that an item needs, and the numbers that come of them. Works over anything that can run an experiment and an instrument. */
import type { Interval } from '#lib/core/measured.ts';
import type { InstrumentEvidence, RunEvidence } from '#lib/instruments/evidence.ts';
import { BASE, evaluate, factsNeeded, instrumentsNeeded, readClaim, type ArmMeasurements, type ReadClaim } from '#lib/exercise/claims.ts';
import { factsIn, type DocumentLine } from './document.ts';
import type { ReviewNumbers } from './parts.ts';

export const FIXED = 'fixed';

/** Runs one arm (`base`, `fixed`, or one of the item's) with the sealed parts that are asked for. */
export interface ItemRunner {
	run(arm: string, parts: readonly ('test' | 'fresh')[]): Promise<RunEvidence>;
	instrument(arm: string, name: string): Promise<InstrumentEvidence>;
}

export interface ItemRuns {
	readonly runs: ReadonlyMap<string, RunEvidence>;
	readonly measurements: ArmMeasurements;
}

/** Every run and every measurement that these facts speak of. The base is always among them. */
export async function runFor(claims: readonly ReadClaim[], runner: ItemRunner): Promise<ItemRuns> {
	const runs = new Map<string, RunEvidence>();
	const needed = new Map(factsNeeded(claims));
	if (!needed.has(BASE)) needed.set(BASE, new Set());
	for (const [arm, parts] of needed) runs.set(arm, await runner.run(arm, [...parts]));
	const measurements = new Map<string, Map<string, InstrumentEvidence>>();
	for (const { arm, instrument } of instrumentsNeeded(claims)) {
		const of = measurements.get(arm) ?? new Map<string, InstrumentEvidence>();
		of.set(instrument, await runner.instrument(arm, instrument));
		measurements.set(arm, of);
	}
	return { runs, measurements };
}

/** What the document quotes. */
export function documentClaims(document: readonly DocumentLine[], arms: readonly string[]): readonly ReadClaim[] {
	return factsIn(document).map(({ fact }) => readClaim({ fact }, arms));
}

/** A number with its interval, where it has one. */
export interface ReviewedNumber {
	readonly value: number;
	readonly interval: Pick<Interval, 'low' | 'high'> | null;
}

/** The two numbers of a review, each beside what new rows say of it. */
export interface NumbersSeen {
	readonly submitted: ReviewedNumber;
	readonly fixed: ReviewedNumber;
	readonly submittedTruth: ReviewedNumber | null;
	readonly fixedTruth: ReviewedNumber | null;
	/** How much better the submitted number looks than the fixed one; positive is inflated. */
	readonly inflation: number;
	readonly digests: { readonly submitted: string; readonly fixed: string };
}

const PLAIN = /^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)+$/;

/** Runs both pipelines and reads the numbers. Facts that are one name bring their interval; arithmetic has none. */
export async function seeNumbers(numbers: ReviewNumbers, runner: ItemRunner): Promise<NumbersSeen> {
	const claim = (fact: string, arm: string): ReadClaim => readClaim({ fact: arm === BASE ? fact : armFact(fact) }, [FIXED]);
	const wanted = [
		claim(numbers.submitted, BASE),
		claim(numbers.fixed, FIXED),
		...(numbers.truth === null ? [] : [claim(numbers.truth, BASE), claim(numbers.truth, FIXED)])
	];
	const { runs, measurements } = await runFor(wanted, runner);
	const value = (fact: string): number => evaluate(readClaim({ fact }, [FIXED]).expression, runs, measurements);
	const read = (fact: string, arm: string): ReviewedNumber => {
		const own = arm === BASE ? fact : armFact(fact);
		return { value: value(own), interval: PLAIN.test(own) ? endsOf(own, value) : null };
	};
	const submitted = read(numbers.submitted, BASE);
	const fixed = read(numbers.fixed, FIXED);
	return {
		submitted,
		fixed,
		submittedTruth: numbers.truth === null ? null : read(numbers.truth, BASE),
		fixedTruth: numbers.truth === null ? null : read(numbers.truth, FIXED),
		inflation: (numbers.better === 'higher' ? 1 : -1) * (submitted.value - fixed.value),
		digests: { submitted: runs.get(BASE)?.digest ?? '', fixed: runs.get(FIXED)?.digest ?? '' }
	};
}

const ROOT = /(?<![A-Za-z0-9.])(train|validation|test|fresh|gap|baseline|measured)(?=[.\s)]|$)/g;

/** The same fact in the fixed run. */
function armFact(fact: string): string {
	return fact.replaceAll(ROOT, `${FIXED}.$1`);
}

function endsOf(fact: string, value: (fact: string) => number): ReviewedNumber['interval'] {
	try {
		const ends = { low: value(`${fact}.low`), high: value(`${fact}.high`) };
		return Number.isFinite(ends.low) && Number.isFinite(ends.high) ? ends : null;
	} catch (error) {
		// Some facts are exact: the language of claims says so by a RangeError.
		if (error instanceof RangeError) return null;
		throw error;
	}
}
