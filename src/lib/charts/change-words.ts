/** One change between two runs, in words and as short as it goes. */
import { knobName, valueWords } from './knob-words.ts';
import { say } from '#lib/messages/bench.ts';
import { stepName } from '#lib/messages/cards.ts';
import type { Change } from '#lib/attempt/changes.ts';

/** `penalty raised from 0 to 0.01` */
export function changeWords(change: Change): string {
	switch (change.kind) {
		case 'field': {
			const { before, after } = change;
			const values = { name: knobName(change.path).toLowerCase(), before: valueWords(before), after: valueWords(after) };
			if (typeof before !== 'number' || typeof after !== 'number') return say('diff.changed', values);
			return say(after > before ? 'diff.raised' : 'diff.lowered', values);
		}
		case 'step-in':
			return say('diff.step.in', { step: stepName(change.step), place: change.place + 1 });
		case 'step-out':
			return say('diff.step.out', { step: stepName(change.step) });
		case 'step-moved':
			return say('diff.step.moved', { step: stepName(change.step), from: change.from + 1, to: change.to + 1 });
		case 'step-set':
			if (change.name === 'fitOn')
				return say(change.after === 'all' ? 'diff.step.all' : 'diff.step.train', { step: stepName(change.step) });
			return say('diff.step.set', {
				step: stepName(change.step),
				name: change.name,
				before: valueWords(change.before),
				after: valueWords(change.after)
			});
	}
}

/** The parts of a one-line diff: what, the struck value, the new one. */
export function changeParts(change: Change): { readonly name: string; readonly before: string; readonly after: string } {
	switch (change.kind) {
		case 'field':
			return { name: knobName(change.path), before: valueWords(change.before), after: valueWords(change.after) };
		case 'step-in':
			return { name: '', before: '', after: stepName(change.step) };
		case 'step-out':
			return { name: '', before: stepName(change.step), after: '' };
		case 'step-moved':
			return { name: stepName(change.step), before: String(change.from + 1), after: String(change.to + 1) };
		case 'step-set':
			return {
				name: stepName(change.step),
				before: change.name === 'fitOn' ? knobName(`fitOn.${String(change.before)}`) : valueWords(change.before),
				after: change.name === 'fitOn' ? knobName(`fitOn.${String(change.after)}`) : valueWords(change.after)
			};
	}
}
