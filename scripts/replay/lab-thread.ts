/** Inside of a thread: one lab, one call after another. */
import { parentPort, workerData } from 'node:worker_threads';
import { labErrorOf, type SecretExperiment } from '#lib/runtime/host.ts';
import { createLocalLab } from '#lib/runtime/local-lab.ts';
import { startNodeBackend } from '#lib/training/node-backend.ts';
import { createTrainer } from '#lib/training/train.ts';
import type { FromThread, ToThread } from './lab-threads.ts';
import { readTableFile } from './read-table.ts';

async function main(): Promise<void> {
	const given = workerData as Readonly<Record<string, string>>;
	const secrets = new Map<string, SecretExperiment>();
	// Calls that come while the backend starts wait in this list.
	const open: ToThread[] = [];
	let ready: ((message: ToThread) => Promise<void>) | null = null;
	let last = Promise.resolve();
	parentPort?.on('message', (message: ToThread) => {
		const answer = ready;
		if (answer === null) open.push(message);
		else last = last.then(() => answer(message));
	});
	const { host } = createLocalLab({
		train: createTrainer(await startNodeBackend()),
		now: () => performance.now(),
		readTable: async (file) => (Object.hasOwn(given, file) ? given[file] : readTableFile(file)),
		readSecret: async (ref) => {
			const found = secrets.get(ref);
			if (found === undefined) throw new RangeError(`The asset ${ref} was not sent.`);
			return found;
		}
	});
	const answer = async ({ id, call, secret }: ToThread): Promise<void> => {
		if (secret !== null) secrets.set(...secret);
		const say = (message: FromThread): void => parentPort?.postMessage(message);
		try {
			say({ id, answer: await host.answer(call, () => undefined, new AbortController().signal) });
		} catch (error) {
			const { failure, message, values } = labErrorOf(error);
			say({ id, failure: { failure, message, values } });
		}
	};
	ready = answer;
	for (const message of open) last = last.then(() => answer(message));
}

void main();
