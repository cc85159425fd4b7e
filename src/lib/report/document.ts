/**
 * A portfolio case as a document: sections of plain blocks, computed from logged runs, beside what the person writes. The page,
 * Markdown, HTML and JSON all read this one shape.
 */
import type { Figure, FigureTable } from '#lib/charts/figure.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import type { PreparedRows } from '#lib/instruments/views.ts';

/** The sections a case may have, in the order in which they are offered. */
export const SECTION_IDS = [
	'question',
	'split',
	'gap',
	'ceilings',
	'segments',
	'leaks',
	'changes',
	'calibration',
	'test',
	'record',
	'decision',
	'memo',
	'mind'
] as const;
export type SectionId = (typeof SECTION_IDS)[number];

export type Block =
	/** `as`: a heading within the section, or somebody's own words; a plain paragraph unless said. */
	| { readonly kind: 'text'; readonly text: string; readonly as?: 'heading' | 'quote' }
	| { readonly kind: 'code'; readonly lines: readonly string[] }
	| { readonly kind: 'table'; readonly caption: string; readonly table: FigureTable }
	| { readonly kind: 'figure'; readonly figure: Figure };

/** What was computed for a section; without a block the log holds nothing for it. */
export interface Section {
	readonly id: SectionId;
	readonly blocks: readonly Block[];
}

/** Something that was measured, decided or stated in the log, with every number in it: what a claim may rest on. */
export interface Fact {
	/** `run-1`, `change-2`, `reading:learning-curve`, `test`, … */
	readonly id: string;
	readonly section: SectionId;
	/** The fact in a sentence with its numbers. */
	readonly says: string;
	/** In base units: scores as fractions. */
	readonly numbers: readonly number[];
}

/** A sentence frame, filled with the learner's own numbers. */
export interface Frame {
	readonly section: SectionId;
	readonly cites: string;
	readonly text: string;
}

/** Something a reviewer would ask next; `section` is where the answer would stand. */
export interface Question {
	readonly id: string;
	readonly section: SectionId;
	readonly asks: string;
	/** What would answer it. */
	readonly answer: string;
}

/** All that is computed of a case. */
export interface CaseContent {
	readonly title: string;
	/** One line under the title: what kind of case it is. */
	readonly subtitle: string;
	/** Sections that a case of this kind has, filled or not. Others are shown only where the person wrote a claim there. */
	readonly sections: readonly Section[];
	/** What a section is called where the usual name does not fit. */
	readonly names?: Readonly<Partial<Record<SectionId, string>>>;
	readonly facts: readonly Fact[];
	readonly frames: readonly Frame[];
	readonly questions: readonly Question[];
	/** How far the numbers could be checked. */
	readonly check: CaseCheck;
}

/**
 * Whether running the log again gave the numbers that it names. `run-anew`: the record holds choices only, and every number was
 * computed just now. `as-recorded`: nothing was run again. `not-run-again`: it could not be, for the rows were not kept.
 */
export interface CaseCheck {
	readonly kind: 'exact' | 'differs' | 'run-anew' | 'as-recorded' | 'not-run-again';
	/** Runs and readings computed again, and those of them whose digest is another. */
	readonly compared: number;
	readonly different: readonly string[];
}

/** A run whose analysis a notebook repeats, and the rows it learned from and was judged on. */
export interface NotebookSource {
	readonly run: RunEvidence;
	readonly rows: () => Promise<PreparedRows>;
}

/** Blocks of a section; none where it was left out. */
export function blocksOf(content: CaseContent, id: SectionId): readonly Block[] {
	return content.sections.find((section) => section.id === id)?.blocks ?? [];
}
