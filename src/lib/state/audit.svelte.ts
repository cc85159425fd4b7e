/**
 * An audit of somebody's own table on the page: the file, the guard, the sections as they come, and what is kept. It is long
 * because each of these is a field of its own with its getter.
 */
import {
	AuditCallError,
	type AuditDesk,
	type AuditFailure,
	type FileOverview,
	type FileRole,
	type GivenFile
} from '#lib/audit/audit-wire.ts';
import type { AuditGuard, AuditProgress, AuditResult, AuditSection, GuardProposal } from '#lib/audit/types.ts';
import { guardFor, withTarget } from './audit-guard.ts';
import { AUDIT_KEY, blobOf, contentOf, readAuditRecord, type AuditRecord } from './audit-record.ts';
import type { Clock } from './clock.ts';
import type { WorkStore } from './work.svelte.ts';

export type AuditStore = Pick<WorkStore, 'readRecords' | 'writeRecord'>;

export interface AuditDeps {
	readonly desk: AuditDesk;
	readonly clock: Clock;
	/** Null where the browser keeps nothing. */
	readonly store: () => AuditStore | null;
	/** A name no other case has. */
	readonly newId: () => string;
}

/** Same file, same guard, same numbers. */
const SEED = 1;

export class AuditSession {
	readonly #deps: AuditDeps;
	#main: GivenFile | null = null;
	/** The file that the worker has read. */
	#opened: GivenFile | null = null;
	#content: string | null = null;
	/** Fields of the guard that somebody has set. */
	#given: readonly string[] = [];
	#stop: AbortController | null = null;
	#reading = $state.raw<{ readonly role: FileRole; readonly name: string; readonly share: number } | null>(null);
	#overview = $state.raw<FileOverview | null>(null);
	#heldOut = $state.raw<FileOverview | null>(null);
	#population = $state.raw<FileOverview | null>(null);
	#proposal = $state.raw<GuardProposal | null>(null);
	#guard = $state.raw<AuditGuard | null>(null);
	#running = $state(false);
	#progress = $state.raw<AuditProgress | null>(null);
	#sections = $state.raw<readonly AuditSection[]>([]);
	#result = $state.raw<AuditResult | null>(null);
	#failure = $state.raw<AuditFailure | null>(null);
	#needsFile = $state(false);
	#kept = $state(false);

	constructor(deps: AuditDeps) {
		this.#deps = deps;
	}

	get reading() {
		return this.#reading;
	}
	get overview(): FileOverview | null {
		return this.#overview;
	}
	get heldOut(): FileOverview | null {
		return this.#heldOut;
	}
	get population(): FileOverview | null {
		return this.#population;
	}
	get proposal(): GuardProposal | null {
		return this.#proposal;
	}
	get guard(): AuditGuard | null {
		return this.#guard;
	}
	get running(): boolean {
		return this.#running;
	}
	get progress(): AuditProgress | null {
		return this.#progress;
	}
	get sections(): readonly AuditSection[] {
		return this.#sections;
	}
	get result(): AuditResult | null {
		return this.#result;
	}
	get failure(): AuditFailure | null {
		return this.#failure;
	}
	/** The audit of before is shown, but its file was too big to keep: it has to be given again to go on. */
	get needsFile(): boolean {
		return this.#needsFile;
	}
	/** The file itself is kept in this browser, not only the guard and the result. */
	get keepsFile(): boolean {
		return this.#kept;
	}

