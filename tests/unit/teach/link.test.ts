import { deflateSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ITEM_KINDS, VARIANT_MODES, type Assignment } from '#lib/teach/assignment.ts';
import { readLink, writeLink } from '#lib/teach/assignment-link.ts';
import { pack, unpack } from '#lib/teach/assignment-pack.ts';
import { toBase64Url } from '#lib/core/base64url.ts';
import { sayVerify } from '#lib/messages/verify.ts';
import { assignment, twelve } from './assignments.ts';

function refusal(fragment: string): string {
	const read = readLink(fragment);
	if (read.ok) throw new Error(`${fragment} was read`);
	return sayVerify(read.sentence);
}

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const hex = (length: number): fc.Arbitrary<string> =>
	fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length }).map((digits) => digits.join(''));
const seeds = fc
	.uniqueArray(fc.oneof(fc.integer({ min: 990, max: 1010 }), fc.integer({ min: 0, max: 0xffffffff })), { minLength: 1, maxLength: 30 })
	.map((list) => [...list].sort((a, b) => a - b));
const anyMember = fc.record({
	name: fc.stringMatching(/^[a-z]{1,8}(-[0-9]{1,3})?$/),
	content: hex(8),
	seeds,
	variant: optional(fc.integer({ min: 0, max: 2 }))
});
const anyItem = fc.record({
	kind: fc.constantFrom(...ITEM_KINDS.filter((kind) => kind !== 'drill')),
	pool: fc.uniqueArray(anyMember, { minLength: 1, maxLength: 4, selector: ({ name }) => name }),
	points: fc.integer({ min: 0, max: 100 }),
	hintCost: optional(fc.option(fc.integer({ min: 0, max: 100 })))
});
const anyAssignment: fc.Arbitrary<Assignment> = fc
	.record({
		title: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
		engine: hex(16),
		feedback: fc.constantFrom('immediate' as const, 'withheld' as const),
		variants: fc.constantFrom(...VARIANT_MODES),
		items: fc.array(anyItem, { minLength: 1, maxLength: 6 }),
		timeLimit: optional(fc.integer({ min: 1, max: 600 })),
		due: optional(fc.integer({ min: 0, max: 4_000_000_000_000 })),
		thresholds: optional(fc.record({ materiality: fc.double({ min: 0, max: 1, noNaN: true }) }))
	})
	// Through JSON, as a real one comes: keys that are undefined are not there, and −0 is 0.
	.map((given) => JSON.parse(JSON.stringify({ format: 'holdout-assignment', version: 1, ...given })) as Assignment);

describe('a link', () => {
	it('with twelve items is under 500 characters, address included', () => {
		expect(`https://teach.example.org/holdout/do/${writeLink(twelve())}`.length).toBeLessThan(500);
	});

	it('gives back what went in, to the last key', () => {
		fc.assert(
			fc.property(anyAssignment, (given) => {
				expect(unpack(JSON.parse(JSON.stringify(pack(given))))).toEqual(given);
				const read = readLink(writeLink(given));
				expect(read).toEqual({ ok: true, assignment: given });
			}),
			{ numRuns: 60 }
		);
	});

	it('holds a drill, an override and a public key', () => {
		const given = assignment({
			items: [{ ...assignment().items[0], kind: 'drill', cards: 1, hintCost: null }],
			instructorKey: 'B'.repeat(87),
			overrides: { abcdefabcdef: { extraMinutes: 20, draws: { 0: { member: 0, seed: 1002 } } } }
		});
		expect(readLink(writeLink(given))).toEqual({ ok: true, assignment: given });
	});

	it('that was cut anywhere gets a sentence, and so does one with any character changed', () => {
		const link = writeLink(twelve());
		const start = link.indexOf('.') + 1;
		for (let end = start; end < link.length; end++) expect(refusal(link.slice(0, end)), `cut at ${end}`).toMatch(/not whole|was changed/);
		for (let at = start; at < link.length; at++) {
			const other = link[at] === 'A' ? 'B' : 'A';
			const changed = link.slice(0, at) + other + link.slice(at + 1);
			const read = readLink(changed);
			// The last character of base64 may hold bits that stand for nothing: then what is read is the same.
			if (read.ok) expect(read.assignment).toEqual(twelve());
			else expect(sayVerify(read.sentence), `changed at ${at}`).toMatch(/not whole|was changed|cannot be used/);
		}
	});

	it('says that it was cut, where it was', () => {
		expect(refusal(writeLink(twelve()).slice(0, -40))).toContain('not whole');
	});

	it('that is forged without its check is refused', () => {
		const packed = toBase64Url(deflateSync(new TextEncoder().encode(JSON.stringify(pack(assignment({ title: 'Easier' }))))));
		const [version, check] = writeLink(assignment()).split('.');
		expect(refusal(`${version}.${check}.${packed}`)).toContain('was changed');
	});

	it('of a newer version, without anything, or of something else gets a sentence', () => {
		expect(refusal(writeLink(assignment()).replace('#a=1.', '#a=2.'))).toContain('newer version');
		expect(refusal('')).toContain('no assignment');
		expect(refusal('#elsewhere')).toContain('no assignment');
		expect(refusal('#a=hello')).toContain('was changed');
	});

	it('does not unfold into something large', () => {
		const bomb = toBase64Url(deflateSync(new Uint8Array(20_000_000)));
		expect(bomb.length).toBeLessThan(30_000);
		expect(refusal(`#a=1.00000000.${bomb}`)).toContain('was changed');
	});

	it('may carry more beside it', () => {
		expect(readLink(`${writeLink(assignment())}&student=anna`).ok).toBe(true);
	});
});
