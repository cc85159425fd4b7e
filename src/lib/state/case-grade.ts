/** What a case on the screen is graded with, once everything that the grade needs is known. */
import { grade, type Grade } from '#lib/attempt/grade.ts';
import { materialityOf } from '#lib/diagnosis/measure-fit.ts';
import { checkMemo } from '#lib/language/memo.ts';
import type { CaseSession } from './case.svelte.ts';

/** The grade as the page shows it; null before the reveal, and for a decision until its evidence has been worked out. */
export function gradeOfCase(session: CaseSession): Grade | null {
	const { revealed, decision } = session;
	if (!revealed || (decision && !decision.marks)) return null;
	const scored = session.freshOf[1]?.measured.value;
	return grade(session.factsOf(revealed.part), session.attempt, {
		key: { primary: revealed.verdict.primary, accept: revealed.verdict.accept },
		outcome: revealed.outcome,
		...(scored === undefined ? {} : { fresh: { value: scored, materiality: materialityOf(revealed.fresh, session.conventions) } }),
		...(decision?.marks ? { decision: decision.marks, memo: checkMemo(session.state.memo?.parts ?? {}) } : {})
	});
}
