/** Signs that one log gives of itself, and the marks by which logs are compared. Conventions, written here and in docs/teaching.md. */
import type { Chain } from '#lib/attempt/events.ts';
import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import type { ItemKind } from '../assignment.ts';
import type { Fingerprint } from '../verification.ts';

/** From opening a case to its commitment, at least: a brief has to be read and a model trained. */
const FASTEST_CASE_SECONDS = 15;
/** Per card of a drill, on average. */
const FASTEST_CARD_SECONDS = 2;
/** From opening a review to sending it. */
const FASTEST_REVIEW_SECONDS = 15;
/** Logs with fewer entries than this say nothing by their timing. */
const LEAST_ENTRIES = 6;
/** A longer pause is not work. */
const PAUSE_MS = 30 * 60_000;

type AnyLog = Chain<{ readonly type: string; readonly event?: unknown }>;

/** Seconds from the first entry to the first that answers; null without one. */
function secondsUntil({ entries }: AnyLog, answers: (event: AnyLog['entries'][number]['event']) => boolean): number | null {
	const found = entries.find(({ event }) => answers(event));
	return found === undefined ? null : (found.t - entries[0].t) / 1000;
}

/** The review room's own events lie inside those of the chain. */
const isSent = ({ event }: { readonly event?: unknown }): boolean =>
	typeof event === 'object' && event !== null && 'kind' in event && event.kind === 'sent';

/**
 * Seconds that an answer took, each beside the least that is believed; nothing where there is no answer yet.
 * @param cards cards in the hand of a drill
 */
export function speedsOf(kind: ItemKind, cards: number, log: AnyLog): readonly (readonly [number, number])[] {
	const until = (answers: Parameters<typeof secondsUntil>[1], least: number): readonly (readonly [number, number])[] => {
		const seconds = secondsUntil(log, answers);
		return seconds === null ? [] : [[seconds, least]];
	};
	if (kind === 'review') return until(isSent, FASTEST_REVIEW_SECONDS);
	if (kind !== 'drill') return until(({ type }) => type === 'committed', FASTEST_CASE_SECONDS);
	const answered = log.entries.filter(({ event }) => event.type === 'card-answered').length;
	if (answered < cards) return [];
	return [[(log.entries[log.entries.length - 1].t - log.entries[0].t) / 1000 / answered, FASTEST_CARD_SECONDS]];
}

/** Minutes between entries, pauses of over half an hour left out; null for an empty log. */
export function minutesOf({ entries }: Chain<unknown>): number | null {
	if (entries.length === 0) return null;
	const steps = entries.slice(1).map(({ t }, at) => t - entries[at].t);
	return steps.filter((step) => step > 0 && step <= PAUSE_MS).reduce((sum, step) => sum + step, 0) / 60_000;
}

/** True when the clock went back between two entries, by more than a second. */
export function clockWentBack({ entries }: Chain<unknown>): boolean {
	return entries.some(({ t }, at) => at > 0 && t < entries[at - 1].t - 1000);
}

/** Two honest logs never have the same milliseconds between all their entries: training alone takes its own time each time. */
export function fingerprintOf(item: number, head: string, { entries }: Chain<unknown>): Fingerprint {
	const steps = entries.slice(1).map(({ t }, at) => Math.round(t - entries[at].t));
	return { item, head, timing: entries.length < LEAST_ENTRIES ? null : sha256Hex(canonicalJson(steps)).slice(0, 32) };
}
