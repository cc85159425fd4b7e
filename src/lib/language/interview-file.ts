/** The result file: the record, what it claims to show, and a hash. Dropped back in, everything is computed again from the record. */
import * as v from 'valibot';
import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import { interviewSchema, type Interview } from './interview-log.ts';
import { planInterview, type CardSource } from './interview-plan.ts';
import { interviewResult, type InterviewResult } from './interview-result.ts';
import type { Question } from './questions.ts';

const FORMAT = 'holdout-interview';

const fileSchema = v.strictObject({
	format: v.literal(FORMAT),
	interview: interviewSchema,
	claims: v.strictObject({
		points: v.number(),
		outOf: v.number(),
		cardsRight: v.number(),
		cards: v.number(),
		confusions: v.array(v.string())
	}),
	/** SHA-256 of the canonical JSON of `interview`. */
	hash: v.string()
});

/** Hash of the questions of a build: a record says which it was made with. */
export const questionsHash = (questions: readonly Question[]): string => sha256Hex(canonicalJson(questions)).slice(0, 16);

const claimsOf = ({ points, outOf, cardsRight, cards, confusions }: InterviewResult) => ({
	points,
	outOf,
	cardsRight,
	cards,
	confusions: [...confusions]
});

/** The text of the file. */
export function writeInterviewFile(interview: Interview, questions: readonly Question[]): string {
	const claims = claimsOf(interviewResult(interview, questions));
	return `${JSON.stringify({ format: FORMAT, interview, claims, hash: sha256Hex(canonicalJson(interview)) }, null, '\t')}\n`;
}

/** What holds and what does not; each is told apart on the page. */
export interface FileChecks {
	/** The record is the one that was written. */
	readonly untouched: boolean;
	/** Nonce, length and stages give this very plan. */
	readonly plan: boolean;
	/** The result computed now is the one the file claims. */
	readonly result: boolean;
	/** The questions are those of this build. */
	readonly questions: boolean;
	/** The engine is that of this build: only then can the draws be trained to the same keys. */
	readonly engine: boolean;
}

export type FileReading =
	| { readonly kind: 'read'; readonly interview: Interview; readonly result: InterviewResult; readonly checks: FileChecks }
	| { readonly kind: 'not-a-result' }
	| { readonly kind: 'other-questions' };

/** Reads a file and computes everything again. */
export function readInterviewFile(
	text: string,
	build: { readonly questions: readonly Question[]; readonly sources: readonly CardSource[]; readonly engineHash: string }
): FileReading {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return { kind: 'not-a-result' };
	}
	const read = v.safeParse(fileSchema, value);
	if (!read.success) return { kind: 'not-a-result' };
	const { interview, claims, hash } = read.output;
	const known = interview.answers.every((answer) => answer.kind === 'card' || build.questions.some(({ id }) => id === answer.question));
	if (!known) return { kind: 'other-questions' };
	const result = interviewResult(interview, build.questions);
	const plan = planInterview(interview, build.questions, build.sources);
	return {
		kind: 'read',
		interview,
		result,
		checks: {
			untouched: hash === sha256Hex(canonicalJson(interview)),
			plan: canonicalJson(plan) === canonicalJson(interview.plan),
			result: canonicalJson(claims) === canonicalJson(claimsOf(result)),
			questions: interview.questionsHash === questionsHash(build.questions),
			engine: interview.engineHash === build.engineHash
		}
	};
}
