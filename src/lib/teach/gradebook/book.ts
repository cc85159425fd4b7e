/** A class's book: everything the instructor's browser keeps about one assignment. Plain data; results can be made again from the files. */
import type { Assignment } from '../assignment.ts';
import { normaliseStudent } from '../student.ts';
import type { Regrade } from '../rules.ts';
import type { VerificationResult } from '../verification.ts';
import { NO_LATE_RULE, type LateRule } from './late.ts';
import { latestOfEach, type StudentResult } from './result.ts';
import type { GradeOverride } from './rows.ts';

export const BOOK_VERSION = 1;

/** Who has which code in a sealed assignment; `name` is what the instructor calls them, and stays in this book. */
export interface RosterEntry {
	readonly code: string;
	readonly name: string;
}

/** What is set by hand. Kept apart from files and results, which are large. */
export interface BookSettings {
	readonly version: typeof BOOK_VERSION;
	readonly assignment: Assignment;
	/** Milliseconds since the Unix epoch. */
	readonly createdAt: number;
	readonly late: LateRule;
	readonly overrides: readonly GradeOverride[];
	readonly roster: readonly RosterEntry[];
	/** The word that was read out at the start of a live assignment, so that a file with another is noticed. */
	readonly word: string | null;
	/** Other rules that the results were graded by; null for the assignment's own. */
	readonly regrade: Regrade | null;
}

/** A file as it came. */
export interface BookFile {
	/** First 16 digits of the SHA-256 of the text: the same file twice is one file. */
	readonly id: string;
	readonly name: string;
	readonly text: string;
	/** Milliseconds since the Unix epoch. */
	readonly arrived: number;
}

export interface BookResult {
	/** Id of the file. */
	readonly id: string;
	readonly result: VerificationResult;
}

export interface Book {
	readonly settings: BookSettings;
	readonly files: readonly BookFile[];
	readonly results: readonly BookResult[];
}

/** A book with nothing in it yet. */
export function newBook(assignment: Assignment, createdAt: number): Book {
	const settings = {
		version: BOOK_VERSION,
		assignment,
		createdAt,
		late: NO_LATE_RULE,
		overrides: [],
		roster: [],
		word: null,
		regrade: null
	} as const;
	return { settings, files: [], results: [] };
}

/** The file that counts for each student: the last that arrived and says who it is from. */
export function studentResults({ files, results }: Pick<Book, 'files' | 'results'>): readonly StudentResult[] {
	const arrived = new Map(files.map((file) => [file.id, file.arrived]));
	return latestOfEach(
		results.flatMap(({ id, result }) => {
			const at = arrived.get(id);
			return at === undefined || result.student === null ? [] : [{ student: normaliseStudent(result.student), arrived: at, result }];
		})
	);
}
