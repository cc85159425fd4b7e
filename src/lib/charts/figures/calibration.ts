/** Reliability diagrams: stated probability against what came true, with counts, and the same before and after a rescaling. */
import type { ReliabilityBin } from '#lib/core/calibration.ts';
import { formatScore } from '#lib/messages/format.ts';
import { say } from '#lib/messages/segments.ts';
import { sayName } from '#lib/messages/arms.ts';
import type { Figure, FigureTable, Plotted, Series } from '../figure.ts';

const SHARE: readonly [number, number] = [0, 1];

function lineOf(id: 'bins' | 'before', label: string, bins: readonly ReliabilityBin[]): Series {
	const filled = bins.filter((bin) => bin.n > 0);
	return {
		id,
		role: id === 'before' ? 'neutral' : 'validation',
		label,
		x: filled.map((bin) => bin.meanProbability),
		mean: filled.map((bin) => bin.share),
		...(id === 'before'
			? { dash: 'dash' as const }
			: { band: { low: filled.map((bin) => bin.interval?.low ?? NaN), high: filled.map((bin) => bin.interval?.high ?? NaN) } }),
		points: true
	};
}

/** `before` draws the line as trained beside the rescaled one. */
export function reliabilityFigure(
	title: string,
	on: 'confidence' | 'positive',
	bins: readonly ReliabilityBin[],
	sentence: string,
	before?: readonly ReliabilityBin[]
): Figure {
	const diagonal: Series = {
		id: 'diagonal',
		role: 'neutral',
		label: sayName('line.calibrated', {}),
		x: [0, 1],
		mean: [0, 1],
		dash: 'dot'
	};
	return {
		id: 'reliability',
		title,
		plot: {
			kind: 'lines',
			x: { title: sayName(`axis.${on}`, {}), range: SHARE },
			y: { title: sayName(`axis.${on}.share`, {}), range: SHARE },
			series: [
				diagonal,
				...(before ? [lineOf('before', say('calibration.line.before'), before)] : []),
				lineOf('bins', say(before ? 'calibration.line.after' : 'calibration.line.before'), bins)
			],
			references: []
		},
		sentence,
		keyLine: say('calibration.key'),
		table: reliabilityTable(bins)
	};
}

/** How many rows stand behind each dot. */
export function countsPlot(bins: readonly ReliabilityBin[]): Plotted {
	return {
		kind: 'bars',
		x: { title: say('calibration.axis.probability') },
		y: { title: say('calibration.axis.count'), tickFormat: 'integer' },
		names: bins.map((bin) => formatScore(bin.low)),
		bars: [{ role: 'validation', label: say('calibration.bars'), values: bins.map((bin) => bin.n) }],
		edges: [...bins.map((bin) => bin.low), bins[bins.length - 1].high]
	};
}

/** The bins that hold rows, a line each. */
export function reliabilityTable(bins: readonly ReliabilityBin[]): FigureTable {
	return {
		columns: ['bin', 'rows', 'probability', 'share', 'low', 'high'].map((name) => sayName(`column.${name}`, {})),
		formats: ['text', 'count', 'score', 'score', 'score', 'score'],
		rows: bins
			.filter((bin) => bin.n > 0)
			.map((bin) => [
				sayName('bin.name', { low: formatScore(bin.low), high: formatScore(bin.high) }),
				bin.n,
				bin.meanProbability,
				bin.share,
				bin.interval?.low ?? NaN,
				bin.interval?.high ?? NaN
			])
	};
}
