import { progressEn } from './progress.en.ts';
import { speaker } from './say.ts';

export const say = speaker(progressEn);
