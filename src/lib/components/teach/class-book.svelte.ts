/**
 * A class as its instructor sees it: files that came, what replaying them found, what was set by hand. Everything is saved as it
 * changes. Long because collecting, grading and regrading all change the same book.
 */
import { canonicalJson } from '#lib/core/digest.ts';
import type { Clock } from '#lib/state/clock.ts';
import type { Assignment } from '#lib/teach/assignment.ts';
import { assignmentHash } from '#lib/teach/assignment-schema.ts';
import { joinBooks } from '#lib/teach/gradebook/book-file.ts';
import { studentResults, type Book, type BookFile, type BookResult, type BookSettings } from '#lib/teach/gradebook/book.ts';
import { classConfusion } from '#lib/teach/gradebook/confusion.ts';
import type { ItemWorth, StudentResult } from '#lib/teach/gradebook/result.ts';
import { regradeChanges, withoutRegrade, type RegradeChange } from '#lib/teach/gradebook/regrade.ts';
import { assertOverride, gradebookRows, type GradebookRow, type GradeOverride, type GradingRules } from '#lib/teach/gradebook/rows.ts';
import { dueFor, type Regrade } from '#lib/teach/rules.ts';
import { LONGEST_FILE } from '#lib/teach/submission-schema.ts';
import type { VerificationResult } from '#lib/teach/verification.ts';
import { fileId, writeFile, writeResult, writeSettings, type BookStore } from './book-store.ts';
import { FileChecks, type Verifier } from './file-checks.svelte.ts';

export class ClassBook {
	readonly #store: BookStore | null;
	readonly #clock: Clock;
	readonly hash: string;
	#settings = $state.raw<BookSettings>() as BookSettings;
	#files = $state.raw<readonly BookFile[]>([]);
	#results = $state.raw<readonly BookResult[]>([]);
	readonly checks: FileChecks;
	/** Titles of the items, as the page knows them. */
	titles = $state.raw<readonly string[]>([]);

