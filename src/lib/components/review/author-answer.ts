/** What the author answers to a question, as sentences: from the specification of the run, or from what was measured on it. */
import type { InstrumentEvidence, PartScore, RunEvidence } from '#lib/instruments/evidence.ts';
import { sayName } from '#lib/messages/arms.ts';
import { say as sayCard, stepName, stepSays } from '#lib/messages/cards.ts';
import { say as sayChart } from '#lib/messages/charts.ts';
import { say } from '#lib/messages/review.ts';
import { stepDescriptor } from '#lib/pipeline/descriptors.ts';
import { pipelineCards } from '#lib/pipeline/render.ts';
import type { Question } from '#lib/review/flaws.ts';
import type { QuestionAnswer } from '#lib/state/review-questions.ts';

/** Segments told at most: the lowest. */
const MOST_SLICES = 4;
/** A segment of fewer rows says nothing. */
const LEAST_ROWS = 20;
/** Facts told at most. */
const MOST_FACTS = 6;

export function answerSentences(question: Question, answer: QuestionAnswer): readonly string[] {
	switch (answer.kind) {
		case 'waiting':
			return [say('ask.waiting')];
		case 'none':
			return [answer.failure === 'bad-spec' ? none(question) : say('ask.none')];
		case 'measured':
			return measured(question, answer.run, answer.evidence);
		case 'run':
			return question === 'split' ? split(answer.run) : question === 'steps' ? steps(answer.run) : interval(answer.run);
	}
}

function none(question: Question): string {
	return question === 'segments' || question === 'contamination' || question === 'columns' ? say(`ask.none.${question}`) : say('ask.none');
}

function split({ experiment, sizes, classShares }: RunEvidence): readonly string[] {
	const { by, train, validation, test, embargo, scoreOn } = experiment.pipeline.split;
	const words = [sayCard(`pipeline.split.${by}`, { train, validation, test })];
	if (embargo) words.push(sayCard('pipeline.embargo', { embargo }));
	if (scoreOn === 'train') words.push(sayCard('pipeline.scoreOn.train'));
	const told = `${words.join('; ')}.`;
	return [
		told[0].toUpperCase() + told.slice(1),
		say('ask.sizes', { train: sizes.train, validation: sizes.validation }),
		...(classShares && classShares.train.length <= 4
			? [say('ask.shares', { train: classShares.train, validation: classShares.validation })]
			: [])
	];
}

function steps({ experiment }: RunEvidence): readonly string[] {
	const cards = pipelineCards(experiment.pipeline).filter(({ path }) => path.startsWith('pipeline.steps.'));
	if (cards.length === 0) return [say('ask.steps.none')];
	return (experiment.pipeline.steps ?? []).map(({ kind, fitOn }, place) => {
		const learns = stepDescriptor(kind).learns !== 'nothing';
		return say('ask.step', { name: stepName(kind), says: stepSays(kind, cards[place].says[0].values), scope: learns ? fitOn : 'nothing' });
	});
}

const ends = ({ measured: { value, interval: range } }: Pick<PartScore, 'measured'>) => ({
	value,
	low: range?.low ?? NaN,
	high: range?.high ?? NaN
});

function interval({ scores, metric, baseline, experiment }: RunEvidence): readonly string[] {
	const told = (['train', 'validation'] as const).flatMap((part) => {
		const score = scores[part]?.[metric];
		return score ? [say('ask.score', { name: sayChart('chart.name', { part, measure: metric }), n: score.n, ...ends(score) })] : [];
	});
	return [
		...told,
		...(baseline.metric === metric ? [say('ask.baseline', { value: baseline.value })] : []),
		say('ask.refits', { refits: experiment.refits })
	];
}

function measured(question: Question, run: RunEvidence, evidence: InstrumentEvidence): readonly string[] {
	if (evidence.kind !== 'facts') return [none(question)];
	const { detail, facts } = evidence;
	if (detail?.kind === 'slices') {
		const large = detail.slices.filter(({ n }) => n >= LEAST_ROWS);
		const lowest = [...large].sort((a, b) => a.share - b.share).slice(0, MOST_SLICES);
		const train = run.scores.train?.accuracy?.measured.value ?? NaN;
		return [
			say('ask.overall', { train, value: detail.overall, gap: train - detail.overall }),
			...lowest.map(({ level, share, low, high, n, flagged }) =>
				say('ask.slice', { level, value: share, low, high, n, flagged, gap: train - share })
			),
			...(large.length > MOST_SLICES ? [say('ask.slices.more', { rest: large.length - MOST_SLICES })] : []),
			...(large.length < detail.slices.length
				? [say('ask.slices.small', { small: detail.slices.length - large.length, least: LEAST_ROWS })]
				: [])
		];
	}
	return facts
		.filter((fact) => Number.isFinite(fact.measured.value))
		.slice(0, MOST_FACTS)
		.map(({ label, measured: of }) =>
			say('ask.fact', {
				name: sayName(label.id, label.values),
				exact: of.interval === null && Number.isInteger(of.value),
				...ends({ measured: of })
			})
		);
}
