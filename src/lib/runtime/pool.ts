/**
 * A pool of workers with one call at a time in each. Workers start when they are needed; one that is lost (killed, crashed,
 * silent) is replaced and its call repeated once. A worker with much to train may borrow the others meanwhile.
 */
import { isFree, newLane, startBeat, stopBeat, type Lane, type Task, type WorkerLike } from './lane.ts';
import { createLoans } from './loans.ts';
import { LabError } from './protocol.ts';
import type { Answer, Call, FromWorker, Update, WorkerSetup } from './wire.ts';

export interface PoolOptions {
	readonly createWorker: () => WorkerLike;
	readonly setup: WorkerSetup;
	/** Workers at most. */
	readonly size: number;
	/** A busy worker is asked for a sign of life this often … */
	readonly heartbeatMs?: number;
	/** … and is lost when it left so many of them unanswered. Counted, not timed: a sleeping laptop loses nothing. */
	readonly missedBeats?: number;
}

export interface Pool {
	/** @throws {LabError} always of that type. */
	submit(call: Call, onUpdate: (update: Update) => void, signal: AbortSignal): Promise<Answer>;
	warmUp(): void;
	dispose(): void;
}

const HEARTBEAT_MS = 2000;
const MISSED_BEATS = 15;
const MOST_TRIES = 2;

export function createPool(options: PoolOptions): Pool {
	const { heartbeatMs = HEARTBEAT_MS, missedBeats = MISSED_BEATS } = options;
	const lanes = new Set<Lane>();
	const queue: Task[] = [];
	const loans = createLoans({ lanes, open: () => (lanes.size < options.size ? open() : null), onLent: watch });
	let nextId = 1;
	let disposed = false;

	function open(): Lane {
		const lane = newLane(options.createWorker());
		lane.worker.onmessage = ({ data }) => hear(lane, data);
		lane.worker.onerror = (event) => {
			// It is handled here, so it is not an error of the page.
			event.preventDefault();
			lose(lane, event.message || 'its script could not be loaded or run');
		};
		lane.worker.onmessageerror = () => lose(lane, 'it sent something that could not be read');
		lane.worker.postMessage({ type: 'setup', setup: { ...options.setup, helpers: options.size - 1 } });
		lanes.add(lane);
		return lane;
	}

	function close(lane: Lane): void {
		stopBeat(lane);
		lane.worker.onmessage = lane.worker.onerror = lane.worker.onmessageerror = null;
		lane.worker.terminate();
		lanes.delete(lane);
	}

	function assign(): void {
		while (queue.length > 0) {
			const lane = freeLane(queue[0].draw);
			if (!lane) return;
			start(lane, queue.shift() as Task);
		}
	}

	function freeLane(draw: string): Lane | null {
		const free = [...lanes].filter(isFree);
		const known = free.find((lane) => lane.draws.has(draw));
		if (known || free.length > 0) return known ?? free[0];
		// Whoever asks while the others are on loan need not wait for their return: one more than the size may run then.
		const lent = [...lanes].some(({ loan }) => loan !== null);
		return lanes.size < options.size + Number(lent) ? open() : null;
	}

	function start(lane: Lane, task: Task): void {
		task.tries += 1;
		lane.task = task;
		lane.draws.add(task.draw);
		watch(lane);
		lane.worker.postMessage({ type: 'call', id: task.id, call: task.call });
	}

	function watch(lane: Lane): void {
		startBeat(lane, heartbeatMs, missedBeats, () => lose(lane, 'it gave no sign of life'));
	}

	function hear(lane: Lane, message: FromWorker): void {
		lane.answered = message.type === 'pong' ? Math.max(lane.answered, message.beat) : lane.beat;
		const { task } = lane;
		if (message.type === 'borrow') return loans.lend(lane, message);
		if (message.type === 'returned') {
			if (lane.loan?.id !== message.loan) return;
			rest(lane);
			return assign();
		}
		if (message.type === 'pong' || task === null || message.id !== task.id) return;
		if (message.type === 'update') {
			if (!task.over) task.onUpdate(message.update);
			return;
		}
		rest(lane);
		if (message.type === 'done') finish(task, () => task.resolve(message.answer));
		else finish(task, () => task.reject(new LabError(message.failure.failure, message.failure.message, message.failure.values)));
		assign();
	}

	function rest(lane: Lane): void {
		stopBeat(lane);
		lane.task = null;
		lane.loan = null;
	}

	function finish(task: Task, settle: () => void): void {
		if (task.over) return;
		task.over = true;
		settle();
	}

	function lose(lane: Lane, why: string): void {
		const { task } = lane;
		close(lane);
		loans.forget(lane);
		if (task && !task.over) {
			if (task.tries < MOST_TRIES) queue.unshift(task);
			else finish(task, () => task.reject(new LabError('worker-lost', `The worker was lost twice: ${why}.`, { tries: task.tries })));
		}
		assign();
	}

	function cancel(task: Task): void {
		const waiting = queue.indexOf(task);
		if (waiting >= 0) queue.splice(waiting, 1);
		const lane = [...lanes].find((other) => other.task === task);
		lane?.worker.postMessage({ type: 'cancel', id: task.id });
		finish(task, () => task.reject(cancelled()));
	}

	return {
		submit: (call, onUpdate, signal) => {
			if (disposed || signal.aborted) return Promise.reject(cancelled());
			let onAbort = (): void => undefined;
			const answered = new Promise<Answer>((resolve, reject) => {
				const task: Task = { id: nextId++, call, draw: drawOf(call), onUpdate, resolve, reject, tries: 0, over: false };
				onAbort = () => cancel(task);
				queue.push(task);
			});
			signal.addEventListener('abort', onAbort, { once: true });
			assign();
			return answered.finally(() => signal.removeEventListener('abort', onAbort));
		},
		warmUp: () => {
			if (!disposed && lanes.size === 0) open().worker.postMessage({ type: 'warm' });
		},
		dispose: () => {
			disposed = true;
			const open = [...queue.splice(0), ...[...lanes].flatMap((lane) => lane.task ?? [])];
			for (const lane of [...lanes]) close(lane);
			for (const task of open) finish(task, () => task.reject(cancelled()));
		}
	};
}

function cancelled(): LabError {
	return new LabError('cancelled', 'The call was cancelled.');
}

function drawOf({ source, seed }: Call): string {
	return JSON.stringify(['ref' in source ? source.ref : source.world, seed]);
}
