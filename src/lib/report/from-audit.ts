/** A case from the audit of somebody's own table: the audit's result is all there is, since the file itself was not kept. */
import type { AuditFinding, AuditLabel, AuditResult, AuditSection } from '#lib/audit/types.ts';
import { figureOf } from '#lib/charts/figures/of-evidence.ts';
import { lineName } from '#lib/messages/arithmetic.ts';
import { sayAudit } from '#lib/messages/audit-verdicts.ts';
import { say } from '#lib/messages/portfolio.ts';
import { say as workspace } from '#lib/messages/workspace.ts';
import { numbersOf, spreadOf, splitWords } from './attempt-words.ts';
import { text } from './blocks.ts';
import type { Block, CaseContent, Fact, Frame, Section } from './document.ts';
import { splitFigure } from './split-figure.ts';

type Of<K extends AuditSection['kind']> = Extract<AuditSection, { kind: K }>;

const words = (label: AuditLabel): string => sayAudit(label);

export function caseFromAudit(result: AuditResult): CaseContent {
	return {
		title: result.file,
		subtitle: say('case.audit', { file: result.file }),
		sections: sectionsOf(result),
		facts: factsOf(result),
		frames: framesOf(result),
		questions: [],
		check: { kind: 'not-run-again', compared: 0, different: [] }
	};
}

function find<K extends AuditSection['kind']>(result: AuditResult, kind: K): Of<K> | null {
	return (result.sections.find((section) => section.kind === kind) as Of<K> | undefined) ?? null;
}

function sectionsOf(result: AuditResult): readonly Section[] {
	const measured = (kind: 'permuted-labels' | 'adversarial' | 'slices' | 'calibration' | 'learning-curve'): readonly Block[] => {
		const section = find(result, kind);
		const figure = section?.evidence ? figureOf(section.evidence) : null;
		if (figure) return [{ kind: 'figure', figure }];
		return section?.why ? [text(words(section.why))] : [];
	};
	const dictionary = find(result, 'dictionary');
	const split = find(result, 'split');
	const sizes = { train: 0, validation: 0, test: 0, ...Object.fromEntries((split?.parts ?? []).map(({ part, rows }) => [part, rows])) };
	return [
		{
			id: 'question',
			blocks: [
				text(say('question.file', { file: result.file, rows: dictionary?.nRows ?? NaN, target: result.guard.target })),
				text(words(result.summary))
			]
		},
		{
			id: 'split',
			blocks: split
				? [
						text(words(split.reason)),
						text(say('split.sentence', { ...sizes, by: splitWords(split.spec.by) })),
						{ kind: 'figure', figure: splitFigure(sizes) }
					]
				: []
		},
		{ id: 'gap', blocks: scoreBlocks(result) },
		{ id: 'ceilings', blocks: measured('learning-curve') },
		{ id: 'segments', blocks: measured('slices') },
		{ id: 'leaks', blocks: [...findingBlocks(result), ...measured('permuted-labels'), ...measured('adversarial')] },
		{ id: 'calibration', blocks: measured('calibration') },
		{ id: 'mind', blocks: result.findings.slice(0, 3).map(({ next }) => text(words(next))) }
	];
}

function scoreBlocks(result: AuditResult): readonly Block[] {
	const scores = find(result, 'scores');
	if (!scores) return [];
	return [
		{
			kind: 'table',
			caption: say('audit.scores'),
			table: {
				columns: (['model', 'train', 'validation', 'gap', 'low', 'high'] as const).map((name) => say(`column.${name}`)),
				formats: ['text', 'score', 'score', 'difference', 'difference', 'difference'],
				rows: scores.families.map(({ family, train, validation, gap }) => {
					const { value, low, high } = spreadOf(gap);
					return [words({ id: `family.${family}`, values: {} }), train.value, validation.value, value, low, high];
				})
			}
		},
		text(say('question.task', { metric: workspace(`metric.${scores.metric}`), ...scoresBaseline(scores) }))
	];
}

const scoresBaseline = ({ baseline }: Of<'scores'>): { readonly baseline: number; readonly rule: string } => ({
	baseline: baseline.value,
	rule: baseline.rule
});

function findingBlocks({ findings }: AuditResult): readonly Block[] {
	if (findings.length === 0) return [];
	return [
		{
			kind: 'table',
			caption: say('audit.findings'),
			table: {
				columns: [say('column.what'), say('column.finding'), say('column.difference')],
				formats: ['text', 'text', 'difference'],
				rows: findings.map((finding) => [words(finding.says), words({ id: `status.${finding.status}`, values: {} }), finding.changes])
			}
		},
		...findings.flatMap((finding): readonly Block[] =>
			finding.lines.length === 0
				? []
				: [
						{
							kind: 'table',
							caption: words(finding.says),
							table: {
								columns: (['what', 'value', 'low', 'high', 'finding'] as const).map((name) => say(`column.${name}`)),
								formats: ['text', 'score', 'score', 'score', 'text'],
								rows: finding.lines.map((line) => {
									const { value, low, high } = spreadOf(line.measured);
									return [lineName(line), value, low, high, workspace(`finding.${line.finding}`)];
								})
							}
						}
					]
		)
	];
}

function factsOf(result: AuditResult): readonly Fact[] {
	const scores = find(result, 'scores');
	const dictionary = find(result, 'dictionary');
	return [
		...(dictionary
			? [
					{
						id: 'file',
						section: 'question' as const,
						says: say('question.file', { file: result.file, rows: dictionary.nRows, target: result.guard.target }),
						numbers: [dictionary.nRows, dictionary.withoutTarget, dictionary.repeated.exact, dictionary.repeated.near]
					}
				]
			: []),
		...(scores?.families ?? []).map(({ family, train, validation, gap }) => ({
			id: `family:${family}`,
			section: 'gap' as const,
			says: `${words({ id: `family.${family}`, values: {} })}: ${say('column.gap').toLowerCase()} ${spreadOf(gap).value.toFixed(3)}`,
			numbers: [train, validation, gap].flatMap((measured) => numbersOf(spreadOf(measured)))
		})),
		...result.findings.map((finding) => ({
			id: `finding:${finding.id}`,
			section: 'leaks' as const,
			says: words(finding.says),
			numbers: [finding.changes, ...finding.lines.flatMap(({ measured }) => numbersOf(spreadOf(measured)))].filter(
				(number) => !Number.isNaN(number)
			)
		}))
	];
}

function framesOf({ findings }: AuditResult): readonly Frame[] {
	return findings.map((finding: AuditFinding) => ({
		section: 'leaks' as const,
		cites: `finding:${finding.id}`,
		text: say('frame.finding', { says: words(finding.says), changes: finding.changes })
	}));
}
