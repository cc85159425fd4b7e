/** One door to the layouts. */
import type { Plotted } from './figure.ts';
import type { DrawContext } from './draw.ts';
import { layoutBars } from './bar-layout.ts';
import { layoutIntervals } from './interval-layout.ts';
import { layoutLines } from './line-layout.ts';
import { layoutScatter } from './scatter-layout.ts';
import type { Scene } from './scene.ts';

/**
 * Lays out a plot for one width.
 * @throws {RangeError} when there is nothing finite to draw.
 */
export function layoutPlot(plot: Plotted, context: DrawContext): Scene {
	switch (plot.kind) {
		case 'lines':
			return layoutLines(plot, context);
		case 'intervals':
			return layoutIntervals(plot, context);
		case 'scatter':
			return layoutScatter(plot, context);
		case 'bars':
			return layoutBars(plot, context);
	}
}
