import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONVENTIONS } from '#lib/diagnosis/conventions.ts';
import { DIAGNOSIS_IDS, familyOf } from '#lib/diagnosis/ids.ts';
import { isMaterial, type ProbeOutcome } from '#lib/diagnosis/gains.ts';
import { judgeFit, OVER_PROBES, readFit, readPrecision, UNDER_PROBES } from '#lib/diagnosis/judge-fit.ts';
import type { GateFinding } from '#lib/diagnosis/gates/gate.ts';
import { rowsToSettle } from '#lib/diagnosis/measure-fit.ts';
import type { Verdict } from '#lib/diagnosis/verdict.ts';
import { gapBetween } from '#lib/instruments/compare.ts';
import type { MetricName, PartScore, RunEvidence } from '#lib/instruments/evidence.ts';
import type { ProbeFamily } from '#lib/instruments/probes.ts';
import { normalMeasured, proportionOverRefits } from '#lib/instruments/uncertainty.ts';

/** Evidence made by hand: accuracies of one refit on so many rows. */
function runOf(train: number, validation: number, nValidation = 2000, nTrain = 800): RunEvidence {
	const parts = {
		train: { accuracy: { n: nTrain, perRefit: [train], measured: proportionOverRefits([train], nTrain, true) } },
		validation: { accuracy: { n: nValidation, perRefit: [validation], measured: proportionOverRefits([validation], nValidation, false) } }
	};
	return {
		task: 'classification',
		metric: 'accuracy',
		scores: parts,
		gap: gapBetween('accuracy', parts.train.accuracy, parts.validation.accuracy),
		baseline: { metric: 'accuracy', value: 0.5, rule: 'majority', logLoss: 0.69 },
		status: ['finished']
	} as unknown as RunEvidence;
}

function rmseRun(train: number, validation: number, rows: number): RunEvidence {
	const score = (value: number, variance: number, n: number): PartScore => ({
		n,
		perRefit: [value],
		measured: normalMeasured(value, [value], variance, n, 'normal')
	});
	const parts = { train: { rmse: score(train, 0, 500) }, validation: { rmse: score(validation, rows, 1000) } };
	return {
		task: 'regression',
		metric: 'rmse' as MetricName,
		scores: parts,
		gap: gapBetween('rmse', parts.train.rmse, parts.validation.rmse),
		baseline: { metric: 'rmse', value: 10, rule: 'mean', logLoss: null },
		status: ['finished']
	} as unknown as RunEvidence;
}

/** A probe that gained so much, ± half an interval. */
function probe(family: ProbeFamily, gain: number, half = 0.01, id: string = family): ProbeOutcome {
	return {
		family,
		id,
		label: { id: `arm.${id}`, values: {} },
		score: 0.8 + gain,
		against: {
			metric: 'accuracy',
			a: 0.8,
			b: 0.8 + gain,
			difference: gain,
			interval: { low: gain - half, high: gain + half, level: 0.95, method: 'paired' },
			n: 2000
		}
	};
}

function judge(run: RunEvidence, reference: number, probes: readonly ProbeOutcome[] = [], known = true): Verdict {
	return judgeFit(run, readFit(run, reference, DEFAULT_CONVENTIONS), probes, { value: reference, known }, DEFAULT_CONVENTIONS);
}

const branch = (run: RunEvidence, reference: number): string => readFit(run, reference, DEFAULT_CONVENTIONS).branch;
const decisive = (verdict: Verdict): readonly string[] => verdict.lines.filter((line) => line.decisive).map((line) => line.id);

