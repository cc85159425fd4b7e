/** A scene on a canvas, in the page's own faces: what a PNG is made from. Browser only. */
import type { Mark, Scene, Stroke } from './scene.ts';
import type { Theme } from './theme.ts';

const PAD = 16;
const HEAD = 28;

/**
 * Draws a figure with its title on a new canvas, `density` dots a pixel, on the theme's surface.
 * @throws {Error} when the browser gives no canvas to draw on.
 */
export function canvasOf(scene: Scene, title: string, theme: Theme, density: number): HTMLCanvasElement {
	const canvas = document.createElement('canvas');
	canvas.width = (scene.width + 2 * PAD) * density;
	canvas.height = (scene.height + 2 * PAD + HEAD) * density;
	const pen = canvas.getContext('2d');
	if (!pen) throw new Error('This browser gives no canvas to draw on, so no PNG can be made. Take the SVG instead.');
	pen.scale(density, density);
	pen.fillStyle = theme.ink.surface;
	pen.fillRect(0, 0, canvas.width, canvas.height);
	pen.translate(PAD, PAD);
	pen.fillStyle = theme.ink.ink;
	pen.font = `600 15px ${theme.font}`;
	pen.fillText(title, 0, 13);
	pen.translate(0, HEAD);
	const marks = [...scene.scaffold, ...scene.data];
	for (const mark of marks) if (mark.kind !== 'text') drawShape(pen, mark, scene, theme);
	for (const mark of marks) if (mark.kind === 'text') drawText(pen, mark, theme);
	return canvas;
}

function drawShape(pen: CanvasRenderingContext2D, mark: Exclude<Mark, { kind: 'text' }>, scene: Scene, theme: Theme): void {
	pen.save();
	const path = new Path2D(mark.kind === 'path' ? mark.d : undefined);
	if (mark.kind === 'rect') path.roundRect(mark.x, mark.y, mark.width, mark.height, mark.rx);
	if (mark.kind === 'circle') path.arc(mark.cx, mark.cy, mark.r, 0, 2 * Math.PI);
	if (mark.kind === 'path' && mark.clip) {
		const { left, right, top, bottom } = scene.frame;
		pen.beginPath();
		pen.rect(left - 2, top - 6, right - left + 8, bottom - top + 7);
		pen.clip();
	}
	if (mark.fill) {
		pen.globalAlpha = mark.kind === 'path' ? (mark.fillOpacity ?? 1) : (mark.opacity ?? 1);
		pen.fillStyle = theme.ink[mark.fill];
		pen.fill(path);
	}
	if (mark.kind !== 'rect' && mark.stroke) stroke(pen, path, mark.stroke, theme);
	pen.restore();
}

function stroke(pen: CanvasRenderingContext2D, path: Path2D, by: Stroke, theme: Theme): void {
	pen.globalAlpha = by.opacity ?? 1;
	pen.strokeStyle = theme.ink[by.ink];
	pen.lineWidth = by.width;
	pen.lineJoin = 'round';
	pen.lineCap = by.round ? 'round' : 'butt';
	pen.setLineDash(by.dash ? by.dash.split(' ').map(Number) : []);
	pen.stroke(path);
}

function drawText(pen: CanvasRenderingContext2D, mark: Extract<Mark, { kind: 'text' }>, theme: Theme): void {
	pen.save();
	const fontOf = (strong: boolean | undefined): string => `${strong ? 600 : 400} 12px ${theme.font}`;
	const widths = mark.spans.map((span) => {
		pen.font = fontOf(span.strong);
		return pen.measureText(span.text).width + (span.dx ?? 0);
	});
	const total = widths.reduce((sum, width) => sum + width, 0);
	let x = mark.x - (mark.anchor === 'start' ? 0 : mark.anchor === 'middle' ? total / 2 : total);
	pen.lineWidth = 4;
	pen.lineJoin = 'round';
	pen.strokeStyle = theme.ink.surface;
	mark.spans.forEach((span, i) => {
		pen.font = fontOf(span.strong);
		pen.strokeText(span.text, x + (span.dx ?? 0), mark.y);
		pen.fillStyle = theme.ink[span.ink];
		pen.fillText(span.text, x + (span.dx ?? 0), mark.y);
		x += widths[i];
	});
	pen.restore();
}
