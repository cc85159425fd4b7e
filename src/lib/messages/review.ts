import type { WrittenAs } from '#lib/review/document.ts';
import type { ItemKind, Question, Severity } from '#lib/review/flaws.ts';
import type { ReviewOutcome, ReviewPart } from '#lib/review/score.ts';
import { formatCount, formatNumber, formatPercent, formatScore } from './format.ts';
import { reviewEn } from './review.en.ts';
import { speaker } from './say.ts';

export const say = speaker(reviewEn);

export const kindName = (kind: ItemKind): string => say(`kind.${kind}`);
export const questionText = (question: Question): string => say(`ask.${question}`);
export const severityName = (severity: Severity): string => say(`severity.${severity}`);
export const partName = (part: ReviewPart): string => say(`part.${part}`);

/** Heading of what came of a review. */
export function outcomeText(outcome: ReviewOutcome, approved: boolean): string {
	return outcome === 'missed' && approved ? say('outcome.missed.approved') : say(`outcome.${outcome}`);
}

/** A number of a document, as the document writes it. */
export function writeFact(value: number, as: WrittenAs): string {
	switch (as) {
		case 'score':
			return formatScore(value);
		case 'count':
			return formatCount(value);
		case 'percent':
			return formatPercent(value);
		case 'number':
			return formatNumber(value);
	}
}
