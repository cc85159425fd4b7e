import { speaker } from './say.ts';
import { teachEn } from './teach.en.ts';

export const say = speaker(teachEn);
