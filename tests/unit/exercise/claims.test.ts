import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { FactsEvidence, MetricName, PartScore, RunEvidence } from '#lib/instruments/evidence.ts';
import { parseExpression } from '#lib/exercise/claim-syntax.ts';
import { ClaimSyntaxError } from '#lib/exercise/claim-tokens.ts';
import { evaluate, factsNeeded, instrumentsNeeded, judgeClaim, readClaim, type ArmMeasurements } from '#lib/exercise/claims.ts';

function score(...perRefit: number[]): PartScore {
	const value = perRefit.reduce((sum, x) => sum + x, 0) / perRefit.length;
	return {
		n: 100,
		perRefit,
		measured: { value, n: 100, refits: perRefit.length, interval: { low: value - 0.01, high: value + 0.02, level: 0.95, method: 'wilson' } }
	};
}

function run(overrides: Partial<RunEvidence> = {}): RunEvidence {
	return {
		experiment: {
			world: { kind: 'gaussians' },
			pipeline: { split: { by: 'row', train: 1, validation: 0, test: 0 }, model: { kind: 'majority' } },
			refits: 2
		},
		seed: 1,
		task: 'classification',
		metric: 'accuracy',
		sizes: { train: 300, validation: 3000, test: 3000 },
		classShares: { train: [0.5, 0.5], validation: [0.4, 0.6], test: [0.5, 0.5] },
		histories: null,
		scores: { train: { accuracy: score(1, 0.9) }, validation: { accuracy: score(0.8, 0.7), logLoss: score(0.5, 0.7) } },
		gap: { value: 0.2, n: 3000, refits: 2, interval: { low: 0.18, high: 0.22, level: 0.95, method: 'gap' } },
		baseline: { metric: 'accuracy', value: 0.5, rule: 'majority', logLoss: 0.693 },
		ceiling: { metric: 'accuracy', value: 0.84, source: 'exact' },
		validationRows: new Float32Array(0),
		validationIds: new Int32Array(0),
		status: ['finished', 'diverged'],
		stoppedAtEpoch: [60, 20],
		digest: '',
		milliseconds: 1,
		...overrides
	};
}

const withScores = (validation: number, metric: MetricName = 'accuracy'): RunEvidence =>
	run({ metric, scores: { train: { [metric]: score(0.9) }, validation: { [metric]: score(validation) } } });

function value(fact: string, arms: Record<string, RunEvidence> = {}, base = run()): number {
	const read = readClaim({ fact, above: 0 }, Object.keys(arms));
	return evaluate(read.expression, new Map([['base', base], ...Object.entries(arms)]));
}

describe('arithmetic', () => {
	it.each([
		['1 + 2 * 3', 7],
		['(1 + 2) * 3', 9],
		['8 - 4 - 2', 2],
		['16 / 4 / 2', 2],
		['-2 * 3', -6],
		['2 - -3', 5],
		['-(1 - 4)', 3],
		['abs(1 - 4)', 3],
		['max(1, 5, 2) - min(4, 3)', 2],
		['1.5e-1 * 2', 0.3]
	])('%s is %d', (text, expected) => {
		expect(value(text)).toBeCloseTo(expected, 12);
	});

	it('reads back what a printer with the usual precedence wrote', () => {
		type Tree = number | { sign: '+' | '-' | '*' | '/'; left: Tree; right: Tree };
		const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
			tree: fc.oneof(
				{ maxDepth: 5 },
				fc.integer({ min: 1, max: 9 }),
				fc.record({ sign: fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const), left: tie('tree'), right: tie('tree') })
			)
		}));
		const binding = (node: Tree): number => (typeof node === 'number' ? 3 : '*/'.includes(node.sign) ? 2 : 1);
		const bracketed = (node: Tree, needed: boolean): string => (needed ? `(${print(node)})` : print(node));
		const print = (node: Tree): string =>
			typeof node === 'number'
				? String(node)
				: `${bracketed(node.left, binding(node.left) < binding(node))} ${node.sign} ${bracketed(node.right, binding(node.right) <= binding(node))}`;
		const compute = (node: Tree): number => {
			if (typeof node === 'number') return node;
			const [left, right] = [compute(node.left), compute(node.right)];
			return { '+': left + right, '-': left - right, '*': left * right, '/': left / right }[node.sign];
		};
		fc.assert(
			fc.property(tree, (node) => {
				expect(value(print(node))).toEqual(compute(node));
			})
		);
	});
});

