/** Columns that look as if they knew the answer: which ones, why, and what each buys beside a model that does without all of them. */
import type { LabHooks } from '#lib/instruments/lab.ts';
import type { DataFile } from '#lib/ingest/read-file.ts';
import type { ArithmeticLine } from '#lib/diagnosis/verdict.ts';
import type { Bench } from './bench.ts';
import { correctedLine } from './correct.ts';
import { findingOf } from './findings.ts';
import type { Parts } from './own-table.ts';
import type { ScreenedColumn } from './screen-columns.ts';
import { columnNamed } from './to-table.ts';
import type { AuditFinding, AuditGuard, AuditLabel, ScreenRow } from './types.ts';

/** More suspects than these are named and not sized: each costs trainings. */
const MOST_SUSPECTS = 6;
/** A column that ranks this well alone is tried against all others together. */
const STRONG = 0.8;
/** By how much it must outdo them. */
const OUTDOES = 0.05;

export interface ColumnSuspect {
	readonly column: string;
	/** `said`: somebody knows that it is written later. `copy`: it fits the answer row by row. `odd`: it looks so. */
	readonly sort: 'said' | 'dated' | 'copy' | 'odd';
	readonly reasons: readonly AuditLabel[];
	readonly auc: number;
	/** True where the screen is about availability, which no score can clear. */
	readonly available: boolean;
}

/** Dates that lie after the decision in a good share of the rows. */
export function laterDates(file: DataFile, guard: AuditGuard): readonly ScreenRow[] {
	if (guard.decisionTime === null) return [];
	const decided = columnNamed(file, guard.decisionTime, 'decision time');
	if (decided.kind !== 'date') return [];
	return file.columns.flatMap((column): ScreenRow[] => {
		if (column.kind !== 'date' || column.name === decided.name || column.name === guard.time) return [];
		let both = 0;
		let later = 0;
		for (let row = 0; row < file.nRows; row++) {
			if (Number.isNaN(column.values[row]) || Number.isNaN(decided.values[row])) continue;
			both++;
			later += Number(column.values[row] > decided.values[row]);
		}
		if (both < 20) return [];
		const value = later / both;
		return [
			{
				screen: 'later-date',
				column: column.name,
				value,
				odd: value >= 0.05,
				says: { id: 'screen.laterDate', values: { column: column.name, decision: decided.name, share: value } }
			}
		];
	});
}

/** Suspects from the screens, the most telling first. */
export function columnSuspects(
	screened: readonly ScreenedColumn[],
	later: readonly ScreenRow[],
	guard: AuditGuard
): readonly ColumnSuspect[] {
	const dated = new Map(later.filter(({ odd }) => odd).map((row) => [row.column, row.says]));
	return screened
		.flatMap(({ column, rows, auc, copies }): ColumnSuspect[] => {
			const odd = rows.filter((row) => row.odd);
			const said = guard.after.includes(column);
			const late = dated.get(column);
			// A blank that tells is one thing; a name alone says little unless the column also ranks.
			if (!said && late === undefined && odd.length === 0) return [];
			const reasons: AuditLabel[] = [
				...(said ? [{ id: 'screen.saidAfter', values: { column } }] : []),
				...(late === undefined ? [] : [late]),
				...odd.map(({ says }) => says)
			];
			const sort = said ? 'said' : late !== undefined ? 'dated' : copies ? 'copy' : 'odd';
			return [{ column, sort, reasons, auc, available: odd.some(({ screen }) => screen === 'trace' || screen === 'alone') }];
		})
		.sort((a, b) => rank(b) - rank(a));
}

const rank = ({ sort, auc }: ColumnSuspect): number => (sort === 'odd' ? 0 : 10) + (Number.isNaN(auc) ? 0 : auc);

export interface Sized {
	readonly findings: readonly AuditFinding[];
	readonly lines: readonly ArithmeticLine[];
	/** Columns that no later section gives to a model. */
	readonly without: readonly string[];
}

