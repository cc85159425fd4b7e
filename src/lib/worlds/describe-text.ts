/** Descriptors of the worlds that language models are trained on. Data only. */
import { COMMON_PARAMETERS, describeWorld, SYNTHETIC } from './descriptor.ts';

export const TWO_REGISTERS = describeWorld({
	kind: 'two-registers',
	...SYNTHETIC,
	generator: 'G26',
	task: 'classification',
	classes: null,
	ceiling: 'exact',
	parameters: {
		rows: COMMON_PARAMETERS.rows,
		/** Words of the language; each is a class, since the next word is what is asked. */
		words: { type: 'integer', default: 40, min: 10, max: 60 },
		/** Words that stand before the one to be said. */
		context: { type: 'integer', default: 3, min: 1, max: 8 },
		/** How often the new register goes on with a word that the old one would not; 0 makes the two the same. */
		change: { type: 'number', default: 0.5, min: 0, max: 1 },
		/** Rows of the old register to learn from first, and others to score it on. */
		oldRows: { type: 'integer', default: 6000, min: 100, max: 50000 },
		oldValidation: { type: 'integer', default: 1000, min: 50, max: 20000 }
	},
	causes: [{ parameter: 'change', cleanAt: 0, plantedAt: 0.5, diagnoses: ['FT-FORGET'] }]
});
