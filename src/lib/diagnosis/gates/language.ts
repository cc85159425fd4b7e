/**
 * Gate 7: language models. Looks at `examine.language.benchmark` (is the benchmark known?), and at every run that has an old task
 * beside the new one.
 */
import { log } from '#lib/core/portable-math.ts';
import type { Measured } from '#lib/core/measured.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import { meanOfRepeats } from '#lib/instruments/facts.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { ExamineLanguage } from '../examine.ts';
import { lineOf, type Gate, type GateContext, type GateFinding } from './gate.ts';
import { factOf, fallBetween, measure, scoreOf } from './read.ts';

const FRESH_ITEMS = 2000;
/** Perplexity of the new task at the end against its best epoch. */
const OVERFITTED = 1.3;
/** Perplexity of the old task after against before. */
const FORGOTTEN = 1.5;

export const languageGate: Gate = {
	name: 'language',
	look: async (context) => {
		const { benchmark } = context.examine.language ?? {};
		const items = benchmark ? await judgeBenchmark(context, benchmark) : null;
		return [...(items ? [items] : []), ...judgeTasks(context.run)];
	}
};

/**
 * The benchmark stands above fresh items. BC-VERB: the items that an n-gram search does not find score like fresh ones, so those it
 * finds explain the fall. BC-PARA: the items it does not find stand above fresh ones too, so something else is known.
 */
async function judgeBenchmark(context: GateContext, benchmark: NonNullable<ExamineLanguage['benchmark']>): Promise<GateFinding | null> {
	const { lab, experiment, seed, metric, hooks, conventions } = context;
	const { n, dirtyFrom, fresh } = benchmark;
	const parameters = { ...(n === undefined ? {} : { n }), ...(dirtyFrom === undefined ? {} : { dirtyFrom }) };
	const overlap = await measure(context, 'n-gram-overlap', experiment, parameters);
	const run = await lab.run(fresh ? applyPatch(experiment, fresh) : experiment, seed, {
		signal: hooks.signal,
		metric,
		parts: ['fresh'],
		nFresh: FRESH_ITEMS
	});
	const [before, after] = [scoreOf(run, 'validation'), scoreOf(run, 'fresh')];
	const clean = factOf(overlap, 'scoreOfClean').measured;
	const dirty = factOf(overlap, 'dirtyTexts').measured;
	const fall = fallBetween(before, after, run.metric);
	const left: Measured = fallBetween(
		{ ...clean, variance: { rows: (clean.value * (1 - clean.value)) / clean.n, refits: 0 } },
		after,
		run.metric
	);
	const lines = [
		lineOf({
			id: 'language:fall',
			label: { id: 'gate.language.fall', values: {} },
			minuend: before.value,
			subtrahend: after.value,
			measured: fall,
			threshold: conventions.materiality,
			decisive: true
		}),
		lineOf({
			id: 'language:clean',
			label: { id: 'gate.language.clean', values: {} },
			minuend: clean.value,
			subtrahend: after.value,
			measured: left,
			threshold: conventions.materiality,
			decisive: true
		})
	];
	if (lines[0].finding !== 'present') return null;
	// Half of the fall or more remains where nothing was found: the search missed what is known.
	const unexplained = lines[1].finding === 'present' && left.value >= fall.value / 2;
	const id = unexplained || !(dirty.value > 0) ? 'BC-PARA' : 'BC-VERB';
	return { weight: 'cause', id, accept: [id], lines, used: ['n-gram-overlap', 'fresh-set'] };
}

/** FT-OVER: the new task ends far above its best epoch. FT-FORGET: the old task is far worse than before. In log loss. */
function judgeTasks(run: RunEvidence): readonly GateFinding[] {
	const { oldTask, histories } = run;
	const [before, after] = [oldTask?.before.logLoss, oldTask?.after.logLoss];
	if (!before || !after || !histories) return [];
	const rises = histories.map(({ validationLoss }) => validationLoss[validationLoss.length - 1] - Math.min(...validationLoss));
	const lost = after.perRefit.map((loss) => loss - before.measured.value);
	const line = (id: string, minuend: number, subtrahend: number, differences: readonly number[], ratio: number) => {
		const measured = meanOfRepeats(differences, differences.length);
		const finding = measured.value >= log(ratio) ? ('present' as const) : ('absent' as const);
		return lineOf({
			id: `language:${id}`,
			label: { id: `gate.language.${id}`, values: {} },
			minuend,
			subtrahend,
			measured,
			threshold: log(ratio),
			finding,
			decisive: finding === 'present'
		});
	};
	const last = (losses: readonly number[]): number => losses[losses.length - 1];
	const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
	const ends = average(histories.map(({ validationLoss }) => last(validationLoss)));
	const newTask = line('newTask', ends, ends - average(rises), rises, OVERFITTED);
	const old = line('oldTask', after.measured.value, before.measured.value, lost, FORGOTTEN);
	const found: GateFinding[] = [];
	if (newTask.finding === 'present')
		found.push({
			weight: 'cause',
			id: 'FT-OVER',
			accept: old.finding === 'present' ? ['FT-OVER', 'FT-FORGET'] : ['FT-OVER'],
			lines: [newTask, old],
			used: ['loss-by-epoch']
		});
	if (old.finding === 'present')
		found.push({ weight: 'cause', id: 'FT-FORGET', accept: ['FT-FORGET'], lines: [old, newTask], used: ['loss-by-epoch'] });
	return found;
}
