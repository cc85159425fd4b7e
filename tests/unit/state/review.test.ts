import { beforeEach, describe, expect, it } from 'vitest';
import { sha256Hex } from '#lib/core/digest.ts';
import { writeFact } from '#lib/messages/review.ts';
import { emptyLog, sentAnswer, type ReviewLog } from '#lib/review/log.ts';
import { splitItem } from '#lib/review/read-item.ts';
import type { LabRuntime } from '#lib/runtime/protocol.ts';
import { LabError } from '#lib/runtime/protocol.ts';
import { fixedClock } from '#lib/state/clock.ts';
import { pageRunner } from '#lib/state/review-runner.ts';
import { ReviewRecords } from '#lib/state/review-records.svelte.ts';
import { ReviewSession, type ReviewDeps } from '#lib/state/review.svelte.ts';
import { createNodeLab } from '../../../scripts/node-lab.ts';
import { readItems } from '../../../scripts/review/read-items.ts';

const found = readItems(process.cwd(), sha256Hex).find(({ slug }) => slug === 'valves');
if (!found) throw new Error('There is no exercises/_review/valves.yaml.');
const parts = splitItem(found, 'salt');
const { lab } = await createNodeLab();

/** A runtime that knows the variants of one item, as the worker does. */
function runtimeOf(asked: string[]): Pick<LabRuntime, 'run' | 'instrument'> {
	const host = createHostOf();
	return {
		run: async (source, seed, options) => {
			asked.push(`run ${'variant' in source ? String(source.variant) : '0'} ${(options?.parts ?? []).join()}`);
			return host(source, seed, options?.parts ?? []);
		},
		instrument: async (name) => {
			asked.push(name);
			throw new LabError('bad-spec', 'No such columns.');
		}
	};
}

function createHostOf() {
	return async (source: unknown, seed: number, wanted: readonly ('test' | 'fresh')[]) => {
		const { variant } = source as { variant?: number };
		const { applyPatch } = await import('#lib/pipeline/patch.ts');
		const given = parts.experiment.experiment;
		const experiment = variant === undefined ? given : applyPatch(given, parts.experiment.variants[variant - 1].patch);
		return lab.run(experiment, seed, { parts: wanted });
	};
}

let asked: string[];
let saved: ReviewLog[];
let fetched: number;
const clock = fixedClock(1000);
const depsWith = (log: ReviewLog): ReviewDeps => ({
	item: parts.public,
	log,
	runtime: runtimeOf(asked),
	clock,
	save: async (one) => void saved.push(one),
	fetchReveal: async () => {
		fetched += 1;
		return parts.reveal;
	},
	resolve: (path) => path,
	write: writeFact
});
const fresh = (): ReviewLog => emptyLog('valves', 1000, parts.public.contentHash, 'engine');

beforeEach(() => {
	asked = [];
	saved = [];
	fetched = 0;
});

describe('a review on the page', () => {
	it('fills the document from a run, and fetches no key before the review is sent', async () => {
		const session = new ReviewSession(depsWith(fresh()));
		expect(session.document).toBeNull();
		await session.open();
		const text = (session.document ?? []).map((line) => line.text).join('\n');
		expect(text).toContain('answered right         100%');
		expect(text).not.toContain('{');
		session.mark(parts.reveal.key.flaw?.lines[0] ?? 0);
		expect(session.canSend).toBe(false);
		await session.ask('columns');
		expect(session.answerTo('columns')).toEqual({ kind: 'none', failure: 'bad-spec' });
		expect([fetched, asked]).toEqual([0, ['run 0 ', 'availability']]);
	});

	it('sends once, runs both pipelines, and goes on from its log', async () => {
		const session = new ReviewSession(depsWith(fresh()));
		await session.open();
		session.mark(2);
		session.mark(parts.reveal.key.flaw?.lines[0] ?? 0);
		session.change({ flaw: 'LK-1.1', severity: 'blocker', consequence: 'option-1', fix: 'option-1' });
		expect(session.canSend).toBe(true);
		await session.send();
		expect(session.score).toMatchObject({ share: 1, outcome: 'found' });
		expect(session.seen?.submitted.value).toBeGreaterThan(0.99);
		expect(session.seen?.inflation).toBeGreaterThan(0.25);
		expect(asked.slice(1)).toEqual(['run 0 fresh', 'run 1 fresh']);
		const log = saved.at(-1) ?? fresh();
		expect(log.events.map(({ kind }) => kind)).toEqual(['sent', 'ran']);
		session.mark(3);
		expect(session.answer.line).toBe(sentAnswer(log)?.line);

		const again = new ReviewSession(depsWith(log));
		await again.open();
		expect(again.score?.share).toBe(1);
		expect(again.seen).toEqual(session.seen);
	});

	it('takes a mark away by marking it again, and approves when nothing is marked', async () => {
		const session = new ReviewSession(depsWith(fresh()));
		await session.open();
		session.mark(3);
		session.mark(3);
		expect([session.answer.line, session.canSend]).toEqual([null, true]);
		await session.send();
		expect(session.score).toMatchObject({ share: 0, outcome: 'missed' });
	});

	it('says that a run broke down, and runs again', async () => {
		const deps = depsWith(fresh());
		let broken = true;
		const session = new ReviewSession({
			...deps,
			runtime: {
				...deps.runtime,
				run: (source, seed, options) =>
					broken ? Promise.reject(new LabError('worker-lost', 'Gone.')) : deps.runtime.run(source, seed, options)
			}
		});
		await session.open();
		expect([session.failure, session.document]).toEqual(['worker-lost', null]);
		broken = false;
		await session.retry();
		expect([session.failure, session.document === null]).toEqual([null, false]);
	});

	it('knows only runs that the item has', () => {
		const runner = pageRunner(parts.public, 1, runtimeOf(asked), 'ref', new AbortController().signal);
		expect(() => runner.run('elsewhere', [])).toThrow(/no run called "elsewhere"/);
	});
});

describe('the stored reviews', () => {
	it('tell what is done: the first review that was sent counts', async () => {
		const records = new ReviewRecords();
		records.use(null);
		expect(records.stateOf('valves')).toEqual({ kind: 'open' });
		const answer = { line: null, flaw: null, severity: null, consequence: null, fix: null };
		await records.save({ ...fresh(), events: [{ kind: 'drafted', t: 1, answer }] });
		expect(records.stateOf('valves')).toEqual({ kind: 'begun' });
		await records.save({ ...fresh(), events: [{ kind: 'sent', t: 2, answer }] });
		expect(records.stateOf('valves')).toEqual({ kind: 'done', share: null });
		records.learn('valves', parts.reveal.key);
		expect(records.stateOf('valves')).toEqual({ kind: 'done', share: 0 });
		expect(records.logOf('valves', 1000, 'another text', 'engine').events).toEqual([]);
		expect(records.logOf('valves', 1000, parts.public.contentHash, 'engine').events).toHaveLength(1);
	});
});