describe('facts', () => {
	it.each([
		['train.accuracy', 0.95],
		['validation.accuracy', 0.75],
		['validation.accuracy.low', 0.74],
		['validation.accuracy.sd', 0.0707106781],
		['gap', 0.2],
		['gap.low', 0.18],
		['ceiling.accuracy', 0.84],
		['shortfall', 0.09],
		['bias', -0.11],
		['baseline.accuracy', 0.5],
		['baseline.logLoss', 0.693],
		['classShares.distance', 0.1],
		['rows.train', 300],
		['diverged', 0.5],
		['stoppedAtEpoch', 40]
	])('%s is %d', (fact, expected) => {
		expect(value(fact)).toBeCloseTo(expected, 9);
	});

	it('shortfall and bias are positive when worse, for errors too', () => {
		const base = run({
			metric: 'rmse',
			ceiling: { metric: 'rmse', value: 1, source: 'exact' },
			scores: { train: { rmse: score(1.2) }, validation: { rmse: score(1.5) } }
		});
		expect(value('shortfall', {}, base)).toBeCloseTo(0.5);
		expect(value('bias', {}, base)).toBeCloseTo(0.2);
	});

	it('reads the curves over epochs, mean over refits', () => {
		const curve = (validationLoss: number[], validationScore: number[]) => ({
			trainLoss: [1, 0.5, 0.1],
			validationLoss,
			trainScore: [0, 0, 0],
			validationScore,
			loggedTrainLoss: [1, 0.7, 0.4],
			loggedTrainScore: [0.5, 0.6, 0.65]
		});
		const base = run({ histories: [curve([1, 0.4, 0.8], [0.5, 0.9, 0.7]), curve([1, 0.9, 0.6], [0.5, 0.6, 0.8])] });
		expect(value('history.bestEpoch', {}, base)).toBe(1.5);
		expect(value('history.validationLoss.last - history.validationLoss.best', {}, base)).toBeCloseTo(0.2);
		expect(value('history.validationScore.best', {}, base)).toBeCloseTo(0.85);
		expect(value('history.trainLoss.first', {}, base)).toBe(1);
		expect(value('history.loggedTrainScore.last', {}, base)).toBeCloseTo(0.65);
		expect(value('history.loggedTrainLoss.best', {}, base)).toBeCloseTo(0.4);
	});

	it('says why a fact has no value instead of giving one', () => {
		expect(() => value('ceiling.accuracy', {}, run({ ceiling: null }))).toThrow(
			'`ceiling.accuracy` has no value here: the ceiling of this world is not known.'
		);
		expect(() => value('fresh.accuracy')).toThrow('the run has no accuracy on its fresh rows');
		expect(() => value('history.bestEpoch')).toThrow('this model is not trained in epochs');
		expect(() => value('ceiling.logLoss')).toThrow('the ceiling is known in accuracy, not in logLoss');
	});
});

describe('arms', () => {
	const arms = { small: withScores(0.82), wide: withScores(0.78) };

	it('compares an arm with the experiment as written', () => {
		expect(value('small.validation.accuracy - validation.accuracy', arms)).toBeCloseTo(0.07);
		expect(value('base.gap', arms)).toBe(0.2);
	});

	it('best follows the direction of the metric', () => {
		expect(value('best(small, wide).validation.accuracy', arms)).toBeCloseTo(0.82);
		expect(value('worst(small, wide, base).validation.accuracy', arms)).toBeCloseTo(0.75);
		expect(value('mean(small, wide).validation.accuracy', arms)).toBeCloseTo(0.8);
		const errors = { small: withScores(2, 'rmse'), wide: withScores(3, 'rmse') };
		expect(value('best(small, wide).validation.rmse', errors)).toBe(2);
		expect(value('worst(small, wide).validation.rmse', errors)).toBe(3);
	});

	it('lists the runs and the sealed parts a set of claims needs, and no others', () => {
		const claims = ['small.fresh.accuracy - wide.gap', 'best(base, small).test.accuracy'].map((fact) =>
			readClaim({ fact, above: 0 }, ['small', 'wide', 'twin'])
		);
		const needed = factsNeeded(claims);
		expect([...needed.keys()].sort()).toEqual(['base', 'small', 'wide']);
		expect([...(needed.get('small') ?? [])].sort()).toEqual(['fresh', 'test']);
		expect([...(needed.get('base') ?? [])]).toEqual(['test']);
		expect([...(needed.get('wide') ?? [])]).toEqual([]);
	});
});

