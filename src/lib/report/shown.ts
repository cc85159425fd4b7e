/** What of a case is seen by others: sections in the person's order, without those hidden or empty. */
import { standingOf, type ClaimStanding } from './claims.ts';
import { say } from '#lib/messages/portfolio.ts';
import { blocksOf, type Block, type CaseContent, type SectionId } from './document.ts';
import { claimsOf, type CaseEdits } from './edits.ts';

export interface ShownClaim {
	readonly text: string;
	readonly standing: ClaimStanding;
}

export interface ShownSection {
	readonly id: SectionId;
	readonly name: string;
	readonly claims: readonly ShownClaim[];
	readonly blocks: readonly Block[];
}

export function shownSections(content: CaseContent, edits: CaseEdits): readonly ShownSection[] {
	return edits.order
		.filter((id) => !edits.hidden.includes(id))
		.map((id) => ({
			id,
			name: sectionName(content, id),
			blocks: blocksOf(content, id),
			claims: claimsOf(edits, id)
				.filter(({ text }) => text.trim() !== '')
				.map((claim) => ({ text: claim.text.trim(), standing: standingOf(claim, content.facts) }))
		}))
		.filter(({ blocks, claims }) => blocks.length > 0 || claims.length > 0);
}

/** What a section is called in this kind of case. */
export const sectionName = (content: CaseContent, id: SectionId): string => content.names?.[id] ?? say(`section.${id}`);

/** Sections to edit, in the person's order: those a case of this kind has, and those that hold a claim. */
export function offeredSections(content: CaseContent, edits: CaseEdits): readonly SectionId[] {
	return edits.order.filter((id) => content.sections.some((section) => section.id === id) || claimsOf(edits, id).length > 0);
}

export const titleOf = (content: CaseContent, edits: CaseEdits): string => edits.title?.trim() || content.title;
