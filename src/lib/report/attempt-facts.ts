/** What a claim about an attempt may rest on, and sentences that begin from it. */
import { differenceOf } from '#lib/attempt/compare-runs.ts';
import { attemptState } from '#lib/attempt/reduce.ts';
import { scoreOf } from '#lib/charts/figures/common.ts';
import { figureOf } from '#lib/charts/figures/of-evidence.ts';
import { say } from '#lib/messages/portfolio.ts';
import { saySettle } from '#lib/messages/settle.ts';
import { say as workspace } from '#lib/messages/workspace.ts';
import { answerName, instrumentName, numbersOf, runChange, splitWords, spreadOf } from './attempt-words.ts';
import { sectionOfReading } from './attempt-sections.ts';
import { actionName } from './decision-words.ts';
import type { Fact, Frame } from './document.ts';
import type { AttemptMaterial } from './material.ts';

export function attemptFacts(material: AttemptMaterial): readonly Fact[] {
	const { exercise, runs, readings, verdict } = material;
	const state = attemptState(material.attempt);
	const { sizes, baseline, ceiling } = runs[0].evidence;
	const facts: Fact[] = [
		{ id: 'split', section: 'split', says: say('fact.split', sizes), numbers: Object.values(sizes) },
		{
			id: 'baseline',
			section: 'ceilings',
			says: say('fact.baseline', { baseline: baseline.value, ceiling: ceiling?.value ?? null }),
			numbers: [baseline.value, ...(ceiling ? [ceiling.value] : [])]
		}
	];
	for (const { run, evidence, fresh, test } of runs) {
		const [train, validation] = (['train', 'validation'] as const).map((part) => spreadOf(scoreOf(evidence, part).measured));
		const gap = spreadOf(evidence.gap);
		const counts = { rows: evidence.sizes.validation, refits: evidence.experiment.refits };
		facts.push({
			id: `run-${run}`,
			section: 'gap',
			says: say('fact.run', { run, train, validation, gap, ...counts }),
			numbers: [
				...[train, validation, gap].flatMap(numbersOf),
				...Object.values(counts),
				evidence.sizes.train,
				validation.value - baseline.value,
				...(ceiling ? [ceiling.value - validation.value] : [])
			]
		});
		if (fresh) {
			const score = spreadOf(fresh.measured);
			facts.push({
				id: `fresh-${run}`,
				section: 'gap',
				says: say('fact.fresh', { run, score, rows: fresh.n }),
				numbers: [...numbersOf(score), fresh.n, validation.value - score.value]
			});
		}
		if (test) {
			const score = spreadOf(test.measured);
			facts.push({ id: `test-${run}`, section: 'test', says: say('fact.test', { run, score }), numbers: [...numbersOf(score), test.n] });
		}
	}
	for (const record of state.trained) {
		const [before, after] = [record.comparedWith, record.run].map((run) => runs.find((one) => one.run === run)?.evidence);
		const difference = before && after ? differenceOf(before, after) : null;
		if (!difference) continue;
		const spread = { value: difference.difference, low: difference.interval.low, high: difference.interval.high };
		const change = runChange(exercise, state, record);
		facts.push({
			id: `change-${record.run}`,
			section: 'changes',
			says: say('fact.change', { run: record.run, change, difference: spread }),
			numbers: [...numbersOf(spread), difference.a, difference.b, ...numbersIn(change)]
		});
	}
	for (const { instrument, run, evidence } of readings)
		facts.push({
			id: `reading:${instrument}@${run}`,
			section: sectionOfReading(instrument),
			says: say('fact.reading', { instrument: instrumentName(instrument), run }),
			numbers: (figureOf(evidence)?.table.rows ?? [])
				.flat()
				.filter((cell): cell is number => typeof cell === 'number' && !Number.isNaN(cell))
		});
	facts.push({
		id: 'arithmetic',
		section: 'gap',
		says: say('arithmetic.table'),
		numbers: verdict.lines.flatMap(({ measured }) => numbersOf(spreadOf(measured)))
	});
	if (state.commitment) {
		const { answer, confidence, expected } = state.commitment;
		facts.push({
			id: 'call',
			section: 'question',
			says: say('fact.call', { answer: answerName(answer), confidence }),
			numbers: [confidence, ...(expected ? [expected.value, expected.low, expected.high] : [])]
		});
	}
	if (state.decision) {
		const { action, confidence } = state.decision;
		const worth = material.decision?.values.map(({ value }) => value) ?? [];
		const lived = state.produced ? [state.produced.points, state.produced.luck] : [];
		facts.push({
			id: 'decision',
			section: 'decision',
			says: say('fact.decision', { action: actionName(exercise, action), confidence }),
			numbers: [confidence, ...worth, ...lived, ...Object.values(state.belief?.stated ?? {})]
		});
	}
	return facts;
}