describe('reading the two numbers', () => {
	it('fits when gap and shortfall are absent', () => {
		expect(branch(runOf(0.945, 0.94), 0.946)).toBe('fits');
	});

	it('calls a gap benign when validation stands at the ceiling', () => {
		const run = runOf(1, 0.94);
		expect(run.gap.value).toBeCloseTo(0.06, 12);
		expect(judge(run, 0.946)).toMatchObject({ primary: 'FIT-OK', family: 'fits' });
		expect(decisive(judge(run, 0.946))).toEqual(['shortfall']);
	});

	it('does not call it benign when the ceiling is far above', () => {
		expect(branch(runOf(1, 0.8), 0.94)).toBe('over');
	});

	it('finds too simple by the bias, or by a shortfall without a gap', () => {
		expect(branch(runOf(0.86, 0.86), 0.946)).toBe('under');
		expect(readFit(runOf(0.86, 0.86), 0.946, DEFAULT_CONVENTIONS).probes).toBe(UNDER_PROBES);
	});

	it('finds both at once', () => {
		const verdict = judge(runOf(0.74, 0.5, 2000, 300), 0.977);
		expect(verdict).toMatchObject({ primary: 'BV-MIX', accept: ['BV-MIX'] });
		expect(decisive(verdict)).toEqual(['gap', 'bias']);
	});

	it('cannot tell on few rows, and says how many would settle it', () => {
		const run = runOf(0.93, 0.9, 40, 150);
		const open = readPrecision(run, DEFAULT_CONVENTIONS) as GateFinding;
		expect(open).toMatchObject({ weight: 'open', id: 'INC', accept: ['INC', 'EV-SMALL'] });
		// 1.96² · 0.9 · 0.1 / 0.015² = 1536.6 → 1540.
		expect(open.wouldSettle).toMatchObject({ measurement: 'validation-rows', n: 1540, flipsAt: 0.03 });
		expect(open.lines.filter((line) => line.decisive).map((line) => line.id)).toEqual(['gap']);
		expect(readPrecision(runOf(0.93, 0.9, 4000, 150), DEFAULT_CONVENTIONS)).toBeNull();
	});

	it('still names a gap that exceeds its whole interval on few rows', () => {
		expect(readPrecision(runOf(1, 0.5, 60, 150), DEFAULT_CONVENTIONS)).toBeNull();
		expect(branch(runOf(1, 0.5, 60, 150), 0.9)).toBe('over');
	});

	it('cannot tell when the shortfall is inconclusive, and says that it is the shortfall', () => {
		// Gap 0.01 ± 0.029 absent; shortfall 0.036 ± 0.029: its ends lie in "present" and in "absent".
		const reading = readFit(runOf(0.91, 0.9, 420, 400), 0.936, DEFAULT_CONVENTIONS);
		expect(Object.fromEntries(reading.lines.map((line) => [line.id, line.finding]))).toEqual({
			gap: 'absent',
			bias: 'absent',
			shortfall: 'inconclusive'
		});
		expect(reading.branch).toBe('cannot-tell');
		expect(reading.lines.filter((line) => line.decisive).map((line) => line.id)).toEqual(['shortfall']);
	});

	it('asks for probes of both kinds when something is lost and neither side shows it', () => {
		// Gap 0.035 with an interval that spans both words, bias 0.015, shortfall 0.05 beyond doubt.
		const run = runOf(0.935, 0.9, 420, 450);
		const reading = readFit(run, 0.95, DEFAULT_CONVENTIONS);
		expect(Object.fromEntries(reading.lines.map((line) => [line.id, line.finding]))).toEqual({
			gap: 'inconclusive',
			bias: 'absent',
			shortfall: 'present'
		});
		expect(reading.branch).toBe('either');
		expect(reading.probes).toEqual([...UNDER_PROBES, ...OVER_PROBES]);
		const by = (probes: readonly ProbeOutcome[]): string =>
			judgeFit(run, reading, probes, { value: 0.95, known: true }, DEFAULT_CONVENTIONS).primary;
		expect(by([probe('capacity', 0.04), probe('simplify', 0.0)])).toBe('UF-CAP');
		expect(by([probe('capacity', 0.0), probe('simplify', 0.04)])).toBe('OF-CAP');
		expect(by([probe('capacity', 0.0), probe('simplify', 0.0)])).toBe('INC');
	});
});

describe('at the ceiling', () => {
	it('is chance when the ceiling itself is low', () => {
		expect(judge(runOf(0.72, 0.716, 4000, 2000), 0.723)).toMatchObject({
			primary: 'UF-NOISE',
			accept: ['UF-NOISE', 'FIT-OK'],
			family: 'fits'
		});
	});

	it('is not called chance where the ceiling is only the best of the probes', () => {
		expect(judge(runOf(0.72, 0.716, 4000, 2000), 0.723, [], false).primary).toBe('FIT-OK');
	});
});