describe('verdict on a claim', () => {
	const judge = (bounds: { above?: number; below?: number }) =>
		judgeClaim(readClaim({ fact: 'gap', ...bounds }, []), new Map([['base', run()]]));

	it('measures the margin to the nearer bound', () => {
		expect(judge({ above: 0.12 })).toMatchObject({ holds: true });
		expect(judge({ above: 0.12 }).margin).toBeCloseTo(0.08);
		expect(judge({ above: 0.12, below: 0.21 }).margin).toBeCloseTo(0.01);
		expect(judge({ below: 0.05 }).holds).toBe(false);
		expect(judge({ above: 0.2 }).holds).toBe(false);
	});

	it('fails on a value that is not a number', () => {
		const one = run({ scores: { validation: { accuracy: score(0.7) } } });
		const result = judgeClaim(readClaim({ fact: 'validation.accuracy.sd', above: -1 }, []), new Map([['base', one]]));
		expect(result.holds).toBe(false);
	});
});

describe('mistakes name the column and the cure', () => {
	it.each([
		['', 1, 'the claim is empty'],
		['gap +', 6, 'a number, a fact or "(" must stand here; found the end'],
		['gap gap', 5, 'an operator is missing'],
		['gap > 0.1', 5, 'put comparisons in above: or below:'],
		['(gap', 5, 'for the parenthesis opened at column 1'],
		['abs(gap, 1)', 1, 'takes one value, not 2'],
		['sqrt(gap)', 1, '`sqrt` is not a function; known: abs, max, min, best, worst, mean'],
		['max(gap)', 1, 'takes two values or more'],
		['best(small)', 1, 'best(small).validation.accuracy'],
		['gap - validaton.accuracy', 7, '`validaton` is not a fact; did you mean `validation`?'],
		['validation.acuracy', 1, 'did you mean `accuracy`?'],
		['validation', 1, '`validation` needs a metric after it'],
		['1 + smal.gap', 5, '`smal` is not an arm of this exercise; did you mean `small`?'],
		['best(small, wiide).gap', 1, '`wiide` is not an arm'],
		['small', 1, '`small` is an arm; say which of its facts is meant'],
		['gap.low.low', 1, 'nothing can follow `gap.low`'],
		['history.validationLos.best', 1, 'did you mean `validationLoss`?'],
		['history.validationLoss', 1, 'first, best, last']
	])('%s', (fact, column, part) => {
		let caught: unknown;
		try {
			readClaim({ fact, above: 0 }, ['small', 'wide']);
		} catch (error) {
			caught = error;
		}
		expect(caught).toBeInstanceOf(ClaimSyntaxError);
		expect((caught as ClaimSyntaxError).message).toContain(part);
		expect((caught as ClaimSyntaxError).column).toBe(column);
	});

	it('never fails in another way, whatever is typed', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 30 }), (text) => {
				try {
					parseExpression(text);
				} catch (error) {
					expect(error).toBeInstanceOf(ClaimSyntaxError);
					expect((error as ClaimSyntaxError).column).toBeGreaterThan(0);
				}
			})
		);
	});
});

