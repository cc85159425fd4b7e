import { resolve } from '$app/paths';
import { engineHash } from 'virtual:engine-hash';
import { loadPublic } from 'virtual:exercises/public';
import { loadReview } from 'virtual:review/items';
import { appendEvent, createAttempt } from '#lib/attempt/log.ts';
import { DrillHand } from '#lib/components/teach/drill-hand.svelte.ts';
import type { AssignedWork } from '#lib/components/teach/assigned-work.svelte.ts';
import type { HintsAsset, PublicExercise, RevealPart } from '#lib/exercise/parts.ts';
import { writeFact } from '#lib/messages/review.ts';
import type { ReviewReveal } from '#lib/review/parts.ts';
import { LabError } from '#lib/runtime/protocol.ts';
import { CaseSession } from '#lib/state/case.svelte.ts';
import type { AttemptLog } from '#lib/state/case-deps.ts';
import { systemClock } from '#lib/state/clock.ts';
import { ReviewSession } from '#lib/state/review.svelte.ts';
import type { VariantItem } from '#lib/teach/assignment.ts';
import { reviewLogOf, withReview, type ReviewItemEvent, type ReviewItemLog } from '#lib/teach/review-item.ts';
import { factsFor, hintCostOf } from '#lib/teach/rules.ts';
import type { OwnStore } from '#lib/teach/author/own-case.ts';
import { isOwnCase } from '#lib/teach/author/own-name.ts';
import type { CaseSource } from '../labs/open-case.ts';
import { openLab } from '../open-lab.ts';

export interface OpenCaseItem {
	readonly kind: 'case';
	readonly title: string;
	readonly session: CaseSession;
	readonly log: AttemptLog;
	readonly close: () => void;
}

export interface OpenDrillItem {
	readonly kind: 'drill';
	readonly hand: DrillHand;
	readonly close: () => void;
}

export interface OpenReviewItem {
	readonly kind: 'review';
	readonly title: string;
	readonly review: ReviewSession;
	readonly close: () => void;
}

const address = (path: string): string => resolve('/') + path;

/** Opens one item of an assignment: its log and the lab it runs in. */
export async function openItem(
	work: AssignedWork,
	item: VariantItem,
	store: OwnStore | null = null
): Promise<OpenCaseItem | OpenDrillItem | OpenReviewItem> {
	if (item.kind === 'drill') return openDrill(work, item);
	return item.kind === 'review' ? openReview(work, item) : openCase(work, item, store);
}

async function openReview(work: AssignedWork, { logId, draws: [draw] }: VariantItem): Promise<OpenReviewItem> {
	if (!Object.hasOwn(loadReview, draw.name))
		throw new LabError('internal', `there is no review "${draw.name}" in this version of the site`);
	const { item } = await loadReview[draw.name]();
	const lab = openLab();
	let chain = work.chain(logId) as ReviewItemLog | null;
	if (chain === null) {
		const begun = createAttempt<ReviewItemEvent>({ id: logId, exercise: draw.name, seed: draw.seed });
		chain = appendEvent(begun, { type: 'started', contentHash: item.contentHash, engineHash }, systemClock.now());
		await work.keepChain(chain);
	}
	const review = new ReviewSession({
		item,
		log: reviewLogOf(chain),
		runtime: lab,
		clock: systemClock,
		save: async (log) => {
			const kept = work.chain(logId) as ReviewItemLog;
			const grown = withReview(kept, log);
			// Drafts are not kept, so most changes of the form change nothing here.
			if (grown !== kept) await work.keepChain(grown);
		},
		// What is withheld is not even fetched.
		fetchReveal: () =>
			work.withheld
				? Promise.reject(new LabError('cancelled', 'the reveal is withheld'))
				: fetchPart<ReviewReveal>(address(item.revealRef)),
		resolve: address,
		write: writeFact
	});
	return {
		kind: 'review',
		title: item.title,
		review,
		close: () => {
			review.cancel();
			lab.dispose();
		}
	};
}

/** A case of this build, or one that came with the assignment's file. */
async function loadCase(
	name: string,
	store: OwnStore | null
): Promise<{ readonly exercise: PublicExercise; readonly source: CaseSource | null }> {
	if (store === null || !isOwnCase(name)) return { exercise: await loadExercise(name), source: null };
	const { givenFor, laterParts, ownCase } = await import('../own-cases.ts');
	const own = await ownCase(store, name);
	if (own === null) return { exercise: await loadExercise(name), source: null };
	return { exercise: own.exercise, source: { given: await givenFor(store, [own]), ...laterParts(store, own.exercise) } };
}

export async function loadExercise(name: string): Promise<PublicExercise> {
	if (!Object.hasOwn(loadPublic, name)) throw new LabError('internal', `there is no case "${name}" in this version of the site`);
	return (await loadPublic[name]()).exercise;
}

function openDrill(work: AssignedWork, item: VariantItem): OpenDrillItem {
	const lab = openLab();
	const { thresholds } = work.assignment;
	const hand = new DrillHand({
		work,
		item,
		lab,
		loadExercise,
		resolve: address,
		engineHash,
		...(thresholds === undefined ? {} : { conventions: thresholds })
	});
	return {
		kind: 'drill',
		hand,
		close: () => {
			hand.stop();
			lab.dispose();
		}
	};
}

async function openCase(work: AssignedWork, item: VariantItem, store: OwnStore | null): Promise<OpenCaseItem> {
	const [draw] = item.draws;
	const assigned = work.assignment.items[item.item];
	const { exercise: found, source } = await loadCase(draw.name, store);
	const hintCost = hintCostOf(assigned);
	// Worked cases show the answer, so an assignment gives hints or nothing.
	const exercise: PublicExercise = { ...found, help: hintCost === null ? 'none' : 'hints' };
	const log = await work.openLog(item);
	const runtime = openLab(source?.given);
	runtime.warmUp();
	const { thresholds } = work.assignment;
	const session = new CaseSession({
		exercise,
		seed: draw.seed,
		redraws: 0,
		variant: draw.variant,
		...(thresholds === undefined ? {} : { conventions: thresholds }),
		withheld: work.withheld,
		hintCost: hintCost ?? 0,
		facts: (part) => factsFor(work.assignment, assigned, exercise, part, draw.variant),
		runtime,
		log,
		engineHash,
		resolve: address,
		fetchReveal: source?.fetchReveal ?? (() => fetchPart<RevealPart>(address(exercise.revealRef))),
		fetchHints: source?.fetchHints ?? (async () => (await fetchPart<HintsAsset>(address(exercise.hintsRef))).hints)
	});
	return {
		kind: 'case',
		title: exercise.title,
		session,
		log,
		close: () => {
			session.cancel();
			runtime.dispose();
			log.close();
		}
	};
}

async function fetchPart<T>(url: string): Promise<T> {
	const response = await fetch(url).catch(() => null);
	if (!response?.ok) throw new LabError('internal', 'a part of this case could not be loaded. Check the connection.');
	return (await response.json()) as T;
}
