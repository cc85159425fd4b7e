/**
 * The whole audit of a table, from the file to the verdicts, as one function: the page runs it in its worker, the command line and the
 * tests in Node. Long because it is the order of the procedure, step after step, and reads best in one piece.
 */
import { DEFAULT_CONVENTIONS } from '#lib/diagnosis/conventions.ts';
import { diagnose, DivergedError } from '#lib/diagnosis/diagnose.ts';
import type { Verdict } from '#lib/diagnosis/verdict.ts';
import { createStream } from '#lib/core/random.ts';
import type { Table } from '#lib/core/table.ts';

import type { MetricName } from '#lib/instruments/evidence.ts';
import type { LabHooks } from '#lib/instruments/lab.ts';
import { MOST_TRAIN_ROWS } from '#lib/pipeline/sample-rows.ts';
import { createBench, mostRowsFor, type Bench } from './bench.ts';
import { columnSuspects, laterDates, sizeSuspects } from './column-suspects.ts';
import { judgeDependence } from './dependence.ts';
import { dictionaryOf } from './dictionary.ts';
import { inOrder } from './findings.ts';
import { joinFiles, joinedGuard } from './join-files.ts';
import { measuredSection, scoreFamilies, type Scored } from './measure.ts';
import type { Parts } from './own-table.ts';
import { otherRows } from './other-rows.ts';
import { canScore } from './pairs.ts';
import { pickedRows, populationFindings } from './picked-rows.ts';
import type { Repeats } from './repeats.ts';
import { rowOrder } from './screen-rows.ts';
import { screenColumn, type ScreenedColumn } from './screen-columns.ts';
import { splitRows, splitSection } from './split-rows.ts';
import { toTable } from './to-table.ts';
import {
	AUDIT_STEPS,
	AuditError,
	type AuditFinding,
	type AuditHooks,
	type AuditInput,
	type AuditResult,
	type AuditSection,
	type AuditStep,
	type AuditTools
} from './types.ts';
import { findingsOfVerdict, summaryOf } from './verdict-findings.ts';

/**
 * @throws {AuditError} when the file and the guard leave nothing to audit; its code names a sentence.
 * @throws {DOMException} AbortError when `hooks.signal` was aborted.
 */
export async function auditTable(input: AuditInput, tools: AuditTools, hooks: AuditHooks = {}): Promise<AuditResult> {
	const started = tools.now();
	const { seed, population } = input;
	const file = input.heldOut ? joinFiles(input.file, input.heldOut) : input.file;
	const guard = input.heldOut ? joinedGuard(input.guard) : input.guard;
	const sections: AuditSection[] = [];
	const findings: AuditFinding[] = [];
	const show = (section: AuditSection): void => {
		sections.push(section);
		hooks.onSection?.(section);
	};
	const begin = stepper(hooks);
	const stream = createStream(seed).fork('audit');

	await begin('dictionary');
	const audit = toTable(file, guard);
	const { section, repeats } = dictionaryOf(file, audit);
	show(section);

	await begin('leakage-screen');
	const later = laterDates(file, guard);
	const screened: ScreenedColumn[] = [];
	for (const column of audit.table.features) {
		screened.push(screenColumn(column, audit.table.target));
		await begin('leakage-screen', screened.length / audit.table.features.length);
	}
	const order = rowOrder(audit.table);
	show({
		kind: 'leakage-screen',
		rows: [
			...screened.flatMap(({ rows }) => rows),
			...later,
			{ screen: 'row-order', column: '', value: order.correlation, odd: order.odd, says: order.says }
		]
	});
	const suspects = columnSuspects(screened, later, guard);

	await begin('split');
	const most = Math.min(MOST_TRAIN_ROWS, mostRowsFor(audit.table), input.mostRows ?? MOST_TRAIN_ROWS);
	const split = splitRows(file, audit, guard, repeats, stream, most);
	show(splitSection(split, audit.table, repeats));

	const { train, validation } = split.used;
	const rows = Int32Array.from([...train, ...validation]);
	const sides = { train: placesFrom(0, train.length), held: placesFrom(train.length, validation.length) };
	const parts: Parts = { train: sides.train, validation: sides.held, test: new Int32Array(0) };
	const metric = metricOf(audit.table);
	const benchOf = (): Bench =>
		createBench(
			{
				table: audit.table,
				rows,
				must: suspects.map(({ column }) => column),
				after: [],
				fresh: otherRows(audit, split, population, guard, stream),
				metric,
				seed
			},
			tools
		);
	const bench = benchOf();
	if (!canScore(bench.table, parts))
		throw new AuditError('part-one-class', { target: guard.target, train: train.length, scored: validation.length });

	await begin('scores');
	const asGiven = input.only === 'leaks' ? null : await scoreFamilies(bench, parts, guard.after, within(hooks, begin, 'scores'));
	if (asGiven) show(asGiven.section);

	await begin('corrections');
	const { columns, dependence, picked } = await corrected(within(hooks, begin, 'corrections'));
	const { without } = columns;
	findings.push(...columns.findings, ...dependence.findings, ...(picked?.findings ?? []));
	show({ kind: 'corrections', lines: [...columns.lines, ...dependence.lines, ...(picked?.lines ?? [])] });

	if (asGiven) findings.push(...(await theRest(asGiven)));

	const ordered = inOrder(findings);
	await begin('fit', 1);
	return {
		version: 1,
		file: file.name,
		guard: input.guard,
		seed,
		task: bench.task,
		metric,
		sections,
		findings: ordered,
		summary: summaryOf(ordered),
		hasFindings: ordered.some(({ status }) => status === 'found' || status === 'suspect'),
		milliseconds: tools.now() - started
	};

	/** On a bench of its own, which ends with it: what is trained here is asked for once, and would fill the memory of all that follows. */
	async function corrected(own: LabHooks) {
		const trial = benchOf();
		const columns = await sizeSuspects(trial, parts, suspects, screened, guard, own);
		const { without } = columns;
		const dependence = await judgeDependence(
			{
				bench: trial,
				split,
				sides,
				repeats: repeatsAt(repeats, rows),
				fileRows: rows.map((row) => audit.rows[row]),
				nFileRows: file.nRows,
				order,
				without
			},
			own
		);
		const explained = dependence.findings.some(({ status }) => status === 'found');
		const picked = explained || split.origin === 'proposed' ? null : await pickedRows(trial, sides, without, own);
		return { columns, dependence, picked };
	}

	async function theRest(asGiven: Scored): Promise<readonly AuditFinding[]> {
		const more: AuditFinding[] = [];
		// What follows looks at the table without the columns that were found to know the answer.
		const clean = without.length === guard.after.length ? asGiven : await scoreFamilies(bench, parts, without, {});
		await begin('permuted-labels');
		const plain = bench.experiment({ name: 'as-split', parts }, { without });
		show(await measuredSection('permuted-labels', bench, plain, within(hooks, begin, 'permuted-labels')));
		await begin('adversarial');
		show(await adversarialSection(bench, sides, without, within(hooks, begin, 'adversarial')));
		if (population)
			findings.push(...(await populationFindings(bench, parts, without, clean.experiment, within(hooks, begin, 'adversarial'))));
		await begin('slices');
		const isNumber = bench.task === 'regression';
		const noClasses = isNumber ? { id: 'why.number', values: { target: guard.target } } : null;
		show(await measuredSection('slices', bench, clean.experiment, within(hooks, begin, 'slices'), {}, noClasses));
		await begin('calibration');
		show(await measuredSection('calibration', bench, clean.experiment, within(hooks, begin, 'calibration'), {}, noClasses));
		await begin('learning-curve');
		const share = clean.experiment.pipeline.split.train;
		show(
			await measuredSection('learning-curve', bench, clean.experiment, within(hooks, begin, 'learning-curve'), {
				sizes: [share / 8, share / 4, share / 2, share]
			})
		);
		await begin('fit');
		const verdict = await verdictOf(bench, clean.experiment, within(hooks, begin, 'fit'));
		show({ kind: 'fit', verdict, why: verdict === null ? { id: 'why.diverged', values: {} } : null });
		if (verdict) more.push(...findingsOfVerdict(verdict, bench.task));
		return more;
	}
}

