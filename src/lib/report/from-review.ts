/** A case from a review of somebody else's work: what was said of it, what it was, and both pipelines run again. */
import { say } from '#lib/messages/case-records.ts';
import { diagnosisName } from '#lib/messages/diagnosis.ts';
import { kindName, outcomeText, partName, questionText, say as review, severityName } from '#lib/messages/review.ts';
import { say as portfolio } from '#lib/messages/portfolio.ts';
import { changedLines, withSurroundings } from '#lib/review/code-change.ts';
import type { DocumentLine } from '#lib/review/document.ts';
import { questionsAsked, sentAnswer, type ReviewAnswer, type ReviewLog } from '#lib/review/log.ts';
import type { PublicReview, ReviewReveal } from '#lib/review/parts.ts';
import type { NumbersSeen, ReviewedNumber } from '#lib/review/run-item.ts';
import { REVIEW_WEIGHTS, scoreReview, type ReviewPart, type ReviewScore } from '#lib/review/score.ts';
import { figure, heading, quote, table, text } from './blocks.ts';
import type { Block, CaseCheck, CaseContent, Fact, Frame, Question } from './document.ts';
import { numbersFigure } from './review-figure.ts';
import { asked } from './reviewer.ts';

export interface ReviewMaterial {
	readonly item: PublicReview;
	readonly reveal: ReviewReveal;
	/** Sent. */
	readonly log: ReviewLog;
	/** With its numbers. */
	readonly document: readonly DocumentLine[];
	readonly seen: NumbersSeen;
}

/** @throws {RangeError} for a review that was not sent. */
export function caseFromReview(material: ReviewMaterial): CaseContent {
	const { item, reveal, log, seen } = material;
	const answer = sentAnswer(log);
	if (answer === null) throw new RangeError(`The review of "${item.slug}" was not sent, so there is no case to make of it.`);
	const score = scoreReview(answer, reveal.key);
	const at = log.events.findLast(({ kind }) => kind === 'sent')?.t ?? 0;
	return {
		title: say('label.review', { title: item.title }),
		subtitle: say('review.subtitle', { kind: kindName(item.kind), seed: log.seed, at }),
		names: {
			record: say('review.name.record'),
			gap: say('review.name.gap'),
			changes: say('review.name.changes'),
			decision: say('review.name.decision')
		},
		sections: [
			{
				id: 'question',
				blocks: [
					text(say('review.from', item)),
					text(
						questionsAsked(log).length === 0
							? say('review.asked.none')
							: say('review.asked', { questions: questionsAsked(log).map(questionText) })
					)
				]
			},
			{ id: 'record', blocks: reviewBlocks(material, answer, score) },
			{ id: 'gap', blocks: [figure(numbersFigure(reveal, seen)), numbersTable(material)] },
			{ id: 'changes', blocks: fixBlocks(material) },
			{ id: 'decision', blocks: followBlocks(material, answer) },
			{ id: 'mind', blocks: [] }
		],
		facts: factsOf(material),
		frames: framesOf(material, answer),
		questions: questionsOf(log),
		check: checkOf(log, seen)
	};
}

function reviewBlocks({ reveal, document }: ReviewMaterial, answer: ReviewAnswer, score: ReviewScore): readonly Block[] {
	const { flaw } = reveal.key;
	const lines = (numbers: readonly number[]): Block => ({
		kind: 'code',
		lines: document.flatMap(({ number, text: line }) => (number !== null && numbers.includes(number) ? [`${number}  ${line}`] : []))
	});
	return [
		text(
			answer.line === null
				? say('review.approved')
				: say('review.marked', {
						line: answer.line,
						flaw: answer.flaw === null ? '–' : diagnosisName(answer.flaw),
						severity: answer.severity === null ? '–' : severityName(answer.severity)
					})
		),
		...(answer.line === null ? [] : [lines([answer.line])]),
		text(
			flaw === null ? say('review.was.clean') : say('review.was', { name: diagnosisName(flaw.id), severity: severityName(flaw.severity) })
		),
		...(flaw === null ? [] : [heading(say('review.line')), lines(flaw.lines)]),
		text(say('review.outcome', { outcome: outcomeText(score.outcome, answer.line === null), share: score.share })),
		...(score.parts && answer.line !== null ? [partsTable(score.parts)] : []),
		heading(say('review.why')),
		text(reveal.why)
	];
}

function partsTable(parts: Readonly<Record<ReviewPart, boolean>>): Block {
	const names = Object.keys(REVIEW_WEIGHTS) as ReviewPart[];
	return table(say('review.parts'), {
		columns: [portfolio('column.part'), portfolio('column.finding')],
		formats: ['text', 'text'],
		rows: names.map((part) => [partName(part), review(parts[part] ? 'part.right' : 'part.wrong')])
	});
}

