/** What a prediction can say of the validation score. */
export const PREDICTIONS = ['up', 'same', 'down'] as const;
export type PredictionAnswer = (typeof PREDICTIONS)[number];
