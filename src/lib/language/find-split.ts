/** The slots `split` and `segment`: how rows were divided, and how a named part of them fares. Wanted by some questions only. */
import { findMetric } from './find-metric.ts';
import { asserted, clauseAt, deniedBefore, type Sentence } from './reading.ts';
import type { Span } from './slots.ts';

const SPLIT =
	/\b(?:split(?:s|ting)?(?: \w+){0,3} (?:by|at|on|along|per|into|before|after|in|so that|with)(?: (?:the|whole|time|order))? \w+|(?:temporal|time|group|grouped|random|forward|stratified|row|patient|customer|site|subject|chronological|date|entity|three-way|honest|leaky)(?:-| )(?:\w+ )?(?:split|folds?|hold-?out|chaining|validation)|(?:leak|fault|flaw|bug|mistake) in the split|kept together|(?:before|after|in) (?:the |any )?split(?:ting)?\b|split(?:ting)? (?:first|last|earlier)|keep(?:ing)? \w+ together|both sides of the split|held out (?:whole|by|the last|the latest|entire|all of)|(?:last|latest|most recent) (?:\w+ ){0,2}(?:weeks?|months?|years?|quarter|days) (?:as|for|were|was|held)|train(?:ed)? on (?:the past|everything before|older|earlier)|embargo|group ?k-?fold|out-of-time)\b/g;
const SEGMENT =
	/\b(?:per[- ](?:segment|slice|group|site|class|region|branch|customer group)|(?:in|on|for|of|among|inside|within|by) (?:the |each |every |its |our |that |one |some )?(?:\w+[- ]){0,3}(?:segments?|slices?|subgroups?|groups?|rare class|minority|sites?|regions?|branch(?:es)?|hospitals?|wards?|new customers|night shift|women|men|elderly|positives|cohorts?|classes|clinics?|stations?|suppliers?|rare ones)|rare class|worst (?:slice|segment|group|site|branch)|subgroups?|minority class|one (?:slice|segment|group|site|customer) in (?:\w+)|one in (?:\w+) (?:customers|patients|users|people)|each (?:site|group|segment|slice|hospital|region))\b/g;

export function findSplit(sentence: Sentence): readonly Span[] {
	return asserted(sentence, SPLIT).filter(({ start }) => !deniedBefore(sentence, start, 4));
}

/** A part of the rows with a number or a direction beside it. */
export function findSegment(sentence: Sentence): readonly Span[] {
	if (findMetric(sentence).length === 0 && !/\b(?:held|fell|worse|better|lower|higher|failed|fails|coin)\b/.test(sentence.text)) return [];
	return asserted(sentence, SEGMENT).filter(({ start }) => clauseAt(sentence, start).asserts);
}
