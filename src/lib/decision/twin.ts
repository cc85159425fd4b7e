/** The other world of a decision: changed costs, or another arm, in which another action is right. */
import type { Patch } from '#lib/pipeline/patch.ts';
import type { DecisionSpec } from './spec.ts';

/**
 * The decision with some of its numbers changed. Paths name keys, and members of lists by their id: `delayPerWeek`,
 * `options.ship.harm.points`, `enquiries.wait-200.price`.
 * @throws {RangeError} for a path that does not lead to something that is there.
 */
export function changedDecision<D extends DecisionSpec>(decision: D, change: Patch): D {
	const draft = structuredClone(decision);
	for (const [path, value] of Object.entries(change)) {
		const keys = path.split('.');
		const last = keys.pop() as string;
		let place: unknown = draft;
		for (const key of keys) place = memberOf(place, key);
		if (typeof place !== 'object' || place === null || !(last in place))
			throw new RangeError(`The decision has nothing at "${path}", so it cannot be changed there.`);
		(place as Record<string, unknown>)[last] = value;
	}
	return draft;
}

function memberOf(place: unknown, key: string): unknown {
	if (Array.isArray(place)) return place.find((one: { id?: unknown }) => one.id === key);
	return typeof place === 'object' && place !== null ? (place as Record<string, unknown>)[key] : undefined;
}
