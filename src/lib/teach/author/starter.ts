import { parseExercise } from '#lib/exercise/parse.ts';
import { problemsText } from '#lib/exercise/problems.ts';
import { STANDARD_VOCABULARY } from '#lib/exercise/standard-vocabulary.ts';
import type { Draft } from './draft.ts';

/** A small case whose proof holds: twenty votes decide about a sound model. Written as an author would write it. */
const STARTER = `
title: Choir, 420 singers
nickname: Twenty votes
stage: mechanics
minutes: 4
diagnosis: INC
accept: [EV-SMALL]
brief:
  from: A name, a department
  summary: The message in one line
rows: { one: singer, many: singers }
world: { kind: gaussians, features: 4, separation: 2, skin: neutral }
pipeline:
  split: { by: row, train: 400, validation: 20, test: 0 }
  model: { kind: logistic, l2: 0.001 }
  fit: { epochs: 40, batchSize: 32, learningRate: 0.02 }
refits: 1
instruments:
  budget: 3
  offer: [more-refits, larger-model]
evidence:
  decisive: [gap, validation]
  supporting: [ceiling]
  irrelevant: [train, baseline, more-refits, larger-model]
choices: [fits, too-simple, too-fitted, do-not-trust, cannot-tell]
why:
  fits: It may fit. Could so small a sample have shown it if it did not?
  too-simple: Look at the interval of the score. Does it exclude the best possible?
  too-fitted: Look at the interval of the gap. Does it exclude zero?
  do-not-trust: Nothing crossed the split. The number is honest, and not precise.
lookAlike: With thousands of rows in validation the same numbers would settle it.
stakeholder:
  question: What do you tell them?
  options:
    - text: Twenty rows cannot tell. Some hundreds more would.
      right: true
      why: It says what is not known, and what would settle it.
    - text: The score is high, so it works.
      why: A score without its interval is half a number.
arms:
  moreRows: { pipeline.split.validation: 4000 }
prove:
  shows:
    - { fact: validation.accuracy.high - validation.accuracy.low, above: 0.06 }
  twinFails: moreRows
  cured:
    by: moreRows
    claims:
      - { fact: validation.accuracy.high - validation.accuracy.low, below: 0.04 }
  budgetMs: 1500
`;

const BRIEF = `We tried the model on the people who came last week. The number looks good.

Can we rely on it?
`;

const DEBRIEF = `**What it costs.** The consequence, in plain words, with a number.

**Why it happened.** The mechanism, and the evidence that shows it.

**How to say it in an interview.** "The metric, the comparator, the mechanism and the consequence."
`;

/** What a new draft begins with. */
export function starterDraft(id: string): Draft {
	const read = parseExercise(STARTER, 'exercise.yaml', STANDARD_VOCABULARY);
	if (!read.ok) throw new Error(`The draft that authors begin with is wrong. Correct starter.ts.\n${problemsText(read.problems)}`);
	return { version: 1, id, slug: 'choir-420', exercise: read.value, brief: BRIEF, debrief: DEBRIEF };
}
