/** One worker of the pool and what it is busy with. */
import type { LabError } from './protocol.ts';
import type { Answer, Call, FromWorker, ToWorker, Update } from './wire.ts';

/** The part of `Worker` that is used; tests bring their own. */
export interface WorkerLike {
	onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
	onerror: ((event: ErrorEvent) => void) | null;
	onmessageerror: ((event: MessageEvent) => void) | null;
	postMessage(message: ToWorker, transfer?: Transferable[]): void;
	terminate(): void;
}

export interface Task {
	readonly id: number;
	readonly call: Call;
	/** Calls of one draw share it: a worker that has trained the draw recalls it. */
	readonly draw: string;
	readonly onUpdate: (update: Update) => void;
	readonly resolve: (answer: Answer) => void;
	readonly reject: (error: LabError) => void;
	tries: number;
	over: boolean;
}

export interface Lane {
	readonly worker: WorkerLike;
	readonly draws: Set<string>;
	/** The task the worker is busy with; it may be over for the page (cancelled) while the worker still winds down. */
	task: Task | null;
	/** The worker helps another one meanwhile. */
	loan: { readonly id: number; readonly borrower: Lane } | null;
	beat: number;
	answered: number;
	timer: ReturnType<typeof setInterval> | null;
}

export function newLane(worker: WorkerLike): Lane {
	return { worker, draws: new Set(), task: null, loan: null, beat: 0, answered: 0, timer: null };
}

export function isFree(lane: Lane): boolean {
	return lane.task === null && lane.loan === null;
}

/** Asks a busy worker for a sign of life every `everyMs`; calls `onSilence` when it left `missed` of them unanswered. */
export function startBeat(lane: Lane, everyMs: number, missed: number, onSilence: () => void): void {
	stopBeat(lane);
	lane.answered = lane.beat;
	lane.timer = setInterval(() => {
		if (lane.beat - lane.answered >= missed) return onSilence();
		lane.beat += 1;
		lane.worker.postMessage({ type: 'ping', beat: lane.beat });
	}, everyMs);
}

export function stopBeat(lane: Lane): void {
	if (lane.timer !== null) clearInterval(lane.timer);
	lane.timer = null;
}
