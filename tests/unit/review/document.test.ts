import { describe, expect, it } from 'vitest';
import { changedLines, withSurroundings } from '#lib/review/code-change.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import { factsIn, fillDocument, linesWith, type DocumentLine } from '#lib/review/document.ts';
import { inDrawnOrder } from '#lib/review/order.ts';

const LINES: readonly DocumentLine[] = [
	{ number: 1, kind: 'text', text: 'Right on {rows.validation|count}, twice: {rows.validation|count}.' },
	{ number: 2, kind: 'code', text: 'means = {name: 1}' },
	{ number: 3, kind: 'output', text: 'other {small.rows.validation}' }
];
const sized = (validation: number): RunEvidence => ({ sizes: { train: 1, validation, test: 0 } }) as unknown as RunEvidence;

describe('a document', () => {
	it('is filled with the numbers of its runs, and code keeps its braces', () => {
		const runs = new Map([
			['base', sized(1300)],
			['small', sized(20)]
		]);
		const write = (value: number, as: string): string => `${as} ${value}`;
		expect(factsIn(LINES).map(({ fact, as }) => [fact, as])).toEqual([
			['rows.validation', 'count'],
			['small.rows.validation', 'score']
		]);
		expect(fillDocument(LINES, ['small'], runs, new Map(), write).map(({ text }) => text)).toEqual([
			'Right on count 1300, twice: count 1300.',
			'means = {name: 1}',
			'other score 20'
		]);
	});

	it('finds lines by a part of them', () => {
		expect(linesWith(LINES, ['means', 'other'])).toEqual([2, 3]);
	});
});

describe('a fix in the code', () => {
	it('is told by the lines taken out and put in', () => {
		const lines = changedLines(['a', 'b', 'c', 'd', 'e', 'f'], ['a', 'B', 'c', 'd', 'e', 'f', 'g']);
		expect(lines.filter(({ kind }) => kind !== 'same')).toEqual([
			{ kind: 'out', text: 'b' },
			{ kind: 'in', text: 'B' },
			{ kind: 'in', text: 'g' }
		]);
		expect(withSurroundings(lines).map((line) => line?.text ?? null)).toEqual(['a', 'b', 'B', 'c', null, 'f', 'g']);
	});
});

describe('the order of options', () => {
	it('is the same for the same draw and keeps every option', () => {
		const options = ['right', 'second', 'third'];
		expect(inDrawnOrder(options, 'markers', 1000, 'fixes')).toEqual(inDrawnOrder(options, 'markers', 1000, 'fixes'));
		const firsts = Array.from({ length: 60 }, (_, seed) => inDrawnOrder(options, 'markers', seed, 'fixes')[0]);
		for (const option of options) expect(firsts.filter((first) => first === option).length).toBeGreaterThan(8);
		expect([...inDrawnOrder(options, 'kilns', 3, 'fixes')].sort()).toEqual([...options].sort());
	});
});
