import { MessageChannel } from 'node:worker_threads';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { numberBytes, sha256Hex } from '#lib/core/digest.ts';
import { createStream } from '#lib/core/random.ts';
import type { Examples } from '#lib/core/table.ts';
import type { ModelSpec } from '#lib/pipeline/spec.ts';
import { createLab } from '#lib/instruments/lab.ts';
import type { LoanPort } from '#lib/runtime/loan-wire.ts';
import { serveTraining } from '#lib/runtime/serve-training.ts';
import { createSharingTrain, deal, type Loan } from '#lib/runtime/share-training.ts';
import { trainingCost } from '#lib/training/cost.ts';
import { startNodeBackend } from '#lib/training/node-backend.ts';
import { createReviver, type Revive } from '#lib/training/trained-parts.ts';
import { createTrainer } from '#lib/training/train.ts';
import type { Replica, Train } from '#lib/training/training.ts';
import { getWorld } from '#lib/worlds/registry.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let train: Train;
let revive: Revive;
beforeAll(async () => {
	const backend = await startNodeBackend();
	train = createTrainer(backend);
	revive = createReviver(backend);
});

interface Helper {
	readonly loan: Loan;
	readonly lose: () => void;
	readonly served: Promise<void>;
}

/** A helper at the other end of a real channel, in this thread. */
function helper(given: Train = train): Helper {
	const { port1, port2 } = new MessageChannel();
	const gone = new AbortController();
	let lose: () => void = () => undefined;
	const lost = new Promise<void>((resolve) => (lose = resolve));
	const served = serveTraining(port2 as unknown as LoanPort, given, () => performance.now(), gone.signal);
	return {
		loan: { port: port1 as unknown as LoanPort, lost },
		served,
		lose: () => {
			gone.abort();
			lose();
		}
	};
}

function sharing(helpers: readonly Helper[], most = helpers.length): Train {
	return createSharingTrain({ train, revive, borrow: () => Promise.resolve(helpers.map(({ loan }) => loan)), helpers: most, leastCost: 1 });
}

function examples(n: number, nClasses: number, seed: number): Examples {
	const stream = createStream(seed);
	const values = Float32Array.from({ length: 3 * n }, () => stream.normal());
	const y = Float32Array.from({ length: n }, (_, i) => {
		const score = values[3 * i] + values[3 * i + 1] * values[3 * i + 2];
		return nClasses === 0 ? score : Math.min(nClasses - 1, Math.max(0, Math.floor(score + nClasses / 2)));
	});
	return { x: { nRows: n, nColumns: 3, values }, y };
}

const kinds: readonly (readonly [ModelSpec, number])[] = [
	[{ kind: 'mlp', hidden: [8], dropout: 0.2 }, 2],
	[{ kind: 'mlp', hidden: [8, 4], activation: 'tanh' }, 3],
	[{ kind: 'mlp', hidden: [8] }, 0],
	[{ kind: 'logistic', l2: 0.01 }, 2],
	[{ kind: 'linear', l2: 0.01 }, 0],
	[{ kind: 'nearest-neighbours', k: 3 }, 3],
	[{ kind: 'decision-tree', maxDepth: 4 }, 2],
	[{ kind: 'decision-tree', maxDepth: 4 }, 0],
	[{ kind: 'random-forest', trees: 7, maxDepth: 4 }, 3],
	[{ kind: 'gradient-boosting', rounds: 8, maxDepth: 2, learningRate: 0.1 }, 2],
	[{ kind: 'gradient-boosting', rounds: 8, maxDepth: 2, learningRate: 0.1, subsample: 0.5 }, 3],
	[{ kind: 'gradient-boosting', rounds: 8, maxDepth: 2, learningRate: 0.1 }, 0],
	[{ kind: 'majority' }, 2]
];
const replicas: readonly Replica[] = kinds.map(([model, nClasses], seed) => ({
	key: `${model.kind}-${seed}`,
	train: examples(120, nClasses, seed),
	validation: examples(60, nClasses, 100 + seed),
	nClasses,
	model,
	fit: { epochs: 5, batchSize: 16, learningRate: 0.01 },
	seed
}));

/** Covers every bit of the weights, of the histories and of the answers. */
async function digest(given: Train): Promise<string> {
	const models = await given(replicas);
	expect(models.map(({ key }) => key)).toEqual(replicas.map(({ key }) => key));
	return sha256Hex(
		Uint8Array.from(
			models.flatMap((model, i) => [
				...numberBytes(model.parameters),
				...numberBytes(model.predict(examples(50, 2, 200 + i).x)),
				...(model.history ? Object.values(model.history).flatMap((line: Float64Array) => [...numberBytes(line)]) : []),
				model.stoppedAtEpoch,
				model.nParameters % 256
			])
		)
	);
}