type Begin = (step: AuditStep, within?: number) => Promise<void>;

/** Tells where the audit stands, and lets a cancel be heard. */
function stepper(hooks: AuditHooks): Begin {
	return async (step, within = 0) => {
		hooks.onProgress?.({ step, fraction: (AUDIT_STEPS.indexOf(step) + within) / AUDIT_STEPS.length });
		await new Promise((resolve) => setTimeout(resolve, 0));
		hooks.signal?.throwIfAborted();
	};
}

function within(hooks: AuditHooks, _begin: Begin, step: AuditStep): LabHooks {
	return {
		signal: hooks.signal,
		onProgress: (fraction) => hooks.onProgress?.({ step, fraction: (AUDIT_STEPS.indexOf(step) + fraction) / AUDIT_STEPS.length })
	};
}

/** AUC where there are two classes: accuracy says little where one of them is rare. */
function metricOf({ target }: Table): MetricName {
	if (target.kind === 'regression') return 'rmse';
	return target.classes.length === 2 ? 'rocAuc' : 'accuracy';
}

const placesFrom = (from: number, n: number): Int32Array => Int32Array.from({ length: n }, (_, i) => from + i);

function repeatsAt({ setOf }: Repeats, rows: Int32Array): Repeats {
	const own = rows.map((row) => setOf[row]);
	const counts = new Map<number, number>();
	for (const set of own) counts.set(set, (counts.get(set) ?? 0) + 1);
	return { setOf: own, sets: counts.size, repeated: own.reduce((sum, set) => sum + Number((counts.get(set) as number) > 1), 0) };
}

/** One side against the other: train against scored rows, or the earlier against the later half of the file. */
async function adversarialSection(bench: Bench, { train }: { readonly train: Int32Array }, without: readonly string[], hooks: LabHooks) {
	const cut = Math.round(0.8 * train.length);
	const parts: Parts = { train: train.slice(0, cut), validation: train.slice(cut), test: new Int32Array(0) };
	const experiment = bench.experiment({ name: 'one-side', parts }, { without, fresh: 'other' });
	return measuredSection('adversarial', bench, experiment, hooks);
}

/** The gates on the table as it would be used: metric, precision, fit, slices, calibration. */
async function verdictOf(bench: Bench, experiment: Parameters<typeof diagnose>[1], hooks: LabHooks): Promise<Verdict | null> {
	const classes = bench.task === 'classification';
	const sliced = classes && [...(bench.table.roles.segments ?? [])].length > 0;
	try {
		return await diagnose(bench.lab, experiment, bench.seed, {
			...hooks,
			metric: bench.metric,
			conventions: DEFAULT_CONVENTIONS,
			examine: {
				...(classes ? { metric: {}, calibration: {} } : {}),
				...(sliced ? { slices: { columns: bench.table.roles.segments?.map(({ name }) => name) } } : {})
			}
		});
	} catch (error) {
		if (error instanceof DivergedError) return null;
		throw error;
	}
}
