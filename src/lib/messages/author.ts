import { authorEn } from './author.en.ts';
import { speaker } from './say.ts';

export const say = speaker(authorEn);
