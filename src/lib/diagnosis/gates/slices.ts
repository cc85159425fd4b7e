/** Gate 6: segments. Looks at `examine.slices`: columns somebody asked about, and a trend that may turn round within groups. */
import type { FactsEvidence, SliceRow } from '#lib/instruments/evidence.ts';
import type { Measured } from '#lib/core/measured.ts';
import { lineOf, type Gate, type GateContext, type GateFinding } from './gate.ts';
import { factOf, lessThan, measure } from './read.ts';

/** A slice this far below the whole alarms whoever sees it, proved or not. */
const ALARMING = 0.06;

export const slicesGate: Gate = {
	name: 'slices',
	look: async (context) => {
		const { slices } = context.examine;
		if (!slices) return [];
		const turned = slices.trend ? await judgeTrend(context, slices.trend) : null;
		const slice = slices.columns || !slices.trend ? await judgeSlices(context, slices.columns) : null;
		return [turned, slice].filter((found): found is GateFinding => found !== null);
	}
};

/** A slice that survives the correction hides behind the whole (SG-HID); one that only looks low is chance (SG-FALSE). */
async function judgeSlices(context: GateContext, columns: readonly string[] | undefined): Promise<GateFinding | null> {
	const named = columns?.length === 1 ? { column: columns[0] } : {};
	const evidence = await measure(context, 'slice-table', context.experiment, named);
	if (evidence.detail?.kind !== 'slices') return null;
	const { overall, slices } = evidence.detail;
	const flagged = slices.filter((slice) => slice.flagged);
	const worst = lowest(flagged.length > 0 ? flagged : slices);
	const distance = overall - worst.share;
	const line = lineOf({
		id: 'slices:worst',
		label: { id: 'gate.slices.worst', values: { column: worst.column, level: worst.level } },
		minuend: overall,
		subtrahend: worst.share,
		measured: lessThan(overall, {
			value: worst.share,
			interval: { low: worst.low, high: worst.high, level: 0.95, method: 'wilson' },
			n: worst.n,
			refits: context.run.status.length
		}),
		threshold: context.conventions.materiality,
		finding: flagged.length > 0 ? 'present' : 'absent',
		decisive: true
	});
	const lines = [line, flaggedLine(evidence, flagged.length)];
	if (flagged.length > 0 && distance >= context.conventions.materiality)
		return { weight: 'cause', id: 'SG-HID', accept: ['SG-HID'], lines, used: ['slice-table'] };
	if (flagged.length === 0 && distance >= ALARMING)
		return { weight: 'harmless', id: 'SG-FALSE', accept: ['SG-FALSE'], lines, used: ['slice-table'] };
	return null;
}

function lowest(slices: readonly SliceRow[]): SliceRow {
	return slices.reduce((worst, slice) => (slice.share < worst.share ? slice : worst));
}

function flaggedLine(evidence: FactsEvidence, flagged: number): ReturnType<typeof lineOf> {
	const { measured } = factOf(evidence, 'flagged');
	return lineOf({
		id: 'slices:flagged',
		label: { id: 'gate.slices.flagged', values: {} },
		minuend: flagged,
		subtrahend: 0,
		measured,
		threshold: 1,
		finding: flagged > 0 ? 'present' : 'absent'
	});
}

/** Simpson's reversal: the pooled trend is clear of 0, and that of every group is clear of 0 on the other side. */
async function judgeTrend(
	context: GateContext,
	trend: { readonly x: string; readonly y: string; readonly by: string }
): Promise<GateFinding | null> {
	const evidence = await measure(context, 'grouped-trend', context.experiment, trend);
	const pooled = factOf(evidence, 'pooledTrend').measured;
	const groups = evidence.facts.filter(({ id }) => id.startsWith('trend:'));
	const turned = factOf(evidence, 'signsTurned').measured.value;
	if (turned < groups.length) return null;
	const line = (id: string, label: { id: string; values: Record<string, string | number> }, measured: Measured, decisive: boolean) =>
		lineOf({ id, label, minuend: measured.value, subtrahend: 0, measured, threshold: 0.1, finding: 'present', decisive });
	return {
		weight: 'cause',
		id: 'SG-SIMP',
		accept: ['SG-SIMP'],
		lines: [
			line('slices:pooled', { id: 'gate.slices.pooled', values: {} }, pooled, true),
			...groups.map(({ id, label, measured }) =>
				line(`slices:${id}`, { id: 'gate.slices.group', values: { level: label.values.level } }, measured, true)
			)
		],
		used: ['grouped-trend']
	};
}
