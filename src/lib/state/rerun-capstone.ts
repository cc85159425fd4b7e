/** Trains a finished capstone again: the study as given, after each repair, its look at the test, and two measurements at the end. */
import { readingDigest } from '#lib/attempt/reading-digest.ts';
import type { InstrumentEvidence, PartName, PartScore } from '#lib/instruments/evidence.ts';
import { EMPTY_MEMO, readMemo } from '#lib/language/memo.ts';
import { say } from '#lib/messages/capstone.ts';
import { sayName } from '#lib/messages/arms.ts';
import { inRanking, rankingIn, type CapstoneMaterial, type CapstoneReading, type CapstoneRung } from '#lib/report/capstone-material.ts';
import type { CaseCheck } from '#lib/report/document.ts';
import { LabError, type ExperimentSource, type LabRuntime } from '#lib/runtime/protocol.ts';
import { capstoneOf, sourceOf, type CapstoneWork } from './capstone-plan.ts';
import { capstoneMarks } from './capstone-score.ts';
import type { CapstoneTruth } from './capstone-truth.ts';

/** What a case shows of every study as repaired, beside what was read on the way. */
const ALWAYS = ['slice-table', 'reliability'] as const;

export interface CapstoneAgain {
	/** Finished: its memo is written. */
	readonly work: CapstoneWork;
	readonly truth: CapstoneTruth;
	readonly repairName: (repair: string) => string;
	/** Address of the hidden study. */
	readonly experimentRef: string;
	readonly runtime: Pick<LabRuntime, 'run' | 'instrument'>;
}

/** The study after these repairs, as the lab runs it. */
export const capstoneSource = ({ work, experimentRef }: CapstoneAgain, done: readonly string[]): ExperimentSource =>
	sourceOf(capstoneOf(work.id), experimentRef, done);

/** @throws {LabError} when a run cannot be made, or the call was cancelled. */
export async function rerunCapstone(
	again: CapstoneAgain,
	{ signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (fraction: number) => void }
): Promise<CapstoneMaterial> {
	const { work, truth, repairName, runtime } = again;
	const { choices } = capstoneOf(work.id);
	const { shares, points } = capstoneMarks(work, truth);
	const source = (done: readonly string[]): ExperimentSource => capstoneSource(again, done);
	const views = lastViews(work);
	const missing = ALWAYS.filter((name) => !views.some((view) => view.name === name && view.rung === work.done.length));
	const total = 2 * (work.done.length + 1) + 1 + views.length + missing.length;
	let done = 0;
	const advance = (): void => onProgress(++done / total);
	const part = async (name: Extract<PartName, 'test' | 'fresh'>, repairs: readonly string[]): Promise<PartScore> => {
		const run = await runtime.run(source(repairs), work.seed, { signal, parts: [name] });
		advance();
		return rankingIn(run, name);
	};

	const rungs: CapstoneRung[] = [];
	for (let rung = 0; rung <= work.done.length; rung++) {
		const repairs = work.done.slice(0, rung);
		const repair = repairs.at(-1);
		const run = inRanking(await runtime.run(source(repairs), work.seed, { signal }));
		advance();
		const fresh = await part('fresh', repairs);
		rungs.push({
			repair: repair === undefined ? null : repairName(repair),
			cures: repair === undefined ? null : (truth.repairs[repair]?.cures ?? null),
			run,
			fresh
		});
	}
	const test = await part('test', work.done);
	const read = async (name: string, rung: number): Promise<InstrumentEvidence> => {
		const evidence = await runtime.instrument(name, source(work.done.slice(0, rung)), work.seed, { signal });
		advance();
		return evidence;
	};
	const readings: CapstoneReading[] = [];
	const differing: string[] = [];
	for (const { name, rung, digest } of views) {
		const evidence = await read(name, rung);
		readings.push({ evidence, rung, own: true });
		if (readingDigest(evidence) !== digest) differing.push(sayName(`instrument.${name}`, {}));
	}
	for (const name of missing) {
		try {
			readings.push({ evidence: await read(name, work.done.length), rung: work.done.length, own: false });
		} catch (error) {
			// A table without segments, a model without probabilities: the section stays empty and says so.
			if (!(error instanceof LabError) || error.failure !== 'bad-spec') throw error;
		}
	}
	return {
		title: say(`case.${work.id}`),
		brief: say(`case.${work.id}.brief`),
		seed: work.seed,
		at: work.touched,
		choices,
		faults: truth.faults,
		named: choices.filter((id) => work.named?.includes(id)),
		rungs,
		readings,
		looks: work.looks,
		test,
		shares,
		points,
		memo: readMemo(work.memo) ?? EMPTY_MEMO,
		check: checkOf(work, rungs, differing)
	};
}

/** Of each measurement after so many repairs, the reading made last. */
function lastViews({ read, done }: CapstoneWork): CapstoneWork['read'] {
	const keys = read.map(({ name, rung }) => `${name}@${rung}`);
	return read.filter(({ rung }, place) => rung <= done.length && keys.lastIndexOf(keys[place]) === place);
}

/** Holds the digests that the work names, where it names any, against those found now. */
function checkOf(work: CapstoneWork, rungs: readonly CapstoneRung[], readings: readonly string[]): CaseCheck {
	const { digests } = work;
	const compared = Math.min(digests.length, rungs.length) + lastViews(work).length;
	if (compared === 0) return { kind: 'run-anew', compared, different: [] };
	const runs = rungs
		.slice(0, digests.length)
		.filter(({ run }, at) => run.digest !== digests[at])
		.map(({ repair }) => repair ?? say('repair.none'));
	const different = [...runs, ...readings];
	return { kind: different.length === 0 ? 'exact' : 'differs', compared, different };
}
