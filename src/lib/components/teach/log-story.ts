/** A log as sentences, for an instructor who wants to see how a student went about it. */
import { knobName, valueWords } from '#lib/charts/knob-words.ts';
import { sayName } from '#lib/messages/arms.ts';
import { diagnosisName } from '#lib/messages/diagnosis.ts';
import { evidenceName } from '#lib/components/workspace/evidence-name.ts';
import { formatList } from '#lib/messages/format.ts';
import { say } from '#lib/messages/teach.ts';
import type { ItemLog } from '#lib/teach/submission.ts';

export interface StoryLine {
	/** Minutes since the first entry. */
	readonly minutes: number;
	readonly text: string;
	/** Minutes of a long pause before it, or null. */
	readonly pause: number | null;
}

/** Pauses are told from here on, in minutes. */
const LONG_PAUSE = 10;

type Payload = Readonly<Record<string, unknown>> & { readonly type: string };

/** Every entry but those that say nothing, in order. Names this build does not know are written as they are. */
export function logStory(log: ItemLog): readonly StoryLine[] {
	const start = log.entries[0]?.t ?? 0;
	let before = start;
	return log.entries.flatMap(({ t, event }): StoryLine[] => {
		const text = sentenceOf(event as unknown as Payload);
		const pause = (t - before) / 60_000;
		before = t;
		return text === null ? [] : [{ minutes: (t - start) / 60_000, text, pause: pause >= LONG_PAUSE ? pause : null }];
	});
}

const number = (value: unknown): number => (typeof value === 'number' ? value : NaN);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A name in words, or the id itself where this build has no words for it: a file may come from another one. */
function orId(id: unknown, words: (id: string) => string): string {
	try {
		return words(text(id));
	} catch {
		return text(id);
	}
}

const named = (id: unknown): string => orId(id, diagnosisName);
const instrumentName = (id: unknown): string => orId(id, (name) => sayName(`instrument.${name}`, {}));

function sentenceOf(event: Payload): string | null {
	switch (event.type) {
		case 'started':
			return say('story.started');
		case 'redrawn':
			return say('story.redrawn');
		case 'step-done':
			return event.answer === undefined
				? say('story.step-done', { step: text(event.step) })
				: say('story.step-answer', { step: text(event.step), answer: text(event.answer) });
		case 'split-chosen':
			return say('story.split-chosen');
		case 'predicted':
			return event.size === undefined
				? say('story.predicted', { answer: text(event.answer) })
				: say('story.predicted.sized', {
						answer: text(event.answer),
						size: number(event.size),
						low: number(event.low),
						high: number(event.high)
					});
		case 'drafted':
			return null;
		case 'trained':
			return say('story.trained', { run: number(event.run), validation: number(event.validation), changed: changedOf(event.changed) });
		case 'run-failed':
			return say('story.run-failed', { run: number(event.run) });
		case 'run-cancelled':
			return say('story.run-cancelled', { run: number(event.run) });
		case 'instrument-read':
			return say('story.instrument-read', { instrument: instrumentName(event.instrument), cost: number(event.cost) });
		case 'hint-taken':
			return say('story.hint-taken', { index: number(event.index) });
		case 'committed':
			return say('story.committed', {
				answer: named(event.answer),
				evidence: orId(event.evidence, (id) => evidenceName(id, null)),
				confidence: number(event.confidence) / 100,
				call: say(event.holdsUp === 'holds' ? 'story.call.holds' : event.holdsUp === 'falls' ? 'story.call.falls' : 'story.call.cannot-say')
			});
		case 'diagnosed':
			return say('story.diagnosed', { run: number(event.run), answer: named(event.answer) });
		case 'revealed':
			return say('story.revealed', { key: named(event.key) });
		case 'broke-it':
			return say('story.broke-it', { verdict: named(event.verdict) });
		case 'forked':
			return say('story.forked', { from: number(event.from) });
		case 'compared':
			return say('story.compared', { a: number(event.a), b: number(event.b) });
		case 'fresh-scored':
			return say('story.fresh-scored', { run: number(event.run), score: number(event.score) });
		case 'test-opened':
			return say('story.test-opened', { run: number(event.run), score: number(event.score) });
		case 'debriefed':
			return say('story.debriefed', { choice: text(event.choice) });
		case 'declared':
			return say('story.declared');
		case 'finished':
			return say('story.finished');
		case 'card-answered':
			return say('story.card-answered', {
				place: number(event.place),
				answer: named(event.answer),
				confidence: number(event.confidence) / 100
			});
		default:
			return say('story.other', { type: event.type });
	}
}

function changedOf(changed: unknown): string | null {
	if (typeof changed !== 'object' || changed === null) return null;
	const entries = Object.entries(changed);
	return entries.length === 0
		? null
		: formatList(entries.map(([path, value]) => orId(path, () => `${knobName(path)} ${valueWords(value)}`)));
}
