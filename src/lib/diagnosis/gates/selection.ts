/**
 * Gate 5: how often the deciding rows were looked at. Many looks could flatter a winner; whether they did is measured on rows that had
 * no say: the sealed test, fresh rows, or nested folds. Looks at `examine.selection`.
 */
import { selectionOptimism } from '#lib/core/findings.ts';
import type { Measured } from '#lib/core/measured.ts';
import { higherIsBetter } from '#lib/instruments/compare.ts';
import type { PartScore } from '#lib/instruments/evidence.ts';
import { nestedCrossValidation } from '#lib/instruments/nested-cv.ts';
import { around, halfWidth } from '#lib/instruments/uncertainty.ts';
import type { ExamineSelection } from '../examine.ts';
import { materialityOf, rowsToSettle } from '../measure-fit.ts';
import type { ArithmeticLine } from '../verdict.ts';
import { lineOf, type Gate, type GateContext, type GateFinding } from './gate.ts';

interface Against {
	readonly reported: number;
	readonly honest: number;
	/** Reported less honest, positive when the reported score is better. */
	readonly measured: Measured;
	readonly used: readonly string[];
}

export const selectionGate: Gate = {
	name: 'selection',
	look: async (context) => {
		const { selection } = context.examine;
		return selection ? [await judgeLooks(context, selection)] : [];
	}
};

async function judgeLooks(context: GateContext, selection: ExamineSelection): Promise<GateFinding> {
	const { run, conventions } = context;
	const threshold = materialityOf(run, conventions);
	const { reported, honest, measured, used } =
		selection.against === 'nested' ? await againstNested(context, selection) : await againstUnseen(context, selection.against ?? 'test');
	const line = lineOf({
		id: 'selection:optimism',
		label: { id: 'gate.selection.optimism', values: { looks: selection.looks } },
		minuend: higherIsBetter(run.metric) ? reported : honest,
		subtrahend: higherIsBetter(run.metric) ? honest : reported,
		measured,
		threshold,
		decisive: true
	});
	const lines = [line, ...guideLine(context, selection)];
	if (line.finding === 'present') return { weight: 'cause', id: 'EV-PEEK', accept: ['EV-PEEK'], lines, used };
	// Looks that could have flattered and were measured not to have are cleared. Too few looks to matter are no suspicion.
	if (line.finding === 'absent') return { weight: 'harmless', id: 'FIT-OK', accept: ['FIT-OK'], lines, used };
	return {
		weight: 'open',
		id: 'INC',
		accept: ['INC', 'EV-SMALL'],
		lines,
		used,
		wouldSettle: {
			measurement: 'sealed-rows',
			n: rowsToSettle(run, conventions),
			flipsAt: threshold,
			line: line.id,
			above: 'EV-PEEK',
			below: 'FIT-OK'
		}
	};
}

/** How far chance alone could lift the best of so many looks, at most: for shares only. */
function guideLine({ run }: GateContext, { looks }: ExamineSelection): readonly ArithmeticLine[] {
	const score = run.scores.validation?.[run.metric];
	if (run.metric !== 'accuracy' || !score) return [];
	const guide = selectionOptimism(looks, score.measured.value, score.n);
	return [
		lineOf({
			id: 'selection:guide',
			label: { id: 'gate.selection.guide', values: { looks } },
			minuend: guide,
			subtrahend: 0,
			measured: { value: guide, interval: null, n: score.n, refits: 0 },
			threshold: 0.015,
			finding: guide >= 0.015 ? 'present' : 'absent'
		})
	];
}

async function againstUnseen(context: GateContext, part: 'test' | 'fresh'): Promise<Against> {
	const { lab, experiment, seed, run, metric, hooks } = context;
	const opened = await lab.run(experiment, seed, { parts: [part], signal: hooks.signal, ...(metric ? { metric } : {}) });
	const [reported, honest] = [run.scores.validation?.[run.metric], opened.scores[part]?.[run.metric]] as [PartScore, PartScore];
	const sign = higherIsBetter(run.metric) ? 1 : -1;
	const value = sign * (reported.measured.value - honest.measured.value);
	// Both are scores of the same refits, so only the rows differ.
	const variance = (reported.measured.variance?.rows ?? NaN) + (honest.measured.variance?.rows ?? NaN);
	return {
		reported: reported.measured.value,
		honest: honest.measured.value,
		measured: {
			value,
			interval: around(value, halfWidth(variance), 'two-samples'),
			n: Math.min(reported.n, honest.n),
			refits: run.status.length
		},
		used: part === 'fresh' ? ['fresh-set'] : []
	};
}

async function againstNested({ lab, experiment, seed, hooks }: GateContext, { path, values }: ExamineSelection): Promise<Against> {
	const evidence = await nestedCrossValidation(lab, experiment, seed, {
		...hooks,
		parameters: { ...(path ? { path } : {}), ...(values ? { values } : {}) }
	});
	if (evidence.kind !== 'facts') throw new Error('Nested cross-validation answers with facts.');
	const of = (id: string): Measured => (evidence.facts.find((fact) => fact.id === id) as { measured: Measured }).measured;
	return { reported: of('flatBest').value, honest: of('nested').value, measured: of('optimism'), used: ['nested-cross-validation'] };
}
