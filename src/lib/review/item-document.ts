/** Makes the document of an item: blocks as written, and our own rendering of its pipeline. Runs at build time and in scripts. */
import { pipelineAsLines } from '#lib/pipeline/render-python.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { worldDescriptor } from '#lib/worlds/descriptors.ts';
import type { DocumentLine, LineKind } from './document.ts';
import type { ReviewItem } from './item-schema.ts';

function isRegression({ world, metric }: { world: ReviewItem['world']; metric?: ReviewItem['metric'] }): boolean {
	const { task } = worldDescriptor(world.kind);
	return task === 'either' ? metric === 'rmse' || metric === 'r2' : task === 'regression';
}

export const experimentOfItem = ({ world, pipeline, refits }: ReviewItem): ExperimentSpec => ({ world, pipeline, refits });

/** The lines of a block of the document as written. */
function blockLines(
	block: ReviewItem['document'][number],
	item: ReviewItem,
	pipeline: ReviewItem['pipeline']
): readonly Omit<DocumentLine, 'number'>[] {
	const split = (kind: LineKind, whole: string | undefined): readonly Omit<DocumentLine, 'number'>[] =>
		whole === undefined
			? []
			: whole
					.replace(/\n+$/, '')
					.split('\n')
					.map((text) => ({ kind, text: kind === 'code' || kind === 'output' ? text.trimEnd() : text.trim() }));
	return [
		...split('heading', block.heading),
		...split('text', block.text),
		...split('code', block.code),
		...split('output', block.output),
		...(block.rendered ? renderedLines(item, pipeline).map((text) => ({ kind: 'code' as const, text })) : [])
	];
}

/** Our own rendering of a pipeline, without its last blank line. */
function renderedLines(item: ReviewItem, pipeline: ReviewItem['pipeline']): readonly string[] {
	const texts = pipelineAsLines(pipeline, isRegression(item) ? 'regression' : 'classification').map(({ text }) => text);
	return texts.at(-1) === '' ? texts.slice(0, -1) : texts;
}

/** The whole document of an item, its lines numbered. `pipeline` stands in for the item's own where its code is rendered. */
export function documentOf(item: ReviewItem, pipeline: ReviewItem['pipeline'] = item.pipeline): readonly DocumentLine[] {
	let number = 0;
	return item.document
		.flatMap((block) => blockLines(block, item, pipeline))
		.map((line) => ({ number: line.text.trim() === '' ? null : (number += 1), ...line }));
}
