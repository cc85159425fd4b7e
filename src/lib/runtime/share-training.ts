/**
 * Shares the replicas of one training out among workers that have nothing else to do. Each replica's bits are its own, so who trains
 * it changes nothing; what a helper fails to bring is trained here.
 */
import { trainingCost } from '#lib/training/cost.ts';
import { canTravel, type Revive } from '#lib/training/trained-parts.ts';
import type { Replica, Train, TrainedModel, TrainedParts, TrainingHooks } from '#lib/training/training.ts';
import type { FromHelper, LoanPort } from './loan-wire.ts';

/** A worker on loan. */
export interface Loan {
	readonly port: LoanPort;
	/** Settles when the worker was lost or taken back: nothing more will come. */
	readonly lost: Promise<void>;
}

/**
 * Asks for free workers, for one training.
 * @param most how many could be of use; @param start whether the work would pay for starting new ones. May give fewer, or none.
 */
export type Borrow = (most: number, start: boolean) => Promise<readonly Loan[]>;

export interface ShareOptions {
	readonly train: Train;
	readonly revive: Revive;
	readonly borrow: Borrow;
	/** Workers there may be besides this one; with 0 nobody is asked. */
	readonly helpers: number;
	/** Multiply-adds below which a training is not shared; what follows is counted in it. */
	readonly leastCost?: number;
}

/** About 30 ms of training: less is not worth the sending. */
const LEAST_COST = 60_000_000;
/** A new worker takes about this much time to start. */
const COST_OF_START = 10 * LEAST_COST;

export function createSharingTrain({ train, revive, borrow, helpers, leastCost = LEAST_COST }: ShareOptions): Train {
	return async (replicas, hooks = {}) => {
		const costs = replicas.map((replica) => (canTravel(replica) ? trainingCost(replica) : 0));
		const total = costs.reduce((sum, cost) => sum + cost, 0);
		const most = Math.min(helpers, replicas.length - 1, Math.floor(total / leastCost));
		// Snapshots score with the model while it trains, which only the worker that trains it can do.
		if (most < 1 || hooks.onSnapshot) return train(replicas, hooks);
		const loans = await borrow(most, total > (COST_OF_START / LEAST_COST) * leastCost);
		try {
			hooks.signal?.throwIfAborted();
			if (loans.length === 0) return await train(replicas, hooks);
			return await trainTogether({ train, revive }, replicas, hooks, loans, deal(costs, 1 + loans.length));
		} finally {
			for (const { port } of loans) {
				port.postMessage({ type: 'release' });
				port.onmessage = null;
				port.close();
			}
		}
	};
}

/** Places of the replicas in each part; the first part stays here and has all that costs nothing. The dearest are dealt first. */
export function deal(costs: readonly number[], nParts: number): readonly (readonly number[])[] {
	const parts = Array.from({ length: nParts }, () => ({ cost: 0, places: [] as number[] }));
	const order = costs.map((_, place) => place).sort((a, b) => costs[b] - costs[a] || a - b);
	for (const place of order) {
		const lightest = costs[place] > 0 ? parts.reduce((least, part) => (part.cost < least.cost ? part : least)) : parts[0];
		lightest.cost += costs[place];
		lightest.places.push(place);
	}
	return parts.map(({ places }) => places.sort((a, b) => a - b));
}

async function trainTogether(
	{ train, revive }: Pick<ShareOptions, 'train' | 'revive'>,
	replicas: readonly Replica[],
	hooks: TrainingHooks,
	loans: readonly Loan[],
	[own, ...others]: readonly (readonly number[])[]
): Promise<readonly TrainedModel[]> {
	const out = new Array<TrainedModel>(replicas.length);
	const fractions = new Float64Array(loans.length + 1);
	const report = (part: number, fraction: number): void => {
		fractions[part] = Math.max(fractions[part], fraction);
		hooks.onProgress?.(fractions.reduce((sum, value) => sum + value, 0) / fractions.length);
	};
	const trainHere = async (places: readonly number[], part: number): Promise<void> => {
		const models = await train(
			places.map((place) => replicas[place]),
			{
				signal: hooks.signal,
				onEpoch: (index, epoch, losses) => hooks.onEpoch?.(places[index], epoch, losses),
				onProgress: (fraction) => report(part, fraction)
			}
		);
		places.forEach((place, i) => (out[place] = models[i]));
	};
	const away = others.map(async (places, i) => {
		const parts = await trainAway(
			loans[i],
			places.map((place) => replicas[place]),
			{
				signal: hooks.signal,
				onEpoch: (index, epoch, losses) => hooks.onEpoch?.(places[index], epoch, losses),
				onProgress: (fraction) => report(i + 1, fraction)
			}
		);
		parts?.forEach((model, k) => (out[places[k]] = revive(replicas[places[k]], model)));
		return parts === null;
	});
	const settled = Promise.all(away);
	// Its failure is told below; until then it must not count as unheard.
	settled.catch(() => undefined);
	await trainHere(own, 0);
	const missing = await settled;
	for (const [i, places] of others.entries()) if (missing[i]) await trainHere(places, i + 1);
	return out;
}

/** What a helper trained; null when it was lost or failed. Rejects with the signal's reason when that is aborted. */
function trainAway({ port, lost }: Loan, replicas: readonly Replica[], hooks: TrainingHooks): Promise<readonly TrainedParts[] | null> {
	return new Promise((resolve, reject) => {
		const abort = (): void => reject(hooks.signal?.reason as Error);
		hooks.signal?.addEventListener('abort', abort, { once: true });
		const settle = (parts: readonly TrainedParts[] | null): void => {
			hooks.signal?.removeEventListener('abort', abort);
			resolve(parts);
		};
		port.onmessage = ({ data }: MessageEvent<FromHelper>) => {
			switch (data.type) {
				case 'epochs':
					for (const { index, epoch, losses } of data.epochs) hooks.onEpoch?.(index, epoch, losses);
					break;
				case 'progress':
					hooks.onProgress?.(data.fraction);
					break;
				case 'done':
					settle(data.models);
					break;
				case 'failed':
					settle(null);
			}
		};
		void lost.then(() => settle(null));
		port.postMessage({ type: 'train', replicas });
	});
}
