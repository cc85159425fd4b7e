import { resolve } from '$app/paths';
import { refs } from 'virtual:capstones';
import { LabError } from '#lib/runtime/protocol.ts';
import { readTruth } from '#lib/state/capstone-truth.ts';
import type { CapstoneParts } from '#lib/state/capstone-deps.ts';

/** The parts of the capstones that this site serves. */
export const capstoneParts: CapstoneParts = {
	experimentRef: (id) => resolve('/') + refs[id].experimentRef,
	loadTruth: async (id) => {
		const response = await fetch(resolve('/') + refs[id].revealRef).catch(() => null);
		if (!response?.ok) throw new LabError('internal', 'the key of this capstone could not be loaded. Check the connection.');
		return readTruth(await response.json());
	}
};