describe('too simple', () => {
	const run = runOf(0.86, 0.86);

	it.each<[ProbeFamily, string]>([
		['optimiser', 'UF-OPT'],
		['penalty', 'UF-REG'],
		['columns', 'UF-SIG'],
		['capacity', 'UF-CAP']
	])('%s alone helps: %s', (family, id) => {
		const verdict = judge(run, 0.946, [
			...UNDER_PROBES.filter((other) => other !== family).map((other) => probe(other, 0.005)),
			probe(family, 0.08)
		]);
		expect(verdict).toMatchObject({ primary: id, accept: [id], family: 'too-simple' });
		expect(decisive(verdict)).toEqual([`gain:${family}`]);
	});

	it('takes the cheapest that explains three quarters of the best gain', () => {
		expect(judge(run, 0.946, [probe('optimiser', 0.062), probe('capacity', 0.08)]).primary).toBe('UF-OPT');
		expect(judge(run, 0.946, [probe('optimiser', 0.058), probe('capacity', 0.08)]).primary).toBe('UF-CAP');
	});

	it('does not count a gain that its own noise could make', () => {
		expect(isMaterial(probe('capacity', 0.05, 0.08), run, DEFAULT_CONVENTIONS)).toBe(false);
		expect(isMaterial(probe('capacity', 0.05, 0.05), run, DEFAULT_CONVENTIONS)).toBe(true);
		expect(isMaterial(probe('capacity', 0.019, 0.001), run, DEFAULT_CONVENTIONS)).toBe(false);
	});

	it('leaves it open under a known ceiling when nothing helps', () => {
		const verdict = judge(
			run,
			0.946,
			UNDER_PROBES.map((family) => probe(family, 0.001))
		);
		expect(verdict).toMatchObject({ primary: 'INC', family: 'cannot-tell' });
		expect(verdict.wouldSettle?.n).toBeGreaterThan(0);
	});
});

describe('too fitted', () => {
	const run = runOf(1, 0.8, 3000, 300);
	const probed = (gains: Partial<Record<ProbeFamily, number>>): Verdict =>
		judge(
			run,
			0.9,
			OVER_PROBES.filter((family) => gains[family] !== undefined).map((family) => probe(family, gains[family] as number))
		);

	it('is capacity when the same rows do better with less', () => {
		expect(probed({ simplify: 0.04, data: 0.0, 'early-stop': 0.0 })).toMatchObject({ primary: 'OF-CAP', accept: ['OF-CAP'] });
	});

	it('is rows when more of them beat every restraint by τ', () => {
		expect(probed({ simplify: 0.04, data: 0.08, 'early-stop': 0.01 })).toMatchObject({ primary: 'OF-DATA', accept: ['OF-DATA'] });
	});

	it('accepts rows beside capacity when they tie', () => {
		expect(probed({ simplify: 0.04, data: 0.05 })).toMatchObject({ primary: 'OF-CAP', accept: ['OF-CAP', 'OF-DATA'] });
	});

	it('is the length of training when stopping earlier gets most of it', () => {
		expect(probed({ simplify: 0.05, 'early-stop': 0.045, data: 0 })).toMatchObject({ primary: 'OF-LONG', accept: ['OF-LONG', 'OF-CAP'] });
		expect(probed({ simplify: 0.05, 'early-stop': 0.03, data: 0 }).primary).toBe('OF-CAP');
		expect(probed({ 'early-stop': 0.03, simplify: 0 })).toMatchObject({ primary: 'OF-LONG', accept: ['OF-LONG'] });
	});

	it('is wrong labels when cleaning gets at least half of what restraint does', () => {
		expect(probed({ clean: 0.15, simplify: 0.08 })).toMatchObject({ primary: 'OF-NOISE', accept: ['OF-NOISE'] });
		expect(probed({ clean: 0.155, simplify: 0.15 })).toMatchObject({ primary: 'OF-NOISE', accept: ['OF-NOISE', 'OF-CAP'] });
		expect(probed({ clean: 0.03, simplify: 0.08 }).primary).toBe('OF-CAP');
	});

	it('is never rows by default: a gap that nothing returns stays open', () => {
		expect(probed({ simplify: 0, data: 0.015, 'early-stop': 0 }).primary).toBe('INC');
	});

	it('marks the gain that decides', () => {
		expect(decisive(probed({ simplify: 0.04, data: 0.08 }))).toEqual(['gain:data']);
	});
});

