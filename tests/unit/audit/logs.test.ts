import { describe, expect, it } from 'vitest';
import { auditLog, readTrainingLog, wobbleOf } from '#lib/audit/audit-log.ts';
import { auditJson } from '#lib/audit/plain.ts';
import { AuditError } from '#lib/audit/types.ts';
import { sayAudit, sayAuditError } from '#lib/messages/audit-verdicts.ts';

const epochs = Array.from({ length: 30 }, (_, i) => i);
const falling = epochs.map((i) => 1 / (1 + 0.3 * i));
/** Best at the eleventh value, then worse by 0.012 a step. */
const turning = epochs.map((i) => 0.2 + (i <= 10 ? 1 / (1 + 0.3 * i) : 0.25 + 0.012 * (i - 10)));

const ids = (name: string, text: string): readonly string[] => auditLog(name, readTrainingLog(name, text)).findings.map(({ id }) => id);
const columns = (train: readonly number[], validation: readonly number[]): string =>
	train.map((value, i) => `${value}\t${validation[i]}`).join('\n');

describe('logs of several programs are one pair of curves', () => {
	const keras = JSON.stringify({ loss: falling, val_loss: turning, lr: falling });
	const wandb = [
		'"Step","run - loss","run - loss__MIN","run - val_loss"',
		...epochs.map((i) => `"${i + 1}","${falling[i]}","0","${turning[i]}"`)
	].join('\n');
	const lightning = [
		'epoch,step,train_loss_step,train_loss_epoch,val_loss',
		...epochs.flatMap((i) => [`${i + 1},${9 * i},,,${turning[i]}`, `${i + 1},${9 * i},,${falling[i]},`])
	].join('\n');
	const board = (values: readonly number[]): string =>
		['Wall time,Step,Value', ...epochs.map((i) => `${1e9 + i},${i + 1},${values[i]}`)].join('\n');
	const logs: readonly (readonly [string, string, string])[] = [
		['keras-history', 'history.json', keras],
		['weights-and-biases', 'wandb.csv', wandb],
		['lightning', 'metrics.csv', lightning],
		['tensorboard', 'board.csv', `${board(falling)}\n${board(turning)}`],
		['two-columns', 'pasted', columns(falling, turning)],
		['two-columns', 'three', epochs.map((i) => `${i + 1} ${falling[i]} ${turning[i]}`).join('\n')],
		['table', 'log.csv', ['epoch,train loss,validation loss', ...epochs.map((i) => `${i + 1},${falling[i]},${turning[i]}`)].join('\n')]
	];

	it.each(logs)('%s (%s)', (source, name, text) => {
		const log = readTrainingLog(name, text);
		expect(log.source).toBe(source);
		const curve = log.curves.find(({ train, validation }) => train && validation);
		expect(curve).toMatchObject({ higherIsBetter: false, train: falling, validation: turning });
		expect(curve?.x.slice(0, 3)).toEqual([1, 2, 3]);
		expect(auditLog(name, log).findings[0]).toMatchObject({
			id: 'turned',
			family: 'too-fitted',
			status: 'found',
			says: { values: { at: 11 } }
		});
	});

	it('reads scores of folds over rows, and their gap is corrected for shared rows', () => {
		const log = readTrainingLog(
			'lc.json',
			JSON.stringify({
				train_sizes: [50, 100, 200],
				train_scores: [
					[1, 1],
					[1, 1],
					[1, 0.98]
				],
				test_scores: [
					[0.6, 0.62],
					[0.7, 0.72],
					[0.8, 0.84]
				]
			})
		);
		expect(log).toMatchObject({ source: 'sklearn-learning-curve', over: 'rows' });
		const result = auditLog('lc.json', log);
		// Gaps of 0.20 and 0.14: mean 0.17, variance 0.0018; (1/2 + 1/1) 0.0018 = 0.0027, t(1) at 0.975 is 12.706.
		expect(result.gap?.value).toBeCloseTo(0.17, 12);
		expect((result.gap?.interval?.high ?? 0) - 0.17).toBeCloseTo(12.7062 * Math.sqrt(0.0027), 3);
	});

	it('says what is missing', () => {
		for (const [text, code] of [
			['{"loss": [1, 2', 'log-not-json'],
			['{"name": "x"}', 'no-curves'],
			['just words', 'no-curves']
		] as const) {
			expect(() => readTrainingLog('a.txt', text)).toThrow(AuditError);
			try {
				readTrainingLog('a.txt', text);
			} catch (error) {
				expect((error as AuditError).code).toBe(code);
				expect(sayAuditError((error as AuditError).code, (error as AuditError).values)).toMatch(/\.$/);
			}
		}
		expect(() => auditLog('a', readTrainingLog('a', '1 2\n1 2'))).toThrow(/log-too-short/);
	});
});

