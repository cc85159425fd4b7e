import { portfolioEn } from './portfolio.en.ts';
import { speaker } from './say.ts';

export const say = speaker(portfolioEn);
