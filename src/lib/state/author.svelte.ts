/**
 * The desk of an author: the draft at hand, what is wrong with it, and what may be done with it. Drafts, preview, proof and claims are
 * files of their own; this one is long because every change of the draft has to reach all of them.
 */
import type { LoadedExercise } from '#lib/exercise/folder.ts';
import type { DrawProof } from '#lib/exercise/prove.ts';
import type { Exercise } from '#lib/exercise/schema.ts';
import { checkDraft, folderOf, type Draft, type DraftReport } from '#lib/teach/author/draft.ts';
import { openPack } from '#lib/teach/author/open-pack.ts';
import { refusalOf } from '#lib/teach/author/pack-refused.ts';
import { readPackTable, type PackTable } from '#lib/teach/author/pack-table.ts';
import { writePackZip, type Pack } from '#lib/teach/author/pack-zip.ts';
import type { Prover } from '#lib/teach/author/proof-wire.ts';
import { starterDraft } from '#lib/teach/author/starter.ts';
import { tableCase } from '#lib/teach/author/table-case.ts';
import { measureClaims } from './author-claims.ts';
import { AuthorDrafts, type DraftStore } from './author-drafts.svelte.ts';
import { AuthorPreview, type PreviewLab } from './author-preview.svelte.ts';
import { AuthorProof, FIRST_SEED } from './author-proof.svelte.ts';
import { readAuthorTable } from './author-table.ts';
import { failureWords } from './author-words.ts';

export interface AuthorDeps {
	/** The lab whose workers have this table; called again when the table changes. */
	readonly labFor: (table: PackTable | null) => PreviewLab;
	readonly prover: Prover;
	readonly store: () => DraftStore | null;
	readonly newId: () => string;
	/** Keeps a proved folder as a case to be played; gives its name. */
	readonly keep: (pack: Pack, loaded: LoadedExercise, draws: readonly DrawProof[]) => Promise<string>;
}

const PAUSE = 500;

export class AuthorDesk {
	readonly #deps: AuthorDeps;
	readonly preview: AuthorPreview;
	readonly proving: AuthorProof;
	#draft = $state.raw<Draft>(starterDraft('first'));
	#report = $state.raw<DraftReport>({ ok: false, problems: [] });
	readonly #drafts: AuthorDrafts;
	#suggested = $state.raw<readonly string[] | null>(null);
	#measuring = $state.raw(false);
	#seed = $state.raw(FIRST_SEED);
	#table = $state.raw<PackTable | null>(null);
	#lab: PreviewLab;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#unsaved = false;

	constructor(deps: AuthorDeps) {
		this.#deps = deps;
		this.#drafts = new AuthorDrafts(deps.store);
		this.#lab = deps.labFor(null);
		this.preview = new AuthorPreview(() => this.#lab);
		this.proving = new AuthorProof(deps.prover);
	}

	get #isProved(): boolean {
		return this.proving.proof !== null && this.#report.ok && this.proving.proof.hash === this.#report.hash;
	}
	/** True while the proof of this very draft holds: only then is it exported or played. */
	get canExport(): boolean {
		return this.#isProved && this.proving.proof?.holds === true;
	}
	get stale(): boolean {
		return this.proving.proof !== null && !this.#isProved;
	}
	get draft(): Draft {
		return this.#draft;
	}
	get exercise(): Exercise {
		return this.#draft.exercise;
	}
	get drafts(): readonly Draft[] {
		return this.#drafts.list;
	}
	/** The table that the draft brings, or null. */
	get table(): PackTable | null {
		return this.#table;
	}
	get problems(): readonly string[] {
		return this.#report.ok ? [] : this.#report.problems;
	}
	/** Facts of the claims that were proposed last; empty where the sides do not differ. */
	get suggested(): readonly string[] | null {
		return this.#suggested;
	}
	get measuring(): boolean {
		return this.#measuring;
	}
	get seed(): number {
		return this.#seed;
	}

	/** Takes up the newest draft that is kept, or begins one. */
	async restore(): Promise<void> {
		this.#take((await this.#drafts.restore()) ?? starterDraft(this.#deps.newId()));
	}

	begin(): void {
		void this.save();
		this.#takeNew(starterDraft(this.#deps.newId()));
	}

