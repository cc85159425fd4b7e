/** The document under review as numbered lines, with the numbers of a run put into it. */
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import { evaluate, readClaim, type ArmMeasurements, type ReadClaim } from '#lib/exercise/claims.ts';
import { pipelineAsLines } from '#lib/pipeline/render-python.ts';
import { worldDescriptor } from '#lib/worlds/descriptors.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { ReviewItem } from './item-schema.ts';

export type LineKind = 'heading' | 'text' | 'code' | 'output';

/** One line that can be marked. `text` may hold facts in braces until it is filled. */
export interface DocumentLine {
	/** From 1, in the order of reading. Blank lines have none. */
	readonly number: number | null;
	readonly kind: LineKind;
	readonly text: string;
}

export function isRegression({ world, metric }: { world: ReviewItem['world']; metric?: ReviewItem['metric'] }): boolean {
	const { task } = worldDescriptor(world.kind);
	return task === 'either' ? metric === 'rmse' || metric === 'r2' : task === 'regression';
}

export const experimentOfItem = ({ world, pipeline, refits }: ReviewItem): ExperimentSpec => ({ world, pipeline, refits });

/** The lines of a block of the document as written. */
function blockLines(
	block: ReviewItem['document'][number],
	item: ReviewItem,
	pipeline: ReviewItem['pipeline']
): readonly Omit<DocumentLine, 'number'>[] {
	const split = (kind: LineKind, whole: string | undefined): readonly Omit<DocumentLine, 'number'>[] =>
		whole === undefined
			? []
			: whole
					.replace(/\n+$/, '')
					.split('\n')
					.map((text) => ({ kind, text: kind === 'code' || kind === 'output' ? text.trimEnd() : text.trim() }));
	return [
		...split('heading', block.heading),
		...split('text', block.text),
		...split('code', block.code),
		...split('output', block.output),
		...(block.rendered ? renderedLines(item, pipeline).map((text) => ({ kind: 'code' as const, text })) : [])
	];
}

/** Our own rendering of a pipeline, without its last blank line. */
export function renderedLines(item: ReviewItem, pipeline: ReviewItem['pipeline']): readonly string[] {
	const texts = pipelineAsLines(pipeline, isRegression(item) ? 'regression' : 'classification').map(({ text }) => text);
	return texts.at(-1) === '' ? texts.slice(0, -1) : texts;
}

/** The whole document of an item, its lines numbered. `pipeline` stands in for the item's own where its code is rendered. */
export function documentOf(item: ReviewItem, pipeline: ReviewItem['pipeline'] = item.pipeline): readonly DocumentLine[] {
	let number = 0;
	return item.document
		.flatMap((block) => blockLines(block, item, pipeline))
		.map((line) => ({ number: line.text.trim() === '' ? null : (number += 1), ...line }));
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

/** Reads every fact of a document. @throws {ClaimSyntaxError} for a fact or an arm that is not known. */
export function readFacts(facts: readonly DocumentFact[], arms: readonly string[]): readonly ReadClaim[] {
	return facts.map(({ fact }) => readClaim({ fact }, arms));
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
