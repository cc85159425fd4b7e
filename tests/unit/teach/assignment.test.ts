import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { assignmentHash, assignmentText, parseAssignment, parseAssignmentText } from '#lib/teach/assignment-schema.ts';
import { sayVerify } from '#lib/messages/verify.ts';
import { studentTag } from '#lib/teach/student.ts';
import { assignment, item, member, twelve } from './assignments.ts';

function refusal(raw: unknown): string {
	const read = parseAssignment(raw);
	if (read.ok) throw new Error('it was taken');
	return sayVerify(read.sentence);
}

describe('the identity', () => {
	it('is the SHA-256 of the canonical JSON, as node:crypto computes it', () => {
		const canonical =
			'{"engine":"e1e1e1e1e1e1e1e1","feedback":"immediate","format":"holdout-assignment","items":[{"kind":"exercise","points":10,"pool":[{"content":"c0ffee00","name":"cards-400","seeds":[1000,1001,1002,1003]}]}],"title":"Week 1","variants":"open","version":1}';
		expect(assignmentHash(assignment())).toBe(createHash('sha256').update(canonical).digest('hex'));
	});

	it('does not move with overrides, and moves with everything else', () => {
		const base = assignmentHash(twelve());
		expect(assignmentHash({ ...twelve(), overrides: { [studentTag('anna')]: { extraMinutes: 30 } } })).toBe(base);
		const edits = [
			{ title: 'Another' },
			{ feedback: 'immediate' },
			{ variants: 'sealed' },
			{ due: 1 },
			{ timeLimit: 45 },
			{ thresholds: { materiality: 0.05 } },
			{ engine: 'ffffffffffffffff' },
			{ items: twelve().items.slice(1) }
		] as const;
		const hashes = edits.map((edit) => assignmentHash({ ...twelve(), ...edit }));
		expect(new Set([base, ...hashes]).size).toBe(edits.length + 1);
	});

	it('comes through a file unchanged', () => {
		const read = parseAssignmentText(assignmentText(twelve()));
		expect(read.ok && assignmentHash(read.assignment)).toBe(assignmentHash(twelve()));
	});
});

describe('the schema', () => {
	it('takes what it should', () => {
		expect(parseAssignment(assignment()).ok).toBe(true);
		expect(parseAssignment(twelve()).ok).toBe(true);
		expect(parseAssignment(assignment({ items: [item({ kind: 'drill', cards: 1, hintCost: null })] })).ok).toBe(true);
	});

	it.each([
		['a key it does not know', { ...assignment(), extra: 1 }],
		['no item', assignment({ items: [] })],
		['seeds out of order', assignment({ items: [item({ pool: [member('a', { seeds: [2, 1] })] })] })],
		['a seed twice', assignment({ items: [item({ pool: [member('a', { seeds: [1, 1] })] })] })],
		['a member twice', assignment({ items: [item({ pool: [member('a'), member('a', { variant: 0 })] })] })],
		['cards where there is no drill', assignment({ items: [item({ cards: 1 })] })],
		['more cards than members', assignment({ items: [item({ kind: 'drill', cards: 2 })] })],
		['a path for a name', assignment({ items: [item({ pool: [member('../secret')] })] })],
		['a seed that is no seed', assignment({ items: [item({ pool: [member('a', { seeds: [-1] })] })] })],
		[
			'an override of a draw that is not deployed',
			assignment({ overrides: { [studentTag('a')]: { draws: { 0: { member: 0, seed: 9 } } } } })
		],
		[
			'an override of an item that is not there',
			assignment({ overrides: { [studentTag('a')]: { draws: { 7: { member: 0, seed: 1000 } } } } })
		]
	])('refuses %s, and says where', (_, raw) => {
		expect(refusal(raw)).toMatch(/^This assignment cannot be used: \S/);
	});

	it('tells a newer one and another file apart', () => {
		expect(refusal({ ...assignment(), version: 2 })).toContain('newer version');
		expect(refusal({ hello: 1 })).toContain('not an assignment');
		expect(parseAssignmentText('nothing').ok).toBe(false);
	});

	it('does not let a file reach the prototype of anything', () => {
		const raw: unknown = JSON.parse(JSON.stringify(assignment()).replace('"title"', '"__proto__":{"polluted":true},"title"'));
		expect(parseAssignment(raw).ok).toBe(false);
		expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
	});
});
