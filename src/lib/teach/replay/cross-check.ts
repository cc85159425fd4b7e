/** What only shows when files lie side by side: the same log twice, the same timing, one device, one student twice. */
import { studentKey } from '../student.ts';
import type { Flag, Note, VerificationResult } from '../verification.ts';

/**
 * The results with what comparing them adds. The order stays; comparing twice adds nothing twice. A file that one student hands in
 * again is no copy: the same log under one name is only noted.
 */
export function crossCheck(results: readonly VerificationResult[]): readonly VerificationResult[] {
	const own = results.map((result) => ({
		...result,
		flags: result.flags.filter(({ id }) => id !== 'same-log' && id !== 'same-timing'),
		notes: result.notes.filter(({ id }) => id !== 'same-device' && id !== 'handed-in-again' && id !== 'copied-from')
	}));
	const heads = indexBy(own, ({ fingerprints }) => fingerprints.map(({ head }) => head));
	const timings = indexBy(own, ({ fingerprints }) =>
		fingerprints.flatMap(({ timing, item }) => (timing === null ? [] : `${item}/${timing}`))
	);
	const devices = indexBy(own, ({ device }) => (device === null ? [] : [device]));
	const students = indexBy(own, ({ student }) => (student === null ? [] : [studentKey(student)]));
	return own.map((result) => {
		const others = (found: readonly VerificationResult[] | undefined): readonly string[] => othersOf(result, found ?? []);
		const flags: Flag[] = [];
		const notes: Note[] = [];
		for (const { item, head, timing } of result.fingerprints) {
			const same = others(heads.get(head));
			const timed = timing === null ? [] : others(timings.get(`${item}/${timing}`));
			// A log carries the name it was written under: the one it belongs to has been copied from, and shows nothing itself.
			const isOwn = !result.flags.some((flag) => flag.id === 'wrong-variant' && flag.item === item);
			if (same.length > 0 && isOwn) notes.push({ id: 'copied-from', item, values: { others: same.join(', ') } });
			else if (same.length > 0) flags.push({ id: 'same-log', item, values: { others: same.join(', ') } });
			else if (timed.length > 0) flags.push({ id: 'same-timing', item, values: { others: timed.join(', ') } });
		}
		const shared = result.device === null ? [] : others(devices.get(result.device));
		if (shared.length > 0) notes.push({ id: 'same-device', item: null, values: { others: shared.join(', ') } });
		const again = result.student === null ? [] : (students.get(studentKey(result.student)) ?? []);
		if (again.length > 1) notes.push({ id: 'handed-in-again', item: null, values: { files: again.map(({ file }) => file).join(', ') } });
		return { ...result, flags: [...result.flags, ...flags], notes: [...result.notes, ...notes] };
	});
}

/** Other students among the files found, as typed, without repeats. */
function othersOf({ student }: VerificationResult, found: readonly VerificationResult[]): readonly string[] {
	const mine = student === null ? null : studentKey(student);
	const others = found.flatMap((other) => (other.student === null || studentKey(other.student) === mine ? [] : [other.student]));
	return [...new Set(others)].sort();
}

function indexBy(
	results: readonly VerificationResult[],
	keysOf: (result: VerificationResult) => readonly string[]
): ReadonlyMap<string, readonly VerificationResult[]> {
	const index = new Map<string, VerificationResult[]>();
	for (const result of results)
		for (const key of new Set(keysOf(result))) {
			const list = index.get(key) ?? [];
			list.push(result);
			index.set(key, list);
		}
	return index;
}
