/**
 * A class played by a script: good, average and weak students who work honestly, and five kinds of cheats. Every honest number comes
 * from the engine itself, asked here as a page asks it; what each student should get is worked out beside it.
 */
import type { Attempt } from '#lib/attempt/events.ts';
import type { Grade } from '#lib/attempt/grade.ts';
import { appendEvent, createAttempt } from '#lib/attempt/log.ts';
import { createStream, type Stream } from '#lib/core/random.ts';
import type { Assignment, Variant, VariantItem } from '#lib/teach/assignment.ts';
import type { ReplayEngine } from '#lib/teach/replay/engine.ts';
import { createMemo, type ReplayMemo } from '#lib/teach/replay/memo.ts';
import { submissionBody } from '#lib/teach/submission-body.ts';
import { createSigningKeys, sealSubmission, signSubmission } from '#lib/teach/submission-crypto.ts';
import type { ItemLog, SubmissionBody } from '#lib/teach/submission.ts';
import { variantOf } from '#lib/teach/variant.ts';
import { playItem, type Skill } from './play-item.ts';

export const CHEATS = ['edited-score', 'edited-metric', 'swapped-variant', 'spliced-log', 'copied-file'] as const;
export type Cheat = (typeof CHEATS)[number];

export interface ScriptedFile {
	readonly name: string;
	readonly text: string;
	readonly student: string;
	/** null: honest. */
	readonly cheat: Cheat | null;
	/** Points of the assignment that the student's work is worth, worked out while it was played; null for cheats. */
	readonly points: number | null;
}

export interface ClassSize {
	readonly good: number;
	readonly average: number;
	readonly weak: number;
	/** Of each kind; every second one does it with more care: hashes and signature are made anew. */
	readonly eachCheat: number;
}

interface Played {
	readonly variant: Variant;
	readonly logs: readonly ItemLog[];
	readonly grades: readonly Grade[];
}

interface Classroom {
	readonly engine: ReplayEngine;
	readonly assignment: Assignment;
	readonly memo: ReplayMemo;
	readonly stream: Stream;
}

const START = Date.UTC(2026, 8, 14, 8);

/** Plays a class. @param memo what the engine was asked; the script prints from it what the distinct experiments cost */
export async function scriptedClass(
	engine: ReplayEngine,
	assignment: Assignment,
	size: ClassSize,
	memo: ReplayMemo = createMemo(engine.engineHash, () => 0)
): Promise<readonly ScriptedFile[]> {
	const room: Classroom = { engine, assignment, memo, stream: createStream(7).fork('class') };
	const honest: { student: string; played: Played }[] = [];
	const files: ScriptedFile[] = [];
	for (const [skill, count] of [
		['good', size.good],
		['average', size.average],
		['weak', size.weak]
	] as const)
		for (let n = 1; n <= count; n++) {
			const student = `${skill}-${n}@school.example`;
			const played = await play(room, student, skill);
			honest.push({ student, played });
			files.push(await fileOf(room, student, null, bodyOf(room, student, played), pointsOf(assignment, played)));
		}
	for (const cheat of CHEATS)
		for (let n = 1; n <= size.eachCheat; n++) {
			const student = `${cheat}-${n}@school.example`;
			const friend = friendOf(room, student, honest);
			files.push(await cheated(room, cheat, student, friend, n % 2 === 0));
		}
	return files;
}

/** Somebody whose first case is another draw: the same work at the same draw cannot be told from one's own, see docs/teaching.md. */
function friendOf<T extends { readonly played: Played }>({ assignment, stream }: Classroom, student: string, honest: readonly T[]): T {
	const [own] = variantOf(assignment, student).items;
	const others = honest.filter(({ played }) => JSON.stringify(played.variant.items[0].draws) !== JSON.stringify(own.draws));
	const choice = others.length > 0 ? others : honest;
	return choice[stream.integer(choice.length)];
}

async function play(room: Classroom, student: string, skill: Skill, as: string = student): Promise<Played> {
	const variant = variantOf(room.assignment, as);
	const own = variantOf(room.assignment, student);
	const stream = room.stream.fork(`student-${student}`);
	let t = START + Math.floor(stream.uniform() * 5 * 86_400_000);
	const logs: ItemLog[] = [];
	const grades: Grade[] = [];
	for (const item of variant.items) {
		const worked: VariantItem = { ...item, logId: own.items[item.item].logId };
		const done = await playItem(room, worked, skill, stream.fork(`item-${item.item}`), t);
		logs.push(done.log);
		grades.push(done.grade);
		t = (done.log.entries.at(-1)?.t ?? t) + 60_000;
	}
	return { variant, logs, grades };
}

