import { describe, expect, it } from 'vitest';
import { INSTRUMENT_NAMES } from '#lib/instruments/descriptors.ts';
import { sayName } from '#lib/messages/arms.ts';
import { stepName, stepSays } from '#lib/messages/cards.ts';
import { instrumentAsks, instrumentMeet } from '#lib/messages/instruments.ts';
import { STEPS } from '#lib/pipeline/descriptors.ts';

describe('words for instruments', () => {
	it.each(INSTRUMENT_NAMES)('%s has a name, a question and one line for the first meeting', (name) => {
		expect(sayName(`instrument.${name}`, {}).length).toBeGreaterThan(3);
		expect(instrumentAsks(name, 'customers')).toMatch(/^[A-Z].*\?$/);
		expect(instrumentMeet(name).length).toBeLessThan(180);
	});

	it('says what is missing', () => {
		expect(() => instrumentAsks('crystal-ball', 'rows')).toThrow(/crystal-ball.*instruments\.en\.ts/);
	});
});

describe('words for steps', () => {
	it.each(STEPS.map(({ kind }) => kind))('%s has a name of its own and says what it does', (kind) => {
		expect(stepName(kind)).not.toBe(kind.replaceAll('-', ' '));
		expect(stepSays(kind, {})).not.toMatch(/undefined|NaN/);
	});
});
