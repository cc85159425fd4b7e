/** Lets waiting messages be heard. Close it when the work is over, or Node stays alive. */
export interface Pauses {
	pause(): Promise<void>;
	close(): void;
}

/**
 * A real turn of the event loop: a message to ourselves in a worker or page (timers there are clamped to 4 ms), and
 * `setImmediate` in Node.
 */
export function createPauses(): Pauses {
	const immediate = (globalThis as { setImmediate?: (run: () => void) => unknown }).setImmediate;
	if (immediate) return { pause: () => new Promise((resolve) => void immediate(resolve)), close: () => undefined };
	const channel = new MessageChannel();
	const waiting: (() => void)[] = [];
	channel.port1.onmessage = () => waiting.shift()?.();
	return {
		pause: () =>
			new Promise((resolve) => {
				waiting.push(resolve);
				channel.port2.postMessage(0);
			}),
		close: () => channel.port1.close()
	};
}
