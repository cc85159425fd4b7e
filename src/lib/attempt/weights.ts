/** Points per component and template, out of 100: the only place where they are written. Source: the grading rubric. */

export const COMPONENTS = ['diagnosis', 'evidence', 'reading', 'remedy', 'oneVariable', 'testUse', 'confidence', 'communication'] as const;
export type ComponentId = (typeof COMPONENTS)[number];

/** `T1` two numbers and a chart; `T3` fix one thing. */
export type Template = 'T1' | 'T3';

/** Evidence and reading the numbers share the rubric's evidence points two to one. */
export const WEIGHTS: Readonly<Record<Template, Readonly<Record<ComponentId, number>>>> = {
	T1: { diagnosis: 40, evidence: 20, reading: 10, remedy: 0, oneVariable: 0, testUse: 0, confidence: 20, communication: 10 },
	T3: { diagnosis: 15, evidence: 10, reading: 5, remedy: 20, oneVariable: 20, testUse: 15, confidence: 10, communication: 5 }
};

/** What an item is worth at most after a breach of honesty. A slip that is declared gets half of the rest back. */
export const CAPS = { 'leaked-number': 20, 'second-look': 60 } as const;
export type CapId = keyof typeof CAPS;
