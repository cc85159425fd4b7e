/** Counts draws of known causes into the figures and the tables of docs/confusion-table.md. Pure. */
import type { Finding } from '#lib/core/measured.ts';
import { wilsonInterval } from '#lib/core/proportions.ts';
import type { Conventions, DiagnosisId } from '#lib/diagnosis/verdict.ts';
import type { Trial, TrialGroup } from './confusion-table-trials.ts';

export interface Draw {
	readonly trial: string;
	readonly seed: number;
	/** Null where only the gap was read. */
	readonly primary: DiagnosisId | null;
	readonly accept: readonly DiagnosisId[];
	/** Leaks that were claimed. */
	readonly leaks: readonly DiagnosisId[];
	readonly gap: Finding;
	/** Training score less the score on rows enough to know it; null where it was not measured. */
	readonly trueGap: number | null;
	readonly ms: number;
}

/** A gap up to this is none. */
const NO_GAP = 0.02;

/** Right: the rules return what was planted or what is accepted beside it, or accept the planted one themselves. */
export function isRight(trial: Trial, draw: Draw): boolean {
	if (draw.primary === null) return true;
	return [trial.planted, ...trial.accept].includes(draw.primary) || draw.accept.includes(trial.planted);
}

export interface Share {
	readonly count: number;
	readonly of: number;
}

export interface Figures {
	/** Of the known causes: right or in the accept-set. */
	readonly right: Share;
	/** Exactly what was planted. */
	readonly exact: Share;
	/** Draws whose true gap is at most 0.02 and in which the word was "present". */
	readonly falseGap: Share;
	readonly benign: Share;
	/** Clean twins on which some leak was claimed, and planted leaks that were found. */
	readonly falseLeak: Share;
	readonly foundLeak: Share;
}

export function figuresOf(trials: readonly Trial[], draws: readonly Draw[], conventions: Conventions): Figures {
	const byName = new Map(trials.map((trial) => [trial.name, trial]));
	const of = (group: TrialGroup): readonly Draw[] => draws.filter(({ trial }) => byName.get(trial)?.group === group);
	const share = (list: readonly Draw[], test: (draw: Draw) => boolean): Share => ({ count: list.filter(test).length, of: list.length });
	const right = (draw: Draw): boolean => isRight(byName.get(draw.trial) as Trial, draw);
	return {
		right: share(of('fit'), right),
		exact: share(of('fit'), (draw) => draw.primary === byName.get(draw.trial)?.planted),
		falseGap: share(
			draws.filter(({ trueGap }) => trueGap !== null && trueGap <= NO_GAP),
			({ gap }) => gap === 'present'
		),
		// Where a draw shows no gap at all there is nothing to be mistaken about.
		benign: share(
			of('benign').filter(({ trueGap }) => trueGap !== null && trueGap >= conventions.materiality),
			right
		),
		falseLeak: share(of('twin'), ({ leaks }) => leaks.length > 0),
		foundLeak: share(of('leak'), right)
	};
}

/** What the console shows of one trial. */
export function linesFor(trial: Trial, draws: readonly Draw[]): readonly string[] {
	const own = draws.filter((draw) => draw.trial === trial.name);
	if (own.length === 0) return [];
	const right = own.filter((draw) => isRight(trial, draw)).length;
	const wrong = own.filter((draw) => !isRight(trial, draw)).map(({ seed, primary }) => `${seed}:${primary}`);
	const ms = Math.round(own.reduce((sum, draw) => sum + draw.ms, 0) / own.length);
	return [
		`${trial.planted.padEnd(8)} ${trial.name.padEnd(40)} ${right}/${own.length}  ${answers(own)}  ${ms} ms${wrong.length > 0 ? `  wrong ${wrong.join(' ')}` : ''}`
	];
}

