/**
 * A student's work on one assignment in this browser: who they are, which draws they got, how far each item is, and the files that
 * leave this machine. It is long because handing in, taking along and clearing all need the same few fields.
 */
import type { Attempt, AttemptEvent, Chain } from '#lib/attempt/events.ts';
import { appendEvent, createAttempt, verifyChain } from '#lib/attempt/log.ts';
import type { Clock } from '#lib/state/clock.ts';
import type { AttemptLog } from '#lib/state/case-deps.ts';
import type { WorkStore } from '#lib/state/work.svelte.ts';
import type { Assignment, Variant, VariantItem } from '#lib/teach/assignment.ts';
import { assignmentHash } from '#lib/teach/assignment-schema.ts';
import { DRILL_LOG_NAME, type DrillEvent, type DrillItemLog } from '#lib/teach/drill-item.ts';
import { itemProgress, type ItemProgress } from '#lib/teach/item-progress.ts';
import { dueFor, minutesFor } from '#lib/teach/rules.ts';
import { resumeWork, submissionBody } from '#lib/teach/submission-body.ts';
import {
	createSigningKeys,
	hasCryptography,
	openSubmission,
	sealSubmission,
	signSubmission,
	type KeyShelf
} from '#lib/teach/submission-crypto.ts';
import type { ItemLog, SubmissionEnvironment } from '#lib/teach/submission.ts';
import { normaliseStudent } from '#lib/teach/student.ts';
import { variantOf } from '#lib/teach/variant.ts';
import {
	CHAIN_PREFIX,
	chainKey,
	DEVICE_KEY,
	readWorkRecord,
	signingKeyName,
	workKey,
	WORK_PREFIX,
	type WorkRecord
} from './work-record.ts';

export interface AssignedWorkParts {
	readonly assignment: Assignment;
	/** Null where nothing is kept: a preview, or a browser without storage. */
	readonly store: WorkStore | null;
	readonly shelf: KeyShelf | null;
	readonly clock: Clock;
	readonly environment: Omit<SubmissionEnvironment, 'device'>;
	readonly newId: () => string;
}

/** Why a file could not be used: a sentence of messages/verify, or one of messages/teach that begins with `do.`. */
export class WorkFileError extends Error {
	readonly id: string;
	readonly values: Readonly<Record<string, string | number>>;

	constructor({ id, values }: { readonly id: string; readonly values: Readonly<Record<string, string | number>> }) {
		super(id);
		this.name = 'WorkFileError';
		this.id = id;
		this.values = values;
	}
}

export class AssignedWork {
	readonly #parts: AssignedWorkParts;
	readonly hash: string;
	#record = $state.raw<WorkRecord | null>(null);
	#chains = $state.raw<Readonly<Record<string, ItemLog>>>({});
	#attempts = $state.raw<readonly Attempt[]>([]);
	#ready = $state(false);

