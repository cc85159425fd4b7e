/**
 * Two years of records in which several things are wrong at once: entities that come back, repeated rows, a column written after the
 * outcome, a slice with the effect reversed, and weights that turn. Each has a dose of its own.
 *
 * score = ± cos(θ) x₁ + sin(θ) x₂ + e · b / 2 + ½ ε, with b the entity's own level, e = entityEffect and θ growing month by month;
 * the answer is yes above the level that gives the asked share. Columns x₃ and x₄ are the entity's fingerprint.
 */
import { drawPoisson } from '#lib/core/draws.ts';
import { cos, normalQuantile, sin } from '#lib/core/portable-math.ts';
import type { Stream } from '#lib/core/random.ts';
import type { CategoricalColumn } from '#lib/core/table.ts';
import { groupColumn, skinTable } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { MESSY_RECORDS } from '../describe-shift.ts';
import { featureName, skinNamed } from '../skins.ts';

const MONTHS = 24;
const LATER_MONTHS = 6;
const WITHIN = 0.5;
const SLICES = 8;

export const messyRecords = createWorld(MESSY_RECORDS, {
	rows: ({ rows }) => rows,
	draw: (p, stream, nRows, purpose) => {
		const people = drawEntities(stream.fork('entities'), p.entities);
		const cells = stream.fork('cells');
		const copying = stream.fork('copies');
		const writing = stream.fork('late');
		const columns = Array.from({ length: 5 }, () => new Float64Array(nRows));
		const [yTrue, entity, slice] = [new Int32Array(nRows), new Int32Array(nRows), new Int32Array(nRows)];
		const month = new Float64Array(nRows);
		const spread = Math.sqrt(1.25 + (p.entityEffect * p.entityEffect) / 4);
		const line = spread * normalQuantile(1 - p.share);
		for (let i = 0; i < nRows; i++) {
			month[i] = purpose === 'study' ? (MONTHS * i) / p.rows : MONTHS + LATER_MONTHS * cells.uniform();
			entity[i] = cells.integer(p.entities);
			const place = cells.uniform();
			slice[i] =
				place < p.reversedShare
					? 0
					: 1 + Math.min(SLICES - 2, Math.floor(((place - p.reversedShare) / (1 - p.reversedShare)) * (SLICES - 1)));
			const [x1, x2, error] = [cells.normal(), cells.normal(), cells.normal()];
			const angle = (p.turnPerMonth * month[i] * Math.PI) / 180;
			const effect = (slice[i] === 0 ? -1 : 1) * cos(angle) * x1 + sin(angle) * x2;
			yTrue[i] = effect + (p.entityEffect / 2) * people[entity[i]][0] + error / 2 > line ? 1 : 0;
			const written = writing.uniform() < 0.9;
			const events = drawPoisson(writing, 3);
			const fingerprint = [1, 2].map((k) => p.entityEffect * people[entity[i]][k] + WITHIN * cells.normal());
			[x1, x2, ...fingerprint, purpose === 'study' && yTrue[i] === 1 && written ? events : 0].forEach(
				(value, j) => (columns[j][i] = value)
			);
			const copied = purpose === 'study' && copying.uniform() < p.copies;
			const source = copying.integer(Math.max(1, i));
			if (!copied || i === 0) continue;
			for (const column of columns) column[i] = column[source];
			[yTrue[i], entity[i], slice[i]] = [yTrue[source], entity[source], slice[source]];
		}
		const segment: CategoricalColumn = {
			kind: 'categorical',
			name: 'slice',
			levels: Array.from({ length: SLICES }, (_, k) => `slice ${k + 1}`),
			codes: slice
		};
		const name = p.skin === 'neutral' ? 'entity' : skinNamed(p.skin).group;
		return skinTable(p.skin, p.late ? columns : columns.slice(0, 4), yTrue, 2, {
			group: groupColumn(name, entity, p.entities, purpose === 'study' ? 1 : p.entities + 1),
			time: { kind: 'numeric', name: 'month', unit: 'months', values: month },
			segments: [segment]
		});
	},
	writtenAfter: ({ skin, late }) => (late ? [featureName(skinNamed(skin), 4)] : []),
	ceiling: () => null
});

/** Level and two fingerprints of each entity. */
function drawEntities(stream: Stream, n: number): readonly (readonly number[])[] {
	return Array.from({ length: n }, () => [stream.normal(), stream.normal(), stream.normal()]);
}
