/** Entry of the audit page's module worker: files and models live here, off the main thread. Started by `audit-client.ts` only. */
import { startBackend } from '#lib/training/backend.ts';
import { createTrainer } from '#lib/training/train.ts';
import type { WasmPaths } from '#lib/training/backend.ts';
import { auditFailureOf, createAuditHost } from './audit-host.ts';
import type { FromAuditWorker, ToAuditWorker } from './audit-wire.ts';
import type { AuditTools } from './types.ts';

const scope = globalThis as unknown as {
	postMessage(message: FromAuditWorker): void;
	addEventListener(type: 'message', listener: (event: MessageEvent<ToAuditWorker>) => void): void;
};

listen();

function listen(): void {
	const running = new Map<number, AbortController>();
	let wasmPaths: WasmPaths | null = null;
	let tools: Promise<AuditTools> | null = null;

	/** A start that failed (a binary that did not arrive, say) is tried anew by the next audit. */
	function startTools(): Promise<AuditTools> {
		if (wasmPaths === null) throw new Error('The worker was asked before it was set up. Send `setup` first.');
		tools ??= startBackend({ wasmPaths })
			.then((backend): AuditTools => ({ train: createTrainer(backend), now: () => performance.now() }))
			.catch((error: unknown) => {
				tools = null;
				throw error;
			});
		return tools;
	}
	const host = createAuditHost(startTools);

	async function answer({ id, call }: Extract<ToAuditWorker, { type: 'call' }>): Promise<void> {
		const abort = new AbortController();
		running.set(id, abort);
		try {
			const done = await host.answer(
				call,
				(update) => {
					// Whoever cancelled must not hear from the call again.
					if (!abort.signal.aborted) scope.postMessage({ type: 'update', id, update });
				},
				abort.signal
			);
			abort.signal.throwIfAborted();
			scope.postMessage({ type: 'done', id, answer: done });
		} catch (error) {
			scope.postMessage({ type: 'failed', id, failure: auditFailureOf(error, abort.signal) });
		} finally {
			running.delete(id);
		}
	}

	scope.addEventListener('message', ({ data }) => {
		switch (data.type) {
			case 'setup':
				wasmPaths = data.wasmPaths;
				break;
			case 'call':
				void answer(data);
				break;
			case 'cancel':
				running.get(data.id)?.abort();
				break;
		}
	});
}
