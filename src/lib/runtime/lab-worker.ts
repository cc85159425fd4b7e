/** Entry of the module worker: worlds through diagnosis live here, off the main thread. Started by `browser.ts` only. */
import { startBackend } from '#lib/training/backend.ts';
import { createTrainer } from '#lib/training/train.ts';
import { labErrorOf, type Host, type SecretExperiment } from './host.ts';
import { createLocalLab } from './local-lab.ts';
import { transferables, type FromWorker, type ToWorker, type WorkerSetup } from './wire.ts';

const scope = globalThis as unknown as {
	postMessage(message: FromWorker, transfer: Transferable[]): void;
	addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
};

listen();

function listen(): void {
	const running = new Map<number, AbortController>();
	const setup = deferred<WorkerSetup>();
	let host: Promise<Host> | null = null;
	const send = (message: FromWorker): void => scope.postMessage(message, transferables(message));

	/** A start that failed (a binary that did not arrive, say) is tried anew by the next call. */
	function start(): Promise<Host> {
		host ??= setup.promise.then(createWorkerHost).catch((error: unknown) => {
			host = null;
			throw error;
		});
		return host;
	}

	async function answer({ id, call }: Extract<ToWorker, { type: 'call' }>): Promise<void> {
		const abort = new AbortController();
		running.set(id, abort);
		try {
			const ready = await start();
			const update = (update: Extract<FromWorker, { type: 'update' }>['update']): void => {
				// Whoever cancelled must not hear from the call again.
				if (!abort.signal.aborted) send({ type: 'update', id, update });
			};
			send({ type: 'done', id, answer: await ready.answer(call, update, abort.signal) });
		} catch (error) {
			const { failure, message, values } = labErrorOf(error, abort.signal);
			send({ type: 'failed', id, failure: { failure, message, values } });
		} finally {
			running.delete(id);
		}
	}

	scope.addEventListener('message', ({ data }) => {
		switch (data.type) {
			case 'setup':
				setup.resolve(data.setup);
				break;
			case 'warm':
				// Its failure is told to the first call.
				start().catch(() => undefined);
				break;
			case 'call':
				void answer(data);
				break;
			case 'cancel':
				running.get(data.id)?.abort();
				break;
			case 'ping':
				send({ type: 'pong', beat: data.beat });
				break;
		}
	});
}

async function createWorkerHost(setup: WorkerSetup): Promise<Host> {
	const { host } = createLocalLab({
		train: createTrainer(await startBackend({ wasmPaths: setup.wasmPaths })),
		now: () => performance.now(),
		readTable: async (file) => (await fetched(setup.tables + file)).text(),
		readSecret: async (ref) => (await fetched(ref)).json() as Promise<SecretExperiment>
	});
	return host;
}

async function fetched(address: string): Promise<Response> {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${address} could not be fetched (status ${response.status}). Load the page again.`);
	return response;
}

function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
	let resolve: (value: T) => void = () => undefined;
	const promise = new Promise<T>((settle) => (resolve = settle));
	return { promise, resolve };
}
