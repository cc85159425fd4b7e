/** What a person does to a case: the title, claims, the order of sections, and which are hidden. Pure; kept as a record. */
import * as v from 'valibot';
import { SECTION_IDS, type SectionId } from './document.ts';

export interface Claim {
	readonly id: string;
	readonly text: string;
	/** Id of the fact it rests on; null while none was chosen. */
	readonly cites: string | null;
}

export interface CaseEdits {
	/** Null: the title that was computed. */
	readonly title: string | null;
	readonly order: readonly SectionId[];
	readonly hidden: readonly SectionId[];
	readonly claims: Readonly<Partial<Record<SectionId, readonly Claim[]>>>;
}

export const NO_EDITS: CaseEdits = { title: null, order: SECTION_IDS, hidden: [], claims: {} };

const MOST_CLAIMS = 40;
/** Sections that came later; an order that was kept before has them at the place where they are offered. */
const LATER_SECTIONS: readonly SectionId[] = ['record', 'memo'];
const FIRST_SECTIONS = SECTION_IDS.filter((id) => !LATER_SECTIONS.includes(id));

function withNewSections(order: readonly SectionId[]): readonly SectionId[] {
	return LATER_SECTIONS.reduce<readonly SectionId[]>((now, id) => {
		if (now.includes(id)) return now;
		const before = SECTION_IDS[SECTION_IDS.indexOf(id) - 1];
		const at = now.indexOf(before) + 1;
		return [...now.slice(0, at), id, ...now.slice(at)];
	}, order);
}

const section = v.picklist(SECTION_IDS);
const claim = v.strictObject({
	id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,20}$/)),
	text: v.pipe(v.string(), v.maxLength(1000)),
	cites: v.nullable(v.pipe(v.string(), v.maxLength(200)))
});
const claims = v.pipe(v.array(claim), v.maxLength(MOST_CLAIMS));

export const editsSchema = v.strictObject({
	title: v.nullable(v.pipe(v.string(), v.maxLength(200))),
	order: v.pipe(
		v.array(section),
		v.check((order) => new Set(order).size === order.length && FIRST_SECTIONS.every((id) => order.includes(id)), 'each section once'),
		v.transform((order) => withNewSections(order))
	),
	hidden: v.pipe(v.array(section), v.maxLength(SECTION_IDS.length)),
	claims: v.record(section, v.optional(claims))
});

/**
 * Exchanges a section with its neighbour `by` places on; past either end nothing happens.
 * @param among the sections that are seen, in their order; all unless said.
 */
export function moveSection(edits: CaseEdits, id: SectionId, by: -1 | 1, among: readonly SectionId[] = edits.order): CaseEdits {
	const neighbour = among.at(among.indexOf(id) + by);
	if (!among.includes(id) || neighbour === undefined || among.indexOf(id) + by < 0) return edits;
	const [at, to] = [edits.order.indexOf(id), edits.order.indexOf(neighbour)];
	const order = [...edits.order];
	[order[at], order[to]] = [order[to], order[at]];
	return { ...edits, order };
}

export function hideSection(edits: CaseEdits, id: SectionId, hidden: boolean): CaseEdits {
	const others = edits.hidden.filter((one) => one !== id);
	return { ...edits, hidden: hidden ? [...others, id] : others };
}

export function claimsOf(edits: CaseEdits, id: SectionId): readonly Claim[] {
	return edits.claims[id] ?? [];
}

/** A claim more at the end of a section, under an id that the case does not have yet. */
export function addClaim(edits: CaseEdits, section: SectionId, text: string, cites: string | null): CaseEdits {
	const taken = new Set(Object.values(edits.claims).flatMap((list) => list.map(({ id }) => id)));
	let number = taken.size + 1;
	while (taken.has(`claim-${number}`)) number += 1;
	return withClaims(edits, section, [...claimsOf(edits, section), { id: `claim-${number}`, text, cites }]);
}

export function changeClaim(edits: CaseEdits, section: SectionId, id: string, change: Partial<Omit<Claim, 'id'>>): CaseEdits {
	return withClaims(
		edits,
		section,
		claimsOf(edits, section).map((one) => (one.id === id ? { ...one, ...change } : one))
	);
}

export function removeClaim(edits: CaseEdits, section: SectionId, id: string): CaseEdits {
	return withClaims(
		edits,
		section,
		claimsOf(edits, section).filter((one) => one.id !== id)
	);
}

function withClaims(edits: CaseEdits, section: SectionId, list: readonly Claim[]): CaseEdits {
	return { ...edits, claims: { ...edits.claims, [section]: list } };
}