	/** Who works, as one text: what is noted of the work must not make the variant anew. */
	readonly #who: string | null = $derived(this.#record === null ? null : JSON.stringify([this.#record.student, this.#record.nonce]));
	readonly variant: Variant | null = $derived.by(() => {
		if (this.#who === null) return null;
		const [student, nonce] = JSON.parse(this.#who) as readonly [string, string | null];
		return variantOf(this.#parts.assignment, student, nonce);
	});
	/** The log of each item, null where it was never opened. */
	readonly logs: readonly (ItemLog | null)[] = $derived(
		(this.variant?.items ?? []).map((item) => this.#chains[item.logId] ?? this.#attempts.find(({ id }) => id === item.logId) ?? null)
	);
	readonly progress: readonly ItemProgress[] = $derived(
		(this.variant?.items ?? []).map((item, at) => itemProgress(item, this.logs[at], this.#parts.assignment.feedback))
	);
	/** When the first thing was opened, or null. */
	readonly openedAt: number | null = $derived.by(() => {
		const times = this.logs.flatMap((log) => (log === null || log.entries.length === 0 ? [] : [log.entries[0].t]));
		return times.length === 0 ? null : Math.min(...times);
	});

	constructor(parts: AssignedWorkParts) {
		this.#parts = parts;
		this.hash = assignmentHash(parts.assignment);
	}

	get assignment(): Assignment {
		return this.#parts.assignment;
	}
	get record(): WorkRecord | null {
		return this.#record;
	}
	get ready(): boolean {
		return this.#ready;
	}
	get isPreview(): boolean {
		return this.#parts.store === null;
	}
	get due(): number | null {
		return dueFor(this.assignment, this.#record?.student ?? '');
	}
	/** Minutes allowed, extra time included; null without a limit. */
	get minutes(): number | null {
		return minutesFor(this.assignment, this.#record?.student ?? '');
	}
	/** True while reveals, remedies and grades are kept back. */
	get withheld(): boolean {
		return this.assignment.feedback === 'withheld' && this.#record?.released !== true;
	}

	/** Reads what is stored. */
	async load(): Promise<void> {
		const { store } = this.#parts;
		if (store !== null) {
			const records = await store.readRecords(WORK_PREFIX);
			this.#record = readWorkRecord(records.find(({ key }) => key === workKey(this.hash))?.value);
			const chains = await store.readRecords(CHAIN_PREFIX);
			this.#chains = Object.fromEntries(
				chains.flatMap(({ key, value }) => (value === null ? [] : [[key.slice(CHAIN_PREFIX.length), value as ItemLog]]))
			);
		}
		this.#ready = true;
	}

	/** Takes in the attempts as the store has them now. */
	follow(attempts: readonly Attempt[]): void {
		if (!this.isPreview) this.#attempts = attempts;
	}

	/** The student says who they are: from here on their draws are fixed. */
	async begin(student: string, nonce: string | null): Promise<void> {
		await this.#keep({
			version: 1,
			assignment: this.assignment,
			student: student.trim(),
			nonce: nonce === null ? null : nonce.trim(),
			begunAt: this.#parts.clock.now(),
			passages: [],
			released: false,
			handedIn: null,
			claimed: []
		});
	}

	/** Another person sits down who never began. Only before anything was opened. */
	async notMe(): Promise<void> {
		if (this.openedAt !== null) return;
		await this.#parts.store?.forget([], [workKey(this.hash)]);
		this.#record = null;
	}

	async release(): Promise<void> {
		if (this.#record !== null && !this.#record.released) await this.#keep({ ...this.#record, released: true });
	}

	/** Notes the grade this page showed for an item. The verifier ignores it and says so when it differs. */
	async claim(item: number, total: number): Promise<void> {
		if (this.#record === null || this.#record.claimed[item] === total) return;
		const claimed = this.assignment.items.map((_, at) => (at === item ? total : (this.#record?.claimed[at] ?? null)));
		await this.#keep({ ...this.#record, claimed });
	}

	/** The log of a case, open for writing. A preview's lives in memory. */
	async openLog({ logId, draws }: VariantItem): Promise<AttemptLog> {
		const header = { id: logId, exercise: draws[0].name, seed: draws[0].seed };
		const { store } = this.#parts;
		return store === null ? this.#memoryLog(header) : store.openLog(header);
	}

	/** The log of a drill, or a new one. */
	drillLog(item: VariantItem): DrillItemLog {
		const known = this.#chains[item.logId] as DrillItemLog | undefined;
		return known ?? createAttempt<DrillEvent>({ id: item.logId, exercise: DRILL_LOG_NAME, seed: 0 });
	}

	/** Adds to the log of a drill and saves it. */
	async logCard(item: VariantItem, event: DrillEvent): Promise<void> {
		await this.keepChain(appendEvent(this.drillLog(item), event, this.#parts.clock.now()));
	}

	/** Keeps the log of a drill or a review as it now is. */
	async keepChain(chain: ItemLog): Promise<void> {
		this.#chains = { ...this.#chains, [chain.id]: chain };
		await this.#parts.store?.writeRecord(chainKey(chain.id), chain);
	}

	/** The log of a review, or null while it was never opened. */
	chain(logId: string): ItemLog | null {
		return this.#chains[logId] ?? null;
	}

	/** The text of a file: `submission` to hand in (sealed where the assignment asks), `work` to go on elsewhere. */
	async file(purpose: 'submission' | 'work'): Promise<string> {
		const record = this.#record;
		if (record === null) throw new Error('Nobody has begun this assignment here.');
		const { assignment, environment, clock } = this.#parts;
		const body = submissionBody(purpose, {
			assignment,
			student: record.student,
			nonce: record.nonce,
			logs: this.logs,
			claimed: record.claimed,
			environment: { ...environment, device: await this.#device() },
			passages: record.passages,
			now: clock.now()
		});
		const signed = await signSubmission(body, await this.#keys(record.student));
		const sealed = purpose === 'submission' && assignment.instructorKey !== undefined;
		return JSON.stringify(sealed ? await sealSubmission(signed, assignment.instructorKey as string) : signed);
	}

	async handedIn(name: string): Promise<void> {
		if (this.#record !== null) await this.#keep({ ...this.#record, handedIn: { name, at: this.#parts.clock.now() } });
	}

	/** Goes on from a work file. @throws {WorkFileError} when it cannot be used here. */
	async resume(text: string): Promise<void> {
		const { store, clock } = this.#parts;
		if (store === null) throw new WorkFileError({ id: 'do.resume.no-store', values: {} });
		const opened = await openSubmission(text);
		if (!opened.ok) throw new WorkFileError(opened.sentence);
		if (opened.signature === 'bad') throw new WorkFileError({ id: 'do.resume.broken', values: {} });
		const report = resumeWork(this.assignment, opened.submission);
		if (!report.ok) throw new WorkFileError(report.sentence);
		const logs = report.logs.filter((log) => log !== null);
		if (logs.some((log) => !verifyChain(log).ok)) throw new WorkFileError({ id: 'do.resume.broken', values: {} });
		const savedAt = clock.now();
		const isCase = (log: Chain<{ readonly type: string }>): boolean =>
			this.assignment.items.some(({ kind }, at) => report.logs[at] === log && kind !== 'drill' && kind !== 'review');
		const attempts = logs.filter(isCase).map((log) => ({ key: log.id, value: log, savedAt }));
		// The store joins them with what is here: nothing of a longer log is lost.
		await store.importAll(JSON.stringify({ format: 'holdout-work', version: 1, savedAt, attempts, settings: [], records: [] }));
		for (const log of logs.filter((one) => !isCase(one))) {
			if ((this.#chains[log.id]?.entries.length ?? 0) < log.entries.length) await this.keepChain(log);
		}
		const here = this.#record;
		const base: WorkRecord = here ?? {
			version: 1,
			assignment: this.assignment,
			student: report.student,
			nonce: report.nonce,
			begunAt: savedAt,
			passages: [],
			released: false,
			handedIn: null,
			claimed: []
		};
		const claimed = this.assignment.items.map((_, at) => opened.submission.body.items.find(({ item }) => item === at)?.claimed ?? null);
		await this.#keep({ ...base, student: report.student, nonce: report.nonce, passages: report.passages, claimed });
	}

	/** Takes this student's work on this assignment out of the browser: logs, record and key. */
	async clear(): Promise<void> {
		const { store, shelf } = this.#parts;
		const ids = (this.variant?.items ?? []).map(({ logId }) => logId);
		if (this.#record !== null) await shelf?.remove(signingKeyName(this.hash, normaliseStudent(this.#record.student)));
		await store?.forget(ids, [workKey(this.hash), ...ids.map(chainKey)]);
		this.#record = null;
		this.#attempts = this.#attempts.filter(({ id }) => !ids.includes(id));
		this.#chains = Object.fromEntries(Object.entries(this.#chains).filter(([id]) => !ids.includes(id)));
	}

	async #keep(record: WorkRecord): Promise<void> {
		this.#record = record;
		await this.#parts.store?.writeRecord(workKey(this.hash), record);
	}

	/** One key per student and assignment, made at the first file. Null where the browser offers no cryptography. */
	async #keys(student: string): Promise<CryptoKeyPair | null> {
		const { shelf } = this.#parts;
		if (shelf === null || !hasCryptography()) return null;
		const name = signingKeyName(this.hash, normaliseStudent(student));
		const known = await shelf.get(name).catch(() => null);
		if (known !== null) return known;
		const made = await createSigningKeys();
		await shelf.put(name, made).catch(() => undefined);
		return made;
	}

	async #device(): Promise<string> {
		const { store, newId } = this.#parts;
		const known = (await store?.readRecords(DEVICE_KEY))?.find(({ key }) => key === DEVICE_KEY)?.value;
		if (typeof known === 'string') return known;
		const device = newId();
		await store?.writeRecord(DEVICE_KEY, device);
		return device;
	}

	#memoryLog(header: { readonly id: string; readonly exercise: string; readonly seed: number }): AttemptLog {
		const known = this.#attempts.find(({ id }) => id === header.id) ?? createAttempt(header);
		const { clock } = this.#parts;
		const keep = (attempt: Attempt): void => {
			this.#attempts = [...this.#attempts.filter(({ id }) => id !== attempt.id), attempt];
		};
		let attempt = known;
		return {
			get attempt() {
				return attempt;
			},
			ownership: 'mine',
			append: (event: AttemptEvent) => {
				attempt = appendEvent(attempt, event, clock.now());
				keep(attempt);
				return Promise.resolve(attempt);
			},
			takeOver: () => Promise.resolve(attempt),
			watch: () => () => undefined,
			close: () => undefined
		};
	}
}
