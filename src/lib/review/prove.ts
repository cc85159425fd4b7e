/** The proof of an item on one draw: a flawed one shows the inflated number and its fix does not; a clean one shows none. */
import type { Lab } from '#lib/instruments/lab.ts';
import { runInstrument } from '#lib/instruments/registry.ts';
import { BASE } from '#lib/exercise/claims.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { experimentOfItem } from './item-document.ts';
import type { ReviewItem } from './item-schema.ts';
import { FIXED, seeNumbers, type ItemRunner, type NumbersSeen } from './run-item.ts';

export interface ItemProof {
	readonly seen: NumbersSeen;
	readonly holds: boolean;
	/** What did not hold, one sentence each. */
	readonly problems: readonly string[];
	/** Distance of the submitted number to the margin: positive where the proof holds. */
	readonly margin: number;
}

/** Runs arms of an item in a lab, without a page. */
export function labRunner(item: ReviewItem, seed: number, lab: Lab): ItemRunner {
	const given = experimentOfItem(item);
	const experimentOf = (arm: string): ExperimentSpec =>
		arm === BASE ? given : applyPatch(given, arm === FIXED ? item.fixed : item.arms[arm]);
	return {
		run: (arm, parts) => lab.run(experimentOf(arm), seed, { parts, ...(item.metric ? { metric: item.metric } : {}) }),
		instrument: (arm, name) => runInstrument(lab, name, experimentOf(arm), seed, { parameters: item.parameters?.[name] ?? {} })
	};
}

export async function proveItem(item: ReviewItem, seed: number, lab: Lab): Promise<ItemProof> {
	const { numbers, flaw } = item;
	const seen = await seeNumbers({ ...numbers, truth: numbers.truth ?? null }, labRunner(item, seed, lab));
	const sign = numbers.better === 'higher' ? 1 : -1;
	const problems: string[] = [];
	const check = (holds: boolean, sentence: string): void => {
		if (!holds) problems.push(sentence);
	};
	const write = (value: number): string => value.toFixed(3);
	if (flaw) {
		check(seen.inflation > numbers.margin, `the submitted number is better by ${write(seen.inflation)}, and ${numbers.margin} is claimed`);
		if (seen.submittedTruth) {
			const over = sign * (seen.submitted.value - seen.submittedTruth.value);
			check(over > numbers.margin, `the submitted number stands ${write(over)} above new rows, and ${numbers.margin} is claimed`);
		}
	} else {
		check(
			Math.abs(seen.inflation) < numbers.margin,
			`the two numbers differ by ${write(seen.inflation)}, and less than ${numbers.margin} is claimed`
		);
		if (seen.submittedTruth) {
			const over = sign * (seen.submitted.value - seen.submittedTruth.value);
			check(over < numbers.honest, `the submitted number stands ${write(over)} above new rows, and less than ${numbers.honest} is claimed`);
		}
	}
	if (seen.fixedTruth) {
		const over = sign * (seen.fixed.value - seen.fixedTruth.value);
		check(over < numbers.honest, `the fixed number stands ${write(over)} above new rows, and less than ${numbers.honest} is claimed`);
	}
	const margin = flaw ? seen.inflation - numbers.margin : numbers.margin - Math.abs(seen.inflation);
	return { seen, holds: problems.length === 0, problems, margin };
}
