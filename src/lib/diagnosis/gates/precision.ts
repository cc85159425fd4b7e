/** Gate 2: is the gap known well enough for anything to be said about fit? */
import { readPrecision } from '../judge-fit.ts';
import type { Gate } from './gate.ts';

export const precisionGate: Gate = {
	name: 'precision',
	look: async ({ run, conventions }) => {
		const open = readPrecision(run, conventions);
		return open ? [open] : [];
	}
};
