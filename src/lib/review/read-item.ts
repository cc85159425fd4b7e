/** Reads one YAML file of an item, and splits it into its parts. Runs at build time, in scripts and in tests. */
import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import { ClaimSyntaxError } from '#lib/exercise/claim-tokens.ts';
import { readClaim } from '#lib/exercise/claims.ts';
import { neutralityProblem } from '#lib/exercise/neutrality.ts';
import type { ExerciseProblem, Finding, Result } from '#lib/exercise/problems.ts';
import { ASSET_FOLDER } from '#lib/exercise/split-exercise.ts';
import { readYaml } from '#lib/exercise/yaml.ts';
import { experimentProblems } from '#lib/pipeline/check.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import { factsIn, linesWith, type DocumentLine } from './document.ts';
import { documentOf, experimentOfItem } from './item-document.ts';
import { itemSchema, type ReviewItem } from './item-schema.ts';
import type { PublicReview, ReviewExperiment, ReviewKey, ReviewReveal } from './parts.ts';

export interface LoadedItem {
	readonly slug: string;
	readonly item: ReviewItem;
	readonly contentHash: string;
}

/** The item, or all that is wrong with its file. */
export function readItem(slug: string, yamlText: string, fileName: string): Result<LoadedItem, readonly ExerciseProblem[]> {
	const read = readYaml(yamlText, fileName, itemSchema, checkItem);
	if (!read.ok) return read;
	return { ok: true, value: { slug, item: read.value, contentHash: sha256Hex(yamlText.replaceAll('\r\n', '\n')) } };
}

function checkItem(item: ReviewItem): readonly Finding[] {
	const found: Finding[] = [];
	const say = (path: Finding['path'], message: string): void => void found.push({ path, message });
	for (const field of ['title', 'from', 'ask'] as const) {
		const problem = neutralityProblem(item[field], '');
		if (problem) say([field], problem.message);
	}
	const given = experimentOfItem(item);
	for (const problem of experimentProblems(given)) say(['pipeline'], problem);
	const attempt = (path: Finding['path'], work: () => unknown): void => {
		try {
			work();
		} catch (error) {
			if (!(error instanceof RangeError || error instanceof ClaimSyntaxError)) throw error;
			say(path, error.message);
		}
	};
	attempt(['fixed'], () => applyPatch(given, item.fixed));
	for (const [name, patch] of Object.entries(item.arms)) attempt(['arms', name], () => applyPatch(given, patch));
	const document = documentOf(item);
	const arms = Object.keys(item.arms);
	for (const { fact } of factsIn(document)) attempt(['document'], () => readClaim({ fact }, arms));
	for (const name of ['submitted', 'fixed', 'truth'] as const) {
		const fact = item.numbers[name];
		if (fact !== undefined) attempt(['numbers', name], () => readClaim({ fact }, []));
	}
	if (found.length > 0) return found;
	for (const name of ['flaw', 'nit'] as const)
		for (const [place, text] of (item[name]?.lines ?? []).entries())
			if (linesWith(document, [text]).length === 0) say([name, 'lines', place], 'stands in no line of the document.');
	const right = (options: ReviewItem['fixes']): number => options.filter((one) => one.right === true).length;
	const wanted = item.flaw ? 1 : 0;
	for (const name of ['consequences', 'fixes'] as const)
		if (right(item[name]) !== wanted)
			say([name], wanted === 1 ? 'exactly one option must be right.' : 'nothing is wrong here, so no option may be right.');
	if (item.flaw && item.nit) say(['nit'], '`nit` belongs to items without a flaw; remove one of the two.');
	const code = document.filter(({ kind }) => kind === 'code');
	for (const [place, { find }] of item.fixedCode.entries())
		if (code.filter(({ text }) => text.includes(find)).length !== 1)
			say(['fixedCode', place, 'find'], 'must stand in exactly one line of code.');
	return found;
}

const options = (list: ReviewItem['fixes']) =>
	list.map(({ text, right, why }, place) => ({ id: `option-${place + 1}`, text, right: right === true, why }));

/** What the score needs. */
export function keyOf(item: ReviewItem): ReviewKey {
	const document = documentOf(item);
	const { flaw, nit } = item;
	return {
		flaw: flaw
			? {
					lines: linesWith(document, flaw.lines),
					id: flaw.id,
					accept: [flaw.id, ...flaw.accept],
					severity: flaw.severity,
					acceptSeverity: [flaw.severity, ...flaw.acceptSeverity]
				}
			: null,
		nit: nit ? { lines: linesWith(document, nit.lines), accept: [nit.id, ...nit.accept] } : null,
		consequence: options(item.consequences).find(({ right }) => right)?.id ?? null,
		fix: options(item.fixes).find(({ right }) => right)?.id ?? null
	};
}

/** The document after the fix: rendered anew from the fixed pipeline, and hand-written lines replaced. Null where no code changes. */
export function fixedDocumentOf(item: ReviewItem): readonly DocumentLine[] | null {
	const { pipeline } = applyPatch(experimentOfItem(item), item.fixed);
	const before = documentOf(item);
	const after = documentOf(item, pipeline as ReviewItem['pipeline']).flatMap((line) => {
		const change = line.kind === 'code' ? item.fixedCode.find(({ find }) => line.text.includes(find)) : undefined;
		if (!change) return [line];
		return change.with === ''
			? []
			: change.with
					.replace(/\n+$/, '')
					.split('\n')
					.map((text): DocumentLine => ({ ...line, text }));
	});
	const code = after.filter(({ kind }) => kind === 'code');
	const same =
		canonicalJson(code.map(({ text }) => text)) === canonicalJson(before.filter(({ kind }) => kind === 'code').map(({ text }) => text));
	return same ? null : code;
}

export interface ItemParts {
	readonly public: PublicReview;
	readonly reveal: ReviewReveal;
	readonly experiment: ReviewExperiment;
}

/** Splits an item. `salt` makes the names of its assets unguessable from the slug. */
export function splitItem({ slug, item, contentHash }: LoadedItem, salt: string): ItemParts {
	const address = (letter: 'q' | 'r'): string =>
		`${ASSET_FOLDER}/${letter}-${sha256Hex(`review/${letter}/${slug}/${salt}`).slice(0, 16)}.json`;
	const bare = (list: ReviewItem['fixes']) => options(list).map(({ id, text }) => ({ id, text }));
	const whys = (list: ReviewItem['fixes']) => Object.fromEntries(options(list).map(({ id, why }) => [id, why]));
	const { numbers } = item;
	return {
		public: {
			slug,
			title: item.title,
			kind: item.kind,
			style: item.style ?? null,
			from: item.from,
			ask: item.ask,
			rows: item.rows,
			document: documentOf(item),
			arms: Object.keys(item.arms),
			parameters: item.parameters ?? {},
			consequences: bare(item.consequences),
			fixes: bare(item.fixes),
			contentHash,
			experimentRef: address('q'),
			revealRef: address('r')
		},
		reveal: {
			slug,
			key: keyOf(item),
			numbers: { ...numbers, truth: numbers.truth ?? null },
			fixedAs: item.fixedAs,
			why: item.why,
			whyConsequence: whys(item.consequences),
			whyFix: whys(item.fixes),
			fixedDocument: fixedDocumentOf(item)
		},
		experiment: {
			experiment: experimentOfItem(item),
			...(item.metric ? { metric: item.metric } : {}),
			variants: [{ patch: item.fixed }, ...Object.values(item.arms).map((patch) => ({ patch }))]
		}
	};
}
