/** The gates in the order of the procedure. The fit gate comes last in time and keeps its place in the report: its probes are the costly part. */
import { calibrationGate } from './calibration.ts';
import { fitGate } from './fit.ts';
import type { Gate } from './gate.ts';
import { languageGate } from './language.ts';
import { measurementGate } from './measurement.ts';
import { metricGate } from './metric.ts';
import { precisionGate } from './precision.ts';
import { provenanceGate } from './provenance.ts';
import { selectionGate } from './selection.ts';
import { shiftGate } from './shift.ts';
import { slicesGate } from './slices.ts';
import { stabilityGate } from './stability.ts';

/** In the order in which a report lists what fired. */
export const GATES: readonly Gate[] = [
	provenanceGate,
	metricGate,
	precisionGate,
	measurementGate,
	fitGate,
	selectionGate,
	slicesGate,
	calibrationGate,
	stabilityGate,
	shiftGate,
	languageGate
];
