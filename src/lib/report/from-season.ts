/** A case from a season of decisions: each call beside the best by the evidence, regret, and calibration. Chance is told apart. */
import { capitalFigure, regretFigure, seasonCalibrationFigure, type CapitalLines, type SureBin } from '#lib/charts/figures/season.ts';
import { say } from '#lib/messages/case-records.ts';
import { figure, table, text } from './blocks.ts';
import type { Block, CaseContent, Fact, Frame } from './document.ts';

export interface SeasonCall {
	/** Title of the case. */
	readonly title: string;
	readonly action: string;
	readonly best: string;
	readonly right: boolean;
	/** Percent. */
	readonly confidence: number;
	/** 0 to 1. */
	readonly quality: number;
	readonly regret: number;
	readonly points: number;
}

export interface SeasonMaterial {
	readonly seed: number;
	readonly at: number;
	/** At least one. */
	readonly calls: readonly SeasonCall[];
	readonly lines: CapitalLines;
	readonly bins: readonly SureBin[];
	/** Mean decision quality, 0 to 1, and the sum of regret. */
	readonly quality: number;
	readonly regret: number;
	/** Mean excess Brier score of the chances stated; NaN where none was. */
	readonly excess: number;
}

/** @throws {RangeError} for a season without a finished decision. */
export function caseFromSeason(material: SeasonMaterial): CaseContent {
	const { seed, at, calls, quality, regret, lines } = material;
	if (calls.length === 0) throw new RangeError('A season without a finished decision makes no case.');
	const right = calls.filter((call) => call.right).length;
	return {
		title: say('label.season', { seed }),
		subtitle: say('season.subtitle', { seed, at, plays: calls.length }),
		names: {
			record: say('season.name.record'),
			calibration: say('season.name.calibration'),
			decision: say('season.name.decision')
		},
		sections: [
			{ id: 'question', blocks: [text(say('season.lead'))] },
			{
				id: 'decision',
				blocks: [
					text(say('season.sum', { quality, regret, capital: lines.capital[lines.capital.length - 1], right, of: calls.length })),
					figure(regretFigure(calls.map(({ title, regret: points }) => ({ name: title, regret: points })))),
					figure(capitalFigure(lines, calls.length))
				]
			},
			{ id: 'calibration', blocks: calibrationBlocks(material) },
			{ id: 'record', blocks: [callTable(calls)] },
			{ id: 'mind', blocks: [] }
		],
		facts: factsOf(material, right),
		frames: framesOf(material, right),
		questions: [],
		check: { kind: 'as-recorded', compared: 0, different: [] }
	};
}

function calibrationBlocks({ bins, excess }: SeasonMaterial): readonly Block[] {
	return [
		...(bins.length === 0 ? [] : [figure(seasonCalibrationFigure(bins))]),
		...(Number.isNaN(excess) ? [] : [text(say('season.excess', { excess }))])
	];
}

function callTable(calls: readonly SeasonCall[]): Block {
	return table(say('season.plays'), {
		columns: (['case', 'action', 'best', 'sure', 'quality', 'regret', 'points'] as const).map((name) => say(`season.${name}`)),
		formats: ['text', 'text', 'text', 'text', 'score', 'setting', 'setting'],
		rows: calls.map(({ title, action, best, confidence, quality, regret, points }, place) => [
			`${place + 1}. ${title}`,
			action,
			best,
			`${confidence}%`,
			quality,
			regret,
			points
		])
	});
}

function factsOf({ calls, quality, regret, excess, lines }: SeasonMaterial, right: number): readonly Fact[] {
	return [
		{
			id: 'season',
			section: 'decision',
			says: say('season.fact.sum', { quality, regret, plays: calls.length }),
			numbers: [quality, regret, right, calls.length, lines.capital[lines.capital.length - 1], ...(Number.isNaN(excess) ? [] : [excess])]
		},
		...calls.map((call, place) => ({
			id: `play-${place + 1}`,
			section: 'record' as const,
			says: say('season.fact.play', call),
			numbers: [call.confidence, call.quality, call.regret, call.points]
		}))
	];
}

function framesOf({ calls, quality, regret }: SeasonMaterial, right: number): readonly Frame[] {
	return [{ section: 'decision', cites: 'season', text: say('season.frame.sum', { plays: calls.length, right, quality, regret }) }];
}
