import { firstVisitEn } from './first-visit.en.ts';
import { speaker } from './say.ts';

export const say = speaker(firstVisitEn);
