/** What a decision's parts are called: actions, beliefs and costs, in words. */
import { intervalOf } from '#lib/decision/clock.ts';
import { amountOf } from '#lib/decision/purchase.ts';
import { offeredActions } from '#lib/decision/sheet.ts';
import type { Ask, EvidenceRow, OfferedAction, OptionSpec, PublicDecision, ShownCount } from '#lib/decision/spec.ts';
import { say } from '#lib/messages/decision.ts';

/** Of clocks and purchases the name is made of the weeks or the rows. */
export function actionName(decision: PublicDecision, { id, label }: Pick<OfferedAction, 'id' | 'label'>): string {
	if (label !== '') return label;
	if (decision.kind === 'clock') {
		if (id === 'keep') return say('action.no-launch');
		if (id === 'never') return say('action.never');
		return say('action.every', { weeks: intervalOf(id, decision.horizonWeeks) ?? 0 });
	}
	return id === 'keep' ? say('action.no-labels') : say('action.buy', { rows: amountOf(id) });
}

/** What the rates of a decision count. */
export function rateName(decision: PublicDecision, about?: string): string {
	const option = decision.kind === 'rates' ? decision.options.find(({ id }) => id === about) : undefined;
	const count: ShownCount['count'] =
		(decision.shown.find(({ id }) => id === option?.evidence) ?? decision.shown.at(0))?.count ?? 'accuracy';
	return say(`rate.${count}`);
}

/** The heading under which the beliefs about one thing stand. */
export function askSubject(decision: PublicDecision, about: string): string {
	if (decision.kind === 'clock') return say('ask.subject.age', { weeks: Number(about) });
	if (decision.kind === 'purchase') return say('ask.subject.rows', { rows: decision.have + Number(about) });
	return decision.options.find(({ id }) => id === about)?.label ?? about;
}

export function askWords(decision: PublicDecision, { kind, about, against }: Ask): string {
	const rate = rateName(decision, about);
	return kind === 'beats' ? say('ask.beats', { rate, against: against ?? 0 }) : say('ask.rate', { rate });
}

/** A belief as it is shown: chances as percent, rates as scores. */
export function beliefWords({ kind }: Pick<Ask, 'kind'>, value: number): string {
	return kind === 'beats' ? say('percent', { value }) : say('score', { value });
}

/** Every cost and gain of an option, one line each. */
export function optionCosts(decision: PublicDecision, option: OptionSpec): readonly string[] {
	const rate = rateName(decision, option.id);
	const lines: string[] = [];
	if (option.known !== undefined) lines.push(say('cost.known', { rate, value: option.known }));
	if (option.afterWeeks) lines.push(say('cost.after', { weeks: option.afterWeeks, delay: decision.delayPerWeek * option.afterWeeks }));
	if (option.perWeek !== 0) lines.push(say('cost.per-week', { points: option.perWeek }));
	if (option.perUnit !== 0) lines.push(say('cost.per-unit', { points: option.perUnit / 100, rate, from: option.from }));
	if (option.scaled) lines.push(say('cost.scaled'));
	if (option.once !== 0) lines.push(say('cost.once', { points: option.once }));
	if (option.harm) lines.push(say('cost.harm', { points: option.harm.points, rate, floor: option.harm.floor }));
	return lines;
}

/** What every action costs and brings, by its id; empty where the brief's general costs say it all. */
export function actionCosts(decision: PublicDecision, action: string): readonly string[] {
	if (decision.kind !== 'rates') return [];
	const option = decision.options.find(({ id }) => id === action);
	if (option) return optionCosts(decision, option);
	const enquiry = decision.enquiries.find(({ id }) => id === action);
	if (!enquiry) return [];
	const { rows, weeks } = enquiry;
	const common = say('cost.enquiry', { rows, weeks });
	if (enquiry.kind === 'wait') return [common, say('cost.price', { points: enquiry.price, delay: decision.delayPerWeek * weeks })];
	return [
		common,
		say('cost.canary', { share: enquiry.share, delay: decision.delayPerWeek * weeks * (1 - enquiry.share) }),
		say('cost.rollback', { points: enquiry.rollback })
	];
}

/** What holds for the decision as a whole, as name and value. */
export function generalTerms(decision: PublicDecision): readonly (readonly [string, string])[] {
	const terms: [string, string][] = [
		[say('terms.deadline'), decision.deadline],
		[say('terms.horizon'), say('weeks', { weeks: decision.horizonWeeks })],
		[say('terms.point'), decision.point],
		[say('terms.delay'), say('points', { points: decision.delayPerWeek })],
		[say('terms.budget'), say('points', { points: decision.budget })]
	];
	if (decision.kind === 'clock')
		terms.push(
			[say('terms.retrain'), say('points', { points: decision.retrainCost })],
			[say('terms.gain'), say('cost.per-unit', { points: decision.perUnit / 100, rate: rateName(decision), from: decision.from })]
		);
	if (decision.kind === 'purchase')
		terms.push(
			[say('terms.have'), say('rows', { rows: decision.have })],
			[say('terms.price'), say('cost.label', { points: decision.price })],
			[say('terms.worth'), say('cost.worth', { points: decision.worth / 100, rate: rateName(decision) })]
		);
	return terms;
}

/** The name of an action by its id. */
export function actionNameOf(decision: PublicDecision, id: string): string {
	return actionName(decision, offeredActions(decision).find((action) => action.id === id) ?? { id, label: '' });
}

/** With a capital letter in front. */
export function capital(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a line of the evidence table counts; points of a curve are named by where they stand. */
export function evidenceLabel(decision: PublicDecision, { label, at }: Pick<EvidenceRow, 'label' | 'at'>): string {
	if (label !== '' || at === undefined) return label;
	return decision.kind === 'clock' ? say('ask.subject.age', { weeks: at }) : say('ask.subject.rows', { rows: at });
}
