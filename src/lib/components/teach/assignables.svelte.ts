/** What of this build can be assigned: loaded when it is asked for, with the draws whose answer is proved. */
import type { PublicExercise } from '#lib/exercise/parts.ts';
import type { LabRuntime } from '#lib/runtime/protocol.ts';
import type { PublicReview } from '#lib/review/parts.ts';
import type { ItemKind, PoolMember } from '#lib/teach/assignment.ts';
import { issueAssignment, proveSeeds, type Assignable, type AssignmentDraft, type IssueReport } from '#lib/teach/compose.ts';

export interface AssignablesParts {
	readonly engineHash: string;
	readonly loadCase: (name: string) => Promise<PublicExercise | null>;
	readonly loadReview: (name: string) => Promise<PublicReview | null>;
	readonly resolve: (path: string) => string;
	/** Opened when draws are to be proved here. */
	readonly openLab: () => LabRuntime;
}

/** Review items were proved on these. */
const REVIEW_SEEDS = [1000, 1001, 1002, 1003, 1004, 1005];
/** Draws that are tried when a case is proved here. */
const TRIED = { from: 1000, seeds: 12 } as const;

type Member = Pick<PoolMember, 'name' | 'variant'>;
const nameOf = ({ name, variant = 0 }: Member): string => `${name}/${variant}`;

export class Assignables {
	readonly #parts: AssignablesParts;
	#cases = $state.raw<Readonly<Record<string, PublicExercise>>>({});
	#reviews = $state.raw<Readonly<Record<string, PublicReview>>>({});
	/** Draws that were proved in this visit. */
	#proved = $state.raw<Readonly<Record<string, readonly number[]>>>({});
	#proving = $state.raw<{ readonly name: string; readonly fraction: number } | null>(null);
	#abort: AbortController | null = null;

	constructor(parts: AssignablesParts) {
		this.#parts = parts;
	}

	get cases(): Readonly<Record<string, PublicExercise>> {
		return this.#cases;
	}
	get proving(): { readonly name: string; readonly fraction: number } | null {
		return this.#proving;
	}

	/** Loads what a draft names; what this build does not have is passed over. */
	async load(draft: Pick<AssignmentDraft, 'items'>): Promise<void> {
		for (const { kind, pool } of draft.items) {
			for (const { name } of pool) {
				if (kind === 'review') {
					if (this.#reviews[name] !== undefined) continue;
					const review = await this.#parts.loadReview(name);
					if (review !== null) this.#reviews = { ...this.#reviews, [name]: review };
				} else {
					if (this.#cases[name] !== undefined) continue;
					const found = await this.#parts.loadCase(name);
					if (found !== null) this.#cases = { ...this.#cases, [name]: found };
				}
			}
		}
	}

	/** Null for what this build does not have, or has not loaded yet. */
	find(kind: ItemKind, name: string, variant: number): Assignable | null {
		if (kind === 'review') {
			const review = this.#reviews[name];
			return review === undefined ? null : { contentHash: review.contentHash, provenSeeds: REVIEW_SEEDS };
		}
		const found = this.#cases[name];
		if (found === undefined) return null;
		const kept = variant === 0 && found.provenDraws !== null ? rangeOf(found.provenDraws) : [];
		return { contentHash: found.contentHash, provenSeeds: this.#proved[nameOf({ name, variant })] ?? kept };
	}

	issue(draft: AssignmentDraft): IssueReport {
		return issueAssignment(draft, { engineHash: this.#parts.engineHash, find: (kind, name, variant) => this.find(kind, name, variant) });
	}

	/** Members of a draft that have no proved draw yet. */
	unproved(draft: Pick<AssignmentDraft, 'items'>): readonly Member[] {
		const open = draft.items.flatMap(({ kind, pool }) =>
			pool.filter(({ name, variant = 0 }) => this.find(kind, name, variant)?.provenSeeds.length === 0)
		);
		return open.filter((member, at) => open.findIndex((other) => nameOf(other) === nameOf(member)) === at);
	}

	/** Works out, here and now, which draws of each show what was planted. */
	async prove(members: readonly Member[]): Promise<void> {
		const lab = this.#parts.openLab();
		const abort = new AbortController();
		this.#abort = abort;
		try {
			for (const [at, member] of members.entries()) {
				const exercise = this.#cases[member.name];
				if (exercise === undefined) continue;
				const { variant = 0 } = member;
				const show = (fraction: number): void => {
					this.#proving = { name: exercise.title, fraction: (at + fraction) / members.length };
				};
				show(0);
				const source = { ref: this.#parts.resolve(exercise.experimentRef), ...(variant === 0 ? {} : { variant }) };
				const seeds = await proveSeeds(lab, source, rangeOf(TRIED), { signal: abort.signal, onProgress: show });
				this.#proved = { ...this.#proved, [nameOf(member)]: seeds };
			}
		} catch (error) {
			if (!abort.signal.aborted) throw error;
		} finally {
			lab.dispose();
			this.#proving = null;
			this.#abort = null;
		}
	}

	cancel(): void {
		this.#abort?.abort();
	}
}

function rangeOf({ from, seeds }: { readonly from: number; readonly seeds: number }): readonly number[] {
	return Array.from({ length: seeds }, (_, at) => from + at);
}
