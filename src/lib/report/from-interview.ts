/** A case from an interview: what was asked and said, what was found in it, and what there is to work on. */
import type { Interview } from '#lib/language/interview-log.ts';
import type { InterviewResult, ItemResult, SaidResult } from '#lib/language/interview-result.ts';
import type { Slot } from '#lib/language/slots.ts';
import { say } from '#lib/messages/case-records.ts';
import { diagnosisName } from '#lib/messages/diagnosis.ts';
import { pairNames } from '#lib/messages/drill.ts';
import { say as interviewWords } from '#lib/messages/interview.ts';
import { say as labs } from '#lib/messages/labs.ts';
import { say as memo } from '#lib/messages/memo.ts';
import { heading, quote, table, text } from './blocks.ts';
import type { Block, CaseCheck, CaseContent, Fact, Frame } from './document.ts';

export interface InterviewMaterial {
	/** Ended. */
	readonly interview: Interview;
	readonly result: InterviewResult;
	readonly titleOf: (exercise: string) => string;
	/** Of its draws trained again. */
	readonly check: CaseCheck;
}

const slotName = (slot: Slot): string => memo(`slot.${slot}`);

export function caseFromInterview(material: InterviewMaterial): CaseContent {
	const { interview, result, check } = material;
	return {
		title: say('label.interview', interview),
		subtitle: say('interview.subtitle', { minutes: interview.minutes, at: interview.endedAt ?? interview.seenAt }),
		names: {
			record: say('interview.name.record'),
			calibration: say('interview.name.calibration'),
			decision: say('interview.name.decision'),
			mind: say('interview.name.mind')
		},
		sections: [
			{ id: 'question', blocks: questionBlocks(material) },
			{ id: 'decision', blocks: sumBlocks(result) },
			{ id: 'calibration', blocks: sureBlocks(result.items) },
			{ id: 'mind', blocks: workBlocks(result) },
			{ id: 'record', blocks: result.items.flatMap((item, place) => itemBlocks(material, item, place + 1)) }
		],
		facts: factsOf(result, interview),
		frames: framesOf(result, interview),
		questions: [],
		check
	};
}

function questionBlocks({ interview, result }: InterviewMaterial): readonly Block[] {
	const pauses = interview.pauses.filter(({ why }) => why !== 'training').length;
	return [
		text(
			say('interview.set', {
				nonce: interview.nonce,
				stages: interview.stages.map((stage) => labs(`stage.${stage}`).toLowerCase()),
				live: interview.mode === 'live'
			})
		),
		text(say('interview.time', { used: result.minutesUsed, of: interview.minutes, pauses, paused: result.minutesPaused }))
	];
}

function sumBlocks({ points, outOf, slots, cards, cardsRight }: InterviewResult): readonly Block[] {
	return [
		text(`${say('interview.points', { points, of: outOf })} ${interviewWords('result.points.note')}`),
		...(cards === 0 ? [] : [text(`${capital(say('interview.fact.draws', { right: cardsRight, of: cards }))}.`)]),
		...(slots.length === 0
			? []
			: [
					table(say('interview.slots'), {
						columns: [say('interview.slot'), say('interview.had'), say('interview.wanted')],
						formats: ['text', 'count', 'count'],
						rows: slots.map(({ slot, found, wanted }) => [slotName(slot), found, wanted])
					})
				])
	];
}

/** Right calls by stated confidence; nothing where no draw was diagnosed. */
function sureBlocks(items: readonly ItemResult[]): readonly Block[] {
	const cards = items.flatMap((item) => (item.kind === 'card' ? [item] : []));
	if (cards.length === 0) return [];
	const stated = [...new Set(cards.map(({ answer }) => answer.confidence))].sort((a, b) => a - b);
	return [
		table(say('interview.sure'), {
			columns: [say('interview.said'), say('interview.right'), say('interview.draws')],
			formats: ['text', 'count', 'count'],
			rows: stated.map((confidence) => {
				const those = cards.filter(({ answer }) => answer.confidence === confidence);
				return [`${confidence}%`, those.filter(({ standing }) => standing === 'right').length, those.length];
			})
		})
	];
}

function workBlocks({ confusions }: InterviewResult): readonly Block[] {
	if (confusions.length === 0) return [text(say('interview.pair.none'))];
	return confusions.map((pair) => text(say('interview.pair', pairNames(pair))));
}

function itemBlocks({ titleOf, interview }: InterviewMaterial, item: ItemResult, place: number): readonly Block[] {
	if (item.kind === 'unanswered') {
		const planned = interview.plan[item.place];
		const ask = planned.kind === 'card' ? interviewWords('run.card.ask') : planned.question;
		return [heading(say('interview.question', { place, ask })), text(say('interview.open'))];
	}
	if (item.kind === 'card') {
		const { answer, confidence, key, draw } = item.answer;
		return [
			heading(say('interview.card', { place, title: titleOf(draw.exercise) })),
			text(say('interview.call', { answer: diagnosisName(answer), sure: confidence, key: diagnosisName(key.primary) })),
			...saidBlocks(item.answer.said, item.answer.aloud, item.said)
		];
	}
	const { answer, question } = item;
	return [
		heading(say('interview.question', { place, ask: question.ask })),
		...(question.given ? [text(question.given)] : []),
		...saidBlocks(answer.said, answer.aloud, item.said),
		...answer.followUps.flatMap(({ slot, said }) => [
			text(
				say('interview.follow', {
					ask: slot === null ? question.press : (question.followUps[slot] ?? interviewWords(`ask.${slot}`))
				})
			),
			said.trim() === '' ? text(interviewWords('result.item.empty')) : quote(said.trim())
		])
	];
}

function saidBlocks(said: string, aloud: boolean, { first, wants }: SaidResult): readonly Block[] {
	if (aloud) return [text(say('interview.aloud'))];
	if (said.trim() === '') return [text(interviewWords('result.item.empty'))];
	const missing = wants.filter((slot) => !first.includes(slot));
	return [quote(said.trim()), text(say('interview.found', { found: first.map(slotName), missing: missing.map(slotName) }))];
}

function factsOf({ points, outOf, cards, cardsRight, slots, minutesUsed }: InterviewResult, { minutes }: Interview): readonly Fact[] {
	return [
		{
			id: 'points',
			section: 'decision',
			says: say('interview.fact.points', { points, of: outOf }),
			numbers: [points, outOf, minutes, minutesUsed]
		},
		...(cards === 0
			? []
			: [
					{
						id: 'draws',
						section: 'calibration' as const,
						says: say('interview.fact.draws', { right: cardsRight, of: cards }),
						numbers: [cardsRight, cards, minutes]
					}
				]),
		...slots.map(({ slot, found, wanted }) => ({
			id: `slot:${slot}`,
			section: 'decision' as const,
			says: say('interview.fact.slot', { slot: slotName(slot), found, wanted }),
			numbers: [found, wanted]
		}))
	];
}

function framesOf({ cards, cardsRight }: InterviewResult, { minutes }: Interview): readonly Frame[] {
	if (cards === 0) return [];
	return [{ section: 'calibration', cites: 'draws', text: say('interview.frame.draws', { right: cardsRight, of: cards, minutes }) }];
}

const capital = (words: string): string => words[0].toUpperCase() + words.slice(1);