function numbersTable({ reveal, seen }: ReviewMaterial): Block {
	const row = (name: string, number: ReviewedNumber | null): (string | number)[][] =>
		number === null ? [] : [[name, number.value, number.interval?.low ?? NaN, number.interval?.high ?? NaN]];
	return table(reveal.numbers.name, {
		columns: (['run', 'value', 'low', 'high'] as const).map((name) => review(`numbers.column.${name}`)),
		formats: ['text', 'score', 'score', 'score'],
		rows: [
			...row(review('numbers.submitted'), seen.submitted),
			...row(review('numbers.submitted.new'), seen.submittedTruth),
			...row(review('numbers.fixed', { what: reveal.fixedAs }), seen.fixed),
			...row(review('numbers.fixed.new'), seen.fixedTruth)
		]
	});
}

function fixBlocks({ document, reveal }: ReviewMaterial): readonly Block[] {
	const code = (lines: readonly DocumentLine[]): readonly string[] => lines.flatMap((line) => (line.kind === 'code' ? [line.text] : []));
	const changed = reveal.fixedDocument === null ? [] : withSurroundings(changedLines(code(document), code(reveal.fixedDocument)));
	const mark = { out: '- ', in: '+ ', same: '  ' } as const;
	return [
		text(say('review.changed', { what: reveal.fixedAs })),
		...(changed.some((line) => line !== null && line.kind !== 'same')
			? [{ kind: 'code' as const, lines: changed.map((line) => (line === null ? '  …' : mark[line.kind] + line.text)) }]
			: [])
	];
}

function followBlocks({ item, reveal }: ReviewMaterial, answer: ReviewAnswer): readonly Block[] {
	const told = (
		id: string | null,
		options: PublicReview['fixes'],
		why: Readonly<Record<string, string>>,
		as: 'review.follows' | 'review.fix'
	) => {
		const option = options.find((one) => one.id === id);
		return option ? [text(say(as, { text: option.text })), ...(why[option.id] ? [quote(why[option.id])] : [])] : [];
	};
	return [
		...told(answer.consequence, item.consequences, reveal.whyConsequence, 'review.follows'),
		...told(answer.fix, item.fixes, reveal.whyFix, 'review.fix')
	];
}

function factsOf({ reveal, seen, log }: ReviewMaterial): readonly Fact[] {
	const all = [seen.submitted, seen.fixed, seen.submittedTruth, seen.fixedTruth].filter((one) => one !== null);
	const { name } = reveal.numbers;
	const answer = sentAnswer(log);
	return [
		{
			id: 'numbers',
			section: 'gap',
			says: say('review.fact.numbers', {
				name,
				submitted: seen.submitted.value,
				fixed: seen.fixed.value,
				truth: seen.submittedTruth?.value ?? null
			}),
			numbers: [...all.flatMap(({ value, interval }) => [value, ...(interval ? [interval.low, interval.high] : [])]), seen.inflation]
		},
		{ id: 'sent', section: 'record', says: say('review.fact.sent'), numbers: typeof answer?.line === 'number' ? [answer.line] : [] }
	];
}

function framesOf({ reveal, seen }: ReviewMaterial, answer: ReviewAnswer): readonly Frame[] {
	const values = { name: reveal.numbers.name, submitted: seen.submitted.value, fixed: seen.fixed.value };
	if (reveal.key.flaw !== null)
		return [{ section: 'gap', cites: 'numbers', text: say('review.frame.inflated', { ...values, more: Math.abs(seen.inflation) }) }];
	return answer.line === null ? [{ section: 'gap', cites: 'numbers', text: say('review.frame.level', values) }] : [];
}

const questionsOf = (log: ReviewLog): readonly Question[] => {
	const done = questionsAsked(log);
	return [
		...(done.includes('split') ? [] : [asked('split', 'question')]),
		...(done.includes('segments') ? [] : [asked('segments', 'question')])
	];
};

/** Holds the digests that the log names against those of the two runs made now. */
function checkOf({ events }: ReviewLog, { digests }: NumbersSeen): CaseCheck {
	const ran = events.findLast((event) => event.kind === 'ran');
	if (!ran) return { kind: 'run-anew', compared: 0, different: [] };
	const different = [
		...(ran.submitted === digests.submitted ? [] : [review('numbers.submitted').toLowerCase()]),
		...(ran.fixed === digests.fixed ? [] : [say('review.name.changes').toLowerCase()])
	];
	return { kind: different.length === 0 ? 'exact' : 'differs', compared: 2, different };
}
