import { capstoneEn } from './capstone.en.ts';
import { speaker } from './say.ts';

export const say = speaker(capstoneEn);
