/** Results of audits as lines for a terminal. */
import type { LogAuditResult } from '#lib/audit/log-types.ts';
import type { AuditFinding, AuditResult, AuditSection, GuardGuess } from '#lib/audit/types.ts';
import type { ArithmeticLine } from '#lib/diagnosis/verdict.ts';
import { auditLineName } from '#lib/components/audit/line-name.ts';
import { sayAudit } from '#lib/messages/audit-verdicts.ts';
import { separatingSentence } from '#lib/messages/vocabulary.ts';
import { diagnosisName } from '#lib/messages/diagnosis.ts';
import { formatCount, formatDifference, formatInterval, formatScore } from '#lib/messages/format.ts';
import { saySettle } from '#lib/messages/settle.ts';

type Of<K extends AuditSection['kind']> = Extract<AuditSection, { kind: K }>;

const section = <K extends AuditSection['kind']>(result: AuditResult, kind: K): Of<K> | undefined =>
	result.sections.find((one): one is Of<K> => one.kind === kind);

export function resultText(result: AuditResult, guesses: readonly GuardGuess[]): string {
	const lines: string[] = [`${result.file}, target ${result.guard.target}`, sayAudit(result.summary), ''];
	if (guesses.length > 0)
		lines.push('Guessed (say otherwise with an option):', ...guesses.map(({ field, reason }) => `  ${field}: ${sayAudit(reason)}`), '');
	const dictionary = section(result, 'dictionary');
	if (dictionary) {
		lines.push(
			`Rows: ${formatCount(dictionary.nRows)}, columns: ${formatCount(dictionary.columns.length)}. Rows that stand more than once: ${formatCount(dictionary.repeated.exact)} (nearly alike: ${formatCount(dictionary.repeated.near)}).`
		);
		for (const { name, why } of dictionary.columns) if (why) lines.push(`  ${name} is left out: ${sayAudit(why)}`);
	}
	const split = section(result, 'split');
	if (split) {
		lines.push(`Split: ${split.parts.map(({ part, rows }) => `${part} ${formatCount(rows)}`).join(', ')}. ${sayAudit(split.reason)}`);
		if (split.sampled)
			lines.push(`  Models learn from a sample of ${formatCount(split.sampled.to)} of ${formatCount(split.sampled.from)} rows.`);
		for (const check of split.checks) if (check.odd) lines.push(`  ${sayAudit(check.says)}`);
	}
	const scores = section(result, 'scores');
	if (scores) {
		lines.push(`Scores (${scores.metric}), baseline ${formatScore(scores.baseline.value)}:`);
		for (const { family, train, validation, gap } of scores.families)
			lines.push(
				`  ${sayAudit({ id: `family.${family}`, values: {} }).padEnd(15)} train ${formatScore(train.value)}, validation ${formatScore(validation.value)}, gap ${measuredText(gap.value, gap.interval)} (rows ± ${formatScore(1.96 * Math.sqrt(gap.variance?.rows ?? NaN))}, refits ± ${formatScore(1.96 * Math.sqrt(gap.variance?.refits ?? NaN))})`
			);
	}
	if (scores && scores.columnsLeftOut > 0)
		lines.push(`  ${formatCount(scores.columnsLeftOut)} columns were given to no model: there are too many. The screens read all of them.`);
	lines.push('');
	result.findings.forEach((finding, i) => lines.push(...findingText(finding, i + 1), ''));
	return lines.join('\n').trimEnd();
}

function findingText(finding: AuditFinding, place: number): readonly string[] {
	const { diagnosis, status, says, reasons, lines, lookAlike, next, wouldSettle } = finding;
	return [
		`${place}. ${sayAudit({ id: `status.${status}`, values: {} })}: ${diagnosisName(diagnosis)} [${diagnosis}]`,
		`   ${sayAudit(says)}`,
		...reasons.map((reason) => `   Because: ${sayAudit(reason)}`),
		...lines.map((line) => `   ${lineText(line)}`),
		...(lookAlike ? [`   Taken for: ${diagnosisName(lookAlike.id)}. ${separatingSentence(lookAlike.pair)}`] : []),
		`   Next: ${sayAudit(next)}`,
		...(wouldSettle ? [`   ${saySettle(wouldSettle)}`] : [])
	];
}

function lineText(line: ArithmeticLine): string {
	const sides =
		line.minuend === null || line.subtrahend === null ? '' : `${formatScore(line.minuend)} − ${formatScore(line.subtrahend)} = `;
	return `${auditLineName(line)}: ${sides}${measuredText(line.measured.value, line.measured.interval)}: ${line.finding}`;
}

const measuredText = (value: number, interval: { readonly low: number; readonly high: number } | null): string =>
	interval === null
		? formatDifference(value)
		: `${formatDifference(value)} (${formatInterval(interval.low, interval.high, formatDifference)})`;

export function logText(result: LogAuditResult): string {
	const curve = result.log.curves[result.decisive];
	return [
		`${result.name}: ${curve.quantity} over ${formatCount(curve.x.length)} points`,
		sayAudit(result.summary),
		...result.log.notes.map(sayAudit),
		'',
		...result.findings.flatMap((finding, i) => [
			`${i + 1}. ${sayAudit({ id: `status.${finding.status}`, values: {} })}: ${sayAudit(finding.says)}`,
			...finding.lines.map(
				(line) =>
					`   ${line.minuend === null || line.subtrahend === null ? '' : `${formatScore(line.minuend)} − ${formatScore(line.subtrahend)} = `}${measuredText(line.measured.value, line.measured.interval)}, counts from ${formatScore(line.threshold)}: ${line.finding}`
			),
			`   Next: ${sayAudit(finding.next)}`
		]),
		'',
		...result.limits.map((limit) => `- ${sayAudit(limit)}`)
	].join('\n');
}
