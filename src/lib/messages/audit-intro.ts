import { auditIntroEn } from './audit-intro.en.ts';
import { speaker } from './say.ts';

export const say = speaker(auditIntroEn);
