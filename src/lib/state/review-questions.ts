/** How a question to the author is answered. */
import type { InstrumentEvidence, RunEvidence } from '#lib/instruments/evidence.ts';
import type { Question } from '#lib/review/flaws.ts';
import type { RunFailure } from '#lib/runtime/protocol.ts';

/** An answer of the author: the run itself, or what an instrument measured on it. */
export type QuestionAnswer =
	| { readonly kind: 'waiting' }
	| { readonly kind: 'run'; readonly run: RunEvidence }
	| { readonly kind: 'measured'; readonly run: RunEvidence; readonly evidence: InstrumentEvidence }
	/** The table has nothing that the question could be answered from, or the run broke down. */
	| { readonly kind: 'none'; readonly failure: RunFailure };

/** What a question needs measured; null where the run itself answers. */
export function instrumentFor(question: Question, run: RunEvidence): string | null {
	switch (question) {
		case 'segments':
			return 'slice-table';
		case 'contamination':
			return run.experiment.pipeline.steps?.some(({ kind }) => kind === 'bag-of-n-grams') ? 'n-gram-overlap' : 'duplicates';
		case 'columns':
			return 'availability';
		case 'split':
		case 'steps':
		case 'interval':
			return null;
	}
}
