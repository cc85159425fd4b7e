import { describe, expect, it } from 'vitest';
import { createStream } from '#lib/core/random.ts';
import { cos, exp, sin } from '#lib/core/portable-math.ts';
import type { NumericColumn, Table } from '#lib/core/table.ts';
import { getWorld } from '#lib/worlds/registry.ts';

/** Share of fresh rows for which a rule that knows the process is right. */
function accuracyOfRule(
	spec: { kind: string; [parameter: string]: unknown },
	rule: (row: readonly number[]) => number,
	nRows = 20000
): number {
	const table: Table = getWorld(spec.kind).fresh(spec, createStream('ceiling'), nRows);
	const columns = table.features.map((column) => (column as NumericColumn).values);
	let right = 0;
	for (let i = 0; i < nRows; i++) if (rule(columns.map((values) => values[i])) === table.target.yTrue[i]) right++;
	return right / nRows;
}

const ceilingOf = (spec: { kind: string; [parameter: string]: unknown }): number => getWorld(spec.kind).ceiling(spec)?.value ?? NaN;

/** Four standard errors of a share near 0.9 in 20,000 rows. */
const MONTE_CARLO = 0.009;

/** Which of two curves is likelier at a point, by their mean density over many points of each. */
function likelier(curves: readonly (readonly (readonly [number, number])[])[], sd: number, [x, y]: readonly number[]): number {
	const [a, b] = curves.map((points) =>
		points.reduce((sum, [cx, cy]) => sum + exp(-((x - cx) * (x - cx) + (y - cy) * (y - cy)) / (2 * sd * sd)), 0)
	);
	return b > a ? 1 : 0;
}

const steps = (n: number): number[] => Array.from({ length: n }, (_, i) => (i + 0.5) / n);

