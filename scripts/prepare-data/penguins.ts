import { assertFact, categoricalColumn, numericColumn, readJson, type Preparation } from './prepared.ts';

interface Penguin {
	readonly Species: string;
	readonly Island: string;
	readonly 'Beak Length (mm)': number | null;
	readonly 'Beak Depth (mm)': number | null;
	readonly 'Flipper Length (mm)': number | null;
	readonly 'Body Mass (g)': number | null;
	readonly Sex: string | null;
}

export const penguins: Preparation = {
	name: 'penguins',
	provenance: {
		title: 'Palmer penguins',
		package: 'vega-datasets',
		files: ['data/penguins.json'],
		source: 'Gorman, Williams & Fraser (2014), Palmer Station Antarctica LTER',
		licence: 'CC0 1.0, as stated by the package',
		caveats: ['One recorded sex is "." and is treated as not recorded.', 'Gentoo were met on Biscoe only, Chinstrap on Dream only.']
	},
	prepare: () => {
		const all = readJson<readonly Penguin[]>('vega-datasets', 'data/penguins.json');
		assertFact('penguins', '344 rows in the file', all.length === 344);
		const rows = all.filter((row) => row['Beak Length (mm)'] !== null && row['Body Mass (g)'] !== null);
		assertFact('penguins', '342 rows with all four measurements', rows.length === 342);
		const sex = rows.map((row) => (row.Sex === 'MALE' || row.Sex === 'FEMALE' ? row.Sex : null));
		assertFact('penguins', 'exactly one sex written as "."', rows.filter((row) => row.Sex === '.').length === 1);
		return {
			name: 'penguins',
			nRows: rows.length,
			columns: [
				categoricalColumn(
					'species',
					rows.map((row) => row.Species),
					['Adelie', 'Chinstrap', 'Gentoo']
				),
				categoricalColumn(
					'island',
					rows.map((row) => row.Island),
					['Biscoe', 'Dream', 'Torgersen']
				),
				numericColumn(
					'beak length',
					rows.map((row) => row['Beak Length (mm)']),
					'mm'
				),
				numericColumn(
					'beak depth',
					rows.map((row) => row['Beak Depth (mm)']),
					'mm'
				),
				numericColumn(
					'flipper length',
					rows.map((row) => row['Flipper Length (mm)']),
					'mm'
				),
				numericColumn(
					'body mass',
					rows.map((row) => row['Body Mass (g)']),
					'g'
				),
				categoricalColumn(
					'sex',
					sex.map((value) => value?.toLowerCase() ?? null),
					['female', 'male']
				)
			]
		};
	}
};
