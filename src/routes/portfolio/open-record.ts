/** Cases of capstones, seasons, reviews and interviews: what they are of is fetched, and run again where it can be. */
import { resolve } from '$app/paths';
import { catalogue } from 'virtual:exercises/catalogue';
import { loadPublic } from 'virtual:exercises/public';
import { questions } from 'virtual:interview/questions';
import { loadReview } from 'virtual:review/items';
import { offeredActions } from '#lib/decision/sheet.ts';
import type { PreparedRows } from '#lib/instruments/views.ts';
import type { Interview } from '#lib/language/interview-log.ts';
import { interviewResult } from '#lib/language/interview-result.ts';
import { say as records } from '#lib/messages/case-records.ts';
import { say } from '#lib/messages/portfolio.ts';
import { writeFact } from '#lib/messages/review.ts';
import { caseFromCapstone } from '#lib/report/from-capstone.ts';
import { caseFromInterview } from '#lib/report/from-interview.ts';
import { caseFromReview } from '#lib/report/from-review.ts';
import { caseFromSeason, type SeasonCall } from '#lib/report/from-season.ts';
import type { CaseCheck, CaseContent, NotebookSource } from '#lib/report/document.ts';
import type { ReviewLog } from '#lib/review/log.ts';
import type { ReviewReveal } from '#lib/review/parts.ts';
import type { LabRuntime } from '#lib/runtime/protocol.ts';
import { repairName } from '#lib/components/decision/capstone-words.ts';
import type { CaseRecordValue } from '#lib/state/case-records.ts';
import type { CapstoneWork } from '#lib/state/capstone-plan.ts';
import { finishedPlays, standingOf, sureBands, type Season } from '#lib/state/decision-season.ts';
import { capstoneSource, rerunCapstone } from '#lib/state/rerun-capstone.ts';
import { rerunReview } from '#lib/state/rerun-review.ts';
import { retrain } from '#lib/state/retraining.ts';
import { capstoneParts } from '../capstone/capstone-parts.ts';
import { openLab } from '../open-lab.ts';

export interface OpenHooks {
	readonly signal: AbortSignal;
	readonly onProgress: (fraction: number) => void;
}

export interface OpenedRecord {
	readonly content: CaseContent;
	readonly notebook: NotebookSource | null;
}

const address = (path: string): string => resolve('/') + path;
const titleOf = (exercise: string): string => catalogue.find(({ slug }) => slug === exercise)?.title ?? exercise;

/** @throws {Error} with a sentence when it cannot be opened here. */
export async function openRecord(record: CaseRecordValue, hooks: OpenHooks): Promise<OpenedRecord> {
	switch (record.of) {
		case 'capstone':
			return withLab((lab) => openCapstone(record.work, lab, hooks));
		case 'season':
			return { content: await openSeason(record.season), notebook: null };
		case 'review':
			return withLab((lab) => openReviewed(record.log, lab, hooks));
		case 'interview':
			return withLab((lab) => openInterview(record.interview, lab, hooks));
	}
}

async function withLab<T>(work: (lab: LabRuntime) => Promise<T>): Promise<T> {
	const lab = openLab();
	try {
		return await work(lab);
	} finally {
		lab.dispose();
	}
}

async function openCapstone(work: CapstoneWork, runtime: LabRuntime, hooks: OpenHooks): Promise<OpenedRecord> {
	// The memo is written, so the key may be fetched.
	const truth = await capstoneParts.loadTruth(work.id);
	const again = { work, truth, repairName, experimentRef: capstoneParts.experimentRef(work.id), runtime };
	const material = await rerunCapstone(again, hooks);
	const rows = (): Promise<PreparedRows> => withLab((lab) => lab.rows(capstoneSource(again, work.done), work.seed, { test: true }));
	return { content: caseFromCapstone(material), notebook: { run: material.rungs[material.rungs.length - 1].run, rows } };
}

async function openReviewed(log: ReviewLog, runtime: LabRuntime, hooks: OpenHooks): Promise<OpenedRecord> {
	const open = loadReview[log.item];
	if (!open) throw new Error(records('gone.item'));
	const { item } = await open();
	// The options of an item are told apart by their place in its text.
	if (item.contentHash !== log.contentHash) throw new Error(records('gone.draw'));
	const response = await fetch(address(item.revealRef), { signal: hooks.signal });
	if (!response.ok) throw new Error(say('case.failed', { reason: String(response.status) }));
	const reveal = (await response.json()) as ReviewReveal;
	const material = await rerunReview({ item, reveal, log, runtime, address: address(item.experimentRef), write: writeFact }, hooks);
	return { content: caseFromReview(material), notebook: null };
}

async function openInterview(interview: Interview, runtime: LabRuntime, { signal, onProgress }: OpenHooks): Promise<OpenedRecord> {
	const result = interviewResult(interview, questions);
	const { cards, other } = await retrain(
		interview,
		{ runtime, loadExercise: async (slug) => (await loadPublic[slug]()).exercise, resolve: address },
		signal
	);
	onProgress(1);
	const check: CaseCheck =
		cards === 0
			? { kind: 'as-recorded', compared: 0, different: [] }
			: {
					kind: other === 0 ? 'exact' : 'differs',
					compared: cards,
					different: other === 0 ? [] : [records('interview.other', { other, cards })]
				};
	return { content: caseFromInterview({ interview, result, titleOf, check }), notebook: null };
}

async function openSeason(season: Season): Promise<CaseContent> {
	const plays = finishedPlays(season);
	const calls: SeasonCall[] = [];
	for (const { slug, call, outcome } of plays) {
		const exercise = (await loadPublic[slug]?.())?.exercise;
		const offered = exercise?.decision ? offeredActions(exercise.decision) : [];
		const name = (id: string): string => offered.find((action) => action.id === id)?.label || id;
		calls.push({
			title: titleOf(slug),
			action: name(call.action),
			best: name(outcome.best),
			right: outcome.right,
			confidence: call.confidence,
			quality: outcome.quality,
			regret: outcome.regret,
			points: outcome.points
		});
	}
	const standing = standingOf(season);
	return caseFromSeason({
		seed: season.seed,
		at: season.touched,
		calls,
		lines: standing,
		bins: sureBands(season),
		quality: standing.quality,
		regret: standing.regret,
		excess: standing.excess
	});
}
