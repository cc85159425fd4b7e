import type { InstrumentEvidence } from '#lib/instruments/evidence.ts';

/** The digest an instrument's reading is logged under: of its arms or points, in order. */
export function readingDigest(evidence: InstrumentEvidence): string {
	switch (evidence.kind) {
		case 'history':
			return evidence.run.digest;
		case 'arms':
			return evidence.arms.map((arm) => arm.run.digest.slice(0, 16)).join('.');
		case 'sweep':
			return evidence.points.map((point) => point.run.digest.slice(0, 16)).join('.');
		case 'facts':
			return evidence.digest ?? evidence.instrument;
	}
}
