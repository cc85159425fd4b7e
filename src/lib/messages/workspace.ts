import { speaker } from './say.ts';
import { workspaceEn } from './workspace.en.ts';

export const say = speaker(workspaceEn);
export type WorkspaceMessage = keyof typeof workspaceEn;
