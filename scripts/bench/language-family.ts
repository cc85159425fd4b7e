/** The language model beside what its world allows: scikit-learn has nothing like it to compare with. */
import { createLab } from '#lib/instruments/lab.ts';
import { startNodeBackend } from '#lib/training/node-backend.ts';
import { createTrainer } from '#lib/training/train.ts';
import { getWorld } from '#lib/worlds/registry.ts';

const DRAWS = 10;
const OLD_ROWS = [2000, 6000, 20_000] as const;

/** A section for `docs/model-families.md`. */
export async function languageSection(): Promise<string> {
	const lab = createLab({ train: createTrainer(await startNodeBackend()), world: (kind) => getWorld(kind), now: () => 0 });
	const world = getWorld('two-registers');
	// The old way of talking alone is the new one without a change.
	const best = Math.exp(world.ceiling({ change: 0 })?.value ?? NaN);
	const lines: string[] = [];
	for (const oldRows of OLD_ROWS) {
		const jobs = Array.from({ length: DRAWS }, (_, seed) => ({
			experiment: {
				world: { kind: 'two-registers', oldRows, oldValidation: 2000 },
				pipeline: {
					split: { by: 'row', train: 50, validation: 50, test: 0 },
					model: { kind: 'language-model' },
					fit: { epochs: 0, batchSize: 16, learningRate: 0.01 }
				},
				refits: 1
			} as const,
			seed
		}));
		const runs = await lab.runMany(jobs);
		const perplexities = runs.map(({ oldTask }) => Math.exp(oldTask?.before.logLoss?.measured.value ?? NaN));
		const mean = perplexities.reduce((sum, value) => sum + value, 0) / DRAWS;
		const spread = Math.sqrt(perplexities.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (DRAWS - 1));
		const half = (2.262 * spread) / Math.sqrt(DRAWS);
		lines.push(`| ${oldRows.toLocaleString('en')} | ${mean.toFixed(2)} ± ${half.toFixed(2)} | ${best.toFixed(2)} |`);
	}
	return `## The language model

scikit-learn has no language model, so this one is set beside what its world allows: the exact entropy of the world \`two-registers\`.
Perplexity on 2,000 unseen rows of the older task after 8 epochs (embedding 12, hidden 32), mean of ${DRAWS} draws with its 95% t interval. Lower
is better.

| rows to learn from | perplexity | best possible |
| --- | ---: | ---: |
${lines.join('\n')}
`;
}
