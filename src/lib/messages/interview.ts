import { interviewEn } from './interview.en.ts';
import { speaker } from './say.ts';

export const say = speaker(interviewEn);
