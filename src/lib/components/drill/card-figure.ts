/** The small chart of a card: loss over epochs where the model has epochs, its two scores with their references otherwise. */
import type { Figure, IntervalRow, Plotted } from '#lib/charts/figure.ts';
import { metricAxis, referencesOf, scoreOf } from '#lib/charts/figures/common.ts';
import { historyFigure } from '#lib/charts/figures/history.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import { say } from '#lib/messages/drill.ts';

export type CardChart = Pick<Figure, 'title' | 'plot' | 'sentence'>;

/** @param ceiling whether the ceiling may be shown; a card shows it where its stage gives it */
export function cardFigure(run: RunEvidence, ceiling: boolean): CardChart {
	const { title, plot, sentence } = run.histories && run.histories.length > 0 ? historyFigure(run, 'loss') : scoresFigure(run);
	return { title, sentence, plot: ceiling ? plot : withoutCeiling(plot) };
}

function withoutCeiling(plot: Plotted): Plotted {
	return 'references' in plot ? { ...plot, references: plot.references.filter(({ kind }) => kind === 'baseline') } : plot;
}

function scoresFigure(run: RunEvidence): CardChart {
	const rows = (['train', 'validation'] as const).map((part): IntervalRow => {
		const { measured, perRefit } = scoreOf(run, part);
		const { value, interval } = measured;
		return {
			id: part,
			label: say(`card.scores.${part}`),
			role: part === 'train' ? 'training' : 'validation',
			value,
			low: part === 'train' || !interval ? NaN : interval.low,
			high: part === 'train' || !interval ? NaN : interval.high,
			ticks: perRefit
		};
	});
	const [train, validation] = rows;
	return {
		title: say('card.scores.title'),
		plot: { kind: 'intervals', x: metricAxis(run.metric), rows, references: referencesOf(run, run.metric, 'axis') },
		sentence: say('card.scores.sentence', {
			train: train.value,
			validation: validation.value,
			low: validation.low,
			high: validation.high
		})
	};
}