	/** What was kept from before, if anything. */
	async restore(): Promise<void> {
		const rows = await this.#deps.store()?.readRecords(AUDIT_KEY);
		const record = readAuditRecord(rows?.find(({ key }) => key === AUDIT_KEY)?.value);
		if (record === null || this.#overview !== null || this.#reading !== null) return;
		this.#overview = record.overview;
		this.#proposal = record.proposal;
		this.#guard = record.guard;
		this.#result = record.result;
		this.#sections = record.result?.sections ?? [];
		this.#content = record.content;
		this.#kept = record.content !== null;
		this.#needsFile = record.content === null;
		if (record.content !== null) this.#main = { name: record.overview.name, blob: blobOf(record.content) };
	}

	/** Reads a file and guesses the guard. The file of before is replaced. */
	async open(file: GivenFile): Promise<void> {
		const before = this.#guard;
		await this.#try(async (signal) => {
			const overview = await this.#read('main', file, signal);
			const proposal = await this.#deps.desk.ask({ name: 'propose', target: null }, { signal });
			const same = before === null ? null : guardFor(before, overview);
			const again = this.#needsFile && same !== null;
			this.#main = this.#opened = file;
			this.#overview = overview;
			this.#proposal = proposal;
			this.#guard = again ? same : proposal.guard;
			this.#given = [];
			this.#needsFile = false;
			if (!again) {
				this.#sections = [];
				this.#result = null;
				await this.#drop('held-out');
				await this.#drop('population');
			}
			this.#content = await contentOf(file.blob);
			this.#kept = this.#content !== null;
			await this.#save();
		});
	}

	/** A shipped table, to try the audit with. */
	async openSample(name: string, address: string): Promise<void> {
		let file: GivenFile | null = null;
		await this.#try(async (signal) => {
			file = await this.#deps.desk.ask({ name: 'sample', file: name, address }, { signal });
		});
		if (file !== null) await this.open(file);
	}

	/** A second file: the rows that were scored, or everybody the model will meet. */
	async openOther(role: 'held-out' | 'population', file: GivenFile): Promise<void> {
		await this.#try(async (signal) => {
			await this.#reopen(signal);
			const overview = await this.#read(role, file, signal);
			if (role === 'held-out') this.#heldOut = overview;
			else this.#population = overview;
		});
	}

	async closeOther(role: 'held-out' | 'population'): Promise<void> {
		await this.#try(() => this.#drop(role));
	}

	/** Another target: the guess is made anew, and what somebody answered stays. */
	async chooseTarget(target: string): Promise<void> {
		const before = this.#guard;
		if (before === null) return;
		// The form follows at once; the guess for the new target comes a moment later.
		this.#guard = { ...before, target };
		await this.#try(async (signal) => {
			await this.#reopen(signal);
			const proposal = await this.#deps.desk.ask({ name: 'propose', target }, { signal });
			this.#proposal = proposal;
			this.#guard = withTarget(this.#guard ?? before, this.#given, proposal);
			await this.#save();
		});
	}

	set<F extends keyof AuditGuard>(field: F, value: AuditGuard[F]): void {
		if (this.#guard === null) return;
		this.#given = [...this.#given, field];
		this.#guard = { ...this.#guard, [field]: value };
		void this.#save();
	}

	async run(): Promise<void> {
		const guard = this.#guard;
		if (guard === null || this.#running) return;
		await this.#try(async (signal) => {
			this.#running = true;
			this.#progress = null;
			this.#sections = [];
			this.#result = null;
			try {
				await this.#reopen(signal);
				const result = await this.#deps.desk.ask(
					{ name: 'audit', guard: $state.snapshot(guard), seed: SEED },
					{
						signal,
						onUpdate: (update) => {
							if (update.kind === 'progress') this.#progress = update.progress;
							if (update.kind === 'section') this.#sections = [...this.#sections, update.section];
						}
					}
				);
				this.#result = result;
				this.#sections = result.sections;
				await this.#save();
			} finally {
				this.#running = false;
				this.#progress = null;
			}
		});
	}

	/** Ends what is under way; what came so far stays on the screen. */
	cancel(): void {
		this.#stop?.abort();
	}

	/** Forgets the file and everything about it. */
	async forget(): Promise<void> {
		this.cancel();
		this.#main = this.#opened = null;
		this.#content = null;
		this.#overview = this.#heldOut = this.#population = null;
		this.#proposal = null;
		this.#guard = null;
		this.#result = null;
		this.#sections = [];
		this.#failure = null;
		this.#needsFile = this.#kept = false;
		await this.#deps.store()?.writeRecord(AUDIT_KEY, null);
	}

	/** Keeps the result as the beginning of a portfolio case; gives back its name. */
	async keepCase(): Promise<string | null> {
		const store = this.#deps.store();
		if (store === null || this.#result === null) return null;
		const id = this.#deps.newId();
		const { result } = this;
		const made = this.#deps.clock.now();
		await store.writeRecord(`audit-case/${id}`, { version: 1, made, file: { name: result?.file }, guard: result?.guard, result });
		return id;
	}

	dispose(): void {
		this.#stop?.abort();
		this.#deps.desk.dispose();
	}

	/** One thing at a time; how it ended badly is on the screen, a cancel is not a failure. */
	async #try(action: (signal: AbortSignal) => Promise<void>): Promise<void> {
		this.#stop?.abort();
		const stop = new AbortController();
		this.#stop = stop;
		this.#failure = null;
		try {
			await action(stop.signal);
		} catch (error) {
			if (stop.signal.aborted) return;
			if (!(error instanceof AuditCallError)) throw error;
			if (error.failure.failure !== 'cancelled') this.#failure = error.failure;
		} finally {
			if (this.#stop === stop) {
				this.#stop = null;
				this.#reading = null;
			}
		}
	}

	async #read(role: FileRole, file: GivenFile, signal: AbortSignal): Promise<FileOverview> {
		this.#reading = { role, name: file.name, share: 0 };
		const overview = await this.#deps.desk.ask(
			{ name: 'open', role, file },
			{ signal, onUpdate: (update) => update.kind === 'read' && (this.#reading = { role, name: file.name, share: update.share }) }
		);
		this.#reading = null;
		return overview;
	}

	/** After a reload the worker has not seen the kept file yet. */
	async #reopen(signal: AbortSignal): Promise<void> {
		if (this.#main === null || this.#opened === this.#main) return;
		await this.#read('main', this.#main, signal);
		this.#opened = this.#main;
	}

	async #drop(role: 'held-out' | 'population'): Promise<void> {
		const there = role === 'held-out' ? this.#heldOut : this.#population;
		if (there === null) return;
		await this.#deps.desk.ask({ name: 'close', role });
		if (role === 'held-out') this.#heldOut = null;
		else this.#population = null;
	}

	async #save(): Promise<void> {
		const [overview, proposal, guard] = [this.#overview, this.#proposal, this.#guard];
		if (overview === null || proposal === null || guard === null) return;
		const record: AuditRecord = {
			version: 1,
			t: this.#deps.clock.now(),
			overview,
			proposal,
			guard: $state.snapshot(guard),
			result: this.#result,
			content: this.#content
		};
		await this.#deps.store()?.writeRecord(AUDIT_KEY, record);
	}
}
