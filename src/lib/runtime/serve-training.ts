/** The helping side of a loan: trains what it is sent, until it is released. */
import { partsOf } from '#lib/training/trained-parts.ts';
import type { Train } from '#lib/training/training.ts';
import type { FromHelper, LoanPort, ToHelper } from './loan-wire.ts';

/** Milliseconds between two messages about epochs. */
const BATCH_MS = 30;

/**
 * Resolves when the borrower has released this worker, or `signal` says that the borrower is gone, and the training has wound down.
 * @param now milliseconds from any origin: durations only.
 */
export async function serveTraining(port: LoanPort, train: Train, now: () => number, signal: AbortSignal): Promise<void> {
	const abort = new AbortController();
	let working: Promise<void> = Promise.resolve();
	await new Promise<void>((resolve) => {
		signal.addEventListener('abort', () => resolve(), { once: true });
		if (signal.aborted) resolve();
		port.onmessage = ({ data }: MessageEvent<ToHelper>) => {
			if (data.type === 'release') resolve();
			else working = trainFor(port, train, now, data.replicas, abort.signal);
		};
	});
	abort.abort();
	port.onmessage = null;
	port.close();
	await working;
}

async function trainFor(
	port: LoanPort,
	train: Train,
	now: () => number,
	replicas: Extract<ToHelper, { type: 'train' }>['replicas'],
	signal: AbortSignal
): Promise<void> {
	let waiting: Extract<FromHelper, { type: 'epochs' }>['epochs'][number][] = [];
	let sent = -Infinity;
	const flush = (): void => {
		if (waiting.length > 0) port.postMessage({ type: 'epochs', epochs: waiting });
		waiting = [];
		sent = now();
	};
	try {
		const models = await train(replicas, {
			signal,
			onEpoch: (index, epoch, losses) => {
				waiting.push({ index, epoch, losses });
				if (now() - sent >= BATCH_MS) flush();
			},
			onProgress: (fraction) => port.postMessage({ type: 'progress', fraction })
		});
		flush();
		port.postMessage({ type: 'done', models: models.map(partsOf) });
	} catch {
		// Whatever it was, the borrower trains this part itself and meets it there.
		port.postMessage({ type: 'failed' });
	}
}
