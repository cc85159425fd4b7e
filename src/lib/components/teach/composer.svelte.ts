/** An assignment being composed: the choices as the form holds them, and the draft they make. */
import type { Conventions } from '#lib/diagnosis/verdict.ts';
import type { Assignment, FeedbackMode, ItemKind, Override, VariantMode } from '#lib/teach/assignment.ts';
import type { AssignmentDraft, DraftItem, DraftMember, IssueReport } from '#lib/teach/compose.ts';
import { studentTag } from '#lib/teach/student.ts';
import type { Assignables } from './assignables.svelte.ts';

/** What is set for one student, with the id that the link does not carry. */
export interface StudentRule {
	/** Id or code as typed; its tag where only that is known (an assignment that was opened again). */
	readonly name: string;
	readonly tag: string;
	readonly rule: Override;
}

const POINTS = 20;
/** Cards of a drill, and cases they are dealt from. */
const DRILL_CARDS = 8;

export class Composer {
	readonly #assignables: Assignables;
	title = $state('');
	/** One a line. */
	objectives = $state('');
	feedback = $state<FeedbackMode>('immediate');
	variants = $state<VariantMode>('open');
	timeLimit = $state<number | null>(null);
	/** Milliseconds since the Unix epoch. */
	due = $state<number | null>(null);
	thresholds = $state.raw<Readonly<Partial<Conventions>>>({});
	instructorKey = $state<string | null>(null);
	#items = $state.raw<readonly DraftItem[]>([]);
	#rules = $state.raw<readonly StudentRule[]>([]);
	/** Identity that was shared last; another one since then is a new assignment. */
	#shared = $state<string | null>(null);

	readonly draft: AssignmentDraft = $derived({
		title: this.title.trim(),
		objectives: this.objectives
			.split('\n')
			.map((line) => line.trim())
			.filter((line) => line !== ''),
		feedback: this.feedback,
		variants: this.variants,
		items: this.#items,
		...(this.timeLimit === null ? {} : { timeLimit: this.timeLimit }),
		...(this.due === null ? {} : { due: this.due }),
		thresholds: this.thresholds,
		...(this.instructorKey === null ? {} : { instructorKey: this.instructorKey }),
		overrides: Object.fromEntries(this.#rules.map(({ tag, rule }) => [tag, rule]))
	});
	readonly report: IssueReport = $derived.by(() => this.#assignables.issue(this.draft));
	readonly changed: boolean = $derived(this.#shared !== null && (!this.report.ok || this.report.hash !== this.#shared));

	constructor(assignables: Assignables) {
		this.#assignables = assignables;
	}

	get items(): readonly DraftItem[] {
		return this.#items;
	}
	get rules(): readonly StudentRule[] {
		return this.#rules;
	}

	/** Starts from a draft, or from an assignment that was made before. */
	async use(from: AssignmentDraft | Assignment): Promise<void> {
		const drafted: AssignmentDraft = {
			...from,
			// The seeds of an assignment were proved on the engine it was made with; here those of this one are taken.
			items: from.items.map(({ pool, ...item }) => ({
				...item,
				pool: pool.map(({ name, variant }) => ({ name, ...(variant ? { variant } : {}) }))
			}))
		};
		await this.#assignables.load(drafted);
		this.title = drafted.title;
		this.objectives = (drafted.objectives ?? []).join('\n');
		this.feedback = drafted.feedback;
		this.variants = drafted.variants;
		this.timeLimit = drafted.timeLimit ?? null;
		this.due = drafted.due ?? null;
		this.thresholds = drafted.thresholds ?? {};
		this.instructorKey = drafted.instructorKey ?? null;
		this.#items = drafted.items;
		this.#rules = Object.entries(drafted.overrides ?? {}).map(([tag, rule]) => ({ name: tag, tag, rule }));
	}

	/** The assignment is out: from now on a change makes a new one. */
	shared(): void {
		if (this.report.ok) this.#shared = this.report.hash;
	}

	async add(kind: ItemKind, name: string): Promise<void> {
		const item: DraftItem = { kind, pool: [{ name }], points: POINTS };
		await this.#assignables.load({ items: [item] });
		this.#items = [...this.#items, item];
	}

	/** A drill over these cases. */
	async addDrill(names: readonly string[]): Promise<void> {
		const pool = names.map((name) => ({ name }));
		const item: DraftItem = { kind: 'drill', pool, points: POINTS, cards: Math.min(DRILL_CARDS, pool.length) };
		await this.#assignables.load({ items: [item] });
		this.#items = [...this.#items, item];
	}

	change(at: number, change: Partial<DraftItem>): void {
		this.#items = this.#items.map((item, place) => (place === at ? { ...item, ...change } : item));
	}

	move(at: number, step: -1 | 1): void {
		const to = at + step;
		if (to < 0 || to >= this.#items.length) return;
		const items = [...this.#items];
		[items[at], items[to]] = [items[to], items[at]];
		this.#items = items;
	}

	remove(at: number): void {
		this.#items = this.#items.filter((_, place) => place !== at);
	}

	async addMember(at: number, member: DraftMember): Promise<void> {
		const { kind, pool } = this.#items[at];
		if (pool.some((one) => one.name === member.name && (one.variant ?? 0) === (member.variant ?? 0))) return;
		await this.#assignables.load({ items: [{ kind, pool: [member], points: 0 }] });
		this.change(at, { pool: [...pool, member] });
	}

	dropMember(at: number, member: DraftMember): void {
		const pool = this.#items[at].pool.filter((one) => one !== member);
		if (pool.length > 0) this.change(at, { pool });
	}

	setRule(name: string, rule: Override): void {
		const tag = studentTag(name);
		this.#rules = [...this.#rules.filter((one) => one.tag !== tag), { name: name.trim(), tag, rule }];
	}

	dropRule(tag: string): void {
		this.#rules = this.#rules.filter((one) => one.tag !== tag);
	}
}
