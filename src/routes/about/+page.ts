import { asset } from '$app/paths';
import type { PageLoad } from './$types';

/** One table of `static/data/manifest.json`, as far as this page shows it. */
export interface DataSource {
	readonly name: string;
	readonly title: string;
	readonly package: string;
	readonly version: string;
	readonly source: string;
	readonly licence: string;
	readonly caveats: readonly string[];
	readonly rows: number;
	readonly columns: readonly string[];
	readonly bytes: number;
}

export const load: PageLoad = async ({ fetch }) => {
	const response = await fetch(asset('/data/manifest.json'));
	if (!response.ok) return { tables: [] as readonly DataSource[] };
	const manifest = (await response.json()) as { readonly tables: readonly DataSource[] };
	return { tables: manifest.tables };
};
