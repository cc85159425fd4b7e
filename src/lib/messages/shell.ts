import { shellEn } from './shell.en.ts';
import { speaker } from './say.ts';

export const say = speaker(shellEn);
