import type { Vocabulary } from '#lib/exercise/vocabulary.ts';
import { FAMILIES, FAMILY_OF } from '#lib/diagnosis/ids.ts';
import { FIT_PARAMETERS, SPLIT_PARAMETERS } from '#lib/pipeline/descriptors.ts';
import { INSTRUMENTS } from '#lib/instruments/descriptors.ts';

/** A small vocabulary, so that these tests do not move with the registries. */
export const VOCABULARY: Vocabulary = {
	worlds: [
		{
			kind: 'gaussians',
			data: 'synthetic',
			ceiling: 'exact',
			parameters: {
				features: { type: 'integer', default: 20, min: 1, max: 200 },
				separation: { type: 'number', default: 1, min: 0, max: 5 }
			}
		},
		{
			kind: 'penguins',
			data: 'real',
			ceiling: 'none',
			parameters: { columns: { type: 'names', default: [], choices: ['beak', 'flipper'] } }
		}
	],
	models: [
		{ kind: 'logistic', parameters: { l2: { type: 'number', default: 0, min: 0, max: 10 } } },
		{
			kind: 'mlp',
			parameters: {
				hidden: { type: 'integers', default: [16], min: 1, max: 512, maxLength: 4 },
				l2: { type: 'number', default: 0, min: 0, max: 10 }
			}
		}
	],
	steps: [{ kind: 'standardize', parameters: {} }],
	split: SPLIT_PARAMETERS,
	fit: FIT_PARAMETERS,
	instruments: INSTRUMENTS,
	familyOf: FAMILY_OF,
	families: FAMILIES
};

export const GOOD_YAML = `title: Letters to customers
nickname: By heart
stage: mechanics
minutes: 4
diagnosis: OF-CAP
accept: [OF-DATA]
brief: { from: "Priya Raman, Retention", summary: Priya asks if she can rely on it }
rows: { one: customer, many: customers }
world: { kind: gaussians, features: 20, separation: 1 }
pipeline:
  split: { by: row, train: 300, validation: 3000, test: 3000 }
  model: { kind: mlp, hidden: [128, 128], l2: 0 }
  fit: { epochs: 60, batchSize: 32, learningRate: 0.01 }
refits: 3
ask:
  predict:
    question: Where will validation land?
    fact: validation.accuracy - train.accuracy
    same: 0.03
instruments: { budget: 6, offer: [loss-by-epoch, simpler-model] }
evidence:
  decisive: [simpler-model]
  supporting: [gap, validation, loss-by-epoch]
  irrelevant: [train, baseline, ceiling]
choices: [fits, too-simple, too-fitted, do-not-trust, cannot-tell]
why:
  fits: Would a simpler model do as well?
  too-simple: Training accuracy is 1.00.
  do-not-trust: Nothing crossed the split.
  cannot-tell: Three thousand rows are enough here.
hints: [One, Two, Three]
lookAlike: Had the straight line scored the same, it would fit.
breakIt: { becomes: FIT-OK, path: pipeline.split.train, values: [300, 12000], proven: 12000, label: Rows }
knobs:
  - { path: pipeline.model.l2, values: [0, 0.1] }
remedy: { gain: 0.015, works:
  [{ path: pipeline.model.l2, above: 0, why: It holds the weights back. }] }
stakeholder:
  question: What do you tell Priya?
  options:
    - { text: Use 0.80., right: true, why: Honest. }
    - { text: Use 1.00., why: Those rows were learned. }
arms:
  penalty: { pipeline.model.l2: 0.1 }
  twin: { pipeline.split.train: 12000 }
prove:
  shows:
    - { fact: gap, above: 0.12 }
    - { fact: penalty.validation.accuracy - validation.accuracy, above: 0.015 }
  twinFails: twin
  cured: { by: penalty, claims: [{ fact: gap, below: 0.1 }] }
  budgetMs: 3000
`;
