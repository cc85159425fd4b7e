import type { Page } from '@playwright/test';

/** One picture: a page, brought to a state, seen in one or more ways. Add a line to have another. */
export interface Shot {
	readonly name: string;
	/** Relative to the first page, which is ''. */
	readonly path: string;
	/** Brings the page to the state that is to be seen. */
	readonly act?: (page: Page) => Promise<void>;
	readonly views?: readonly View[];
	/** Where it goes instead of screenshots/: such a picture is taken only when it is asked for by its name. */
	readonly keptAs?: string;
}

export interface View {
	readonly name: string;
	readonly width: number;
	readonly height: number;
	readonly colorScheme: 'light' | 'dark';
}

export const wide: View = { name: 'wide', width: 1440, height: 900, colorScheme: 'light' };
export const dark: View = { name: 'dark', width: 1440, height: 900, colorScheme: 'dark' };
export const phone: View = { name: 'phone', width: 390, height: 844, colorScheme: 'light' };
export const allViews: readonly View[] = [wide, dark, phone];
