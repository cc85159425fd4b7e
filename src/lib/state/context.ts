import { createContext } from 'svelte';
import type { Settings } from './settings.svelte.ts';
import type { Shortcuts } from './keys.svelte.ts';
import type { Shell } from './shell.svelte.ts';
import type { SaveStatusSource } from './save-status.ts';
import type { Work } from './work.svelte.ts';
import type { TermMeetings } from './term-meetings.svelte.ts';

/** What the root layout shares with every page and component. Each getter throws outside that layout. */
export const [getSettings, setSettings] = createContext<Settings>();
export const [getShortcuts, setShortcuts] = createContext<Shortcuts>();
export const [getShell, setShell] = createContext<Shell>();
export const [getSaveStatus, setSaveStatus] = createContext<SaveStatusSource>();
export const [getTermMeetings, setTermMeetings] = createContext<TermMeetings>();
export const [getWork, setWork] = createContext<Work>();