describe('sharing', () => {
	it('gives the same bits with 1, 2 and 4 workers, in every family', async () => {
		const alone = await digest(train);
		for (const n of [0, 1, 3]) {
			const helpers = Array.from({ length: n }, () => helper());
			expect(await digest(sharing(helpers)), `${n} helpers`).toBe(alone);
			// Released, every one.
			await Promise.all(helpers.map(({ served }) => served));
		}
	});

	it('gives a language model back whole, the older task with it', async () => {
		const run = (given: Train) =>
			createLab({ train: given, world: (kind) => getWorld(kind), now: () => 0 }).run(
				{
					world: { kind: 'two-registers', oldRows: 400, oldValidation: 100 },
					pipeline: {
						split: { by: 'row', train: 60, validation: 100, test: 0 },
						model: { kind: 'language-model', tune: 'rehearsal', pretrainEpochs: 2 },
						fit: { epochs: 4, batchSize: 16, learningRate: 0.01 }
					},
					refits: 3
				},
				4
			);
		const [alone, shared] = [await run(train), await run(sharing([helper(), helper()]))];
		expect(shared).toEqual(alone);
		expect(shared.oldTask?.lossByEpoch.map((line) => line.length)).toEqual([5, 5, 5]);
	});

	it('tells every epoch of every model once, and a fraction that reaches 1', async () => {
		const seen: string[] = [];
		let fraction = 0;
		await sharing([helper(), helper()])(replicas, {
			onEpoch: (index, epoch) => seen.push(`${index}:${epoch}`),
			onProgress: (value) => (fraction = Math.max(fraction, value))
		});
		const expected: string[] = [];
		await train(replicas, { onEpoch: (index, epoch) => expected.push(`${index}:${epoch}`) });
		expect(seen.sort()).toEqual(expected.sort());
		expect(fraction).toBe(1);
	});

	it('asks nobody for little work, and says how many could be of use', async () => {
		const asked: unknown[] = [];
		const total = replicas.reduce((sum, replica) => sum + trainingCost(replica), 0);
		const given = (leastCost: number, helpers = 7): Train =>
			createSharingTrain({
				train,
				revive,
				borrow: (most, start) => {
					asked.push([most, start]);
					return Promise.resolve([]);
				},
				helpers,
				leastCost
			});
		await given(2 * total)(replicas);
		await given(1, 0)(replicas);
		await given(1)([replicas[0]]);
		expect(asked).toEqual([]);
		await given(total / 2.5)(replicas);
		await given(total / 40)(replicas);
		expect(asked).toEqual([
			[2, false],
			[7, true]
		]);
	});
});

describe('when a helper does not deliver', () => {
	it('its part is trained here: lost in the middle', async () => {
		const [good, bad] = [helper(), helper()];
		const train = sharing([good, bad]);
		let told = 0;
		const models = await train(replicas, {
			onEpoch: () => {
				if (++told === 3) bad.lose();
			}
		});
		const alone = await sharing([])(replicas);
		expect(models.map(({ parameters }) => parameters)).toEqual(alone.map(({ parameters }) => parameters));
	});

	it('its part is trained here: failed', async () => {
		const failing = helper(() => Promise.reject(new Error('out of memory')));
		expect(await digest(sharing([failing]))).toBe(await digest(train));
	});

	it('a run that cannot be trained fails with its own words', async () => {
		const wrong = replicas.map((replica, i) => (i === 1 ? ({ ...replica, model: { kind: 'mlp', hidden: [0] } } as Replica) : replica));
		await expect(sharing([helper(), helper()])(wrong)).rejects.toThrow(/mlp-1: each hidden layer needs a whole number of units/);
	});

	it('a cancel is heard on both sides', async () => {
		const helpers = [helper(), helper()];
		const abort = new AbortController();
		const long = replicas.slice(0, 4).map((replica) => ({ ...replica, fit: { ...replica.fit, epochs: 5000 } }));
		const running = sharing(helpers)(long, { signal: abort.signal, onEpoch: () => abort.abort(new Error('enough')) });
		await expect(running).rejects.toThrow('enough');
		await Promise.all(helpers.map(({ served }) => served));
	});
});

describe('deal', () => {
	it('leaves what costs nothing here and evens out the rest', () => {
		expect(deal([0, 5, 3, 3, 0, 1], 2)).toEqual([
			[0, 1, 4, 5],
			[2, 3]
		]);
		expect(deal([2, 1], 3)).toEqual([[0], [1], []]);
	});
});