	choose(id: string): void {
		const found = this.#drafts.find(id);
		if (found === undefined || id === this.#draft.id) return;
		void this.save();
		this.#take(found);
		void this.#drafts.open(id);
	}

	/** Takes the draft at hand away, for good. */
	async remove(): Promise<void> {
		const { id } = this.#draft;
		clearTimeout(this.#timer);
		this.#unsaved = false;
		await this.#drafts.remove(id);
		this.#take(this.#drafts.list.at(-1) ?? starterDraft(this.#deps.newId()));
	}

	/** Opens a pack as a draft. Returns the sentences of a refusal; then the draft at hand stays. */
	open(bytes: Uint8Array, fileName: string): readonly string[] {
		const opened = openPack(bytes, fileName, this.#deps.newId());
		if (!opened.ok) return opened.problems;
		void this.save();
		this.#takeNew(opened.draft);
		return [];
	}

	/** Makes a table the world of this draft, with a case around it to begin with. Returns sentences: of what was changed, or why not. */
	async bring(fileName: string, file: Blob): Promise<{ readonly ok: boolean; readonly notes: readonly string[] }> {
		const read = await readAuthorTable(fileName, file);
		if (!read.ok) return { ok: false, notes: [read.problem] };
		try {
			const table = readPackTable(read.csv);
			const exercise = { ...this.exercise, ...tableCase(table) };
			clearTimeout(this.#timer);
			this.#takeNew({ ...this.#draft, table: read.csv, exercise });
		} catch (error) {
			const sentence = refusalOf(error);
			if (sentence === null) throw error;
			return { ok: false, notes: [sentence] };
		}
		return { ok: true, notes: read.notes };
	}

	#takeNew(draft: Draft): void {
		this.#take(draft);
		this.#unsaved = true;
		void this.save();
	}

	#take(draft: Draft): void {
		this.proving.clear();
		this.preview.clear();
		this.#suggested = null;
		this.#draft = draft;
		this.#readTable();
		this.#settle();
	}

	/** A lab's workers are given the table when they start, so another table is another lab. */
	#readTable(): void {
		const { table: csv } = this.#draft;
		let table: PackTable | null = null;
		try {
			table = csv === undefined ? null : readPackTable(csv);
		} catch (error) {
			// A kept table that is wrong is said by the report.
			if (refusalOf(error) === null) throw error;
		}
		if (table?.name !== this.#table?.name) this.#lab = this.#deps.labFor(table);
		this.#table = table;
	}

	write(change: Partial<Pick<Draft, 'slug' | 'brief' | 'debrief'>>): void {
		this.#change({ ...this.#draft, ...change });
	}

	edit(change: Partial<Exercise>): void {
		const next = Object.fromEntries(Object.entries({ ...this.exercise, ...change }).filter(([, value]) => value !== undefined));
		this.#change({ ...this.#draft, exercise: next as Exercise });
	}

	#change(draft: Draft): void {
		this.#draft = draft;
		this.#unsaved = true;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#settle();
			void this.save();
		}, PAUSE);
	}

	/** After a pause in typing: what is wrong with it, and the preview of what can be trained. */
	#settle(): void {
		this.#report = checkDraft(this.#draft);
		this.preview.follow(this.exercise, this.#seed);
	}

	train(): Promise<void> {
		return this.preview.train(this.exercise, this.#seed);
	}

	setSeed(seed: number): void {
		if (!Number.isInteger(seed) || seed < 0 || seed > 4_294_967_295) return;
		this.#seed = seed;
		void this.train();
	}

	/** Measures both sides on one draw, and proposes claims. */
	async measure(): Promise<void> {
		this.#measuring = true;
		try {
			const measured = await measureClaims(this.exercise, this.#lab, this.#seed);
			this.#suggested = measured?.facts ?? null;
			if (measured !== null && measured.facts.length > 0) this.edit({ prove: measured.prove });
		} catch (error) {
			this.proving.say(failureWords(error));
		} finally {
			this.#measuring = false;
		}
	}

	async prove(): Promise<void> {
		clearTimeout(this.#timer);
		this.#settle();
		if (this.#report.ok) await this.proving.prove(this.#report, this.#table ?? undefined);
	}

	/** The zip of the folder; null unless the proof of this very draft holds. */
	pack(): { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | null {
		if (!this.canExport) return null;
		return { name: `${this.#draft.slug}.zip`, bytes: writePackZip(folderOf(this.#draft)) };
	}

	/** Keeps it as a case to be played and assigned; its name, or null unless the proof of this very draft holds. */
	async publish(): Promise<string | null> {
		const { proof } = this.proving;
		if (!this.canExport || !this.#report.ok || proof === null) return null;
		return this.#deps.keep(folderOf(this.#draft), this.#report.loaded, proof.draws);
	}

	/** Saves at once; call when the page is left. */
	async save(): Promise<void> {
		if (!this.#unsaved) return;
		this.#unsaved = false;
		await this.#drafts.keep(this.#draft);
	}

	dispose(): void {
		clearTimeout(this.#timer);
		void this.save();
		this.preview.stop();
		this.proving.dispose();
	}
}
