/**
 * `npx tsx scripts/exercise-proofs.ts`: writes docs/exercise-proofs.md from the proofs kept in exercises/_proofs. Runs nothing: a
 * proof of another state of folder or engine is named as such, and one that is missing too.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type STAGES } from '#lib/exercise/vocabulary.ts';
import type { LoadedExercise } from '#lib/exercise/folder.ts';
import { PASS_SHARE } from '#lib/exercise/proof-summary.ts';
import { STANDARD_VOCABULARY } from '#lib/exercise/standard-vocabulary.ts';
import { engineHash } from './exercises/engine-hash.ts';
import { proofHash, readProofs, type KeptProof } from './exercises/proofs-file.ts';
import { readLibrary } from './exercises/read.ts';

const ROOT = process.cwd();
const STAGE_TITLES: Readonly<Record<(typeof STAGES)[number], string>> = {
	mechanics: 'Mechanics',
	remediation: 'Remediation',
	'subtle-cases': 'Subtle cases',
	judgment: 'Judgment'
};

interface Row {
	readonly loaded: LoadedExercise;
	readonly proof: KeptProof | null;
	readonly current: boolean;
}

function rowText({ loaded: { slug, exercise }, proof, current }: Row): string {
	const data = STANDARD_VOCABULARY.worlds.find(({ kind }) => kind === exercise.world.kind)?.data ?? '';
	const key = [exercise.diagnosis, ...exercise.accept].join(', ');
	if (proof === null) return `| ${slug} | ${data} | ${key} | not proved | | | | |`;
	const { from, seeds, held, twinFailed, medianMargin, ms } = proof;
	const over = ms > exercise.prove.budgetMs ? ` (budget ${exercise.prove.budgetMs})` : '';
	const stale = current ? '' : ' *';
	return `| ${slug} | ${data} | ${key} | ${from} to ${from + seeds - 1}${stale} | ${held} of ${seeds} | ${twinFailed} of ${seeds} | ${medianMargin} | ${ms}${over} |`;
}

function main(): void {
	const { exercises, course } = readLibrary(ROOT);
	const proofs = readProofs(ROOT);
	const engine = engineHash(ROOT);
	const rows = new Map(
		exercises.map((loaded): readonly [string, Row] => {
			const proof = proofs[loaded.slug] ?? null;
			return [loaded.slug, { loaded, proof, current: proof !== null && proof.hash === proofHash(loaded.contentHash, engine) }];
		})
	);
	const all = [...rows.values()];
	const proved = all.flatMap(({ proof }) => (proof ? [proof] : []));
	const passing = proved.filter(({ held, twinFailed, seeds }) => Math.min(held, twinFailed) >= PASS_SHARE * seeds - 1e-9);
	const wide = proved.filter(({ medianMargin }) => medianMargin >= 2);
	const stale = all.filter(({ proof, current }) => proof !== null && !current);
	const sections = course.stages
		.map(({ stage, exercises: entries }) => {
			const own = entries.flatMap(({ slug }) => rows.get(slug) ?? []);
			if (own.length === 0) return '';
			return `## ${STAGE_TITLES[stage]}\n\n| exercise | data | planted (also right) | seeds | held | twin fails | margin / sd | ms per draw |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n${own.map(rowText).join('\n')}\n`;
		})
		.filter(Boolean)
		.join('\n');
	const draws = proved.reduce((sum, { seeds }) => sum + seeds, 0);
	const text = `# Proofs of the exercises

Written by \`npx tsx scripts/exercise-proofs.ts\` from the proofs kept in \`exercises/_proofs\`, which \`npm run exercises:check -- --write\` makes. A
draw **holds** when every claim of the exercise holds on it, the cure cures, and the rules of [verdict-rules.md](verdict-rules.md) return what was
planted. The **twin** is the same case without the cause (or, where nothing is wrong, with a fault planted); there at least one claim
must fail. Exercises were tuned on seeds below 100 and accepted on the seeds named here. **Margin / sd** is the claim nearest to its
bound, in units of what one draw varies; **ms per draw** is the run as given and its key, probes included, on the machine that proved it or last made draws of it again.

- ${all.length} exercises, ${proved.length} with a kept proof over ${draws} draws.
- Both sides hold on at least 19 draws of 20: ${passing.length} of ${proved.length}.
- Median margin of at least 2: ${wide.length} of ${proved.length}.
- Kept for this very state of folder and engine: ${proved.length - stale.length} of ${proved.length}.${stale.length > 0 ? ' The others are marked with a star; `npm test` makes draws of them again and compares.' : ''}

${sections}`;
	writeFileSync(join(ROOT, 'docs/exercise-proofs.md'), `${text.trimEnd()}\n`);
	console.log(
		`docs/exercise-proofs.md: ${all.length} exercises, ${proved.length} proofs, ${passing.length} pass, ${stale.length} of another state.`
	);
}

main();