describe('what cannot be told yet', () => {
	/** Every path that ends in INC, by hand. */
	const under = runOf(0.86, 0.86);
	const over = runOf(1, 0.8, 3000, 300);

	it('names rows where a gain could still count, and the gain at which it flips', () => {
		// 0.015 ± 0.01 on 2,000 rows reaches 0.02. Clear of it by ± 0.005: half as wide, so four times the rows.
		expect(judge(under, 0.946, [probe('capacity', 0.015, 0.01)]).wouldSettle).toEqual({
			measurement: 'validation-rows',
			n: 8000,
			flipsAt: 0.02,
			line: 'gain:capacity',
			above: 'too-simple',
			below: 'INC'
		});
		expect(judge(under, 0.946, [probe('capacity', 0.015, 0.02)]).wouldSettle?.n).toBe(32_000);
	});

	it('names another probe where no number of rows would do', () => {
		const nothing = UNDER_PROBES.map((family) => probe(family, -0.02, 0.01));
		expect(judge(under, 0.946, nothing).wouldSettle).toEqual({
			measurement: 'another-probe',
			n: 1,
			flipsAt: 0.02,
			above: 'too-simple',
			below: 'INC'
		});
		expect(judge(over, 0.94, [probe('simplify', -0.05)]).wouldSettle).toMatchObject({ measurement: 'another-probe', above: 'too-fitted' });
	});

	it('names the shortfall where a gap costs nothing as far as shown', () => {
		// Gap 0.1; shortfall 0.04 ± 0.026 is neither absent nor present by its lower end.
		const run = runOf(1, 0.9, 500, 300);
		expect(readFit(run, 0.94, DEFAULT_CONVENTIONS).lines[2].finding).toBe('inconclusive');
		const verdict = judge(run, 0.94, [probe('simplify', -0.05)]);
		expect(verdict.primary).toBe('INC');
		expect(verdict.wouldSettle).toMatchObject({ line: 'shortfall', flipsAt: 0.03, above: 'too-fitted', below: 'fits' });
	});

	it('names none of three causes whose gains are the same, and accepts each', () => {
		const tied = judge(under, 0.946, [probe('optimiser', 0.06), probe('penalty', 0.058), probe('capacity', 0.062)]);
		expect(tied).toMatchObject({ primary: 'INC', accept: ['INC', 'UF-OPT', 'UF-REG', 'UF-CAP'] });
		expect(decisive(tied)).toEqual(['gain:optimiser', 'gain:penalty', 'gain:capacity']);
		expect(tied.wouldSettle).toMatchObject({ measurement: 'validation-rows', n: 2000, flipsAt: 0.02 });
		// Two that tie are ranked by cost; three of which one trails by more than a quarter of the convention are ranked as well.
		expect(judge(under, 0.946, [probe('optimiser', 0.06), probe('capacity', 0.062)]).primary).toBe('UF-OPT');
		expect(judge(under, 0.946, [probe('optimiser', 0.056), probe('penalty', 0.058), probe('capacity', 0.062)]).primary).toBe('UF-OPT');
		expect(judge(over, 0.94, [probe('data', 0.06), probe('early-stop', 0.058), probe('simplify', 0.062)]).primary).toBe('INC');
	});

	it('accepts "cannot tell" where nobody knows the ceiling, and names what would bound it', () => {
		const run = runOf(0.945, 0.94);
		expect(judge(run, 0.946, [], false)).toMatchObject({ primary: 'FIT-OK', accept: ['FIT-OK', 'INC'] });
		expect(judge(run, 0.946, [], false).wouldSettle).toMatchObject({ measurement: 'second-labels', flipsAt: 0.03, line: 'shortfall' });
		expect(judge(run, 0.946).accept).toEqual(['FIT-OK']);
		expect(judge(run, 0.946).wouldSettle).toBeUndefined();
	});

	it('names refits where the rows suffice and only refits disagree', () => {
		const refits = (train: readonly number[], validation: readonly number[], n: number): RunEvidence => {
			const part = (scores: readonly number[], rows: number, isTrain: boolean): PartScore => ({
				n: rows,
				perRefit: scores,
				measured: proportionOverRefits(scores, rows, isTrain)
			});
			const parts = { train: { accuracy: part(train, 800, true) }, validation: { accuracy: part(validation, n, false) } };
			return {
				...runOf(0.9, 0.9),
				scores: parts,
				gap: gapBetween('accuracy', parts.train.accuracy, parts.validation.accuracy),
				status: ['finished', 'finished', 'finished']
			} as unknown as RunEvidence;
		};
		// Gaps −0.02, 0.02, 0.06 of three refits on 4,000 rows.
		const scattered = readPrecision(refits([0.88, 0.92, 0.96], [0.9, 0.9, 0.9], 4000), DEFAULT_CONVENTIONS) as GateFinding;
		expect(scattered.wouldSettle).toMatchObject({ measurement: 'refits', flipsAt: 0.03 });
		expect(scattered.wouldSettle?.n).toBeGreaterThan(3);
		// The same scatter about a gap that is absent even so, and about one that is present, settles it.
		expect(readPrecision(refits([0.84, 0.88, 0.92], [0.9, 0.9, 0.9], 4000), DEFAULT_CONVENTIONS)).toBeNull();
		expect(readPrecision(refits([0.96, 1, 0.98], [0.9, 0.9, 0.9], 4000), DEFAULT_CONVENTIONS)).toBeNull();
	});

	it('always says what, how much and at which result, whatever was measured', () => {
		const gain = fc.tuple(fc.constantFrom(...UNDER_PROBES, ...OVER_PROBES), fc.double({ min: -0.1, max: 0.2, noNaN: true }));
		const share = fc.double({ min: 0.4, max: 1, noNaN: true });
		fc.assert(
			fc.property(
				share,
				share,
				share,
				fc.integer({ min: 30, max: 5000 }),
				fc.array(gain, { maxLength: 8 }),
				(train, validation, ceiling, n, gains) => {
					const run = runOf(train, validation, n);
					const open = readPrecision(run, DEFAULT_CONVENTIONS);
					if (open) expect(open.wouldSettle?.n).toBeGreaterThan(0);
					const verdict = judge(
						run,
						ceiling,
						gains.map(([family, size]) => probe(family, size, 0.02))
					);
					expect(verdict.accept[0]).toBe(verdict.primary);
					if (verdict.primary !== 'INC') return;
					expect(verdict.wouldSettle?.n).toBeGreaterThan(0);
					expect(verdict.wouldSettle?.flipsAt).toBeGreaterThan(0);
				}
			)
		);
	});
});

