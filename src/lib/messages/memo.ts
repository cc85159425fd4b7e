import { memoEn } from './memo.en.ts';
import { speaker } from './say.ts';

export const say = speaker(memoEn);
