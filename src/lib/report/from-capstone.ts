/** A case from a capstone: the study as given, each repair, the set that was named, one look at the test, the memo. */
import { differenceOf } from '#lib/attempt/compare-runs.ts';
import { scoreOf } from '#lib/charts/figures/common.ts';
import { ladderFigure } from '#lib/charts/figures/ladder.ts';
import { say } from '#lib/messages/case-records.ts';
import { say as capstone } from '#lib/messages/capstone.ts';
import { diagnosisName } from '#lib/messages/diagnosis.ts';
import { say as portfolio } from '#lib/messages/portfolio.ts';
import { say as workspace } from '#lib/messages/workspace.ts';
import { spreadOf, splitWords } from './attempt-words.ts';
import { sectionOfReading } from './attempt-sections.ts';
import { figure, quote, readingBlocks, table, text } from './blocks.ts';
import type { CapstoneMaterial, CapstoneRung } from './capstone-material.ts';
import { capstoneFacts, capstoneFrames } from './capstone-facts.ts';
import type { Block, CaseContent, Section, SectionId } from './document.ts';
import { memoBlocks } from './memo-blocks.ts';
import { asked } from './reviewer.ts';
import type { Question } from './document.ts';
import { splitFigure } from './split-figure.ts';

export function caseFromCapstone(material: CapstoneMaterial): CaseContent {
	return {
		title: material.title,
		subtitle: say('capstone.subtitle', { seed: material.seed, at: material.at }),
		sections: sectionsOf(material),
		facts: capstoneFacts(material),
		frames: capstoneFrames(material),
		questions: questionsOf(material),
		check: material.check
	};
}

export const rungName = ({ repair }: CapstoneRung): string => repair ?? capstone('repair.none');

function sectionsOf(material: CapstoneMaterial): readonly Section[] {
	const { rungs, memo } = material;
	const read = (id: SectionId): readonly Block[] =>
		material.readings
			.filter(({ evidence }) => sectionOfReading(evidence.instrument) === id)
			.flatMap(({ evidence, rung, own }) => {
				const blocks = readingBlocks([evidence]);
				const said = own ? say('capstone.read', { repair: rungName(rungs[rung]) }) : say('capstone.readings');
				return blocks.length === 0 ? [] : [text(said), ...blocks];
			});
	const last = rungs[rungs.length - 1];
	return [
		{ id: 'question', blocks: questionBlocks(material) },
		{ id: 'split', blocks: splitBlocks(rungs) },
		{ id: 'gap', blocks: [...gapBlocks(rungs), ...read('gap')] },
		{ id: 'ceilings', blocks: [baselineTable(last), text(portfolio('ceilings.none')), ...read('ceilings')] },
		{ id: 'segments', blocks: read('segments') },
		{ id: 'leaks', blocks: [suspectTable(material), ...read('leaks')] },
		{ id: 'changes', blocks: changeBlocks(rungs) },
		{ id: 'calibration', blocks: read('calibration') },
		{ id: 'test', blocks: testBlocks(material) },
		{
			id: 'decision',
			blocks: [...(memo.decision.trim() === '' ? [] : [quote(memo.decision.trim())]), marksTable(material), pointsText(material)]
		},
		// The decision and what would change it stand in sections of their own.
		{ id: 'memo', blocks: memoBlocks(memo, ['decision', 'mindChange']) },
		{ id: 'mind', blocks: memo.mindChange.trim() === '' ? [] : [quote(memo.mindChange.trim())] }
	];
}

function questionBlocks({ brief, named, rungs }: CapstoneMaterial): readonly Block[] {
	return [
		text(brief),
		text(say('capstone.judged')),
		text(say('capstone.named', { named: named.map(diagnosisName) })),
		text(
			rungs.length === 1
				? say('capstone.order.none')
				: say('capstone.order', { repairs: rungs.slice(1).map((rung) => rungName(rung).toLowerCase()) })
		)
	];
}

function splitBlocks(rungs: readonly CapstoneRung[]): readonly Block[] {
	const last = rungs[rungs.length - 1].run;
	return [
		table(say('capstone.splits'), {
			columns: [say('capstone.repair'), portfolio('part.train'), portfolio('part.validation'), portfolio('part.test'), say('capstone.by')],
			formats: ['text', 'count', 'count', 'count', 'text'],
			rows: rungs.map((rung) => {
				const { sizes, experiment } = rung.run;
				return [rungName(rung), sizes.train, sizes.validation, sizes.test, splitWords(experiment.pipeline.split.by)];
			})
		}),
		figure(splitFigure(last.sizes))
	];
}

