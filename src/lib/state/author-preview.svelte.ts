/** The preview of a draft: its experiment on one draw, trained anew when it changes. */
import type { Exercise } from '#lib/exercise/schema.ts';
import { experimentOf } from '#lib/exercise/experiment.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import { experimentProblems } from '#lib/pipeline/check.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { LabRuntime } from '#lib/runtime/protocol.ts';
import { guardExperiment } from '#lib/teach/author/work.ts';
import { failureWords } from './author-words.ts';

export type Preview =
	| { readonly kind: 'none' | 'stopped' }
	| { readonly kind: 'running'; readonly fraction: number }
	| { readonly kind: 'failed'; readonly message: string };

export type PreviewLab = Pick<LabRuntime, 'run'>;

export class AuthorPreview {
	readonly #lab: () => PreviewLab;
	#state = $state.raw<Preview>({ kind: 'none' });
	#run = $state.raw<RunEvidence | null>(null);
	#training: AbortController | null = null;
	/** What was last trained, so that a change of words trains nothing. */
	#trained = '';

	/** @param lab the one that has the draft's table. */
	constructor(lab: () => PreviewLab) {
		this.#lab = lab;
	}

	get state(): Preview {
		return this.#state;
	}
	get run(): RunEvidence | null {
		return this.#run;
	}

	/** Forgets the run of another draft. */
	clear(): void {
		this.#run = null;
		this.#trained = '';
	}

	/** Trains only what differs from what was trained last. */
	follow(exercise: Exercise, seed: number): void {
		if (keyOf(experimentOf(exercise), seed) !== this.#trained) void this.train(exercise, seed);
	}

	/** A newer training takes the place of an older one. */
	async train(exercise: Exercise, seed: number): Promise<void> {
		this.#training?.abort();
		const training = (this.#training = new AbortController());
		const experiment = experimentOf(exercise);
		this.#trained = keyOf(experiment, seed);
		const problem = experimentProblem(experiment);
		if (problem !== null) {
			this.#run = null;
			this.#state = { kind: 'failed', message: failureWords(problem) };
			return;
		}
		this.#state = { kind: 'running', fraction: 0 };
		try {
			const run = await this.#lab().run(experiment, seed, {
				signal: training.signal,
				slot: 'author',
				onProgress: (fraction) => {
					if (this.#training === training) this.#state = { kind: 'running', fraction };
				}
			});
			if (this.#training !== training) return;
			this.#run = run;
			this.#state = { kind: 'none' };
		} catch (error) {
			if (this.#training !== training) return;
			this.#run = null;
			this.#state = training.signal.aborted ? { kind: 'stopped' } : { kind: 'failed', message: failureWords(error) };
		}
	}

	stop(): void {
		this.#training?.abort();
	}
}

const keyOf = (experiment: ExperimentSpec, seed: number): string => `${JSON.stringify(experiment)} ${seed}`;

/** Why an experiment cannot, or may not, be trained on a page. A draft can hold anything while it is typed. */
function experimentProblem(experiment: ExperimentSpec): Error | null {
	try {
		const [problem] = experimentProblems(experiment);
		if (problem !== undefined) return new RangeError(problem);
		guardExperiment(experiment, 0, 'The experiment');
		return null;
	} catch (error) {
		if (error instanceof Error) return error;
		throw error;
	}
}
