import { describe, expect, test } from 'vitest';
import { checkMemo, EMPTY_MEMO, MAX_PART, readMemo } from '#lib/language/memo.ts';

const whole = {
	decision: 'Keep the old rule until the 12th.',
	evidence: 'Recall 0.60 on 42 patients, not 0.93.',
	guardrail: 'Stop when two alarms in a week are wrong.',
	risk: 'The new ward may differ again.',
	mindChange: 'Recall above 0.75 on 60 new patients.',
	claim: 'Recall fell from 0.93 to 0.60 over 42 patients because the network recognised patients, so we do not launch before spring.',
	plain: 'Four of ten sick patients would be sent home, so we wait six weeks.'
};

describe('a memo', () => {
	test('that says everything has everything found', () => {
		const { found, wanted, share, filled, jargon } = checkMemo(whole);
		expect([found, wanted, share, filled.length, jargon]).toEqual([12, 12, 1, 5, []]);
	});
	test('that is empty has nothing found', () => {
		expect(checkMemo(EMPTY_MEMO)).toMatchObject({ found: 0, wanted: 12, share: 0, filled: [] });
		expect(checkMemo({})).toMatchObject({ found: 0 });
	});
	test('one word is not a part', () => {
		expect(checkMemo({ decision: 'Ship.' }).filled).toEqual([]);
		expect(checkMemo({ decision: 'Ship it on Monday.' }).filled).toEqual(['decision']);
	});
	test('names the words of the trade in the plain part, and counts them', () => {
		const { jargon, found } = checkMemo({ ...whole, plain: 'Validation AUC and AUC on patients: we lose 300 customers a week.' });
		expect(jargon).toEqual(['Validation', 'AUC']);
		expect(found).toBe(11);
	});
	test('is read back, missing parts empty, and refused when it is something else', () => {
		expect(readMemo({ decision: 'Wait.' })).toEqual({ ...EMPTY_MEMO, decision: 'Wait.' });
		expect(readMemo({ colour: 'blue' })).toBeNull();
		expect(readMemo({ decision: 'x'.repeat(MAX_PART + 1) })).toBeNull();
		expect(readMemo(null)).toBeNull();
		expect(readMemo('text')).toBeNull();
	});
});