function gapBlocks(rungs: readonly CapstoneRung[]): readonly Block[] {
	const columns = [
		say('capstone.repair'),
		...(['train', 'validation', 'low', 'high', 'fresh'] as const).map((name) => portfolio(`column.${name}`)),
		say('capstone.optimism')
	];
	const rows = rungs.map((rung) => {
		const { value, low, high } = spreadOf(scoreOf(rung.run, 'validation').measured);
		const fresh = rung.fresh.measured.value;
		return [rungName(rung), scoreOf(rung.run, 'train').measured.value, value, low, high, fresh, value - fresh];
	});
	const gap = spreadOf(rungs[rungs.length - 1].run.gap);
	return [
		table(say('capstone.scores'), { columns, formats: ['text', 'score', 'score', 'score', 'score', 'score', 'difference'], rows }),
		figure(
			ladderFigure(
				rungs.map((rung, at) => ({ id: String(at), name: rungName(rung), reported: scoreOf(rung.run, 'validation'), fresh: rung.fresh }))
			)
		),
		table(say('capstone.gap'), {
			columns: [portfolio('column.gap'), portfolio('column.low'), portfolio('column.high')],
			formats: ['difference', 'difference', 'difference'],
			rows: [[gap.value, gap.low, gap.high]]
		})
	];
}

function baselineTable({ run }: CapstoneRung): Block {
	return table(portfolio('ceilings.table'), {
		columns: [portfolio('column.what'), workspace(`metric.${run.metric}`)],
		formats: ['text', 'score'],
		rows: [
			[`${portfolio('column.baseline')}, ${run.baseline.rule}`, run.baseline.value],
			[portfolio('column.validation'), scoreOf(run, 'validation').measured.value]
		]
	});
}

function suspectTable({ choices, faults, named }: CapstoneMaterial): Block {
	return table(say('capstone.suspects'), {
		columns: [say('capstone.suspect'), say('capstone.said'), say('capstone.was')],
		formats: ['text', 'text', 'text'],
		rows: choices.map((id) => [
			diagnosisName(id),
			say(named.includes(id) ? 'capstone.said.yes' : 'capstone.said.no'),
			say(faults.includes(id) ? 'capstone.was.fault' : 'capstone.was.cleared')
		])
	});
}

function changeBlocks(rungs: readonly CapstoneRung[]): readonly Block[] {
	const rows = rungs.slice(1).map((rung, at) => {
		const difference = differenceOf(rungs[at].run, rung.run);
		return [
			rungName(rung),
			rung.cures === null ? say('capstone.cures.none') : diagnosisName(rung.cures),
			difference?.a ?? NaN,
			difference?.b ?? NaN,
			difference?.difference ?? NaN,
			difference?.interval.low ?? NaN,
			difference?.interval.high ?? NaN
		];
	});
	if (rows.length === 0) return [];
	return [
		table(say('capstone.changes'), {
			columns: [
				portfolio('column.change'),
				say('capstone.cures'),
				...(['before', 'after', 'difference', 'low', 'high'] as const).map((name) => portfolio(`column.${name}`))
			],
			formats: ['text', 'text', 'score', 'score', 'difference', 'difference', 'difference'],
			rows
		})
	];
}

function testBlocks({ test, looks }: CapstoneMaterial): readonly Block[] {
	return [text(say('capstone.test', { score: spreadOf(test.measured), looks, n: test.n }))];
}

function marksTable({ shares }: CapstoneMaterial): Block {
	return table(say('capstone.marks'), {
		columns: [say('capstone.mark'), say('capstone.mark.share')],
		formats: ['text', 'score'],
		rows: (['set', 'order', 'test', 'memo'] as const).map((part) => [capstone(`result.${part}`), shares[part]])
	});
}

const pointsText = ({ points }: CapstoneMaterial): Block => text(say('capstone.points', { points }));

function questionsOf({ looks, readings, test }: CapstoneMaterial): readonly Question[] {
	const read = readings.map(({ evidence }) => evidence.instrument);
	const interval = test.measured.interval;
	return [
		...(read.includes('slice-table') ? [] : [asked('segments', 'segments')]),
		...(read.includes('reliability') ? [] : [asked('calibration', 'calibration')]),
		...(interval && interval.high - interval.low > 0.08 ? [asked('rows', 'test')] : []),
		...(looks > 1 ? [asked('peek', 'test')] : [])
	];
}