describe('what curves alone say', () => {
	it('finds rest, a standing gap, a reversal, a divergence, an early stop, and nothing learned', () => {
		expect(
			ids(
				'a',
				columns(
					falling,
					falling.map((value) => value + 0.01)
				)
			)
		).toEqual(['healthy']);
		expect(
			ids(
				'a',
				columns(
					falling,
					falling.map((value) => value + 0.3)
				)
			)
		).toEqual(['gap']);
		expect(
			ids(
				'a',
				columns(
					falling.map((value) => value + 0.3),
					falling
				)
			)
		).toEqual(['reversed']);
		expect(ids('h.json', '{"loss": [1, 0.5, NaN], "val_loss": [1, 0.6, NaN]}')).toEqual(['diverged']);
		const straight = epochs.map((i) => 1 - 0.02 * i);
		expect(ids('a', columns(straight, straight))).toContain('stillImproving');
		expect(
			ids(
				'a',
				columns(
					epochs.map(() => 0.693),
					epochs.map(() => 0.694)
				)
			)
		).toContain('learnsNothing');
		expect(ids('a.csv', 'epoch,loss\n1,0.9\n2,0.5\n3,0.4')).toEqual(['trainOnly']);
	});

	it('does not call wobbling a turn', () => {
		const wobbling = epochs.map((i) => falling[i] + (i % 2 === 0 ? 0.2 : -0.2));
		expect(ids('a', columns(falling, wobbling))).toContain('wobbles');
		expect(ids('a', columns(falling, wobbling))).not.toContain('turned');
		// Residuals of 0, 1, 0, 1: ± 1 about the neighbours' line, variance 4/3 over three points.
		expect(wobbleOf([0, 1, 0, 1, 0])).toBeCloseTo(Math.sqrt(4 / 3 / 1.5), 12);
	});

	it('asks about a score that is too good, and draws an interval where the rows are said', () => {
		const good = epochs.map((i) => 1 - 0.5 / (1 + i * i));
		const log = readTrainingLog('h.json', JSON.stringify({ accuracy: good, val_accuracy: good }));
		expect(auditLog('h.json', log).findings.map(({ id }) => id)).toContain('tooGood');
		expect(auditLog('h.json', log).gap?.interval).toBeNull();
		expect(auditLog('h.json', log, { validationRows: 100 }).gap?.interval).not.toBeNull();
	});

	it('always says what curves cannot tell, every label has words, and the result is JSON', () => {
		const result = auditLog('a', readTrainingLog('a', columns(falling, turning)));
		expect(result.limits.map(({ id }) => id)).toContain('log.limit.leak');
		for (const label of [
			result.summary,
			...result.limits,
			...result.log.notes,
			...result.findings.flatMap(({ says, next }) => [says, next])
		])
			expect(sayAudit(label)).toMatch(/[.?]$/);
		expect(JSON.parse(auditJson(result))).toMatchObject({ version: 1, hasFindings: true });
	});
});
