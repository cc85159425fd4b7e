/** Labs in threads of Node. All questions about one draw go to one thread: what it trained for one answer serves the next. */
import { Worker } from 'node:worker_threads';
import type { SecretExperiment } from '#lib/runtime/host.ts';
import { LabError } from '#lib/runtime/protocol.ts';
import type { Answers, Call, Failure } from '#lib/runtime/wire.ts';
import type { Ask } from './ask-lab.ts';

/** What the threads say to each other. Assets travel with the first call that names them. */
export interface ToThread {
	readonly id: number;
	readonly call: Call;
	readonly secret: readonly [string, SecretExperiment] | null;
}
export interface FromThread {
	readonly id: number;
	readonly answer?: unknown;
	readonly failure?: Failure;
}

export interface Threads {
	readonly ask: Ask;
	readonly dispose: () => Promise<void>;
}

interface Waiting {
	readonly resolve: (answer: unknown) => void;
	readonly reject: (error: Error) => void;
	readonly thread: number;
}

/** @param tables texts of tables, by file, that are not in the folder of prepared tables. */
export function createThreads(
	count: number,
	readSecret: (ref: string) => Promise<SecretExperiment>,
	tables: Readonly<Record<string, string>> = {}
): Threads {
	const waiting = new Map<number, Waiting>();
	const load = Array.from({ length: count }, () => 0);
	const threadOf = new Map<string, number>();
	let nextId = 1;
	const workers = load.map((_, thread) => {
		const worker = new Worker(new URL('./start-lab-thread.mjs', import.meta.url), { workerData: tables });
		worker.on('message', ({ id, answer, failure }: FromThread) => {
			const task = waiting.get(id);
			waiting.delete(id);
			load[thread] -= 1;
			if (failure) task?.reject(new LabError(failure.failure, failure.message, failure.values));
			else task?.resolve(answer);
		});
		worker.on('error', (error: Error) => {
			for (const [id, task] of waiting)
				if (task.thread === thread) {
					waiting.delete(id);
					task.reject(new LabError('worker-lost', `A thread of the lab ended: ${error.message}`));
				}
		});
		return worker;
	});

	const ask: Ask = async <C extends Call>(call: C, signal?: AbortSignal): Promise<Answers[C['name']]> => {
		if (signal?.aborted) throw new LabError('cancelled', 'The call was cancelled.');
		const secret = 'ref' in call.source ? ([call.source.ref, await readSecret(call.source.ref)] as const) : null;
		const draw = JSON.stringify(['ref' in call.source ? [call.source.ref, call.source.variant ?? 0] : call.source.world, call.seed]);
		const thread = threadOf.get(draw) ?? load.indexOf(Math.min(...load));
		threadOf.set(draw, thread);
		load[thread] += 1;
		const id = nextId++;
		const answered = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject, thread }));
		const message: ToThread = { id, call, secret };
		workers[thread].postMessage(message);
		return (await answered) as Answers[C['name']];
	};
	return {
		ask,
		dispose: async () => {
			await Promise.all(workers.map((worker) => worker.terminate()));
		}
	};
}