describe('ceilings against the design figures and against the best rule, simulated', () => {
	it('moons: figures of the catalogue, with and without flipped labels', () => {
		const figures = [
			[0.15, 0.989],
			[0.2, 0.97],
			[0.25, 0.946],
			[0.3, 0.914],
			[0.4, 0.859]
		];
		for (const [noise, value] of figures) expect(Math.abs(ceilingOf({ kind: 'moons', noise }) - value)).toBeLessThan(0.005);
		expect(ceilingOf({ kind: 'moons', noise: 0.25, flips: 0.25 })).toBeCloseTo(0.723, 2);
		expect(ceilingOf({ kind: 'moons', noise: 0 })).toBe(1);
	});

	it.each([0.15, 0.25, 0.33, 0.6])('moons at noise %f: quadrature agrees with the Bayes rule on 6,000 rows', (noise) => {
		const arcs = [
			steps(120).map((u) => [cos(Math.PI * u), sin(Math.PI * u)] as const),
			steps(120).map((u) => [1 - cos(Math.PI * u), 0.5 - sin(Math.PI * u)] as const)
		];
		const simulated = accuracyOfRule({ kind: 'moons', noise }, (row) => likelier(arcs, noise, row), 6000);
		expect(Math.abs(simulated - ceilingOf({ kind: 'moons', noise }))).toBeLessThan(2 * MONTE_CARLO);
	});

	it.each([0.05, 0.08, 0.15])('spiral at noise %f: quadrature agrees with the Bayes rule on 4,000 rows', (noise) => {
		const arm = steps(300)
			.map((u) => 0.5 + 3 * Math.PI * u)
			.map((t) => [(t / (2 * Math.PI)) * cos(t), (t / (2 * Math.PI)) * sin(t)] as const);
		const simulated = accuracyOfRule(
			{ kind: 'spiral', noise },
			(row) => likelier([arm, arm.map(([x, y]) => [-x, -y] as const)], noise, row),
			4000
		);
		expect(Math.abs(simulated - ceilingOf({ kind: 'spiral', noise }))).toBeLessThan(2 * MONTE_CARLO);
		expect(ceilingOf({ kind: 'spiral' })).toBeCloseTo(0.99, 2);
	});

	it('gaussians: Φ(separation), and (1 − f) C + f (1 − C) with flips', () => {
		for (const [separation, value] of [
			[1, 0.841],
			[1.2, 0.885],
			[1.5, 0.933],
			[2, 0.977]
		])
			expect(ceilingOf({ kind: 'gaussians', separation })).toBeCloseTo(value, 3);
		const spec = { kind: 'gaussians', separation: 2, flips: 0.2, features: 3 };
		expect(ceilingOf(spec)).toBeCloseTo(0.8 * 0.97725 + 0.2 * 0.02275, 4);
		expect(Math.abs(accuracyOfRule(spec, ([x]) => (x > 0 ? 1 : 0)) - ceilingOf(spec))).toBeLessThan(MONTE_CARLO);
	});

	it('gaussians and moons: clean fresh labels have the clean ceiling, and only they', () => {
		for (const kind of ['gaussians', 'moons']) {
			const spec = { kind, flips: 0.3, flipOn: 'study' };
			expect(getWorld(kind).ceiling(spec, { of: 'fresh' })).toEqual(getWorld(kind).ceiling({ kind }));
			expect(ceilingOf(spec)).toBe(ceilingOf({ kind, flips: 0.3 }));
			expect(ceilingOf({ kind, flips: 0.3, flipOn: 'train' })).toBe(ceilingOf({ kind }));
		}
		const spec = { kind: 'gaussians', separation: 2, flips: 0.3, flipOn: 'study', features: 1 };
		expect(Math.abs(accuracyOfRule(spec, ([x]) => (x > 0 ? 1 : 0)) - 0.97725)).toBeLessThan(MONTE_CARLO);
	});

	it('is null in a metric in which it is not known', () => {
		expect(getWorld('moons').ceiling({ kind: 'moons' }, { metric: 'rocAuc' })).toBeNull();
		expect(getWorld('moons').ceiling({ kind: 'moons' }, { metric: 'accuracy' })?.value).toBeGreaterThan(0.9);
	});

	it('rings: Φ(2) at noise 0.25, and the radius rule', () => {
		expect(ceilingOf({ kind: 'rings' })).toBeCloseTo(0.97725, 4);
		const rule = ([x, y]: readonly number[]): number => (x * x + y * y > 2.25 ? 1 : 0);
		expect(Math.abs(accuracyOfRule({ kind: 'rings', junk: 2 }, rule) - ceilingOf({ kind: 'rings', junk: 2 }))).toBeLessThan(MONTE_CARLO);
		expect(Math.abs(accuracyOfRule({ kind: 'rings', noise: 0.4 }, rule) - ceilingOf({ kind: 'rings', noise: 0.4 }))).toBeLessThan(
			MONTE_CARLO
		);
		expect(Math.abs(accuracyOfRule({ kind: 'rings' }, ([x]) => (x > 0 ? 1 : 0)) - 0.5)).toBeLessThan(4 * 0.0036);
	});

	it('hidden signal: .608 without and .931 with the withheld column', () => {
		expect(ceilingOf({ kind: 'hidden-signal' })).toBeCloseTo(0.608, 2);
		expect(ceilingOf({ kind: 'hidden-signal', reveal: true })).toBeCloseTo(0.931, 2);
		const seen = { kind: 'hidden-signal', decoys: 1 };
		expect(Math.abs(accuracyOfRule(seen, ([x1]) => (x1 > 0 ? 1 : 0)) - ceilingOf(seen))).toBeLessThan(1.6 * MONTE_CARLO);
		const full = { kind: 'hidden-signal', reveal: true };
		expect(Math.abs(accuracyOfRule(full, (row) => (0.8 * row[0] + 2.2 * row[3] > 0 ? 1 : 0)) - ceilingOf(full))).toBeLessThan(MONTE_CARLO);
	});

	it('repeated visits: a coin without signal, .763 a row with signal .8, whatever the patient effect', () => {
		expect(ceilingOf({ kind: 'repeated-visits' })).toBe(0.5);
		for (const patientEffect of [0, 0.6, 1]) {
			const spec = { kind: 'repeated-visits', signal: 0.8, patientEffect, visitsPerPatient: 1 };
			expect(ceilingOf(spec)).toBeCloseTo(0.763, 3);
			expect(Math.abs(accuracyOfRule(spec, ([x]) => (x > 0 ? 1 : 0)) - 0.763)).toBeLessThan(1.4 * MONTE_CARLO);
		}
	});

	it('blobs: simulated with its standard error, near the nearest-centre rule of two classes', () => {
		const ceiling = getWorld('blobs').ceiling({ kind: 'blobs' });
		expect(ceiling?.source).toBe('simulated');
		expect(ceiling?.standardError).toBeLessThan(0.002);
		expect(ceiling?.value).toBeGreaterThan(0.95);
		expect(ceilingOf({ kind: 'blobs', spread: 0 })).toBeLessThan(0.27);
		expect(ceilingOf({ kind: 'blobs', flips: 0.3 })).toBeLessThan(0.71);
	});
});
