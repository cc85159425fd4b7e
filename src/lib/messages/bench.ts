import { benchEn } from './bench.en.ts';
import { speaker } from './say.ts';

export const say = speaker(benchEn);
