import { aboutEn } from './about.en.ts';
import { speaker } from './say.ts';

export const say = speaker(aboutEn);
