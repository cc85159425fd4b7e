/** The section `decision`: ids that exist, an enquiry one can pay for, and a twin that can be made. */
import { offeredActions } from '#lib/decision/sheet.ts';
import { changedDecision } from '#lib/decision/twin.ts';
import type { Finding } from './problems.ts';
import type { Exercise } from './schema.ts';
import { cureFor } from './suggest.ts';

export function checkDecision(exercise: Exercise): Finding[] {
	const { decision, stage } = exercise;
	if (decision === undefined)
		return stage === 'judgment'
			? [{ path: ['stage'], message: 'A case of the stage judgment needs a block `decision:`; see docs/decision-model.md.' }]
			: [];
	const found: Finding[] = [];
	const say = (path: readonly (string | number)[], message: string): void => void found.push({ path: ['decision', ...path], message });
	const among = (name: string | undefined, known: readonly string[], path: readonly (string | number)[], what: string): void => {
		if (name !== undefined && !known.includes(name)) say(path, `\`${name}\` is not ${what}; ${cureFor(name, known)}`);
	};
	if (stage !== 'judgment') say([], 'Only cases of the stage judgment have a block `decision:`; remove it or change the stage.');
	const arms = Object.keys(exercise.arms);
	const actions = offeredActions(decision).map(({ id }) => id);
	if (new Set(actions).size !== actions.length) say([], 'Two actions have the same id; give each its own.');
	decision.shown.forEach(({ arm, count, threshold }, at) => {
		among(arm, arms, ['shown', at, 'arm'], 'an arm of this exercise');
		if ((count === 'confident') !== (threshold !== undefined))
			say(['shown', at], 'A count of confident rows needs a `threshold`, and no other count has one.');
	});
	among(decision.production.arm, arms, ['production', 'arm'], 'an arm of this exercise');
	among(decision.twin.arm, arms, ['twin', 'arm'], 'an arm of this exercise');
	if (decision.twin.arm === undefined && decision.twin.change === undefined)
		say(['twin'], 'The twin changes nothing; name costs under `change` or an `arm`.');
	decision.designed.forEach((id, at) => among(id, actions, ['designed', at], 'one of the actions'));
	if (decision.designed.length === 0) say(['designed'], '`designed` is empty; name the action that the case is about.');
	try {
		if (decision.twin.change) changedDecision(decision, decision.twin.change);
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		say(['twin', 'change'], error.message);
	}
	if (decision.kind !== 'rates') return found;
	const options = decision.options.map(({ id }) => id);
	const shown = decision.shown.map(({ id }) => id);
	if (options.length < 2) say(['options'], 'A decision needs at least two options; the first is what runs today.');
	decision.options.forEach(({ evidence, known, prior }, at) => {
		among(evidence, shown, ['options', at, 'evidence'], 'one of what is shown');
		if ((known === undefined) === (prior === undefined))
			say(['options', at], 'An option has either a `known` rate or a `prior`, and not both.');
		if (known !== undefined && evidence !== undefined) say(['options', at], 'A known rate needs no evidence; remove one of the two.');
	});
	decision.enquiries.forEach((enquiry, at) => {
		among(enquiry.about, options, ['enquiries', at, 'about'], 'one of the options');
		if (enquiry.weeks > decision.horizonWeeks) say(['enquiries', at, 'weeks'], 'This takes longer than the horizon.');
		if (enquiry.kind === 'wait' && enquiry.price > decision.budget)
			say(['enquiries', at, 'price'], `This costs ${enquiry.price} points, and the budget is ${decision.budget}.`);
	});
	return found;
}