describe('what instruments measured', () => {
	const evidence: FactsEvidence = {
		kind: 'facts',
		instrument: 'slice-table',
		facts: [
			{
				id: 'worstSlice',
				label: { id: 'fact.worstSlice', values: {} },
				measured: { value: 0.4, n: 50, refits: 1, interval: { low: 0.3, high: 0.5, level: 0.95, method: 'wilson' } },
				reference: 0.7
			},
			{
				id: 'broken:day of year',
				label: { id: 'fact.brokenFeature', values: {} },
				measured: { value: 0.1, n: 9, refits: 1, interval: null }
			}
		],
		detail: {
			kind: 'slices',
			overall: 0.8,
			slices: [
				{
					column: 'site',
					level: 'site 1',
					n: 12,
					share: 0.6,
					low: 0.5,
					high: 0.7,
					shrunken: 0.65,
					pValue: 0.2,
					adjusted: 0.3,
					flagged: false
				}
			]
		},
		table: { columns: ['column.feature', 'column.auc'], rows: [['wind speed', 0.9]] },
		digest: ''
	};
	const onBase = new Map([['base', new Map([['slice-table', evidence]])]]);
	const measured = (fact: string, measurements: ArmMeasurements = onBase): number =>
		evaluate(
			readClaim({ fact, above: 0 }, ['twin']).expression,
			new Map([
				['base', run()],
				['twin', run()]
			]),
			measurements
		);

	it.each([
		['measured.sliceTable.worstSlice', 0.4],
		['measured.sliceTable.worstSlice.low', 0.3],
		['measured.sliceTable.worstSlice.reference - measured.sliceTable.worstSlice', 0.3],
		['measured.sliceTable.worstSlice.n', 50],
		['measured.sliceTable.brokenDayOfYear', 0.1],
		['measured.sliceTable.site1', 0.6],
		['measured.sliceTable.site1.n', 12],
		['measured.sliceTable.windSpeed', 0.9]
	])('%s is %d', (fact, expected) => expect(measured(fact)).toBeCloseTo(expected, 12));

	it('asks for the instrument on the arms that name it, once', () => {
		const claims = ['measured.sliceTable.flagged + measured.sliceTable.worstSlice', 'twin.measured.reliability.overconfidence', 'gap'].map(
			(fact) => readClaim({ fact, above: 0 }, ['twin'])
		);
		expect(instrumentsNeeded(claims)).toEqual([
			{ arm: 'base', instrument: 'slice-table' },
			{ arm: 'twin', instrument: 'reliability' }
		]);
		expect(factsNeeded(claims).get('twin')).toEqual(new Set());
	});

	it.each([
		['measured.slicetable.worstSlice', /did you mean `sliceTable`/],
		['measured.simplerModel.linear', /write them under arms/],
		['measured.sliceTable', /needs the name of what it measured/],
		['measured.sliceTable.worstSlice.sd', /is not a fact/],
		['measured.sliceTable.worstSlice.low.high', /nothing can follow/]
	])('refuses %s before anything is run', (fact, cure) => expect(() => readClaim({ fact, above: 0 }, [])).toThrow(cure));

	it('says what is missing once it was run', () => {
		expect(() => measured('measured.sliceTable.nothing')).toThrow(/slice-table shows windSpeed, site1, worstSlice/);
		expect(() => measured('measured.sliceTable.brokenDayOfYear.low')).toThrow(/carries no interval/);
		expect(() => measured('twin.measured.sliceTable.worstSlice')).toThrow(/slice-table was not run/);
	});
});

describe('the old task of a language model', () => {
	const oldTask = { n: 10, before: { logLoss: score(1.5) }, after: { logLoss: score(4, 5) }, lossByEpoch: [] };

	it('is read before and after fine-tuning', () => {
		expect(value('oldTask.after.logLoss - oldTask.before.logLoss', {}, run({ oldTask } as Partial<RunEvidence>))).toBeCloseTo(3, 12);
	});

	it('is missing where there was none, and needs a time and a metric', () => {
		expect(() => value('oldTask.after.logLoss')).toThrow(/not trained on an old task/);
		expect(() => readClaim({ fact: 'oldTask.later.logLoss', above: 0 }, [])).toThrow(/is not a fact/);
		expect(() => readClaim({ fact: 'oldTask.after', above: 0 }, [])).toThrow(/needs a metric/);
	});
});
