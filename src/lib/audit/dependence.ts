/** What a split lets across: groups, copies, time, another kind of row. Each is judged by the same rows scored without it. */
import type { LabHooks } from '#lib/instruments/lab.ts';
import type { ArithmeticLine, DiagnosisId } from '#lib/diagnosis/verdict.ts';
import { createStream, type Stream } from '#lib/core/random.ts';
import type { ModelSpec } from '#lib/pipeline/spec.ts';
import type { Bench } from './bench.ts';
import { FEW_ROWS, memoryFor, NEAREST } from './models.ts';
import { correctedLine, pooledLine } from './correct.ts';
import { findingOf } from './findings.ts';
import { blocksOf, canScore, withoutGroups, withoutLater, withoutTwins, type Pair, type Sides } from './pairs.ts';
import type { Repeats } from './repeats.ts';
import type { RowOrder } from './screen-rows.ts';
import { CROSSING, groupsCross, timeMixed, twinsCross, type RowSplit } from './split-rows.ts';
import type { AuditFinding, AuditLabel } from './types.ts';

export interface DependenceInput {
	readonly bench: Bench;
	readonly split: RowSplit;
	/** Rows of the bench as the split at hand divides them. */
	readonly sides: Sides;
	/** Repeats among the rows of the bench. */
	readonly repeats: Repeats;
	/** Which row of the file each row of the bench is. */
	readonly fileRows: Int32Array;
	readonly nFileRows: number;
	readonly order: RowOrder;
	/** Columns that no model gets. */
	readonly without: readonly string[];
}

/** Numbers differ more from refit to refit than rankings do. */
const REFITS = { classes: 2, number: 5 } as const;

interface Suspected {
	readonly diagnosis: DiagnosisId;
	readonly key: string;
	readonly variant?: string;
	readonly columns: readonly string[];
	readonly reasons: readonly AuditLabel[];
	/** The scored rows of several pairs are different ones. */
	readonly pairs: readonly Pair[];
	/** True where another split than the one at hand is judged: what would have happened. */
	readonly hypothetical: boolean;
}

export interface Judged {
	readonly findings: readonly AuditFinding[];
	readonly lines: readonly ArithmeticLine[];
}

/**
 * Judges every dependence there is reason to suspect. A split that the file brings is judged as it is; where it is only proposed, or
 * lets nothing across, a split by row is judged in its stead and its fault is a risk.
 */
export async function judgeDependence(input: DependenceInput, hooks: LabHooks): Promise<Judged> {
	const { bench, without } = input;
	const findings: AuditFinding[] = [];
	const lines: ArithmeticLine[] = [];
	const few = bench.table.nRows <= FEW_ROWS;
	for (const { diagnosis, key, variant, columns, reasons, pairs, hypothetical } of suspected(input)) {
		const id = `${diagnosis}${variant === undefined ? '' : `:${variant}`}`;
		const words = { id, diagnosis, columns, reasons, ...(variant === undefined ? {} : { variant }) };
		const usable = pairs.filter(({ reported, honest }) => canScore(bench.table, reported) && canScore(bench.table, honest));
		if (usable.length === 0) {
			findings.push(findingOf({ ...words, status: 'cannot-tell', variant: variant ?? 'rows' }));
			continue;
		}
		const lineBy = async (model: ModelSpec, refits: number): Promise<ArithmeticLine> => {
			const parts: ArithmeticLine[] = [];
			for (const [i, pair] of usable.entries())
				parts.push(
					await correctedLine(
						bench,
						{ id, diagnosis },
						bench.experiment({ name: `${key}-with-${i}`, parts: pair.reported }, { model, without, refits }),
						bench.experiment({ name: `${key}-without-${i}`, parts: pair.honest }, { model, without, refits }),
						hooks,
						pair.touched ?? null
					)
				);
			return pooledLine(parts);
		};
		const first = await lineBy(
			memoryFor(bench.nClasses, bench.table.nRows),
			few && bench.task === 'regression' ? REFITS.number : REFITS.classes
		);
		// A second kind of memory settles what the first leaves open: neighbours see what trees step over.
		const second = first.finding === 'inconclusive' && few ? await lineBy(NEAREST, 1) : null;
		const line = second?.finding === 'present' ? second : first;
		lines.push(line);
		const status =
			line.finding === 'absent' ? 'cleared' : line.finding === 'inconclusive' ? 'cannot-tell' : hypothetical ? 'risk' : 'found';
		findings.push(findingOf({ ...words, status, lines: [line] }));
	}
	return { findings, lines };
}

