/** Four assignments that are ready to be shared, one a stage. What a build does not have is left out of them. */
import type { CatalogueEntry } from '#lib/exercise/parts.ts';
import { STAGES, type Stage } from '#lib/exercise/vocabulary.ts';
import { readyWords } from '#lib/messages/ready-assignments.ts';
import type { AssignmentDraft, DraftItem } from './compose.ts';

export interface ReadyAssignment {
	readonly stage: Stage;
	readonly draft: AssignmentDraft;
	/** Until the last commitment: the minutes of its cases, two a card, eight a review. */
	readonly minutes: number;
}

interface Wanted extends Omit<DraftItem, 'pool'> {
	/** Names, tried in this order. */
	readonly pool: readonly string[];
}

const one = (name: string, points = 20): Wanted => ({ kind: 'exercise', pool: [name], points });
const oneOf = (...pool: readonly string[]): Wanted => ({ kind: 'exercise', pool, points: 20 });

const WANTED: Readonly<Record<Stage, readonly Wanted[]>> = {
	mechanics: [
		oneOf('churn-300', 'gym-300'),
		oneOf('night-triage-2000', 'loans-3000'),
		oneOf('cards-400', 'packing-2000'),
		one('pumps-48'),
		{
			kind: 'drill',
			pool: ['oven-line-800', 'turbines-800', 'greenhouse-200', 'renewals-2000', 'forms-1900', 'clinic-300', 'bottles-1500', 'payroll-250'],
			cards: 6,
			points: 20
		}
	],
	remediation: [
		oneOf('waiting-room-1200', 'magnitudes-1700'),
		oneOf('leasing-300', 'instalments-400'),
		one('queens-days'),
		oneOf('bird-reports-3000', 'search-2000'),
		one('digits-60')
	],
	'subtle-cases': [
		oneOf('gait-1600', 'milkings-3200'),
		one('policies-3500'),
		one('boiler-3000'),
		oneOf('castings-1500', 'members-1500'),
		one('branches-3000')
	],
	judgment: [
		{ kind: 'decision', pool: ['hauls-150', 'berths-40'], points: 30 },
		{ kind: 'decision', pool: ['tulips-40'], points: 30 },
		{ kind: 'drill', pool: ['policies-400', 'tickets-600', 'gait-1600', 'wards-600', 'rookery-340', 'landings-1270'], cards: 4, points: 20 }
	]
};

const MINUTES_A_CARD = 2;
const MINUTES_A_REVIEW = 8;

/**
 * The four drafts, in the order of the stages.
 * @param catalogue what the build has
 * @param reviews slugs of its review items; one goes into the last stage
 */
export function readyAssignments(catalogue: readonly CatalogueEntry[], reviews: readonly string[] = []): readonly ReadyAssignment[] {
	const known = new Map(catalogue.map((entry) => [entry.slug, entry]));
	return STAGES.flatMap((stage): readonly ReadyAssignment[] => {
		const cases = WANTED[stage].flatMap((item): readonly DraftItem[] => {
			const pool = item.pool.filter((name) => known.has(name)).map((name) => ({ name }));
			const cards = item.cards === undefined ? {} : { cards: Math.min(item.cards, pool.length) };
			return pool.length === 0 ? [] : [{ ...item, pool, ...cards }];
		});
		const review: readonly DraftItem[] =
			stage === 'judgment' && reviews.length > 0
				? [{ kind: 'review', pool: reviews.slice(0, 8).map((name) => ({ name })), points: 20 }]
				: [];
		const items = [...cases, ...review];
		if (items.length === 0) return [];
		const minutes = items.reduce((sum, item) => sum + minutesOf(item, known), 0);
		const { title, objectives } = readyWords(stage);
		return [{ stage, minutes, draft: { title, objectives, feedback: 'immediate', variants: 'open', items } }];
	});
}

function minutesOf({ kind, pool, cards = pool.length }: DraftItem, known: ReadonlyMap<string, CatalogueEntry>): number {
	if (kind === 'drill') return MINUTES_A_CARD * cards;
	if (kind === 'review') return MINUTES_A_REVIEW;
	return Math.max(...pool.map(({ name }) => known.get(name)?.minutes ?? 0));
}
