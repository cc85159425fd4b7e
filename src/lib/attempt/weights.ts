/** Points per component and template, out of 100: the only place where they are written. Source: the grading rubric. */

export const COMPONENTS = [
	'diagnosis',
	'evidence',
	'reading',
	'remedy',
	'oneVariable',
	'testUse',
	'decision',
	'belief',
	'confidence',
	'communication',
	'memo'
] as const;
export type ComponentId = (typeof COMPONENTS)[number];

/** `T1` two numbers and a chart; `T3` fix one thing; `T7` decide under constraints. */
export type Template = 'T1' | 'T3' | 'T7';

const NONE = Object.fromEntries(COMPONENTS.map((id) => [id, 0])) as Readonly<Record<ComponentId, number>>;

/** Evidence and reading the numbers share the rubric's evidence points two to one. */
export const WEIGHTS: Readonly<Record<Template, Readonly<Record<ComponentId, number>>>> = {
	T1: { ...NONE, diagnosis: 40, evidence: 20, reading: 10, confidence: 20, communication: 10 },
	T3: { ...NONE, diagnosis: 15, evidence: 10, reading: 5, remedy: 20, oneVariable: 20, testUse: 15, confidence: 10, communication: 5 },
	T7: { ...NONE, diagnosis: 10, evidence: 10, reading: 5, decision: 30, belief: 15, confidence: 15, communication: 5, memo: 10 }
};

/** What an item is worth at most after a breach of honesty. A slip that is declared gets half of the rest back. */
export const CAPS = { 'leaked-number': 20, 'second-look': 60 } as const;
export type CapId = keyof typeof CAPS;