/** Values named in the words of a change are as logged as its scores. */
function numbersIn(text: string): readonly number[] {
	return [...text.matchAll(/\d+(?:\.\d+)?/g)].map(([written]) => Number(written));
}

/** Sentences filled with the learner's own numbers; each rests on one fact. */
export function attemptFrames(material: AttemptMaterial): readonly Frame[] {
	const { exercise, runs, verdict } = material;
	const state = attemptState(material.attempt);
	const last = runs[runs.length - 1];
	const { evidence, fresh } = last;
	const metric = workspace(`metric.${evidence.metric}`);
	const validation = scoreOf(evidence, 'validation').measured.value;
	const { sizes, experiment, baseline, ceiling } = evidence;
	const frames: Frame[] = [
		{
			section: 'split',
			cites: 'split',
			text: say('frame.split', { rows: sizes.train, validation: sizes.validation, by: splitWords(experiment.pipeline.split.by) })
		},
		{
			section: 'gap',
			cites: `run-${last.run}`,
			text: say('frame.gap', { metric, gap: spreadOf(evidence.gap), rows: sizes.validation, refits: experiment.refits })
		},
		{
			section: 'ceilings',
			cites: 'baseline',
			text: say('frame.baseline', { metric, value: validation, baseline: baseline.value, gain: validation - baseline.value })
		}
	];
	if (ceiling)
		frames.push({
			section: 'ceilings',
			cites: 'baseline',
			text: say('frame.ceiling', { value: validation, ceiling: ceiling.value, left: ceiling.value - validation })
		});
	for (const record of state.trained) {
		const [before, after] = [record.comparedWith, record.run].map((run) => runs.find((one) => one.run === run)?.evidence);
		const difference = before && after ? differenceOf(before, after) : null;
		if (!before || !after || !difference || record.differs.length !== 1) continue;
		frames.push({
			section: 'changes',
			cites: `change-${record.run}`,
			text: say('frame.change', {
				change: runChange(exercise, state, record),
				before: scoreOf(before, 'validation').measured.value,
				after: scoreOf(after, 'validation').measured.value,
				difference: { value: difference.difference, ...difference.interval }
			})
		});
	}
	if (fresh)
		frames.push({ section: 'gap', cites: `fresh-${last.run}`, text: say('frame.fresh', { validation, fresh: spreadOf(fresh.measured) }) });
	const look = runs.find(({ test }) => test !== null);
	if (look?.test && state.testLooks.length === 1 && !state.tunedAfterTest)
		frames.push({ section: 'test', cites: `test-${look.run}`, text: say('frame.test', { score: spreadOf(look.test.measured) }) });
	if (state.commitment) {
		const { answer, confidence } = state.commitment;
		frames.push({ section: 'question', cites: 'call', text: say('frame.call', { answer: answerName(answer), confidence }) });
	}
	if (state.decision) {
		const { action, confidence } = state.decision;
		frames.push({
			section: 'decision',
			cites: 'decision',
			text: say('frame.decision', { action: actionName(exercise, action), confidence })
		});
	}
	if (verdict.wouldSettle)
		frames.push({ section: 'mind', cites: 'arithmetic', text: say('frame.mind', { settle: saySettle(verdict.wouldSettle) }) });
	return frames;
}
