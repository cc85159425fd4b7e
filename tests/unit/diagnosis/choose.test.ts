import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseVerdict, type GateResult } from '#lib/diagnosis/choose.ts';
import { DEFAULT_CONVENTIONS } from '#lib/diagnosis/conventions.ts';
import { GATES } from '#lib/diagnosis/gates/gates.ts';
import type { GateName } from '#lib/diagnosis/verdict.ts';

const line = (id: string) => ({
	id,
	minuend: 1,
	subtrahend: 0,
	measured: { value: 1, interval: null, n: 1, refits: 1 },
	threshold: 0.03,
	finding: 'present' as const,
	decisive: true
});

function found(gate: GateName, weight: GateResult['weight'], id: string, accept: readonly string[] = [id]): GateResult {
	return { gate, weight, id, accept, lines: [line(`${gate}:${id}`)], used: [`instrument of ${gate}`] };
}

describe('choosing among what fired', () => {
	it('takes a cause elsewhere before the fit, whatever the fit says', () => {
		const verdict = chooseVerdict([found('fit', 'cause', 'OF-CAP'), found('calibration', 'cause', 'CA-OVER')]);
		expect(verdict).toMatchObject({ primary: 'CA-OVER', accept: ['CA-OVER'], family: 'do-not-trust' });
		expect(verdict.fired?.map(({ id }) => id)).toEqual(['OF-CAP', 'CA-OVER']);
	});

	it('takes the first of several causes, in the order of the gates', () => {
		expect(chooseVerdict([found('provenance', 'cause', 'LK-3.2'), found('slices', 'cause', 'SG-HID')]).primary).toBe('LK-3.2');
	});

	it('takes what is open before what was cleared, and a cause before both', () => {
		const open = found('provenance', 'open', 'INC', ['INC', 'EV-SMALL']);
		const cleared = found('slices', 'harmless', 'SG-FALSE');
		expect(chooseVerdict([open, cleared]).primary).toBe('INC');
		expect(chooseVerdict([open, cleared, found('shift', 'cause', 'SH-COV')]).primary).toBe('SH-COV');
	});

	it('accepts the fit beside a suspicion that was cleared, unless the fit is open', () => {
		const cleared = found('provenance', 'harmless', 'LK-NULL');
		expect(chooseVerdict([cleared, found('fit', 'harmless', 'FIT-OK')]).accept).toEqual(['LK-NULL', 'FIT-OK']);
		expect(chooseVerdict([cleared, found('fit', 'open', 'INC')]).accept).toEqual(['LK-NULL']);
	});

	it('answers with precision only where nothing else was asked', () => {
		const narrow = found('precision', 'open', 'INC', ['INC', 'EV-SMALL']);
		expect(chooseVerdict([narrow]).primary).toBe('INC');
		expect(chooseVerdict([found('provenance', 'harmless', 'LK-NULL'), narrow]).primary).toBe('LK-NULL');
	});

	it('calls a run healthy in which nothing that was looked at fired', () => {
		expect(chooseVerdict([])).toMatchObject({ primary: 'FIT-OK', family: 'fits', lines: [] });
	});

	it('keeps every line once, and only the lines of the answer decide', () => {
		const verdict = chooseVerdict([found('provenance', 'cause', 'LK-2'), found('slices', 'harmless', 'SG-FALSE')]);
		expect(verdict.lines.map(({ id, decisive }) => [id, decisive])).toEqual([
			['provenance:LK-2', true],
			['slices:SG-FALSE', false]
		]);
		expect(verdict.used).toEqual(['instrument of provenance', 'instrument of slices']);
	});

	it('always answers with something that fired, and accepts its own answer', () => {
		const names = GATES.map(({ name }) => name);
		const result = fc
			.record({ gate: fc.constantFrom(...names), weight: fc.constantFrom('cause', 'harmless', 'open') })
			.map(({ gate, weight }) =>
				found(gate, weight as GateResult['weight'], weight === 'open' ? 'INC' : gate === 'fit' ? 'OF-CAP' : 'LK-2')
			);
		fc.assert(
			fc.property(fc.array(result, { minLength: 1, maxLength: 6 }), (results) => {
				const verdict = chooseVerdict(results);
				expect(results.map(({ id }) => id)).toContain(verdict.primary);
				expect(verdict.accept[0]).toBe(verdict.primary);
				expect(new Set(verdict.accept).size).toBe(verdict.accept.length);
			})
		);
	});
});

describe('the rules as they are written down', () => {
	const text = readFileSync('docs/verdict-rules.md', 'utf8');

	it('name every convention with the value it has', () => {
		for (const [name, value] of Object.entries(DEFAULT_CONVENTIONS) as [string, number][]) {
			const row = text.split('\n').find((candidate) => candidate.startsWith(`| \`${name}\``));
			expect(row, name).toBeDefined();
			const cell = (row as string).split('|')[2];
			const said = cell.includes('fifteenth') ? 1 / 15 : Number(/[\d.]+/.exec(cell)?.[0]);
			expect(said, name).toBe(value);
		}
	});

	it('list the gates in the order in which they look', () => {
		const listed = /Gates look in this order[^:]*: ([^.]*)\./.exec(text.replaceAll('\n', ' '))?.[1] ?? '';
		expect(listed.split(', ')).toEqual(GATES.map(({ name }) => name));
	});
});
