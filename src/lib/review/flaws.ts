/** What a reviewer may say: names of flaws, how grave, and what to ask. The same list for every item, so that it gives nothing away. */
import type { DiagnosisId } from '#lib/diagnosis/verdict.ts';

/** Flaws of an evaluation, in the order of the vocabulary, by the group they are shown in. */
export const FLAW_GROUPS: readonly { readonly group: 'LK' | 'EV' | 'SG' | 'CLUE' | 'LM'; readonly ids: readonly DiagnosisId[] }[] = [
	{ group: 'LK', ids: ['LK-1.1', 'LK-1.2', 'LK-1.3', 'LK-1.4', 'LK-2', 'LK-3.1', 'LK-3.2', 'LK-3.3'] },
	{ group: 'EV', ids: ['EV-PEEK', 'EV-SMALL', 'EV-EASY', 'EV-REP', 'EV-ACC'] },
	{ group: 'SG', ids: ['SG-HID', 'SG-RARE'] },
	{ group: 'CLUE', ids: ['SC', 'US'] },
	{ group: 'LM', ids: ['BC-VERB', 'BC-PARA'] }
];

export const FLAWS: readonly DiagnosisId[] = FLAW_GROUPS.flatMap(({ ids }) => ids);

/** `blocker`: stop, the number misleads the decision. `suggestion`: change it, the decision stands. `nit`: it moves no number. */
export const SEVERITIES = ['blocker', 'suggestion', 'nit'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Kinds of document under review. */
export const ITEM_KINDS = ['pipeline', 'notebook', 'report', 'model-card', 'design', 'vendor'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Questions to the author; each is answered by the run or by the specification. */
export const QUESTIONS = ['split', 'steps', 'segments', 'contamination', 'columns', 'interval'] as const;
export type Question = (typeof QUESTIONS)[number];
