import type { WorkerLike } from '#lib/runtime/lane.ts';
import type { Call, FromWorker, ToWorker } from '#lib/runtime/wire.ts';

/** A worker whose other end is the test. Messages to the page arrive in a later turn, as real ones do. */
export class FakeWorker implements WorkerLike {
	onmessage: WorkerLike['onmessage'] = null;
	onerror: WorkerLike['onerror'] = null;
	onmessageerror: WorkerLike['onmessageerror'] = null;
	readonly received: ToWorker[] = [];
	terminated = false;
	/** Answers pings while true. */
	alive = true;

	postMessage(message: ToWorker, transfer: Transferable[] = []): void {
		this.received.push(structuredClone(message, { transfer }));
		if (message.type === 'ping' && this.alive) this.say({ type: 'pong', beat: message.beat });
	}

	terminate(): void {
		this.terminated = true;
	}

	say(message: FromWorker): void {
		queueMicrotask(() => this.onmessage?.({ data: message } as MessageEvent<FromWorker>));
	}

	crash(message: string): void {
		this.onerror?.({ message, preventDefault: () => undefined } as ErrorEvent);
	}

	get calls(): readonly { readonly id: number; readonly call: Call }[] {
		return this.received.flatMap((message) => (message.type === 'call' ? [message] : []));
	}

	get cancelled(): readonly number[] {
		return this.received.flatMap((message) => (message.type === 'cancel' ? [message.id] : []));
	}
}

export function fakeWorkers(): { readonly workers: FakeWorker[]; readonly createWorker: () => FakeWorker } {
	const workers: FakeWorker[] = [];
	return {
		workers,
		createWorker: () => {
			const worker = new FakeWorker();
			workers.push(worker);
			return worker;
		}
	};
}
