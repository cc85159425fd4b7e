/** Sections of a case made from an attempt: only what was logged and run again is in them. Long because it lists every section once. */
import { differenceOf } from '#lib/attempt/compare-runs.ts';
import { attemptState } from '#lib/attempt/reduce.ts';
import type { AttemptState } from '#lib/attempt/state.ts';
import { scoreOf } from '#lib/charts/figures/common.ts';
import { historyFigure } from '#lib/charts/figures/history.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import { readMemo } from '#lib/language/memo.ts';
import { lineName, lineWhat } from '#lib/messages/arithmetic.ts';
import { say } from '#lib/messages/portfolio.ts';
import { saySettle } from '#lib/messages/settle.ts';
import { say as workspace } from '#lib/messages/workspace.ts';
import { answerName, runChange, splitWords, spreadOf } from './attempt-words.ts';
import { readingBlocks, table, text } from './blocks.ts';
import { actionName } from './decision-words.ts';
import { memoBlocks } from './memo-blocks.ts';
import type { Block, Section, SectionId } from './document.ts';
import type { AttemptMaterial } from './material.ts';
import { splitFigure } from './split-figure.ts';

/** Where a reading stands in a case. */
const SECTION_OF: Readonly<Record<string, SectionId>> = {
	'group-split': 'leaks',
	'forward-split': 'leaks',
	'permuted-labels': 'leaks',
	duplicates: 'leaks',
	'single-feature': 'leaks',
	availability: 'leaks',
	'adversarial-validation': 'leaks',
	'n-gram-overlap': 'leaks',
	decorrelation: 'leaks',
	paraphrase: 'leaks',
	'slice-table': 'segments',
	'grouped-trend': 'segments',
	'drift-over-time': 'segments',
	'stress-set': 'segments',
	reliability: 'calibration',
	recalibration: 'calibration',
	'calibration-by-segment': 'calibration',
	'threshold-cost': 'calibration',
	'larger-model': 'ceilings',
	'more-rows': 'ceilings',
	'relabel-audit': 'ceilings',
	'overfit-twenty-rows': 'ceilings'
};

export const sectionOfReading = (instrument: string): SectionId => SECTION_OF[instrument] ?? 'gap';

/** Every section in the usual order; those the log holds nothing for are empty. */
export function attemptSections(material: AttemptMaterial): readonly Section[] {
	const state = attemptState(material.attempt);
	const read = (id: SectionId): readonly Block[] =>
		readingBlocks(material.readings.filter(({ instrument }) => sectionOfReading(instrument) === id).map(({ evidence }) => evidence));
	return [
		{ id: 'question', blocks: questionBlocks(material, state) },
		{ id: 'split', blocks: splitBlocks(material) },
		{ id: 'gap', blocks: [...gapBlocks(material, state), ...read('gap')] },
		{ id: 'ceilings', blocks: [...ceilingBlocks(material.runs[0].evidence), ...read('ceilings')] },
		{ id: 'segments', blocks: read('segments') },
		{ id: 'leaks', blocks: [...suspectBlocks(material), ...read('leaks')] },
		{ id: 'changes', blocks: changeBlocks(material, state) },
		{ id: 'calibration', blocks: read('calibration') },
		{ id: 'test', blocks: testBlocks(material, state) },
		{ id: 'decision', blocks: decisionBlocks(material, state) },
		...(material.exercise.decision ? [{ id: 'memo' as const, blocks: writtenMemo(state) }] : []),
		{ id: 'mind', blocks: material.verdict.wouldSettle ? [text(saySettle(material.verdict.wouldSettle))] : [] }
	];
}

function questionBlocks({ exercise, runs, verdict }: AttemptMaterial, state: AttemptState): readonly Block[] {
	const run = runs[0].evidence;
	const { commitment, reveal } = state;
	return [
		text(exercise.brief.summary),
		text(say('question.task', { metric: workspace(`metric.${run.metric}`), baseline: run.baseline.value, rule: run.baseline.rule })),
		...(commitment
			? [
					text(
						say('question.call', {
							answer: answerName(commitment.answer),
							confidence: commitment.confidence,
							holds: say(`holds.${commitment.holdsUp}`)
						})
					)
				]
			: []),
		...(reveal ? [text(say('question.key', { key: answerName(verdict.primary), outcome: say(`outcome.${reveal.outcome}`) }))] : [])
	];
}

function splitBlocks({ runs }: AttemptMaterial): readonly Block[] {
	const { sizes, experiment } = runs[0].evidence;
	return [
		text(say('split.sentence', { ...sizes, by: splitWords(experiment.pipeline.split.by) })),
		{ kind: 'figure', figure: splitFigure(sizes) }
	];
}

