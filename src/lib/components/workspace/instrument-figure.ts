/** Evidence of an instrument → its figure. */
import type { Figure } from '#lib/charts/figure.ts';
import { armsFigure } from '#lib/charts/figures/arms.ts';
import { historyFigure } from '#lib/charts/figures/history.ts';
import { learningCurveFigure } from '#lib/charts/figures/sweep.ts';
import type { InstrumentEvidence } from '#lib/instruments/evidence.ts';

export function figureOf(evidence: InstrumentEvidence): Figure | null {
	switch (evidence.kind) {
		case 'history':
			return historyFigure(evidence.run, 'loss');
		case 'arms':
			return armsFigure(evidence);
		case 'sweep':
			return learningCurveFigure(evidence);
		case 'facts':
			return null;
	}
}
