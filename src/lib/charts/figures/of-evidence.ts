/** Evidence of an instrument → its figure. */
import type { Figure } from '../figure.ts';
import { armsFigure } from './arms.ts';
import { factsFigure } from './facts.ts';
import { historyFigure } from './history.ts';
import { learningCurveFigure, validationCurveFigure } from './sweep.ts';
import type { InstrumentEvidence } from '#lib/instruments/evidence.ts';
import { knobName } from '../knob-words.ts';

export function figureOf(evidence: InstrumentEvidence): Figure | null {
	switch (evidence.kind) {
		case 'history':
			return historyFigure(evidence.run, 'loss');
		case 'arms':
			return armsFigure(evidence);
		case 'sweep':
			return evidence.over === 'rows'
				? learningCurveFigure(evidence)
				: validationCurveFigure(evidence, knobName(evidence.over), givenAt(evidence.base.experiment, evidence.over));
		case 'facts':
			return factsFigure(evidence);
	}
}

/** The number at a path of the experiment; a penalty that is not written down is none. */
function givenAt(experiment: object, path: string): number {
	const value = path
		.split('.')
		.reduce<unknown>(
			(inside, key) => (typeof inside === 'object' && inside !== null ? (inside as Record<string, unknown>)[key] : undefined),
			experiment
		);
	return typeof value === 'number' ? value : 0;
}
