import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, numberBytes, roundSignificant, sha256Hex } from '#lib/core/digest.ts';
import { oracles } from './oracles.ts';

describe('SHA-256', () => {
	test.each(Object.entries(oracles.sha256))('of %j, against hashlib', (text, digest) => expect(sha256Hex(text)).toBe(digest));
	test('of any bytes, against Node', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
				expect(sha256Hex(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
			}),
			{ seed: 1, numRuns: 300 }
		);
	});
	test('of a part of a buffer', () => expect(sha256Hex(new Uint8Array([9, 97, 98, 99, 9]).subarray(1, 4))).toBe(sha256Hex('abc')));
});

describe('canonical JSON', () => {
	test('the example of RFC 8785', () => {
		const value = {
			numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
			string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
			literals: [null, true, false]
		};
		expect(canonicalJson(value)).toBe(
			'{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
		);
	});
	test('keys in the order of UTF-16 code units, at every depth', () => {
		expect(canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, ö: { b: 1, a: 2 } })).toBe(
			'{"\\r":2,"1":4,"\u0080":6,"ö":{"a":2,"b":1},"€":1,"😀":5,"\ufb33":3}'
		);
	});
	test('the order of writing does not matter, reading gives the value back', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
				const turned = Object.fromEntries(Object.entries(value).reverse());
				expect(canonicalJson(turned)).toBe(canonicalJson(value));
				expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
			}),
			{ seed: 2, numRuns: 200 }
		);
	});
	test('undefined properties are left out, typed arrays are lists, −0 is 0', () => {
		expect(canonicalJson({ a: undefined, b: Float32Array.of(0.5, -0), c: -0 })).toBe('{"b":[0.5,0],"c":0}');
	});
	test('what JSON cannot hold is an error with its place', () => {
		expect(() => canonicalJson({ a: [1, NaN] })).toThrow(/^\$\.a\[1\] is NaN/);
		expect(() => canonicalJson({ f: () => 1 })).toThrow(/\$\.f is of type function/);
		expect(() => canonicalJson([undefined])).toThrow(TypeError);
		const loop: { self?: unknown } = {};
		loop.self = loop;
		expect(() => canonicalJson(loop)).toThrow(/\$\.self contains itself/);
	});
	test('the same object twice is no cycle', () => {
		const shared = { x: 1 };
		expect(canonicalJson([shared, shared])).toBe('[{"x":1},{"x":1}]');
	});
});

describe('numbers in digests', () => {
	test('rounding takes the last bit away', () => {
		expect(roundSignificant(0.1 + 0.2)).toBe(0.3);
		expect(Object.is(roundSignificant(-0), 0)).toBe(true);
		expect(roundSignificant(123456.789, 3)).toBe(123000);
		expect(roundSignificant(NaN)).toBeNaN();
	});
	test('bytes are little-endian, with one NaN and no −0', () => {
		expect(Array.from(numberBytes(Float32Array.of(1, -0, NaN)))).toEqual([0, 0, 128, 63, 0, 0, 0, 0, 0, 0, 192, 127]);
		expect(Array.from(numberBytes(Float64Array.of(1, NaN)))).toEqual([0, 0, 0, 0, 0, 0, 240, 63, 0, 0, 0, 0, 0, 0, 248, 127]);
		expect(Array.from(numberBytes(Int32Array.of(-2)))).toEqual([254, 255, 255, 255]);
		const odd = new Float32Array(new Uint32Array([0xffc00001]).buffer);
		expect(numberBytes(odd)).toEqual(numberBytes(Float32Array.of(NaN)));
	});
});
