/** What a reviewer would ask next: what the runs, the readings and the claims of a case leave open. Rules only. */
import { attemptState } from '#lib/attempt/reduce.ts';
import { checkClaim } from '#lib/language/claim.ts';
import type { Slot } from '#lib/language/slots.ts';
import { say } from '#lib/messages/portfolio.ts';
import { standingOf } from './claims.ts';
import { SECTION_IDS, type CaseContent, type Question, type SectionId } from './document.ts';
import type { CaseEdits } from './edits.ts';
import type { AttemptMaterial } from './material.ts';

type Ask =
	| 'split'
	| 'group'
	| 'baseline'
	| 'segments'
	| 'calibration'
	| 'seeds'
	| 'test'
	| 'peek'
	| 'changes'
	| 'consequence'
	| 'mechanism'
	| 'mind'
	| 'rows'
	| 'struck';

export const asked = (id: Ask, section: SectionId): Question => ({ id, section, asks: say(`ask.${id}`), answer: say(`ask.${id}.answer`) });

/** Questions about what was measured. */
export function openQuestions({ runs, readings, attempt, exercise }: AttemptMaterial): readonly Question[] {
	const state = attemptState(attempt);
	const read = new Set(readings.map(({ instrument }) => instrument));
	const { gap, sizes, experiment } = runs[0].evidence;
	const questions: Question[] = [];
	const offers = (name: string): boolean => exercise.instruments.offer.includes(name);
	if ((offers('group-split') && !read.has('group-split')) || (offers('forward-split') && !read.has('forward-split')))
		questions.push(asked('group', 'leaks'));
	if (!read.has('slice-table') && offers('slice-table')) questions.push(asked('segments', 'segments'));
	if (!read.has('reliability') && offers('reliability')) questions.push(asked('calibration', 'calibration'));
	if (experiment.refits < 3 && !read.has('more-refits')) questions.push(asked('seeds', 'gap'));
	if (gap.interval && gap.interval.high - gap.interval.low > 0.08) questions.push(asked('rows', 'gap'));
	if (state.trained.some(({ differs }) => differs.length > 1)) questions.push(asked('changes', 'changes'));
	if (sizes.test > 0 && state.testLooks.length === 0) questions.push(asked('test', 'test'));
	if (state.testLooks.length > 1 || state.tunedAfterTest) questions.push(asked('peek', 'test'));
	return questions;
}

/** Questions about what was written: claims, and a person's own words in the log. Those about a model only where one was judged. */
export function openClaims(edits: CaseEdits, { facts, sections }: Pick<CaseContent, 'facts' | 'sections'>): readonly Question[] {
	const written = Object.values(edits.claims)
		.flat()
		.filter(({ text }) => text.trim() !== '');
	const questions: Question[] = [];
	const struck = SECTION_IDS.find((id) =>
		(edits.claims[id] ?? []).some((claim) => claim.text.trim() !== '' && standingOf(claim, facts).kind !== 'backed')
	);
	if (struck) questions.push(asked('struck', struck));
	if (!sections.some(({ id }) => id === 'gap')) return questions;
	const quotes = (only?: SectionId): readonly string[] =>
		sections
			.filter(({ id }) => only === undefined || id === only)
			.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'text' && block.as === 'quote' ? [block.text] : [])));
	const said = [...written.map(({ text }) => text), ...quotes()];
	const says = (slot: Slot): boolean => said.some((text) => checkClaim(text).slots.includes(slot));
	if (!says('mechanism')) questions.push(asked('mechanism', 'gap'));
	if (!says('consequence')) questions.push(asked('consequence', 'decision'));
	if ((edits.claims.mind ?? []).length === 0 && quotes('mind').length === 0) questions.push(asked('mind', 'mind'));
	if (!written.some(({ cites }) => cites === 'baseline')) questions.push(asked('baseline', 'ceilings'));
	if ((edits.claims.split ?? []).length === 0) questions.push(asked('split', 'split'));
	return questions;
}
