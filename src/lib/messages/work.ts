import { workEn } from './work.en.ts';
import { speaker } from './say.ts';

export const say = speaker(workEn);
