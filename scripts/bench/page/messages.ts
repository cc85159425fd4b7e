import type { JobName } from '../jobs.ts';

export interface BenchRequest {
	readonly id: number;
	readonly job: JobName;
	readonly who: 'holdout-browser' | 'model-fit';
	readonly wasmPaths: Record<string, string>;
	readonly origin: string;
}

/** `ms` and the final loss, or why there is no figure. */
export interface BenchAnswer {
	readonly id: number;
	readonly ms?: number;
	readonly loss?: number;
	readonly note?: string;
	readonly missing?: string;
	readonly error?: string;
}
