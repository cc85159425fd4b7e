import type { Conventions } from './verdict.ts';

/** The conventions of the house. They are conventions: an instructor may set others, and every page that uses one says so. */
export const DEFAULT_CONVENTIONS: Conventions = {
	materiality: 0.03,
	errorMateriality: 0.1,
	gain: 0.02,
	errorGain: 1 / 15,
	gainStandardErrors: 1.64,
	level: 0.95,
	lowCeiling: 0.8,
	shareOfBest: 0.75,
	cleanShare: 0.5,
	earlyShare: 0.8,
	dataLead: 1,
	bothAccepted: 1,
	equallyRanked: 0.25
};
