/** `LabRuntime` over a pool of workers: slots, order of updates, and addresses. Carries none of the lab itself. */
import type { ProductionWeek } from '#lib/decision/spec.ts';
import { LabError, type BoundaryFrame, type CallOptions, type EpochUpdate, type ExperimentSource, type LabRuntime } from './protocol.ts';
import { createPool, type PoolOptions } from './pool.ts';
import type { Answer, Answers, Call, Update } from './wire.ts';

export interface ClientOptions extends PoolOptions {
	/** Makes the address of an `ExperimentRef` absolute; a worker has another base than the page. */
	readonly absolute: (address: string) => string;
	/** False where nothing can be trained: every call then fails as `no-webassembly` and no worker is started. */
	readonly hasWebAssembly: boolean;
}

/** What a call listens to; each at most once per epoch or frame, even when a lost worker makes the call run again. */
interface Listeners {
	readonly onEpochs?: (updates: readonly EpochUpdate[]) => void;
	readonly onProgress?: (fraction: number) => void;
	readonly onDots?: (dots: Extract<Update, { kind: 'dots' }>['dots']) => void;
	readonly onFrame?: (frame: BoundaryFrame) => void;
	readonly onWeek?: (week: ProductionWeek) => void;
}

export function createLabClient(options: ClientOptions): LabRuntime {
	const pool = createPool(options);
	const slots = new Map<string, AbortController>();

	async function ask<C extends Call>(call: C, { signal, slot }: CallOptions, listeners: Listeners): Promise<Answers[C['name']]> {
		if (!options.hasWebAssembly) throw new LabError('no-webassembly', 'WebAssembly is not available here, so nothing can be trained.');
		const abort = new AbortController();
		const forward = (): void => abort.abort();
		if (signal?.aborted) forward();
		signal?.addEventListener('abort', forward, { once: true });
		if (slot !== undefined) {
			slots.get(slot)?.abort();
			slots.set(slot, abort);
		}
		try {
			return (await pool.submit(call, onceEach(listeners), abort.signal)) as Answer as Answers[C['name']];
		} finally {
			signal?.removeEventListener('abort', forward);
			if (slot !== undefined && slots.get(slot) === abort) slots.delete(slot);
		}
	}

	/** A plain copy that a worker can be sent: state of the page may be wrapped, and wrapped objects cannot be cloned. */
	const plain = (source: ExperimentSource): ExperimentSource => {
		const copy = JSON.parse(JSON.stringify(source)) as ExperimentSource;
		return 'ref' in copy ? { ...copy, ref: options.absolute(copy.ref) } : copy;
	};

	return {
		preview: (source, seed, call = {}) => ask({ name: 'preview', source: plain(source), seed }, call, {}),
		run: (source, seed, call = {}) => ask({ name: 'run', source: plain(source), seed, parts: [...(call.parts ?? [])] }, call, call),
		instrument: (instrument, source, seed, call = {}) =>
			ask({ name: 'instrument', source: plain(source), seed, instrument, parameters: { ...call.parameters } }, call, call),
		diagnose: (source, seed, call = {}) => ask({ name: 'diagnose', source: plain(source), seed }, call, call),
		draw: (source, seed, redraws, call = {}) => ask({ name: 'draw', source: plain(source), seed, redraws }, call, call),
		boundary: (source, seed, { grid, everyEpochs, nFresh, ...call }) =>
			ask({ name: 'boundary', source: plain(source), seed, grid: { ...grid }, everyEpochs, nFresh }, call, call),
		fresh: (source, seed, nRows, call = {}) => ask({ name: 'fresh', source: plain(source), seed, nRows }, call, call),
		rows: (source, seed, { test = false, ...call } = {}) => ask({ name: 'rows', source: plain(source), seed, test }, call, {}),
		decide: (source, seed, call = {}) => ask({ name: 'decide', source: plain(source), seed }, call, call),
		produce: (source, seed, { action, ...call }) => ask({ name: 'produce', source: plain(source), seed, action }, call, call),
		warmUp: () => {
			if (options.hasWebAssembly) pool.warmUp();
		},
		dispose: () => pool.dispose()
	};
}

/** Drops what a repeated call says for the second time. */
function onceEach(listeners: Listeners): (update: Update) => void {
	const lastEpoch = new Map<number, number>();
	let lastFrame = -1;
	let progress = 0;
	let hasDots = false;
	let lastWeek = 0;
	return (update) => {
		switch (update.kind) {
			case 'epochs': {
				const unseen = update.updates.filter(({ refit, epoch }) => epoch > (lastEpoch.get(refit) ?? -1));
				for (const { refit, epoch } of unseen) lastEpoch.set(refit, epoch);
				if (unseen.length > 0) listeners.onEpochs?.(unseen);
				break;
			}
			case 'progress':
				if (update.fraction > progress) listeners.onProgress?.((progress = update.fraction));
				break;
			case 'dots':
				if (!hasDots) listeners.onDots?.(update.dots);
				hasDots = true;
				break;
			case 'frame':
				if (update.frame.epoch > lastFrame) listeners.onFrame?.(update.frame);
				lastFrame = Math.max(lastFrame, update.frame.epoch);
				break;
			case 'week':
				if (update.week.week > lastWeek) listeners.onWeek?.(update.week);
				lastWeek = Math.max(lastWeek, update.week.week);
				break;
		}
	};
}

/** Workers for a machine: all its cores but the page's own, at least 1 and at most 8. */
export function poolSize(cores: number): number {
	return Math.max(1, Math.min(8, Math.floor(cores) - 1));
}