	readonly students: readonly StudentResult[] = $derived(studentResults({ files: this.#files, results: this.#results }));
	readonly worths: readonly ItemWorth[] = $derived(
		this.#settings.assignment.items.map(({ points }, at) => ({ title: this.titles[at] ?? String(at + 1), points }))
	);
	readonly #rules: GradingRules = $derived({
		items: this.worths,
		due: (student) => dueFor(this.#settings.assignment, student),
		late: this.#settings.late,
		overrides: this.#settings.overrides
	});
	readonly rows: readonly GradebookRow[] = $derived(gradebookRows(this.students, this.#rules));
	/** What the regrade changed, by student; empty without one. */
	readonly changes: readonly RegradeChange[] = $derived(this.#settings.regrade === null ? [] : regradeChanges(this.students, this.#rules));
	readonly confusion = $derived(classConfusion(this.students));

	constructor(book: Book, store: BookStore | null, clock: Clock) {
		this.#settings = book.settings;
		this.#files = book.files;
		// A tab that was closed in the middle of a regrade leaves some results behind that hold both; the settings say which counts.
		this.#results = book.settings.regrade === null ? plain(book.results) : book.results;
		this.#store = store;
		this.#clock = clock;
		this.checks = new FileChecks(clock);
		this.hash = assignmentHash(book.settings.assignment);
	}

	get assignment(): Assignment {
		return this.#settings.assignment;
	}
	get settings(): BookSettings {
		return this.#settings;
	}
	get files(): readonly BookFile[] {
		return this.#files;
	}
	/** Rules that the results were graded by instead of the assignment's own, or null. */
	get regrade(): Regrade | null {
		return this.#settings.regrade;
	}
	get book(): Book {
		return { settings: this.#settings, files: this.#files, results: this.#results };
	}
	/** Files that nobody has replayed yet. */
	get waiting(): readonly BookFile[] {
		return this.#files.filter(({ id }) => !this.#results.some((one) => one.id === id));
	}

	resultOf(id: string): VerificationResult | null {
		return this.#results.find((one) => one.id === id)?.result ?? null;
	}

	/** Flags on the file that counts for a student. */
	flagsOf(student: string): number {
		return this.students.find((one) => one.student === student)?.result.flags.length ?? 0;
	}

	/** What the instructor calls a student: the name beside a sealed code, else the id. */
	nameOf(student: string): string {
		const bare = student.replaceAll('-', '').toLowerCase();
		return (
			this.#settings.roster.find(({ code }) => code.replaceAll('-', '') === bare)?.name ??
			this.students.find((one) => one.student === student)?.result.student ??
			student
		);
	}

	/** Takes files in. A text that is here already is not taken twice; what no submission can be as large as is left out. */
	async add(
		files: readonly File[],
		ownDate: boolean
	): Promise<{ readonly added: number; readonly known: number; readonly tooLarge: readonly string[] }> {
		const counts = { added: 0, known: 0 };
		const tooLarge: string[] = [];
		for (const file of files) {
			if (!file.name.endsWith('.json')) continue;
			if (file.size > LONGEST_FILE) {
				tooLarge.push(file.name);
				continue;
			}
			const text = await file.text();
			const id = fileId(text);
			if (this.#files.some((one) => one.id === id)) {
				counts.known += 1;
				continue;
			}
			const arrived = ownDate ? file.lastModified : this.#clock.now();
			const taken: BookFile = { id, name: file.webkitRelativePath || file.name, text, arrived };
			this.#files = [...this.#files, taken];
			counts.added += 1;
			if (this.#store) await writeFile(this.#store, this.hash, taken);
		}
		return { ...counts, tooLarge };
	}

	/** Replays files by the rules that hold here, and keeps each result as it comes. */
	async check(files: readonly BookFile[], verifier: Verifier): Promise<void> {
		await this.checks.run(
			{
				files,
				rules: this.regrade,
				keep: (found) => this.#keepResult(found),
				finish: async () => {
					const checked = verifier.crossCheck(this.#results.map(({ result }) => result));
					for (const [at, { id, result }] of this.#results.entries()) {
						if (canonicalJson(checked[at]) !== canonicalJson(result)) await this.#keepResult({ id, result: checked[at] });
					}
				}
			},
			verifier
		);
	}

	/** Grades everything that was checked by other rules. Nothing changes before all of it is done: a class is never graded by two rules. */
	async regradeWith(rules: Regrade, verifier: Verifier): Promise<void> {
		const found: BookResult[] = [];
		await this.checks.run(
			{
				files: this.#files.filter(({ id }) => this.resultOf(id) !== null),
				rules,
				keep: async (one) => void found.push(one),
				finish: async () => {
					const checked = verifier.crossCheck(found.map(({ result }) => result));
					await this.#take(
						found.map(({ id }, at) => ({ id, result: checked[at] })),
						rules
					);
				}
			},
			verifier
		);
	}

	/** Back to the assignment's own rules. */
	async dropRegrade(): Promise<void> {
		this.checks.cancel();
		await this.#take(plain(this.#results), null);
	}

	async setLate(late: BookSettings['late']): Promise<void> {
		await this.#keepSettings({ ...this.#settings, late });
	}

	/** The word that was read out; an empty one is none. */
	async setWord(word: string): Promise<void> {
		await this.#keepSettings({ ...this.#settings, word: word.trim() === '' ? null : word.trim() });
	}

	/** @throws {RangeError} for an override without a reason. */
	async override(given: Omit<GradeOverride, 'at'>): Promise<void> {
		const override = { ...given, reason: given.reason.trim(), at: this.#clock.now() };
		assertOverride(override);
		await this.#keepSettings({ ...this.#settings, overrides: [...this.#settings.overrides, override] });
	}

	/** Joins another half of the same class. */
	async join(other: Book): Promise<number> {
		const before = this.#files.length;
		const joined = joinBooks(this.book, other);
		this.#settings = joined.settings;
		this.#files = joined.files;
		this.#results = joined.results;
		await saveBook(this.#store, this.hash, joined);
		return joined.files.length - before;
	}

	/** All results anew, with the rules they were graded by. Other rules show once they are stored, so that a reload finds them. */
	async #take(results: readonly BookResult[], regrade: Regrade | null): Promise<void> {
		const store = async (): Promise<void> => {
			if (this.#store) for (const one of results) await writeResult(this.#store, this.hash, one);
		};
		if (regrade === null) {
			this.#results = results;
			await this.#keepSettings({ ...this.#settings, regrade });
			await store();
			return;
		}
		await store();
		const settings = { ...this.#settings, regrade };
		if (this.#store) await writeSettings(this.#store, this.hash, settings);
		this.#results = results;
		this.#settings = settings;
	}

	async #keepResult(found: BookResult): Promise<void> {
		const known = this.#results.some(({ id }) => id === found.id);
		this.#results = known ? this.#results.map((one) => (one.id === found.id ? found : one)) : [...this.#results, found];
		if (this.#store) await writeResult(this.#store, this.hash, found);
	}

	async #keepSettings(settings: BookSettings): Promise<void> {
		this.#settings = settings;
		if (this.#store) await writeSettings(this.#store, this.hash, settings);
	}
}

function plain(results: readonly BookResult[]): readonly BookResult[] {
	return results.map(({ id, result }) => ({ id, result: withoutRegrade(result) }));
}

/** Writes a whole book, such as one from a file. */
export async function saveBook(store: BookStore | null, hash: string, { settings, files, results }: Book): Promise<void> {
	if (store === null) return;
	await writeSettings(store, hash, settings);
	for (const file of files) await writeFile(store, hash, file);
	for (const result of results) await writeResult(store, hash, result);
}