function suspected(input: DependenceInput): readonly Suspected[] {
	const { bench, split, sides, repeats, fileRows, nFileRows, order } = input;
	const { group, time } = bench.table.roles;
	const stream = createStream(bench.seed).fork('dependence');
	const own = split.origin !== 'proposed';
	const byRow = rowSides(sides, stream.fork('by-row'));
	const found: Suspected[] = [];
	const { train, validation } = split.all;
	const twins = twinsCross(repeats, sides.train, sides.held);
	if (own && twins >= CROSSING.twins)
		found.push({
			diagnosis: 'LK-1.4',
			key: 'twins',
			columns: [],
			reasons: [{ id: 'check.twinsCross', values: { column: '', value: twins } }],
			pairs: withoutTwins(repeats, sides, stream.fork('twins')),
			hypothetical: false
		});
	else if (repeats.repeated / bench.table.nRows >= CROSSING.twins)
		found.push({
			diagnosis: 'LK-1.4',
			key: 'twins',
			columns: [],
			reasons: [{ id: 'reason.repeats', values: { share: repeats.repeated / bench.table.nRows } }],
			pairs: withoutTwins(repeats, byRow, stream.fork('twins')),
			hypothetical: true
		});
	if (group) {
		const crossed = own ? groupsCross(bench.table, sides.train, sides.held) : 0;
		const hypothetical = !(crossed >= CROSSING.groups);
		found.push({
			diagnosis: 'LK-3.2',
			key: 'groups',
			columns: [group.name],
			reasons: hypothetical
				? [{ id: 'reason.group', values: { column: group.name } }]
				: [{ id: 'check.groupsCross', values: { column: group.name, value: crossed } }],
			pairs: withoutGroups(group.codes, hypothetical ? byRow : sides, stream.fork('groups')),
			hypothetical
		});
	}
	if (time) {
		const mixed = own ? timeMixed(bench.table, sides.train, sides.held) : 0;
		const hypothetical = !(mixed >= CROSSING.time);
		found.push({
			diagnosis: 'LK-3.1',
			key: 'time',
			columns: [time.name],
			reasons: hypothetical
				? [{ id: 'reason.time', values: { column: time.name } }]
				: [{ id: 'check.timeMixed', values: { column: time.name, value: mixed } }],
			pairs: withoutLater(time.values, hypothetical ? byRow : sides, stream.fork('time')),
			hypothetical
		});
	}
	// Neighbours that resemble each other belong together, whether or not a column says so.
	if (!group && !time && order.odd && order.says.id !== 'order.sorted') {
		const blocks = blocksOf(fileRows, nFileRows);
		const scattered = own && crosses(blocks, sides) && train.length > 0 && validation.length > 0;
		found.push({
			diagnosis: 'LK-3.2',
			key: 'blocks',
			variant: 'blocks',
			columns: [],
			reasons: [order.says],
			pairs: withoutGroups(blocks, scattered ? sides : byRow, stream.fork('blocks')),
			hypothetical: !scattered
		});
	}
	return found;
}

const crosses = (blocks: Int32Array, { train, held }: Sides): boolean => {
	const met = new Set(train.map((row) => blocks[row]));
	return held.filter((row) => met.has(blocks[row])).length >= 0.5 * held.length;
};

/** The same rows dealt out one by one, as many on each side. */
function rowSides({ train, held }: Sides, stream: Stream): Sides {
	const all = Int32Array.from([...train, ...held]);
	const order = stream.permutation(all.length);
	const rows = order.map((place) => all[place]);
	return { held: rows.slice(0, held.length).sort(), train: rows.slice(held.length).sort() };
}
