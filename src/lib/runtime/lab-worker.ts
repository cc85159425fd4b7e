/** Entry of the module worker: worlds through diagnosis live here, off the main thread. Started by `browser.ts` only. */
import { startBackend } from '#lib/training/backend.ts';
import { createReviver } from '#lib/training/trained-parts.ts';
import { createTrainer } from '#lib/training/train.ts';
import type { Train } from '#lib/training/training.ts';
import { labErrorOf, type Host, type SecretExperiment } from './host.ts';
import { createLocalLab } from './local-lab.ts';
import { serveTraining } from './serve-training.ts';
import { createSharingTrain, type Borrow, type Loan } from './share-training.ts';
import { transferables, type FromWorker, type ToWorker, type WorkerSetup } from './wire.ts';

const scope = globalThis as unknown as {
	postMessage(message: FromWorker, transfer: Transferable[]): void;
	addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
};

listen();

interface Ready {
	readonly host: Host;
	/** Trains here and nowhere else. */
	readonly train: Train;
}

const now = (): number => performance.now();

function listen(): void {
	const running = new Map<number, AbortController>();
	const serving = new Map<number, AbortController>();
	const { borrow, lent, lost, setCall } = borrowing((message) => send(message));
	const setup = deferred<WorkerSetup>();
	let ready: Promise<Ready> | null = null;
	const send = (message: FromWorker): void => scope.postMessage(message, transferables(message));

	/** A start that failed (a binary that did not arrive, say) is tried anew by the next call. */
	function start(): Promise<Ready> {
		ready ??= setup.promise
			.then((given) => createWorkerHost(given, borrow))
			.catch((error: unknown) => {
				ready = null;
				throw error;
			});
		return ready;
	}

	async function answer({ id, call }: Extract<ToWorker, { type: 'call' }>): Promise<void> {
		const abort = new AbortController();
		running.set(id, abort);
		setCall(id);
		try {
			const { host } = await start();
			const update = (update: Extract<FromWorker, { type: 'update' }>['update']): void => {
				// Whoever cancelled must not hear from the call again.
				if (!abort.signal.aborted) send({ type: 'update', id, update });
			};
			send({ type: 'done', id, answer: await host.answer(call, update, abort.signal) });
		} catch (error) {
			const { failure, message, values } = labErrorOf(error, abort.signal);
			send({ type: 'failed', id, failure: { failure, message, values } });
		} finally {
			running.delete(id);
		}
	}

	async function serve({ loan, port }: Extract<ToWorker, { type: 'serve' }>): Promise<void> {
		const abort = new AbortController();
		serving.set(loan, abort);
		try {
			const { train } = await start();
			await serveTraining(port, train, now, abort.signal);
		} catch {
			// It could not start: the borrower trains its part itself.
			port.postMessage({ type: 'failed' });
			port.close();
		} finally {
			serving.delete(loan);
			send({ type: 'returned', loan });
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
			case 'serve':
				void serve(data);
				break;
			case 'end-loan':
				serving.get(data.loan)?.abort();
				break;
			case 'lent':
				lent(data);
				break;
			case 'loan-lost':
				lost(data.loan);
				break;
		}
	});
}

/** The borrowing side of loans, in messages. */
function borrowing(send: (message: FromWorker) => void) {
	const waiting = new Map<number, (loans: readonly Loan[]) => void>();
	const losses = new Map<number, () => void>();
	let call = 0;
	let request = 0;
	const borrow: Borrow = (most, start) =>
		new Promise((resolve) => {
			request += 1;
			waiting.set(request, resolve);
			send({ type: 'borrow', id: call, request, most, start });
		});
	return {
		borrow,
		/** The call that is borrowed for from now on. */
		setCall: (id: number): void => {
			call = id;
			losses.clear();
		},
		lent: ({ request: answered, loans }: Extract<ToWorker, { type: 'lent' }>): void => {
			const given = loans.map(({ loan, port }): Loan => {
				const { promise, resolve } = deferred<undefined>();
				losses.set(loan, () => resolve(undefined));
				return { port, lost: promise };
			});
			waiting.get(answered)?.(given);
			waiting.delete(answered);
		},
		lost: (loan: number): void => losses.get(loan)?.()
	};
}

async function createWorkerHost(setup: WorkerSetup, borrow: Borrow): Promise<Ready> {
	const backend = await startBackend({ wasmPaths: setup.wasmPaths });
	const train = createTrainer(backend);
	const read = async (address: string): Promise<string> =>
		setup.given !== undefined && Object.hasOwn(setup.given, address) ? setup.given[address] : (await fetched(address)).text();
	const { host } = createLocalLab({
		train: createSharingTrain({ train, revive: createReviver(backend), borrow, helpers: setup.helpers ?? 0 }),
		now,
		readTable: (file) => read(setup.tables + file),
		readSecret: async (ref) => JSON.parse(await read(ref)) as SecretExperiment
	});
	return { host, train };
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
