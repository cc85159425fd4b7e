/**
 * The page's side of the audit worker. A cancel is answered at once: a worker that does not hear it within a moment is ended,
 * and the next call starts another, which reads the open files again by itself.
 */
import type { WasmPaths } from '#lib/training/backend.ts';
import {
	AuditCallError,
	type AuditAnswer,
	type AuditAnswers,
	type AuditCall,
	type AuditCallOptions,
	type AuditDesk,
	type AuditFailure,
	type FileRole,
	type FromAuditWorker,
	type GivenFile,
	type ToAuditWorker
} from './audit-wire.ts';

/** The part of `Worker` that is used; tests bring their own. */
export interface AuditWorkerLike {
	onmessage: ((event: MessageEvent<FromAuditWorker>) => void) | null;
	onerror: ((event: ErrorEvent) => void) | null;
	postMessage(message: ToAuditWorker): void;
	terminate(): void;
}

export interface AuditClientOptions {
	readonly createWorker: () => AuditWorkerLike;
	readonly wasmPaths: WasmPaths;
	/** How long a cancelled worker may go on before it is ended, milliseconds. */
	readonly patienceMs?: number;
}

interface Running {
	readonly id: number;
	readonly resolve: (answer: AuditAnswer) => void;
	readonly reject: (error: AuditCallError) => void;
	readonly options: AuditCallOptions;
	over: boolean;
}

const CANCELLED: AuditFailure = { failure: 'cancelled', code: 'cancelled', values: {}, message: 'The call was cancelled.' };

export function createAuditClient({ createWorker, wasmPaths, patienceMs = 1000 }: AuditClientOptions): AuditDesk {
	const open = new Map<FileRole, GivenFile>();
	/** Files that the worker at hand has read. */
	const known = new Set<FileRole>();
	let worker: AuditWorkerLike | null = null;
	let running: Running | null = null;
	let lastId = 0;

	function end(): void {
		worker?.terminate();
		worker = null;
		known.clear();
	}

	function fail(message: string): void {
		const lost = running;
		running = null;
		end();
		if (lost && !lost.over) lost.reject(new AuditCallError({ failure: 'internal', code: 'worker-lost', values: {}, message }));
	}

	function start(): AuditWorkerLike {
		if (worker) return worker;
		const made = createWorker();
		made.onmessage = ({ data }) => {
			const current = running;
			if (current?.id !== data.id) return;
			if (data.type === 'update') {
				if (!current.over) current.options.onUpdate?.(data.update);
				return;
			}
			running = null;
			if (current.over) return;
			if (data.type === 'done') current.resolve(data.answer);
			else current.reject(new AuditCallError(data.failure));
		};
		made.onerror = (event) => {
			event.preventDefault?.();
			fail(event.message || 'The worker ended without a word.');
		};
		made.postMessage({ type: 'setup', wasmPaths });
		worker = made;
		return made;
	}

	function cancel(current: Running): void {
		if (current.over) return;
		current.over = true;
		current.reject(new AuditCallError(CANCELLED));
		worker?.postMessage({ type: 'cancel', id: current.id });
		const asked = worker;
		setTimeout(() => {
			if (running === current && worker === asked) {
				running = null;
				end();
			}
		}, patienceMs);
	}

	function send(call: AuditCall, options: AuditCallOptions): Promise<AuditAnswer> {
		const target = start();
		return new Promise((resolve, reject) => {
			lastId += 1;
			const current: Running = { id: lastId, resolve, reject, options, over: false };
			running = current;
			target.postMessage({ type: 'call', id: lastId, call });
			if (options.signal?.aborted) cancel(current);
			options.signal?.addEventListener('abort', () => cancel(current), { once: true });
		});
	}

	return {
		ask: async <C extends AuditCall>(call: C, options: AuditCallOptions = {}): Promise<AuditAnswers[C['name']]> => {
			// What still winds down is not waited for: its worker goes, and takes its work with it.
			if (running) {
				cancel(running);
				running = null;
				end();
			}
			if (call.name === 'open') open.set(call.role, call.file);
			if (call.name === 'close') open.delete(call.role);
			if (call.name === 'propose' || call.name === 'audit') {
				for (const [role, file] of open) {
					if (worker && known.has(role)) continue;
					await send({ name: 'open', role, file }, { signal: options.signal });
					known.add(role);
				}
			}
			const answer = await send(call, options).catch((error: unknown) => {
				// A file that could not be read is not read again for the next question.
				if (call.name === 'open') open.delete(call.role);
				throw error;
			});
			if (call.name === 'open') known.add(call.role);
			if (call.name === 'close') known.delete(call.role);
			return answer as AuditAnswers[C['name']];
		},
		dispose: () => {
			if (running) cancel(running);
			running = null;
			open.clear();
			end();
		}
	};
}
