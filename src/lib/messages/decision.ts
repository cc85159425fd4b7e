import { decisionEn } from './decision.en.ts';
import { speaker } from './say.ts';

export const say = speaker(decisionEn);