/** What each suspect buys, and what all of them buy together. */
export async function sizeSuspects(
	bench: Bench,
	parts: Parts,
	suspects: readonly ColumnSuspect[],
	screened: readonly ScreenedColumn[],
	guard: AuditGuard,
	hooks: LabHooks
): Promise<Sized> {
	const names = bench.table.features.map(({ name }) => name);
	const dominating = await outdoing(bench, parts, suspects, screened, guard, hooks);
	const all = [...suspects, ...dominating].filter(({ column }) => names.includes(column));
	const chosen = all.slice(0, MOST_SUSPECTS);
	const clean = [...new Set([...guard.after.filter((name) => names.includes(name)), ...all.map(({ column }) => column)])];
	const lines: ArithmeticLine[] = [];
	const findings: AuditFinding[] = [];
	const arrangement = { name: 'as-split', parts };
	const sizable = clean.length < names.length;
	const without = (columns: readonly string[]) => bench.experiment(arrangement, { without: columns, refits: 2 });
	const together =
		sizable && chosen.length > 1
			? await correctedLine(bench, { id: 'LK-2:together', diagnosis: 'LK-2' }, without([]), without(clean), hooks)
			: null;
	if (together) lines.push({ ...together, decisive: false });
	for (const suspect of all) {
		const size =
			sizable && chosen.includes(suspect)
				? await correctedLine(
						bench,
						{ id: `LK-2:${suspect.column}`, diagnosis: 'LK-2' },
						without(clean.filter((name) => name !== suspect.column)),
						without(clean),
						hooks
					)
				: null;
		if (size) lines.push(size);
		findings.push(judge(suspect, size, together));
	}
	const known = findings.filter(({ status }) => status === 'found').flatMap(({ columns }) => columns);
	return { findings, lines, without: [...new Set([...guard.after.filter((name) => names.includes(name)), ...known])] };
}

function judge(suspect: ColumnSuspect, size: ArithmeticLine | null, together: ArithmeticLine | null): AuditFinding {
	const { column, sort, reasons, available } = suspect;
	const common = {
		id: `LK-2:${column}`,
		columns: [column],
		reasons,
		lines: [...(size ? [size] : []), ...(together ? [{ ...together, decisive: false }] : [])]
	};
	if (sort === 'said' || sort === 'dated') return findingOf({ ...common, diagnosis: 'LK-2', status: 'found', variant: sort });
	if (sort === 'copy' && (size === null || size.finding === 'present'))
		return findingOf({ ...common, diagnosis: 'LK-2', status: 'found', variant: 'copy' });
	// Whether a column is there on the day is no question of size; only a name or a blank is cleared by a score.
	if (size?.finding === 'absent' && !available) return findingOf({ ...common, diagnosis: 'LK-2', status: 'cleared' });
	return findingOf({ ...common, diagnosis: 'LK-2', status: 'suspect', ...(size ? {} : { variant: 'unsized' }) });
}

/** The strongest column that no screen named, where it does more alone than all others together. */
async function outdoing(
	bench: Bench,
	parts: Parts,
	suspects: readonly ColumnSuspect[],
	screened: readonly ScreenedColumn[],
	guard: AuditGuard,
	hooks: LabHooks
): Promise<readonly ColumnSuspect[]> {
	if (bench.metric !== 'rocAuc') return [];
	const known = new Set([...suspects.map(({ column }) => column), ...guard.after]);
	const names = bench.table.features.map(({ name }) => name);
	const [top] = screened
		.filter(({ column, auc }) => !known.has(column) && names.includes(column) && auc >= STRONG)
		.sort((a, b) => b.auc - a.auc);
	if (!top || names.length - known.size < 2) return [];
	const others = bench.experiment(
		{ name: 'as-split', parts },
		{ without: [...known, top.column].filter((name) => names.includes(name)), refits: 2 }
	);
	const run = await bench.lab.run(others, bench.seed, { ...hooks, metric: bench.metric });
	const rest = run.scores.validation?.rocAuc?.measured.value ?? NaN;
	if (!(top.auc >= rest + OUTDOES)) return [];
	return [
		{
			column: top.column,
			sort: 'odd',
			auc: top.auc,
			available: false,
			reasons: [{ id: 'screen.outdoes', values: { column: top.column, value: top.auc, rest } }]
		}
	];
}
