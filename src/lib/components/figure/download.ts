/** Files made from a figure in the page, without a server. Browser only. */
import { fileName } from '#lib/components/shell/save-file.ts';
import { canvasOf } from '#lib/charts/canvas.ts';
import { tableToCsv } from '#lib/charts/csv.ts';
import type { Figure } from '#lib/charts/figure.ts';
import { layoutPlot } from '#lib/charts/layout.ts';
import { svgFile } from '#lib/charts/svg-file.ts';
import type { Theme } from '#lib/charts/theme.ts';

export type FileKind = 'png' | 'svg' | 'csv';

/** Width of a drawing that leaves the page, pixels, and how many dots a picture has for each. */
const WIDTH = 718;
const DENSITY = 2;

/**
 * The figure as a file. Drawings have the theme's colours and one width, whatever the screen.
 * @throws {Error} when the browser gives no canvas or cannot write it as a picture.
 */
export async function figureFile(figure: Figure, kind: FileKind, theme: Theme): Promise<{ readonly name: string; readonly blob: Blob }> {
	const name = `${fileName(figure.title, 'chart')}.${kind}`;
	if (kind === 'csv') return { name, blob: new Blob([tableToCsv(figure.table)], { type: 'text/csv;charset=utf-8' }) };
	const scene = layoutPlot(figure.plot, { width: WIDTH });
	if (kind === 'svg') {
		const text = svgFile(scene, { title: figure.title, description: figure.sentence, theme });
		return { name, blob: new Blob([text], { type: 'image/svg+xml' }) };
	}
	const canvas = canvasOf(scene, figure.title, theme, DENSITY);
	const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
	if (!blob) throw new Error('This browser could not write the PNG. Take the SVG instead.');
	return { name, blob };
}
