import { caseRecordsEn } from './case-records.en.ts';
import { speaker } from './say.ts';

export const say = speaker(caseRecordsEn);
