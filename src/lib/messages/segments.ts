import { segmentsEn } from './segments.en.ts';
import { speaker } from './say.ts';

export const say = speaker(segmentsEn);
