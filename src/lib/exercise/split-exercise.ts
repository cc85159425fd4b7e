import { sha256Hex } from '#lib/core/digest.ts';
import { publicDecision } from '#lib/decision/public-decision.ts';
import { ceilingShown } from './checks.ts';
import type {
	AnsweredOption,
	CatalogueEntry,
	ExperimentAsset,
	ExperimentVariant,
	HintsAsset,
	ProofFigures,
	PublicExercise,
	RevealPart,
	StepKind
} from './parts.ts';
import type { Course, Help } from './course.ts';
import type { LoadedExercise } from './folder.ts';
import { experimentOf } from './experiment.ts';
import type { Exercise, ExerciseOption } from './schema.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Folder of the opaque assets below the site's base. */
export const ASSET_FOLDER = '_app/exercises';

/** The four parts of an exercise; each goes to its own place in the site. */
export interface ExerciseParts {
	readonly entry: CatalogueEntry;
	readonly public: PublicExercise;
	readonly reveal: RevealPart;
	readonly experiment: ExperimentAsset;
	readonly hints: HintsAsset;
}

export interface PartsContext {
	readonly course: Course;
	readonly vocabulary: Vocabulary;
	/** Markdown to trusted HTML: the prose is part of the site. */
	readonly html: (markdown: string) => string;
	readonly proof: ProofFigures | null;
	/** Set where the proof is of this folder and this engine, and the key agreed on every draw. */
	readonly provenDraws?: PublicExercise['provenDraws'];
	/** Makes the assets' names unguessable from the slug alone. */
	readonly salt: string;
}

/** Where the opaque asset of an exercise lies; the name tells neither the exercise nor the diagnosis. */
export function assetPath(purpose: 'experiment' | 'hints' | 'reveal', slug: string, salt: string): string {
	const letter = { experiment: 'w', hints: 'h', reveal: 'x' }[purpose];
	return `${ASSET_FOLDER}/${letter}-${sha256Hex(`${purpose}/${slug}/${salt}`).slice(0, 16)}.json`;
}

/** Splits an exercise into its public, reveal, hint and worker parts. */
export function splitExercise(loaded: LoadedExercise, context: PartsContext): ExerciseParts {
	const { slug, exercise } = loaded;
	const { course, vocabulary, salt } = context;
	const { help, ...place } = placeOf(slug, course);
	const entry: CatalogueEntry = {
		slug,
		title: exercise.title,
		stage: exercise.stage,
		minutes: exercise.minutes,
		...place,
		data: vocabulary.worlds.find(({ kind }) => kind === exercise.world.kind)?.data ?? 'synthetic',
		modelFamily: exercise.pipeline.model.kind,
		variants: variantsOf(exercise).length
	};
	return {
		entry,
		public: {
			...entry,
			help,
			steps: stepsOf(exercise),
			brief: { ...exercise.brief, html: context.html(loaded.brief) },
			rows: exercise.rows,
			pipeline: exercise.pipeline,
			refits: exercise.refits,
			metric: exercise.metric ?? null,
			freshRows: exercise.freshRows,
			ceilingShown: ceilingShown(exercise, vocabulary),
			askSplit: exercise.ask.split ? { question: exercise.ask.split.question, options: answered(exercise.ask.split.options) } : null,
			askPredict: exercise.ask.predict ?? null,
			instruments: exercise.instruments,
			choices: inVocabularyOrder(exercise.choices, vocabulary),
			bench: exercise.bench ?? null,
			decision: exercise.decision ? publicDecision(exercise.decision) : null,
			knobs: exercise.knobs,
			hintCount: exercise.hints.length,
			contentHash: loaded.contentHash,
			provenDraws: context.provenDraws ?? null,
			experimentRef: assetPath('experiment', slug, salt),
			hintsRef: assetPath('hints', slug, salt),
			revealRef: assetPath('reveal', slug, salt)
		},
		reveal: revealOf(loaded, context),
		experiment: {
			experiment: experimentOf(exercise),
			...(exercise.probes ? { named: exercise.probes } : {}),
			...(exercise.examine ? { examine: exercise.examine } : {}),
			...(exercise.metric ? { metric: exercise.metric } : {}),
			...(exercise.decision ? { decision: { spec: exercise.decision, arms: exercise.arms } } : {}),
			designed: [exercise.diagnosis, ...exercise.accept],
			variants: variantsOf(exercise)
		},
		hints: { hints: exercise.hints }
	};
}

function revealOf({ slug, exercise, debrief }: LoadedExercise, { html, proof }: PartsContext): RevealPart {
	return {
		slug,
		nickname: exercise.nickname,
		diagnosis: exercise.diagnosis,
		accept: [exercise.diagnosis, ...exercise.accept],
		evidence: exercise.evidence,
		why: exercise.why,
		lookAlike: exercise.lookAlike,
		breakIt: exercise.breakIt ?? null,
		remedy: exercise.remedy ?? null,
		debriefHtml: html(debrief),
		stakeholder: { question: exercise.stakeholder.question, options: answered(exercise.stakeholder.options) },
		arms: exercise.arms,
		claims: exercise.prove.shows,
		twin: exercise.prove.twinFails ?? exercise.prove.plantedTwin ?? '',
		proof
	};
}

/** The twin, then the break-it value where there is one. Practice asks for them by place. */
function variantsOf({ arms, prove, breakIt, diagnosis, accept }: Exercise): readonly ExperimentVariant[] {
	const twin = prove.twinFails ?? prove.plantedTwin;
	return [
		...(twin !== undefined && arms[twin] !== undefined ? [{ patch: arms[twin], refuse: [diagnosis, ...accept] }] : []),
		...(breakIt ? [{ patch: { [breakIt.path]: breakIt.proven }, accept: [breakIt.becomes] }] : [])
	];
}

function answered(options: readonly ExerciseOption[]): readonly AnsweredOption[] {
	return options.map(({ text, right, leaked, why }, index) => ({
		id: `option-${index + 1}`,
		text,
		right: right === true,
		leaked: leaked === true,
		why
	}));
}

function placeOf(slug: string, course: Course): { place: number; placeOf: number; core: boolean; help: Help } {
	for (const { exercises } of course.stages) {
		const index = exercises.findIndex((entry) => entry.slug === slug);
		if (index >= 0) return { place: index + 1, placeOf: exercises.length, core: exercises[index].core, help: exercises[index].help };
	}
	throw new RangeError(`exercises/${slug} is not in course.yaml; readCourse would have said so.`);
}

/** The order of a file may give the answer away, that of the vocabulary cannot. */
function inVocabularyOrder(choices: Exercise['choices'], { families, familyOf }: Vocabulary): Exercise['choices'] {
	const order: readonly string[] = [...families, ...Object.keys(familyOf)];
	return [...choices].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** The steps an exercise has: those whose section its file fills. */
export function stepsOf(exercise: Exercise): readonly StepKind[] {
	const steps: StepKind[] = ['brief', 'data', 'split'];
	if (exercise.ask.predict) steps.push('predict');
	steps.push('train', 'evidence', 'commit');
	if (exercise.decision) steps.push('decide', 'memo', 'production');
	steps.push('reveal');
	if (exercise.remedy) steps.push('remedy');
	if (exercise.remedy && exercise.pipeline.split.test > 0) steps.push('test');
	return [...steps, 'debrief'];
}
