/**
 * Patients who come again and again; the diagnosis is the patient's, and so is most of what is measured.
 *
 * A visit of patient p is  signal · (±1, 0, …) + e · u_p + √(1 − e²) · v + withinSd · w,  with u_p drawn once a patient, v and w
 * once a visit, all N(0, I), and e = patientEffect. The spread of single rows is the same for every e; what e decides is
 * how much a model can know again.
 */
import type { Stream } from '#lib/core/random.ts';
import { normalCdf } from '#lib/core/portable-math.ts';
import { groupColumn, skinTable } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { REPEATED_VISITS } from '../describe-audit.ts';
import { skinNamed } from '../skins.ts';

export const repeatedVisits = createWorld(REPEATED_VISITS, {
	rows: ({ patients, visitsPerPatient }) => patients * visitsPerPatient,
	draw: ({ skin, visitsPerPatient, features, withinSd, patientEffect, signal, freshFrom, patients }, stream, nRows, purpose, shared) => {
		const known = purpose === 'fresh' && freshFrom === 'known-patients';
		// The patients of the study are drawn from its own stream; known patients come back from there.
		const people = (known ? shared.fork('study') : stream).fork('patients');
		const nPatients = known ? patients : Math.ceil(nRows / visitsPerPatient);
		const drawn = drawPatients(people, nPatients, features);
		const visit = stream.fork('visits');
		const columns = Array.from({ length: features }, () => new Float64Array(nRows));
		const yTrue = new Int32Array(nRows);
		const codes = new Int32Array(nRows);
		const anew = Math.sqrt(1 - patientEffect * patientEffect);
		for (let i = 0; i < nRows; i++) {
			const p = known ? i % nPatients : Math.floor(i / visitsPerPatient);
			codes[i] = p;
			yTrue[i] = drawn.labels[p];
			for (let j = 0; j < features; j++) {
				const shift = j === 0 ? (yTrue[i] === 1 ? signal : -signal) : 0;
				const v = visit.normal();
				const w = visit.normal();
				columns[j][i] = shift + patientEffect * drawn.means[j][p] + anew * v + withinSd * w;
			}
		}
		const name = skin === 'neutral' ? 'patient' : skinNamed(skin).group;
		const from = purpose === 'fresh' && !known ? patients + 1 : 1;
		return skinTable(skin, columns, yTrue, 2, { group: groupColumn(name, codes, nPatients, from) });
	},
	// A single row of a new patient: x₁ ~ N(±signal, 1 + withinSd²), whatever the patient effect.
	ceiling: ({ signal, withinSd }) => ({
		metric: 'accuracy',
		value: normalCdf(signal / Math.sqrt(1 + withinSd * withinSd)),
		source: 'exact'
	})
});

function drawPatients(
	stream: Stream,
	n: number,
	features: number
): { readonly labels: Int32Array; readonly means: readonly Float64Array[] } {
	const labels = new Int32Array(n);
	const means = Array.from({ length: features }, () => new Float64Array(n));
	for (let p = 0; p < n; p++) {
		labels[p] = stream.integer(2);
		for (let j = 0; j < features; j++) means[j][p] = stream.normal();
	}
	return { labels, means };
}
