/** The page's side of the proof: some workers share the draws. They live for one proof, so that a cancel ends all work at once. */
import { say } from '#lib/messages/author.ts';
import type { DrawProof } from '#lib/exercise/prove.ts';
import type { Exercise } from '#lib/exercise/schema.ts';
import { storedText } from './pack-table.ts';
import { ProofError, type FromProofWorker, type ProveOptions, type Prover, type ToProofWorker } from './proof-wire.ts';

/** The part of `Worker` that is used; tests bring their own. */
export interface ProofWorkerLike {
	onmessage: ((event: MessageEvent<FromProofWorker>) => void) | null;
	onerror: ((event: ErrorEvent) => void) | null;
	postMessage(message: ToProofWorker): void;
	terminate(): void;
}

export interface ProofClientOptions {
	readonly createWorker: () => ProofWorkerLike;
	readonly setup: Extract<ToProofWorker, { type: 'setup' }>;
	readonly workers: number;
	/** How long one draw may take before its worker is ended, milliseconds. */
	readonly patienceMs: number;
}

export function createProver({ createWorker, setup, workers, patienceMs }: ProofClientOptions): Prover {
	let stop: (() => void) | null = null;

	function prove(exercise: Exercise, { seeds, signal, onDraw, table }: ProveOptions): Promise<readonly DrawProof[]> {
		stop?.();
		// A plain copy: state of the page may be wrapped, and wrapped objects cannot be sent.
		const sent = JSON.parse(JSON.stringify(exercise)) as Exercise;
		return new Promise((resolve, reject) => {
			const waiting = [...seeds];
			const draws: DrawProof[] = [];
			const hands: { readonly worker: ProofWorkerLike; timer: ReturnType<typeof setTimeout> | undefined }[] = [];
			let over = false;
			const end = (): void => {
				over = true;
				if (stop === cancel) stop = null;
				for (const { worker, timer } of hands) {
					clearTimeout(timer);
					worker.terminate();
				}
			};
			const fail = (error: ProofError): void => {
				if (over) return;
				end();
				reject(error);
			};
			const next = (hand: (typeof hands)[number]): void => {
				clearTimeout(hand.timer);
				const seed = waiting.shift();
				if (seed === undefined) return;
				hand.timer = setTimeout(() => fail(new ProofError('slow', say('author.proof.slow', { seconds: patienceMs / 1000 }))), patienceMs);
				hand.worker.postMessage({ type: 'prove', exercise: sent, seed });
			};
			const cancel = (): void => fail(new ProofError('cancelled', say('author.proof.stopped')));
			stop = cancel;
			if (signal.aborted) return cancel();
			signal.addEventListener('abort', cancel, { once: true });
			for (let at = 0; at < Math.min(workers, seeds.length); at++) {
				const hand: (typeof hands)[number] = { worker: createWorker(), timer: undefined };
				hands.push(hand);
				hand.worker.onerror = (event) => {
					event.preventDefault?.();
					fail(new ProofError('lost', say('author.proof.lost')));
				};
				hand.worker.onmessage = ({ data }) => {
					if (over) return;
					if (data.type === 'failed') return fail(new ProofError('failed', say('author.proof.failed', { message: data.message })));
					draws.push(data.draw);
					draws.sort((a, b) => a.seed - b.seed);
					onDraw([...draws]);
					if (draws.length < seeds.length) return next(hand);
					end();
					resolve(draws);
				};
				hand.worker.postMessage(setup);
				if (table !== undefined) hand.worker.postMessage({ type: 'table', name: table.name, text: storedText(table) });
				next(hand);
			}
		});
	}

	return { prove, dispose: () => stop?.() };
}
