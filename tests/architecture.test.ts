import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkCode, clockFile } from './architecture/code-rules.ts';
import { faults, sound } from './architecture/faults.ts';
import { checkImports, checkReach } from './architecture/import-rules.ts';
import { checkShape } from './architecture/shape-rules.ts';
import { readSources, sourceFile, type Problem, type SourceFile } from './architecture/source.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const check = (files: readonly SourceFile[]): Problem[] => [
	...files.flatMap((file) => [...checkImports(file), ...checkCode(file), ...checkShape(file)]),
	...checkReach(files)
];
const say = ({ file, line, rule, sentence }: Problem) => `${file}:${line} [${rule}] ${sentence}`;

describe('the house', () => {
	const files = readSources(root);
	const problems = check(files);
	const rules = [...new Set(faults.map(({ rule }) => rule))];

	test('has rooms to look at', () => {
		expect(files.length).toBeGreaterThan(5);
	});
	test.each(rules)('keeps the rule: %s', (rule) => {
		expect(problems.filter((problem) => problem.rule === rule).map(say)).toEqual([]);
	});
	test('breaks no rule that has no example', () => {
		expect(problems.filter(({ rule }) => !rules.includes(rule)).map(say)).toEqual([]);
	});
});

describe('the rules', () => {
	test.each(faults)('$rule finds: $name', ({ rule, files, line }) => {
		const problems = check(Object.entries(files).map(([path, text]) => sourceFile(path, text)));
		expect(problems.map(say)).toEqual([expect.stringContaining(`[${rule}]`)]);
		expect(problems[0].line).toBe(line);
		expect(problems[0].sentence).toMatch(/\.$/);
	});
	test.each(sound)('leave alone: $name', ({ files }) => {
		expect(check(Object.entries(files).map(([path, text]) => sourceFile(path, text))).map(say)).toEqual([]);
	});
	test('know the one clock', () => {
		expect(check([sourceFile(clockFile, 'export const now = () => Date.now();\n')])).toEqual([]);
	});
});
