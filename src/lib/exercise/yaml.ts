/** YAML against a schema, with every problem at its line and column. Loaded only where YAML is read. */
import * as v from 'valibot';
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { pathText, type ExerciseProblem, type Finding, type Result } from './problems.ts';
import { NOT_KNOWN } from './schema-words.ts';

/**
 * Parses, validates and checks. The checks run only on a value that fits the schema.
 * @param fileName named in the problems.
 */
export function readYaml<S extends v.GenericSchema>(
	yamlText: string,
	fileName: string,
	schema: S,
	check: (value: v.InferOutput<S>) => readonly Finding[]
): Result<v.InferOutput<S>, readonly ExerciseProblem[]> {
	const counter = new LineCounter();
	const document = parseDocument(yamlText, { lineCounter: counter, prettyErrors: false, uniqueKeys: true });
	const problem = (offset: number, message: string): ExerciseProblem => {
		const { line, col } = counter.linePos(offset);
		return { file: fileName, line, column: col, message };
	};
	if (document.errors.length > 0)
		return { ok: false, problems: document.errors.map((error) => problem(error.pos[0], yamlMessage(error.code, error.message))) };
	const locate = (finding: Finding): ExerciseProblem => problem(offsetOf(document, finding), finding.message);
	const parsed = v.safeParse(schema, document.toJS() ?? {});
	if (!parsed.success) return { ok: false, problems: parsed.issues.map((issue) => locate(findingOf(issue))) };
	const findings = check(parsed.output);
	return findings.length > 0 ? { ok: false, problems: findings.map(locate) } : { ok: true, value: parsed.output };
}

function yamlMessage(code: string, message: string): string {
	if (code === 'DUPLICATE_KEY') return 'This key stands twice in the same block; remove one of them.';
	if (code === 'TAB_AS_INDENT') return 'A tab stands at the beginning of this line; YAML wants spaces.';
	if (code === 'BAD_INDENT')
		return 'A bracket opened before this line is not closed, or the line is indented wrongly; keys of one block begin in the same column.';
	if (code === 'BLOCK_AS_IMPLICIT_KEY')
		return 'A second key stands on this line; put it on a line of its own, or put quotes around text that contains a colon.';
	return `This is not YAML: ${message}.`;
}

function findingOf(issue: v.BaseIssue<unknown>): Finding {
	const path = (issue.path ?? []).map((item) => item.key as string | number);
	return { path, message: `\`${pathText(path) || 'the file'}\` ${issue.message}`, atKey: issue.message.startsWith(NOT_KNOWN) };
}

/** Offset of the node that a path leads to, or of the nearest one above it that exists. */
function offsetOf(document: Document.Parsed, finding: Finding): number {
	const { path } = finding;
	for (let length = path.length; length > 0; length--) {
		const key = path[length - 1];
		const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
		const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
		const wantsKey = finding.atKey === true || length < path.length;
		if (wantsKey && pair !== undefined && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
		const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] | null; type?: string } | undefined;
		if (node?.range) {
			const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0;
			return node.range[0] + (finding.offset === undefined ? 0 : quoted + finding.offset);
		}
	}
	return 0;
}
