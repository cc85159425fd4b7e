/** The colours and faces in force, as plain values: for what cannot read custom properties (Plotly, files). */
import { INKS, type Ink } from './scene.ts';

export interface Theme {
	readonly ink: Readonly<Record<Ink, string>>;
	/** Families for labels and numbers. */
	readonly font: string;
}

/** Reads the theme where the element stands. Browser only. */
export function resolveTheme(element: Element): Theme {
	const style = getComputedStyle(element);
	const ink = Object.fromEntries(INKS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as Record<Ink, string>;
	return { ink, font: style.getPropertyValue('--font-ui').trim() || 'sans-serif' };
}

/** Tells the theme now, and again when the system's or the page's choice of light and dark changes. Browser only. */
export function watchTheme(tell: (theme: Theme) => void): (element: Element) => () => void {
	return (element) => {
		const say = (): void => tell(resolveTheme(element));
		const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)', 'print'].map((query) => matchMedia(query));
		const observer = new MutationObserver(say);
		observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
		for (const query of queries) query.addEventListener('change', say);
		say();
		return () => {
			observer.disconnect();
			for (const query of queries) query.removeEventListener('change', say);
		};
	};
}
