/** The proof on the page: the repository's code, shared out to workers, cancelled at once; and the claims it begins with. */
import { describe, expect, it } from 'vitest';
import { experimentOf } from '#lib/exercise/experiment.ts';
import { proveDraw, type DrawProof } from '#lib/exercise/prove.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import { createProver, type ProofWorkerLike } from '#lib/teach/author/proof-client.ts';
import { ProofError, type FromProofWorker, type ToProofWorker } from '#lib/teach/author/proof-wire.ts';
import { starterDraft } from '#lib/teach/author/starter.ts';
import { suggestClaims } from '#lib/teach/author/suggest-claims.ts';
import { createNodeLab } from '../../../../scripts/node-lab.ts';

const { exercise } = starterDraft('a');

/** A worker that answers when it is told to. */
class Worker implements ProofWorkerLike {
	onmessage: ProofWorkerLike['onmessage'] = null;
	onerror: ProofWorkerLike['onerror'] = null;
	readonly sent: ToProofWorker[] = [];
	ended = false;
	postMessage(message: ToProofWorker): void {
		this.sent.push(message);
	}
	terminate(): void {
		this.ended = true;
	}
	say(data: FromProofWorker): void {
		this.onmessage?.({ data } as MessageEvent<FromProofWorker>);
	}
	/** Answers the draw that it was asked for last. */
	answer(): void {
		const last = this.sent.at(-1);
		if (last?.type === 'prove') this.say({ type: 'proved', draw: { seed: last.seed } as DrawProof });
	}
}

function setUp(patienceMs = 60_000): { workers: Worker[]; prover: ReturnType<typeof createProver> } {
	const workers: Worker[] = [];
	const prover = createProver({
		createWorker: () => {
			const worker = new Worker();
			workers.push(worker);
			return worker;
		},
		setup: { type: 'setup', wasmPaths: {} as never, tables: '/data/' },
		workers: 2,
		patienceMs
	});
	return { workers, prover };
}

const failureOf = (promise: Promise<unknown>): Promise<string> =>
	promise.then(
		() => 'none',
		(error: unknown) => (error instanceof ProofError ? error.failure : String(error))
	);

describe('the prover', () => {
	it('gives each draw to one worker, and answers in the order of the seeds', async () => {
		const { workers, prover } = setUp();
		const counts: number[] = [];
		const done = prover.prove(exercise, {
			seeds: [1, 2, 3],
			signal: new AbortController().signal,
			onDraw: (draws) => counts.push(draws.length)
		});
		workers[1].answer();
		workers[1].answer();
		workers[0].answer();
		expect((await done).map(({ seed }) => seed)).toEqual([1, 2, 3]);
		expect(counts).toEqual([1, 2, 3]);
		expect(workers.map(({ ended }) => ended)).toEqual([true, true]);
	});

	it('ends every worker at once when it is cancelled, and hears nothing more', async () => {
		const { workers, prover } = setUp();
		const stop = new AbortController();
		const counts: number[] = [];
		const failed = failureOf(
			prover.prove(exercise, { seeds: [1, 2, 3], signal: stop.signal, onDraw: (draws) => counts.push(draws.length) })
		);
		stop.abort();
		workers[0].answer();
		expect(await failed).toBe('cancelled');
		expect(workers.every(({ ended }) => ended)).toBe(true);
		expect(counts).toEqual([]);
	});

	it('leaves a newer proof alone when the older one is cancelled late', async () => {
		const { workers, prover } = setUp();
		const old = new AbortController();
		const first = failureOf(prover.prove(exercise, { seeds: [1], signal: old.signal, onDraw: () => undefined }));
		const second = prover.prove(exercise, { seeds: [7], signal: new AbortController().signal, onDraw: () => undefined });
		expect(await first).toBe('cancelled');
		old.abort();
		workers[1].answer();
		expect(await second).toHaveLength(1);
	});

	it('ends a draw that takes too long, and says what a worker said', async () => {
		const signal = new AbortController().signal;
		const slow = setUp(1);
		expect(await failureOf(slow.prover.prove(exercise, { seeds: [1], signal, onDraw: () => undefined }))).toBe('slow');
		expect(slow.workers[0].ended).toBe(true);
		const broken = setUp();
		const failed = failureOf(broken.prover.prove(exercise, { seeds: [1], signal, onDraw: () => undefined }));
		broken.workers[0].say({ type: 'failed', seed: 1, message: 'No such column.' });
		expect(await failed).toBe('failed');
	});
});

describe('the draft that authors begin with', () => {
	it('holds on both sides, and its measured claims part them as well', async () => {
		const { lab } = await createNodeLab();
		for (const seed of [1000, 1001, 1002]) {
			const draw = await proveDraw(exercise, seed, { lab, now: () => 0 });
			expect([draw.held, draw.twinFailed, draw.keyAgrees]).toEqual([true, true, true]);
		}
		const given = experimentOf(exercise);
		const [a, b] = await lab.runMany([given, applyPatch(given, exercise.arms.moreRows)].map((experiment) => ({ experiment, seed: 1000 })));
		const { shows, cured } = suggestClaims(a, b);
		const width = 'validation.accuracy.high - validation.accuracy.low';
		const claim = shows.find(({ fact }) => fact === width);
		expect(claim?.above).toBeGreaterThan(0.03);
		expect(cured.find(({ fact }) => fact === width)).toEqual({ fact: width, below: claim?.above });
		expect(suggestClaims(a, a)).toEqual({ shows: [], cured: [] });
	});
});
