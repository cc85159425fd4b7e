import { helpEn } from './help.en.ts';
import { speaker } from './say.ts';

export const say = speaker(helpEn);
