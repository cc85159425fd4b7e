import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { appendEvent, createAttempt } from '#lib/attempt/log.ts';
import { NotACaseError, readCaseFile, RECORD_KINDS, writeCaseFile } from '#lib/report/case-file.ts';
import { SECTION_IDS, type SectionId } from '#lib/report/document.ts';
import { addClaim, changeClaim, hideSection, moveSection, NO_EDITS, removeClaim, type CaseEdits } from '#lib/report/edits.ts';
import { caseFragment, MOST_CHARACTERS, readCaseFragment } from '#lib/report/link.ts';

const attempt = appendEvent(
	appendEvent(
		createAttempt({ id: 'a-1', exercise: 'churn-300', seed: 7 }),
		{ type: 'started', exercise: 'churn-300', seed: 7, contentHash: 'a'.repeat(64), engineHash: 'b'.repeat(64) },
		1_760_000_000_000
	),
	{ type: 'trained', run: 1, changed: {}, digest: 'c'.repeat(64), validation: 0.8 },
	1_760_000_020_000
);
const edits = addClaim(hideSection(moveSection(NO_EDITS, 'gap', -1), 'split', true), 'gap', 'It falls.', 'run-1');

const subject = { kind: 'attempt', attempt } as const;

describe('a case file', () => {
	it('comes back as it was', () => {
		expect(readCaseFile(writeCaseFile({ subject, edits }))).toEqual({ subject, edits });
	});

	it('of a record comes back as it was, whatever the record', () => {
		// A key of that name is dropped on purpose when a stranger's file is read.
		const key = fc.string().filter((name) => name !== '__proto__');
		fc.assert(
			fc.property(fc.constantFrom(...RECORD_KINDS), fc.dictionary(key, fc.jsonValue()), (of, value) => {
				const record = { kind: 'record', of, value: JSON.parse(JSON.stringify(value)) as unknown } as const;
				expect(readCaseFile(writeCaseFile({ subject: record, edits }))).toEqual({ subject: record, edits });
			})
		);
	});

	it('that was written before a section was added gets it at its usual place', () => {
		const before: readonly SectionId[] = SECTION_IDS.filter((id) => id !== 'record' && id !== 'memo');
		const { edits: read } = readCaseFile(writeCaseFile({ subject, edits: { ...NO_EDITS, order: before } }));
		expect(read.order).toEqual(SECTION_IDS);
		const moved = [...before.slice(1), before[0]];
		const order = readCaseFile(writeCaseFile({ subject, edits: { ...NO_EDITS, order: moved } })).edits.order;
		expect(order.filter((id) => before.includes(id))).toEqual(moved);
		expect(order.indexOf('record')).toBe(order.indexOf('test') + 1);
	});

	const raw = () =>
		JSON.parse(writeCaseFile({ subject, edits })) as Record<string, unknown> & { attempt: { entries: { event: object }[] } };
	it.each([
		['not JSON', 'hello', 'it is not JSON'],
		['another file', '{"format":"holdout-work","version":1}', 'it is no Holdout case'],
		['a newer one', '{"format":"holdout-case","version":2}', 'a newer Holdout'],
		['no log', '{"format":"holdout-case","version":1}', 'its part “attempt”'],
		['broken edits', JSON.stringify({ ...raw(), edits: { ...edits, order: ['gap'] } }), 'its part “edits”'],
		['a record of no known kind', '{"format":"holdout-case","version":1,"record":{"of":"diary","value":{}}}', 'its part “record”'],
		['two of one section', JSON.stringify({ ...raw(), edits: { ...edits, order: [...edits.order, 'gap'] } }), 'its part “edits”'],
		['null', 'null', 'it is no Holdout case']
	])('%s gets a sentence', (_, text, says) => {
		expect(() => readCaseFile(text)).toThrow(NotACaseError);
		expect(() => readCaseFile(text)).toThrow(says);
	});

	it('a number changed after it was written is seen', () => {
		const forged = raw();
		forged.attempt.entries[1].event = { ...forged.attempt.entries[1].event, validation: 0.95 };
		expect(() => readCaseFile(JSON.stringify(forged))).toThrow('an entry was changed');
	});
});

describe('a case in a link', () => {
	it('comes back, and a short one fits', () => {
		const fragment = caseFragment({ subject, edits });
		expect(readCaseFragment(`#${fragment}`)).toEqual({ subject, edits });
		expect(fragment.length).toBeLessThan(MOST_CHARACTERS);
	});

	it('cut off or forged it is refused with a sentence, whatever was cut', () => {
		const fragment = caseFragment({ subject, edits });
		fc.assert(
			fc.property(fc.integer({ min: 1, max: fragment.length - 1 }), (length) => {
				expect(() => readCaseFragment(fragment.slice(0, length))).toThrow(NotACaseError);
			})
		);
	});
});

describe('edits', () => {
	it('keep every section exactly once, however they are moved', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.constantFrom(...SECTION_IDS), fc.constantFrom(-1 as const, 1 as const))), (moves) => {
				const moved = moves.reduce<CaseEdits>((now, [id, by]) => moveSection(now, id, by), NO_EDITS);
				expect([...moved.order].sort()).toEqual([...SECTION_IDS].sort());
			})
		);
	});

	it('pass over sections that are not seen when one is moved', () => {
		const seen: readonly SectionId[] = NO_EDITS.order.filter((id) => id === 'question' || id === 'gap' || id === 'mind');
		const up = moveSection(NO_EDITS, 'gap', -1, seen);
		expect(up.order.filter((id) => seen.includes(id))).toEqual(['gap', 'question', 'mind']);
		expect(moveSection(NO_EDITS, 'question', -1, seen)).toBe(NO_EDITS);
		expect(moveSection(NO_EDITS, 'mind', 1, seen)).toBe(NO_EDITS);
		expect(moveSection(NO_EDITS, 'split', 1, seen)).toBe(NO_EDITS);
	});

	it('give every claim an id of its own, and change only the one meant', () => {
		const two = addClaim(addClaim(NO_EDITS, 'gap', 'a', null), 'split', 'b', null);
		expect(two.claims.gap?.[0].id).not.toBe(two.claims.split?.[0].id);
		const removed = addClaim(removeClaim(addClaim(two, 'gap', 'c', null), 'gap', two.claims.gap?.[0].id ?? ''), 'gap', 'd', null);
		expect(new Set(removed.claims.gap?.map(({ id }) => id)).size).toBe(2);
		const changed = changeClaim(two, 'gap', two.claims.gap?.[0].id ?? '', { cites: 'run-1' });
		expect([changed.claims.gap?.[0].cites, changed.claims.split?.[0].cites]).toEqual(['run-1', null]);
	});
});
