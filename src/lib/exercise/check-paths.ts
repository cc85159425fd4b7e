/** Every change of the experiment that a file names: arms, probes, what is examined, knobs, remedies, break-it. Each must apply. */
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { RESERVED_NAMES } from './claim-facts.ts';
import { patchesOf } from './examine-schema.ts';
import { experimentOf } from './experiment.ts';
import type { Finding } from './problems.ts';
import type { Exercise } from './schema.ts';
import { cureFor } from './suggest.ts';

type Path = readonly (string | number)[];

export function checkPaths(exercise: Exercise): Finding[] {
	const found: Finding[] = [];
	const given = experimentOf(exercise);
	const tryPatch = (patch: Readonly<Record<string, unknown>>, at: Path): void => {
		const message = patchProblem(given, patch);
		if (message === null) return;
		// The sentence names the path it is about; an arm with one path needs no search.
		const keys = Object.keys(patch);
		const key = keys.length === 1 ? keys[0] : keys.find((candidate) => message.includes(candidate));
		found.push({ path: key === undefined ? at : [...at, key], message, atKey: true });
	};
	for (const [name, changes] of Object.entries(exercise.arms)) {
		if (RESERVED_NAMES.includes(name))
			found.push({
				path: ['arms', name],
				atKey: true,
				message: `\`${name}\` has a meaning in claims and cannot name an arm; choose another name.`
			});
		tryPatch(changes, ['arms', name]);
	}
	for (const [name, changes] of Object.entries(exercise.probes ?? {})) tryPatch(changes as Record<string, unknown>, ['probes', name]);
	for (const { at, patch } of patchesOf(exercise.examine ?? {})) tryPatch(patch, at);
	const values = (path: string, list: readonly unknown[], at: Path): void => {
		const message = list.map((value) => patchProblem(given, { [path]: value })).find((problem) => problem !== null);
		if (message !== undefined && message !== null) found.push({ path: at, message });
	};
	exercise.knobs.forEach((knob, index) => {
		const at = ['knobs', index, 'path'];
		if (!knob.path.startsWith('pipeline.'))
			found.push({
				path: at,
				message: `\`${knob.path}\` is no part of the pipeline, and the page must not see the world; name a path that begins with pipeline.`
			});
		else values(knob.path, knob.values, at);
	});
	const knobPaths = exercise.knobs.map((knob) => knob.path);
	if (exercise.bench?.rows && !knobPaths.includes('pipeline.split.train'))
		found.push({
			path: ['bench', 'rows'],
			message: '`bench.rows` has a price, and nothing can be bought; add the knob pipeline.split.train with its values.'
		});
	for (const group of ['works', 'wrong'] as const)
		(exercise.remedy?.[group] ?? []).forEach((entry, index) => {
			if (!knobPaths.includes(entry.path))
				found.push({
					path: ['remedy', group, index, 'path'],
					message: `\`${entry.path}\` is not one of the knobs; ${cureFor(entry.path, knobPaths)}`
				});
		});
	const { breakIt } = exercise;
	if (breakIt) {
		values(breakIt.path, breakIt.values, ['breakIt', 'path']);
		if (!breakIt.values.some((value) => JSON.stringify(value) === JSON.stringify(breakIt.proven)))
			found.push({
				path: ['breakIt', 'proven'],
				message: '`breakIt.proven` must be one of `breakIt.values`: it is the value at which the proof looks.'
			});
		if (breakIt.becomes === exercise.diagnosis)
			found.push({ path: ['breakIt', 'becomes'], message: '`breakIt.becomes` is the diagnosis itself; name the look-alike.' });
	}
	return found;
}

/** What is wrong with a change of the experiment, as the pipeline says it; null when it can be made. */
function patchProblem(given: ExperimentSpec, patch: Readonly<Record<string, unknown>>): string | null {
	try {
		applyPatch(given, patch);
		return null;
	} catch (error) {
		if (error instanceof RangeError) return error.message;
		throw error;
	}
}
