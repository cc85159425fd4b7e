import { chartsEn } from './charts.en.ts';
import { speaker } from './say.ts';

export const say = speaker(chartsEn);
