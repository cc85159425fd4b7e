import type { Conventions } from './verdict.ts';

/** The conventions of the house. They are conventions: an instructor may set others, and every page that uses one says so. */
export const DEFAULT_CONVENTIONS: Conventions = {
	materiality: 0.03,
	gain: 0.02,
	gainStandardErrors: 1.64,
	level: 0.95
};
