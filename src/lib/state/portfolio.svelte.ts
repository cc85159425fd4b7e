/** The cases of this browser: read once, followed, saved as they are edited. */
import * as v from 'valibot';
import type { Attempt } from '#lib/attempt/events.ts';
import { parseAttempt } from '#lib/attempt/schema.ts';
import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import { RECORD_KINDS, type RecordKind } from '#lib/report/case-file.ts';
import { editsSchema, NO_EDITS, type CaseEdits } from '#lib/report/edits.ts';
import type { WorkStore } from './work.svelte.ts';

export type CaseSource =
	| { readonly kind: 'attempt'; readonly id: string }
	| { readonly kind: 'audit'; readonly id: string }
	/** A finished capstone, season, review or interview, by the key of its record. */
	| { readonly kind: 'record'; readonly of: RecordKind; readonly key: string }
	/** Somebody else's case: its log or record lives here and never among the learner's own. */
	| { readonly kind: 'file'; readonly attempt: Attempt }
	| { readonly kind: 'file-record'; readonly of: RecordKind; readonly value: unknown };

export interface CaseRecord {
	readonly id: string;
	readonly made: number;
	readonly source: CaseSource;
	readonly edits: CaseEdits;
	readonly removed: boolean;
}

export type PortfolioStore = Pick<WorkStore, 'readRecords' | 'writeRecord' | 'watch'>;

const PREFIX = 'portfolio/';

const recordSchema = v.object({
	version: v.literal(1),
	id: v.string(),
	made: v.number(),
	source: v.variant('kind', [
		v.strictObject({ kind: v.literal('attempt'), id: v.string() }),
		v.strictObject({ kind: v.literal('audit'), id: v.string() }),
		v.strictObject({ kind: v.literal('record'), of: v.picklist(RECORD_KINDS), key: v.string() }),
		v.strictObject({ kind: v.literal('file'), attempt: v.unknown() }),
		v.strictObject({ kind: v.literal('file-record'), of: v.picklist(RECORD_KINDS), value: v.unknown() })
	]),
	edits: editsSchema,
	removed: v.boolean()
});

export class Portfolio {
	#store = $state.raw<PortfolioStore | null>(null);
	#records = $state.raw<readonly CaseRecord[]>([]);
	#ready = $state(false);

	/** Cases that are not removed, newest first. */
	get cases(): readonly CaseRecord[] {
		return this.#records.filter(({ removed }) => !removed);
	}
	/** True once the stored cases are in, or there is no store to read. */
	get ready(): boolean {
		return this.#ready;
	}
	get keeps(): boolean {
		return this.#store !== null;
	}

	/** Reads the store and follows it; returns the way to stop. */
	use(store: PortfolioStore | null): () => void {
		this.#store = store;
		if (store === null) {
			this.#ready = true;
			return () => undefined;
		}
		let live = true;
		const read = async (): Promise<void> => {
			const found = await store.readRecords(PREFIX);
			if (!live) return;
			this.#records = found.flatMap(({ value }) => readRecord(value) ?? []).sort((a, b) => b.made - a.made);
			this.#ready = true;
		};
		const unwatch = store.watch(() => void read());
		void read();
		return () => {
			live = false;
			unwatch();
		};
	}

	find(id: string): CaseRecord | null {
		return this.#records.find((one) => one.id === id) ?? null;
	}

	/** The case of this source: the one there is (brought back where it was removed), or a new one. */
	async open(source: CaseSource, now: number): Promise<CaseRecord> {
		const id = idOf(source);
		const there = this.find(id);
		if (there && !there.removed) return there;
		const record = there ? { ...there, removed: false } : { id, made: now, source, edits: NO_EDITS, removed: false };
		await this.save(record);
		return record;
	}

	async save(record: CaseRecord): Promise<void> {
		this.#records = [record, ...this.#records.filter(({ id }) => id !== record.id)].sort((a, b) => b.made - a.made);
		await this.#store?.writeRecord(`${PREFIX}${record.id}`, { version: 1, ...record });
	}
}

function idOf(source: CaseSource): string {
	switch (source.kind) {
		case 'file':
			return `file-${source.attempt.id}`;
		case 'file-record':
			return `file-${source.of}-${sha256Hex(canonicalJson(source.value)).slice(0, 16)}`;
		case 'record':
			return source.key.replaceAll('/', '-');
		default:
			return `${source.kind}-${source.id}`;
	}
}

/** True for a case that came as a file or a link. */
export const isTheirs = ({ kind }: CaseSource): boolean => kind === 'file' || kind === 'file-record';

function readRecord(raw: unknown): CaseRecord | null {
	const read = v.safeParse(recordSchema, raw);
	if (!read.success) return null;
	const { source, id, made, edits, removed } = read.output;
	if (source.kind !== 'file') return { id, made, edits, removed, source };
	const shape = parseAttempt(source.attempt);
	return shape.ok ? { id, made, edits, removed, source: { kind: 'file', attempt: shape.attempt } } : null;
}
