/** Stored records that a portfolio case can be made of: capstones, seasons, reviews, interviews. Read, told finished or not, named. */
import { readInterviews, INTERVIEW_PREFIX, type Interview } from '#lib/language/interview-log.ts';
import { say as capstone } from '#lib/messages/capstone.ts';
import { say } from '#lib/messages/case-records.ts';
import type { RecordKind } from '#lib/report/case-file.ts';
import { readReviewLogs, REVIEW_PREFIX, sentAnswer, type ReviewLog } from '#lib/review/log.ts';
import { CAPSTONE_PREFIX, readWork, type CapstoneWork } from './capstone-plan.ts';
import { finishedPlays, readSeason, SEASON_LENGTH, SEASON_PREFIX, type Season } from './decision-season.ts';

/** Keys of the stored records of a kind begin so. */
export const RECORD_PREFIX: Readonly<Record<RecordKind, string>> = {
	capstone: CAPSTONE_PREFIX,
	season: SEASON_PREFIX,
	review: REVIEW_PREFIX,
	interview: INTERVIEW_PREFIX
};

export type CaseRecordValue =
	| { readonly of: 'capstone'; readonly work: CapstoneWork }
	| { readonly of: 'season'; readonly season: Season }
	| { readonly of: 'review'; readonly log: ReviewLog }
	| { readonly of: 'interview'; readonly interview: Interview };

/** A record as the room that wrote it reads it; null for what this build cannot read, and for work that is not finished. */
export function readCaseRecord(of: RecordKind, value: unknown): CaseRecordValue | null {
	switch (of) {
		case 'capstone': {
			const work = readWork(value);
			return work === null || work.memo === null ? null : { of, work };
		}
		case 'season': {
			const season = readSeason(value);
			return season === null || finishedPlays(season).length < SEASON_LENGTH ? null : { of, season };
		}
		case 'review': {
			const log = readReviewLogs([{ key: '', value }]).logs.at(0);
			return log === undefined || sentAnswer(log) === null ? null : { of, log };
		}
		case 'interview': {
			const interview = readInterviews([{ key: '', value }]).interviews.at(0);
			return interview === undefined || interview.endedAt === null || interview.answers.length === 0 ? null : { of, interview };
		}
	}
}

/** When it was finished, milliseconds since the Unix epoch. */
export function finishedAt(record: CaseRecordValue): number {
	switch (record.of) {
		case 'capstone':
			return record.work.touched;
		case 'season':
			return record.season.touched;
		case 'review':
			return record.log.events.findLast(({ kind }) => kind === 'sent')?.t ?? 0;
		case 'interview':
			return record.interview.endedAt ?? record.interview.seenAt;
	}
}

/** @param reviewTitle the title of an item under review. */
export function recordTitle(record: CaseRecordValue, reviewTitle: (item: string) => string): string {
	switch (record.of) {
		case 'capstone':
			return capstone(`case.${record.work.id}`);
		case 'season':
			return say('label.season', record.season);
		case 'review':
			return say('label.review', { title: reviewTitle(record.log.item) });
		case 'interview':
			return say('label.interview', record.interview);
	}
}

export interface FinishedRecord {
	readonly of: RecordKind;
	readonly key: string;
	readonly title: string;
	readonly at: number;
}

/** Finished records of a kind, the newest first. */
export function finishedRecords(
	of: RecordKind,
	records: readonly { readonly key: string; readonly value: unknown }[],
	reviewTitle: (item: string) => string
): readonly FinishedRecord[] {
	return records
		.flatMap(({ key, value }) => {
			const record = readCaseRecord(of, value);
			return record === null ? [] : [{ of, key, title: recordTitle(record, reviewTitle), at: finishedAt(record) }];
		})
		.sort((a, b) => b.at - a.at);
}
