/** The document under review as numbered lines, and the numbers of a run put into it. What a page needs; making it from an item is in item-document.ts. */
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import { evaluate, readClaim, type ArmMeasurements } from '#lib/exercise/claims.ts';

export type LineKind = 'heading' | 'text' | 'code' | 'output';

/** One line that can be marked. `text` may hold facts in braces until it is filled. */
export interface DocumentLine {
	/** From 1, in the order of reading. Blank lines have none. */
	readonly number: number | null;
	readonly kind: LineKind;
	readonly text: string;
}

/** Numbers of the lines that hold one of the texts. */
export function linesWith(document: readonly DocumentLine[], texts: readonly string[]): readonly number[] {
	return document.flatMap(({ number, text }) => (number !== null && texts.some((part) => text.includes(part)) ? [number] : []));
}

/** A fact in braces, with how it is to be written: `{validation.accuracy}`, `{rows.train|count}`, `{validation.recall|percent}`. */
const PLACEHOLDER = /\{([a-z][^{}|]*)(?:\|(score|count|percent|number))?\}/gi;
export type WrittenAs = 'score' | 'count' | 'percent' | 'number';

export interface DocumentFact {
	/** As it stands in the text, braces included. */
	readonly token: string;
	readonly fact: string;
	readonly as: WrittenAs;
}

/** Facts that stand in braces in prose and output. Code keeps its braces: they are Python's. */
export function factsIn(document: readonly DocumentLine[]): readonly DocumentFact[] {
	const found = new Map<string, DocumentFact>();
	for (const { kind, text } of document)
		if (kind !== 'code')
			for (const [token, fact, as] of text.matchAll(PLACEHOLDER))
				found.set(token, { token, fact, as: (as as WrittenAs | undefined) ?? 'score' });
	return [...found.values()];
}

/** The document with its numbers; `write` turns a value into text. */
export function fillDocument(
	document: readonly DocumentLine[],
	arms: readonly string[],
	runs: ReadonlyMap<string, RunEvidence>,
	measurements: ArmMeasurements,
	write: (value: number, as: WrittenAs) => string
): readonly DocumentLine[] {
	const written = new Map(
		factsIn(document).map(({ token, fact, as }) => [token, write(evaluate(readClaim({ fact }, arms).expression, runs, measurements), as)])
	);
	return document.map((line) =>
		line.kind === 'code' ? line : { ...line, text: line.text.replaceAll(PLACEHOLDER, (token) => written.get(token) ?? token) }
	);
}
