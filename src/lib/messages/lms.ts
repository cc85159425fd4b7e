import { lmsEn } from './lms.en.ts';
import { speaker } from './say.ts';

export const say = speaker(lmsEn);
