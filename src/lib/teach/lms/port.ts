/** What a page needs of a course it was opened from, whichever of the three standards the course speaks. */

export const LMS_FORMATS = ['scorm12', 'scorm2004', 'cmi5'] as const;
export type LmsFormat = (typeof LMS_FORMATS)[number];

/** One item of the assignment as the course is told of it. */
export interface ReportedItem {
	/** `item-1`, `item-2`, … */
	readonly id: string;
	/** What it was: slug, seed and content hash. */
	readonly description: string;
	readonly status: 'untouched' | 'begun' | 'done';
	/** Share of full marks in [0, 1]; null while there is no grade, and while grades are withheld. */
	readonly score: number | null;
	/** What the learner answered, in a few words; null while nothing was committed. */
	readonly answer: string | null;
	/** Share of the assignment's points in [0, 1]. */
	readonly weight: number;
}

export interface CourseReport {
	readonly items: readonly ReportedItem[];
	/** Share of all points in [0, 1]; null while grades are withheld or nothing was graded. */
	readonly score: number | null;
	readonly complete: boolean;
}

/** `too-long`: the course refused or shortened it. */
export type Keeping = 'kept' | 'too-long';

export interface CoursePort {
	readonly format: LmsFormat;
	readonly learner: { readonly id: string; readonly name: string };
	/** Only `normal` writes: a course also opens finished work to look at it, and would take what it is told. */
	readonly mode: 'normal' | 'review' | 'browse';
	/** What was kept in the course before, or null. */
	readonly kept: string | null;
	/** Tells everything as it now stands and commits it. @throws {CourseError} when the course refuses. */
	report(report: CourseReport): Promise<void>;
	keep(text: string): Promise<Keeping>;
	/** Ends the session; nothing can be told afterwards. */
	close(complete: boolean): Promise<void>;
}

/** The course answered with an error of its own; `code` is the standard's number or a status. */
export class CourseError extends Error {
	readonly code: string;
	constructor(call: string, code: string) {
		super(`${call}: ${code}`);
		this.name = 'CourseError';
		this.code = code;
	}
}

/** A score for a course: a share as points of 100 with two decimals, which every gradebook takes. */
export const hundredths = (share: number): string => String(Math.round(share * 10_000) / 100);
export const scaled = (share: number): string => String(Math.round(share * 10_000) / 10_000);
