import { beforeAll, describe, expect, it } from 'vitest';
import { appendEvent, createAttempt } from '#lib/attempt/log.ts';
import { INKS } from '#lib/charts/scene.ts';
import type { Theme } from '#lib/charts/theme.ts';
import { caseAsHtml } from '#lib/report/html.ts';
import { caseAsJson } from '#lib/report/json.ts';
import { caseAsMarkdown } from '#lib/report/markdown.ts';
import { caseFromAttempt } from '#lib/report/from-attempt.ts';
import { standingOf } from '#lib/report/claims.ts';
import type { CaseContent } from '#lib/report/document.ts';
import { addClaim, hideSection, NO_EDITS } from '#lib/report/edits.ts';
import { openClaims } from '#lib/report/reviewer.ts';
import { shownSections } from '#lib/report/shown.ts';
import { realCase, type RealCase } from './real-material.ts';

const theme: Theme = { font: 'sans-serif', ink: Object.fromEntries(INKS.map((ink) => [ink, '#123456'])) as Theme['ink'] };

let found: RealCase;
let content: CaseContent;
beforeAll(async () => {
	found = await realCase('churn-300', [{ 'pipeline.model': { kind: 'logistic' } }], [{ instrument: 'simpler-model' }]);
	content = caseFromAttempt(found.material);
}, 60_000);

const tableOf = (section: string, place: number) => {
	const blocks = content.sections.find(({ id }) => id === section)?.blocks.filter(({ kind }) => kind === 'table') ?? [];
	const block = blocks[place];
	if (block?.kind !== 'table') throw new Error(`no table ${place} in ${section}`);
	return block.table;
};

describe('a case from an attempt', () => {
	it('finds every logged digest again', () => {
		expect(content.check).toEqual({ kind: 'exact', compared: 3, different: [] });
	});

	it('says which result is not what the log names', async () => {
		const { id, exercise, seed, entries } = found.attempt;
		const forged = entries.reduce(
			(log, { event, t }) =>
				appendEvent(log, event.type === 'trained' && event.run === 2 ? { ...event, digest: 'f'.repeat(64) } : event, t),
			createAttempt({ id, exercise, seed })
		);
		const { check } = caseFromAttempt(await found.rerun(forged));
		expect(check).toEqual({ kind: 'differs', compared: 3, different: ['run 2'] });
	});

	it('fills the gap table from the runs', () => {
		const table = tableOf('gap', 0);
		const { evidence, fresh } = found.material.runs[0];
		const [, train, validation, gap, low, high, scoredFresh] = table.rows[0];
		expect(train).toBe(evidence.scores.train?.accuracy?.measured.value);
		expect(Number(train) - Number(validation)).toBeCloseTo(Number(gap), 10);
		expect([low, high]).toEqual([evidence.gap.interval?.low, evidence.gap.interval?.high]);
		expect(scoredFresh).toBe(fresh?.measured.value);
		expect(table.rows).toHaveLength(2);
	});

	it('compares the second run with the first, on the same rows', () => {
		const [row] = tableOf('changes', 0).rows;
		expect(Number(row[3]) - Number(row[2])).toBeCloseTo(Number(row[4]), 10);
		expect(Number(row[5])).toBeGreaterThan(0);
		expect(row[7]).toBe('better');
	});

	it('backs every frame that it offers', () => {
		expect(content.frames.length).toBeGreaterThan(4);
		for (const { text, cites } of content.frames) expect(standingOf({ id: 'a', text, cites }, content.facts).kind, text).toBe('backed');
	});

	it('strikes a claim through whose number no run shows', () => {
		const standing = standingOf({ id: 'a', text: 'Validation rose to 0.987 after it.', cites: 'run-2' }, content.facts);
		expect(standing).toEqual({ kind: 'stray', numbers: ['0.987'] });
	});

	it('asks what follows until somebody has written it', () => {
		const asks = (text: string) => openClaims(addClaim(NO_EDITS, 'decision', text, 'run-1'), content).map(({ id }) => id);
		expect(asks('It is worse.')).toEqual(expect.arrayContaining(['consequence', 'mechanism']));
		expect(asks('We wait two weeks, because it learned single rows by rote.')).not.toEqual(expect.arrayContaining(['consequence']));
		expect(asks('We wait two weeks, because it learned single rows by rote.')).not.toEqual(expect.arrayContaining(['mechanism']));
	});
});

describe('exports', () => {
	const edits = () => {
		const backed = addClaim(NO_EDITS, 'gap', content.frames.find(({ section }) => section === 'gap')?.text ?? '', 'run-2');
		return hideSection(addClaim(backed, 'gap', 'It is 0.999 <b>good</b> & ~~fine~~.', null), 'ceilings', true);
	};

	it('Markdown strikes through, names its images, and escapes what a person typed', () => {
		const { text, images } = caseAsMarkdown(content, edits(), theme);
		expect(text).toContain('~~It is 0.999 \\<b\\>good\\</b\\> & \\~\\~fine\\~\\~.~~');
		expect(text).not.toContain('## Baseline and ceiling');
		const named = [...text.matchAll(/\]\((images\/[^)]+)\)/g)].map(([, name]) => name);
		expect(named.length).toBeGreaterThan(1);
		expect(new Set(named)).toEqual(new Set(Object.keys(images)));
		for (const svg of Object.values(images)) expect(svg).toMatch(/^<svg [\s\S]*<\/svg>$/);
	});

	it('HTML asks nobody for anything', () => {
		const html = caseAsHtml(content, edits(), theme, '1 March 2026');
		expect(html).toContain('<del>It is 0.999 &lt;b&gt;good&lt;/b&gt; &amp; ~~fine~~.</del>');
		expect(html).not.toMatch(/<script|<link|<img|@import|url\((?!#)/);
		expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/);
		const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('JSON holds claims with what they rest on, and the numbers', () => {
		const report = JSON.parse(caseAsJson(content, edits(), shownSections(content, edits()))) as {
			sections: { id: string; claims: { backed: boolean; restsOn: string | null }[] }[];
			facts: { id: string; numbers: number[] }[];
		};
		const gap = report.sections.find(({ id }) => id === 'gap');
		expect(gap?.claims.map(({ backed, restsOn }) => [backed, restsOn])).toEqual([
			[true, 'run-2'],
			[false, null]
		]);
		expect(report.facts.find(({ id }) => id === 'run-1')?.numbers).toContain(found.material.runs[0].evidence.gap.value);
	});
});