function answers(draws: readonly Draw[]): string {
	const counts = new Map<string, number>();
	for (const { primary, gap } of draws) {
		const said = primary ?? `gap ${gap}`;
		counts.set(said, (counts.get(said) ?? 0) + 1);
	}
	return [...counts]
		.sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
		.map(([id, count]) => `${id} ${count}`)
		.join(', ');
}

function percent({ count, of }: Share): string {
	if (of === 0) return 'not measured';
	const { low, high } = wilsonInterval(count, of, 0.95);
	const said = (share: number): string => (100 * share).toFixed(1);
	return `${said(count / of)} % (${count} of ${of}; 95 % interval ${said(low)} to ${said(high)})`;
}

function meanGap(draws: readonly Draw[]): string {
	const mean = draws.reduce((sum, { trueGap }) => sum + (trueGap ?? NaN), 0) / draws.length;
	// Adding 0 takes the sign off a zero.
	return (Number(mean.toFixed(3)) + 0).toFixed(3);
}

export interface ReportContext {
	readonly seeds: number;
	readonly from: number;
	readonly conventions: Conventions;
}

export function reportOf(
	trials: readonly Trial[],
	draws: readonly Draw[],
	{ seeds, from, conventions }: ReportContext
): { readonly summary: string; readonly document: string } {
	const figures = figuresOf(trials, draws, conventions);
	const rows: readonly (readonly [string, Share, string])[] = [
		['Known cause named, or in the accept-set', figures.right, '≥ 92 %'],
		['Known cause named exactly', figures.exact, 'no target'],
		['A gap called where the true gap is at most 0.02', figures.falseGap, '≤ 2 %'],
		['Benign gap called healthy', figures.benign, '≥ 90 %'],
		['A leak claimed on a clean twin', figures.falseLeak, '≤ 2 %'],
		['A planted leak found', figures.foundLeak, '≥ 90 %']
	];
	const table = rows.map(([what, share, target]) => `| ${what} | ${percent(share)} | ${target} |`).join('\n');
	const summary = rows.map(([what, share, target]) => `${what}: ${percent(share)}, target ${target}`).join('\n');
	const trialRow = (trial: Trial): string => {
		const own = draws.filter((draw) => draw.trial === trial.name);
		const right = own.filter((draw) => isRight(trial, draw)).length;
		// A gap trial judges no cause: only the word matters, and what the gap truly was.
		const judged = trial.group === 'gap' ? `true gap ${meanGap(own)} on average` : `${right} of ${own.length}`;
		return `| ${trial.name} | ${[trial.planted, ...trial.accept].join(', ')} | ${judged} | ${answers(own)} |`;
	};
	const section = (title: string, groups: readonly TrialGroup[]): string => {
		const own = trials.filter(({ group, name }) => groups.includes(group) && draws.some(({ trial }) => trial === name));
		if (own.length === 0) return '';
		return `## ${title}\n\n| trial | planted (also right) | right | what the rules said |\n| --- | --- | --- | --- |\n${own.map(trialRow).join('\n')}\n\n`;
	};
	const said = Object.entries(conventions)
		.map(([name, value]) => `\`${name}\` ${Number((value as number).toFixed(4))}`)
		.join(', ');
	const document = `# How often the rules are right

Written by \`npx tsx scripts/confusion-table.ts --seeds ${seeds} --from ${from} --write\`. In every draw a known cause is planted, and the rules
of [verdict-rules.md](verdict-rules.md) are asked. Thresholds and trials were tuned on seeds below 1000 and then frozen; the
seeds here, ${from} to ${from + seeds - 1}, took no part. Conventions in use: ${said}.

| | measured | target |
| --- | --- | --- |
${table}

These worlds are synthetic and far apart, and most know their ceiling, so the figures are an upper bound for messy data.

${section('Known causes', ['fit'])}${section('Benign gaps', ['benign'])}${section('Gap or no gap, by validation rows', ['gap'])}${section('Leaks and their clean twins', ['leak', 'twin'])}`;
	return { summary, document: `${document.trimEnd()}\n` };
}
