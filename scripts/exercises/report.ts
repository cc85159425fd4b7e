import type { LoadedExercise } from '#lib/exercise/folder.ts';
import type { ProofSummary } from '#lib/exercise/proof-summary.ts';
import type { DrawProof } from '#lib/exercise/prove.ts';

const COLUMNS = [
	['exercise', 22],
	['key', 9],
	['held', 7],
	['twin fails', 12],
	['break it', 10],
	['key agrees', 12],
	['margin/sd', 11],
	['ms', 7]
] as const;

const line = (cells: readonly string[]): string => cells.map((cell, index) => cell.padEnd(COLUMNS[index]?.[1] ?? 0)).join('');

export function tableHead(): string {
	return `${line(COLUMNS.map(([name]) => name))}\n${'-'.repeat(COLUMNS.reduce((sum, [, width]) => sum + width, 0))}`;
}

export function tableRow({ slug, exercise }: LoadedExercise, summary: ProofSummary, good: boolean): string {
	const of = (count: number): string => `${count}/${summary.seeds}`;
	const budget = summary.ms > exercise.prove.budgetMs ? ` (budget ${exercise.prove.budgetMs})` : '';
	const cells = [
		slug,
		exercise.diagnosis,
		of(summary.held),
		of(summary.twinFailed),
		summary.broke === null ? '-' : of(summary.broke),
		of(summary.keyAgreed),
		String(summary.medianMargin),
		`${summary.ms}${budget}`
	];
	return `${line(cells)}${good ? '' : '  NOT PROVED'}`;
}

const shown = (value: number): string => (Number.isFinite(value) ? Number(value.toPrecision(3)).toString() : String(value));

/** What went wrong, draw by draw; with `verbose`, every claim of every draw. */
export function drawLines(draws: readonly DrawProof[], verbose: boolean): string[] {
	const lines: string[] = [];
	for (const draw of draws) {
		const faults = [...draw.shows, ...draw.cured]
			.filter(({ holds }) => !holds)
			.map(({ fact, value }) => `${fact} = ${shown(value)} does not hold`)
			.concat(draw.changes.filter(({ holds }) => !holds).map(({ arm, gain }) => `${arm} gains ${shown(gain)}`))
			.concat(draw.keyAgrees ? [] : [`the rules say ${draw.verdict.primary}`])
			.concat(decisionFaults(draw))
			.concat(draw.twinFailed || draw.decision?.flips === false ? [] : ['the claims hold on the twin as well'])
			.concat(draw.broke === false ? ['the break-it knob did not bring the look-alike'] : []);
		if (faults.length > 0) lines.push(`seed ${draw.seed}: ${faults.join('; ')}`);
		if (verbose && draw.decision) lines.push(`seed ${draw.seed} decision: ${decisionLine(draw.decision)}`);
		if (verbose) {
			const facts = (list: readonly { fact: string; value: number }[]): string =>
				list.map(({ fact, value }) => `${fact} = ${shown(value)}`).join(', ');
			lines.push(
				`seed ${draw.seed} ${draw.verdict.primary}: ${facts(draw.shows)} | twin: ${facts(draw.twin)} | cured: ${facts(draw.cured)} ${draw.changes.map(({ arm, gain }) => `${arm} ${shown(gain)}`).join(', ')}`
			);
		}
	}
	return lines;
}

type DecisionProof = NonNullable<DrawProof['decision']>;

function decisionFaults({ decision }: DrawProof): string[] {
	if (!decision) return [];
	const { asDesigned, decided, flips, key, twinAccept } = decision;
	return [
		...(asDesigned ? [] : [`the best action is ${key.best}, with ${key.accept.join(', ')} accepted`]),
		...(decided ? [] : [`${key.best} leads by ${shown(key.lead)} of the range only`]),
		...(flips ? [] : [`the twin accepts ${twinAccept.join(', ')} as well`])
	];
}

function decisionLine({ key, twinAccept }: DecisionProof): string {
	const values = key.values.map(({ id, value }) => `${id} ${value.toFixed(1)}`).join(', ');
	return `${values} | accepts ${key.accept.join(', ')}, lead ${shown(key.lead)} | twin accepts ${twinAccept.join(', ')}`;
}