function gapBlocks({ exercise, runs, verdict }: AttemptMaterial, state: AttemptState): readonly Block[] {
	const rows = runs.map(({ run, evidence, fresh }) => {
		const record = state.trained.find((one) => one.run === run);
		const gap = spreadOf(evidence.gap);
		return [
			run === 1 || !record ? say('run.first') : say('run.other', { run, change: runChange(exercise, state, record) }),
			scoreOf(evidence, 'train').measured.value,
			scoreOf(evidence, 'validation').measured.value,
			gap.value,
			gap.low,
			gap.high,
			fresh?.measured.value ?? ''
		];
	});
	const columns = (['run', 'train', 'validation', 'gap', 'low', 'high', 'fresh'] as const).map((name) => say(`column.${name}`));
	const first = runs[0].evidence;
	return [
		table(say('gap.table'), { columns, formats: ['text', 'score', 'score', 'difference', 'difference', 'difference', 'score'], rows }),
		...(first.histories && first.histories.length > 0 ? [{ kind: 'figure' as const, figure: historyFigure(first, 'loss') }] : []),
		table(say('arithmetic.table'), {
			columns: (['what', 'value', 'low', 'high', 'finding'] as const).map((name) => say(`column.${name}`)),
			formats: ['text', 'score', 'score', 'score', 'text'],
			rows: verdict.lines
				.filter((line) => line.decisive || !line.id.startsWith('gain:'))
				.map((line) => {
					const { value, low, high } = spreadOf(line.measured);
					const what = lineWhat(line, first);
					return [what === '' ? lineName(line) : `${lineName(line)} (${what})`, value, low, high, workspace(`finding.${line.finding}`)];
				})
		})
	];
}

function ceilingBlocks({ baseline, ceiling, scores, metric }: RunEvidence): readonly Block[] {
	return [
		table(say('ceilings.table'), {
			columns: [say('column.what'), workspace(`metric.${metric}`)],
			formats: ['text', 'score'],
			rows: [
				[`${say('column.baseline')}, ${baseline.rule}`, baseline.value],
				[say('column.validation'), scores.validation?.[metric]?.measured.value ?? NaN],
				...(ceiling ? [[say('column.ceiling'), ceiling.value] as const] : [])
			]
		}),
		...(ceiling ? [] : [text(say('ceilings.none'))])
	];
}

function suspectBlocks({ verdict }: AttemptMaterial): readonly Block[] {
	const fired = (verdict.fired ?? []).filter(({ gate }) => gate !== 'fit');
	if (fired.length === 0) return [];
	return [
		table(say('leaks.table'), {
			columns: [say('column.suspect'), say('column.weight')],
			formats: ['text', 'text'],
			rows: fired.map(({ id, weight }) => [answerName(id), say(`weight.${weight}`)])
		})
	];
}

function changeBlocks({ exercise, runs }: AttemptMaterial, state: AttemptState): readonly Block[] {
	const rows = state.trained.flatMap((record): (string | number)[][] => {
		const [before, after] = [record.comparedWith, record.run].map((run) => runs.find((one) => one.run === run)?.evidence);
		if (!before || !after) return [];
		const difference = differenceOf(before, after);
		return [
			[
				String(record.run),
				runChange(exercise, state, record),
				scoreOf(before, 'validation').measured.value,
				scoreOf(after, 'validation').measured.value,
				difference?.difference ?? NaN,
				difference?.interval.low ?? NaN,
				difference?.interval.high ?? NaN,
				record.prediction ? say(`predicted.${record.prediction.answer}`) : ''
			]
		];
	});
	if (rows.length === 0) return [];
	const columns = (['run', 'change', 'before', 'after', 'difference', 'low', 'high', 'predicted'] as const).map((name) =>
		say(`column.${name}`)
	);
	const formats = ['text', 'text', 'score', 'score', 'difference', 'difference', 'difference', 'text'] as const;
	return [table(say('changes.table'), { columns, formats, rows })];
}

function testBlocks({ runs }: AttemptMaterial, state: AttemptState): readonly Block[] {
	const look = state.testLooks.at(-1);
	const score = runs.find(({ run }) => run === look?.run)?.test;
	if (!look || !score) return state.reveal && runs[0].evidence.sizes.test > 0 ? [text(say('test.never'))] : [];
	return [
		text(say('test.sentence', { run: look.run, score: spreadOf(score.measured), looks: state.testLooks.length })),
		...(state.tunedAfterTest ? [text(say('test.tuned'))] : [])
	];
}

function writtenMemo({ memo }: AttemptState): readonly Block[] {
	const read = readMemo(memo?.parts);
	return read === null ? [] : memoBlocks(read);
}

function decisionBlocks({ exercise, decision }: AttemptMaterial, state: AttemptState): readonly Block[] {
	const { decision: call, produced } = state;
	if (!call || !exercise.decision) return [];
	const name = (id: string): string => actionName(exercise, id);
	return [
		text(say('decision.call', { action: name(call.action), confidence: call.confidence })),
		...(decision
			? [
					table(say('decision.values'), {
						columns: [say('decision.action'), say('decision.worth')],
						formats: ['text', 'setting'],
						rows: decision.values.map(({ id, value }) => [name(id), value])
					})
				]
			: []),
		...(produced ? [text(say('decision.lived', { points: produced.points, luck: produced.luck }))] : [])
	];
}
