/** What a claim about a capstone may rest on, and sentences that begin from it. */
import { differenceOf } from '#lib/attempt/compare-runs.ts';
import { scoreOf } from '#lib/charts/figures/common.ts';
import { figureOf } from '#lib/charts/figures/of-evidence.ts';
import { say } from '#lib/messages/case-records.ts';
import { say as capstone } from '#lib/messages/capstone.ts';
import { say as portfolio } from '#lib/messages/portfolio.ts';
import { instrumentName, numbersOf, spreadOf } from './attempt-words.ts';
import { sectionOfReading } from './attempt-sections.ts';
import type { CapstoneMaterial } from './capstone-material.ts';
import type { Fact, Frame } from './document.ts';

const nameOf = (repair: string | null): string => repair ?? capstone('repair.none');

/** How the set that was named stands to the true one, in counts. */
function countsOf({ named, faults }: CapstoneMaterial) {
	const hit = named.filter((id) => faults.includes(id)).length;
	return { hit, faults: faults.length, wrong: named.length - hit };
}

export function capstoneFacts(material: CapstoneMaterial): readonly Fact[] {
	const { rungs, readings, test, shares, points, looks } = material;
	const counts = countsOf(material);
	const last = rungs[rungs.length - 1].run;
	return [
		{
			id: 'split',
			section: 'split',
			says: portfolio('fact.split', last.sizes),
			numbers: rungs.flatMap(({ run }) => Object.values(run.sizes))
		},
		{ id: 'baseline', section: 'ceilings', says: portfolio('fact.baseline', { baseline: 0.5, ceiling: null }), numbers: [0.5] },
		...rungs.map(({ repair, run, fresh }, at): Fact => {
			const [train, validation] = [scoreOf(run, 'train'), scoreOf(run, 'validation')];
			return {
				id: `rung-${at}`,
				section: 'gap',
				says: say('capstone.fact.rung', {
					repair: nameOf(repair),
					validation: spreadOf(validation.measured),
					fresh: spreadOf(fresh.measured),
					n: validation.n
				}),
				numbers: [
					...[train.measured, validation.measured, fresh.measured, run.gap].flatMap((one) => numbersOf(spreadOf(one))),
					validation.measured.value - fresh.measured.value,
					validation.n,
					fresh.n
				]
			};
		}),
		...rungs.slice(1).flatMap(({ repair, run }, at): readonly Fact[] => {
			const difference = differenceOf(rungs[at].run, run);
			if (!difference) return [];
			const spread = { value: difference.difference, low: difference.interval.low, high: difference.interval.high };
			return [
				{
					id: `change-${at + 1}`,
					section: 'changes',
					says: say('capstone.fact.change', { repair: nameOf(repair), difference: spread }),
					numbers: [...numbersOf(spread), difference.a, difference.b]
				}
			];
		}),
		{ id: 'set', section: 'leaks', says: say('capstone.fact.set', counts), numbers: Object.values(counts) },
		{
			id: 'test',
			section: 'test',
			says: say('capstone.fact.test', { score: spreadOf(test.measured) }),
			numbers: [...numbersOf(spreadOf(test.measured)), test.n, looks]
		},
		...readings.map(({ evidence, rung }): Fact => ({
			id: `reading:${evidence.instrument}@${rung}`,
			section: sectionOfReading(evidence.instrument),
			says: say('capstone.fact.reading', { instrument: instrumentName(evidence.instrument), repair: nameOf(rungs[rung].repair) }),
			numbers: (figureOf(evidence)?.table.rows ?? [])
				.flat()
				.filter((cell): cell is number => typeof cell === 'number' && !Number.isNaN(cell))
		})),
		{
			id: 'marks',
			section: 'decision',
			says: say('capstone.points', { points }),
			numbers: [points, ...Object.values(shares)]
		}
	];
}

/** Sentences filled with the learner's own numbers; the last is the memo's own sentence, checked like any claim. */
export function capstoneFrames(material: CapstoneMaterial): readonly Frame[] {
	const { rungs, test, looks, memo } = material;
	const [first, last] = [rungs[0], rungs[rungs.length - 1]];
	const reported = (rung: (typeof rungs)[number]): number => scoreOf(rung.run, 'validation').measured.value;
	const cites = `rung-${rungs.length - 1}`;
	return [
		{
			section: 'gap',
			cites,
			text: say('capstone.frame.story', {
				reported: reported(first),
				fresh: first.fresh.measured.value,
				last: reported(last),
				lastFresh: last.fresh.measured.value
			})
		},
		{ section: 'leaks', cites: 'set', text: say('capstone.frame.set', countsOf(material)) },
		...rungs.slice(1).map((rung, at): Frame => ({
			section: 'changes',
			cites: `change-${at + 1}`,
			text: say('capstone.frame.change', { repair: nameOf(rung.repair), before: reported(rungs[at]), after: reported(rung) })
		})),
		...(looks === 1
			? [{ section: 'test' as const, cites: 'test', text: portfolio('frame.test', { score: spreadOf(test.measured) }) }]
			: []),
		...(memo.claim.trim() === '' ? [] : [{ section: 'memo' as const, cites, text: memo.claim.trim() }])
	];
}