describe('a column that the exercise names', () => {
	it('is missing when it brings something, even where the visible ceiling is reached', () => {
		const atCeiling = runOf(0.62, 0.61, 4000, 2000);
		expect(readFit(atCeiling, 0.61, DEFAULT_CONVENTIONS).probes).toEqual(['columns']);
		expect(judge(atCeiling, 0.61)).toMatchObject({ primary: 'UF-NOISE' });
		const missing = judge(atCeiling, 0.61, [probe('columns', 0.3)]);
		expect(missing).toMatchObject({ primary: 'UF-SIG', accept: ['UF-SIG'], used: ['candidate-columns'] });
		expect(decisive(missing)).toEqual(['gain:columns']);
		expect(judge(atCeiling, 0.61, [probe('columns', 0.004)]).primary).toBe('UF-NOISE');
	});
});

describe('numbers', () => {
	it('measure materiality as a tenth of the baseline', () => {
		const reading = readFit(rmseRun(6, 9, 0.01), 8.9, DEFAULT_CONVENTIONS);
		expect(reading.lines.map(({ id, threshold, finding }) => [id, Math.round(threshold * 1e6) / 1e6, finding])).toEqual([
			['gap', 1, 'present'],
			['bias', 1, 'absent'],
			['shortfall', 1, 'absent']
		]);
		expect(reading.lines[2]).toMatchObject({ minuend: 9, subtrahend: 8.9 });
	});

	it('ask for as many rows as the variance calls for', () => {
		// Variance per row 0.01 · 1000 = 10; 1.96² · 10 / 0.5² = 153.7 → 160.
		expect(rowsToSettle(rmseRun(6, 9, 0.01), DEFAULT_CONVENTIONS)).toBe(160);
	});
});

it('every id has a family, and an unknown one is refused with the list', () => {
	for (const id of DIAGNOSIS_IDS) expect(familyOf(id)).toBeTruthy();
	expect(() => familyOf('OF-MOON')).toThrow(/OF-MOON.*FIT-OK/);
});