function pointsOf({ items }: Assignment, { grades }: Played): number {
	return items.reduce((sum, { points }, at) => sum + (points * grades[at].total) / 100, 0);
}

function bodyOf({ assignment, engine }: Classroom, student: string, { logs, grades }: Played): SubmissionBody {
	return submissionBody('submission', {
		assignment,
		student,
		nonce: null,
		logs,
		claimed: grades.map(({ total }) => total),
		environment: { engineHash: engine.engineHash, build: 'scripted', device: `device-of-${student}` },
		passages: [],
		now: Math.max(...logs.map((log) => log.entries.at(-1)?.t ?? 0)) + 5000
	});
}

async function fileOf(
	{ assignment }: Classroom,
	student: string,
	cheat: Cheat | null,
	body: SubmissionBody,
	points: number | null,
	afterSigning: (body: SubmissionBody) => SubmissionBody = (same) => same
): Promise<ScriptedFile> {
	const signed = await signSubmission(body, await createSigningKeys());
	const submission = { ...signed, body: afterSigning(signed.body) };
	const file = assignment.instructorKey ? await sealSubmission(submission, assignment.instructorKey) : submission;
	return { name: `${student}.json`, text: JSON.stringify(file), student, cheat, points };
}

async function cheated(
	room: Classroom,
	cheat: Cheat,
	student: string,
	friend: { readonly student: string; readonly played: Played },
	careful: boolean
): Promise<ScriptedFile> {
	const file = (body: SubmissionBody, after?: (body: SubmissionBody) => SubmissionBody): Promise<ScriptedFile> =>
		fileOf(room, student, cheat, body, null, after);
	switch (cheat) {
		case 'edited-score': {
			const body = bodyOf(room, student, await play(room, student, 'weak'));
			const raise = (given: SubmissionBody): SubmissionBody => ({
				...given,
				items: given.items.map((item) => ({ ...item, claimed: 99.5 }))
			});
			return careful ? file(raise(body)) : file(body, raise);
		}
		case 'edited-metric': {
			const played = await play(room, student, 'average');
			const edit = (log: ItemLog): ItemLog => withEdit(log as Attempt, careful);
			return file(bodyOf(room, student, { ...played, logs: played.logs.map((log, at) => (at === 0 ? edit(log) : log)) }));
		}
		case 'swapped-variant': {
			// The friend's draws, worked through honestly: under the own log's name, or with the friend's whole address.
			const played = await play(room, student, 'good', friend.student);
			return file(bodyOf(room, student, careful ? played : await play(room, friend.student, 'good')));
		}
		case 'spliced-log': {
			const played = await play(room, student, 'weak');
			const logs = played.logs.map((log, at) => (at === 0 ? splice(log as Attempt, friend.played.logs[at] as Attempt, careful) : log));
			return file(bodyOf(room, student, { ...played, logs }));
		}
		case 'copied-file': {
			const theirs = bodyOf(room, friend.student, friend.played);
			return careful ? file({ ...theirs, student }) : file(theirs, (given) => ({ ...given, student }));
		}
	}
}

/** The validation score of run 1 made better by two points. */
function withEdit(log: Attempt, rehash: boolean): Attempt {
	const entries = log.entries.map((entry) =>
		entry.event.type === 'trained' ? { ...entry, event: { ...entry.event, validation: entry.event.validation + 0.02 } } : entry
	);
	return rehash ? rehashed({ ...log, entries }) : { ...log, entries };
}

/** The own beginning, the friend's end from the commitment on. */
function splice(own: Attempt, theirs: Attempt, rehash: boolean): Attempt {
	const cut = (log: Attempt): number => log.entries.findIndex(({ event }) => event.type === 'committed');
	const spliced = { ...own, entries: [...own.entries.slice(0, cut(own)), ...theirs.entries.slice(cut(theirs))] };
	return rehash ? rehashed(spliced) : spliced;
}

/** The chain made anew over changed entries: what a cheat with the source code at hand can do. */
function rehashed(log: Attempt): Attempt {
	const { id, exercise, seed } = log;
	return log.entries.reduce((chain, { event, t }) => appendEvent(chain, event, t), createAttempt({ id, exercise, seed }));
}
