/** The language model as data: see `ModelSpec`. Imports no implementation. */
export const LANGUAGE_MODEL = {
	kind: 'language-model',
	tasks: ['classification'],
	gradient: true,
	parameters: {
		tune: { type: 'choice', default: 'full', choices: ['full', 'head', 'adapter', 'rehearsal'] },
		embedding: { type: 'integer', default: 12, min: 4, max: 64 },
		hidden: { type: 'integer', default: 32, min: 1, max: 256 },
		pretrainEpochs: { type: 'integer', default: 8, min: 0, max: 200 },
		rehearsalShare: { type: 'number', default: 0.5, min: 0.01, max: 0.99 }
	},
	knobs: { tune: ['full', 'head', 'adapter', 'rehearsal'], hidden: [8, 16, 32, 64], rehearsalShare: [0.1, 0.3, 0.5, 0.8] }
} as const;
