/** What a worker that trains and one that helps it say to each other, over a channel of their own: the page is not in between. */
import type { Replica, TrainedParts, TrainingHooks } from '#lib/training/training.ts';

export type Losses = Parameters<NonNullable<TrainingHooks['onEpoch']>>[2];

export type ToHelper =
	| { readonly type: 'train'; readonly replicas: readonly Replica[] }
	/** Nothing more will come: the helper is free again. Ends a training that is still running. */
	| { readonly type: 'release' };

export type FromHelper =
	| { readonly type: 'epochs'; readonly epochs: readonly { readonly index: number; readonly epoch: number; readonly losses: Losses }[] }
	| { readonly type: 'progress'; readonly fraction: number }
	| { readonly type: 'done'; readonly models: readonly TrainedParts[] }
	/** The borrower trains this part itself, and so meets the same fault with all its words. */
	| { readonly type: 'failed' };

/** The part of a `MessagePort` that is used. */
export interface LoanPort {
	onmessage: ((event: MessageEvent) => void) | null;
	postMessage(message: ToHelper | FromHelper): void;
	close(): void;
}
