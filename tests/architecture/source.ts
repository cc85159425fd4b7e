import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';

/** What one rule found: where, what is wrong, and the cure. */
export interface Problem {
	readonly file: string;
	readonly line: number;
	readonly rule: string;
	readonly sentence: string;
}

export interface Import {
	readonly specifier: string;
	readonly line: number;
	readonly typeOnly: boolean;
	readonly dynamic: boolean;
	/** Path of the file inside the project, or null for a package or a virtual module. */
	readonly target: string | null;
}

export interface SourceFile {
	/** Path from the project's root, with forward slashes. */
	readonly path: string;
	readonly text: string;
	readonly lines: number;
	/** The whole module, or for a component its scripts in their places, everything else blanked out. */
	readonly ast: ts.SourceFile;
	/** For a component: the module-level script alone. For a module: the same as `ast`. */
	readonly moduleAst: ts.SourceFile;
	readonly imports: readonly Import[];
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ');

/** Keeps the scripts of a component at their line and column. `only` chooses `<script module>` alone. */
function scriptsOf(text: string, only: 'module' | 'all'): string {
	let result = '';
	let end = 0;
	for (const match of text.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
		const start = match.index + match[0].indexOf('>') + 1;
		const isModule = /\bmodule\b/.test(match[1]);
		result += blank(text.slice(end, start)) + (only === 'all' || isModule ? match[2] : blank(match[2]));
		end = start + match[2].length;
	}
	return result + blank(text.slice(end));
}

const stripQuery = (specifier: string) => specifier.replace(/\?.*$/, '');

/** Turns a specifier into a project path: `#lib/…`, `$lib/…` and relative ones; null for anything else. */
function resolveSpecifier(from: string, specifier: string): string | null {
	const bare = stripQuery(specifier);
	if (bare.startsWith('#lib/')) return `src/lib/${bare.slice(5)}`;
	if (bare.startsWith('$lib/')) return `src/lib/${bare.slice(5)}`;
	if (bare.startsWith('.')) return join(dirname(from), bare).split(sep).join('/');
	return null;
}

function importsOf(path: string, ast: ts.SourceFile): Import[] {
	const found: Import[] = [];
	const add = (node: ts.Node, specifier: string, typeOnly: boolean, dynamic: boolean) => {
		const line = ast.getLineAndCharacterOfPosition(node.getStart(ast)).line + 1;
		found.push({ specifier, line, typeOnly, dynamic, target: resolveSpecifier(path, specifier) });
	};
	const isTypeOnly = (clause: ts.ImportClause | undefined) => {
		if (clause === undefined) return false;
		if (clause.isTypeOnly) return true;
		const named = clause.namedBindings;
		return (
			clause.name === undefined &&
			named !== undefined &&
			ts.isNamedImports(named) &&
			named.elements.length > 0 &&
			named.elements.every((element) => element.isTypeOnly)
		);
	};
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
			add(node, node.moduleSpecifier.text, isTypeOnly(node.importClause), false);
		} else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
			add(node, node.moduleSpecifier.text, node.isTypeOnly, false);
		} else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			const argument = node.arguments[0];
			if (argument !== undefined && ts.isStringLiteralLike(argument)) add(node, argument.text, false, true);
		} else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
			add(node, node.argument.literal.text, true, false);
		}
		ts.forEachChild(node, visit);
	};
	visit(ast);
	return found;
}

/** Reads one file from its text; `path` need not exist, so that rules can be tried on injected faults. */
export function sourceFile(path: string, text: string): SourceFile {
	const parse = (code: string) => ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
	const component = path.endsWith('.svelte');
	const ast = parse(component ? scriptsOf(text, 'all') : text);
	const moduleAst = component ? parse(scriptsOf(text, 'module')) : ast;
	const lines = text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
	return { path, text, lines, ast, moduleAst, imports: importsOf(path, ast) };
}

/** All modules and components below a folder, generated ones and AssemblyScript (another language) left out. */
export function readSources(root: string, folder = 'src'): SourceFile[] {
	const result: SourceFile[] = [];
	const visit = (path: string): void => {
		if (statSync(path).isDirectory()) {
			if (/[\\/](generated|assembly)$/.test(path)) return;
			for (const name of readdirSync(path).sort()) visit(join(path, name));
		} else if (/\.(ts|svelte)$/.test(path) && !path.endsWith('.d.ts')) {
			result.push(sourceFile(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')));
		}
	};
	if (existsSync(join(root, folder))) visit(join(root, folder));
	return result;
}

/** Line (from 1) of a node. */
export const lineOf = (file: SourceFile, node: ts.Node): number => file.ast.getLineAndCharacterOfPosition(node.getStart(file.ast)).line + 1;
