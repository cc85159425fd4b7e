import ts from 'typescript';
import { isEngineRoom, roomOf } from './rooms.ts';
import { lineOf, type Problem, type SourceFile } from './source.ts';

/** The one clock: everything else is handed the time. */
export const clockFile = 'src/lib/state/clock.ts';
const portableMath = 'src/lib/core/portable-math.ts';

/** Exact on every engine by the language's own definition; the rest of Math is left to the engine's library. */
const exactMath = new Set(
	'abs sign floor ceil round trunc min max sqrt fround imul clz32 PI E LN2 LN10 LOG2E LOG10E SQRT2 SQRT1_2 random'.split(' ')
);

/** Names that the file declares itself: a variable called `document` is not the page. */
function declaredNames(file: SourceFile): ReadonlySet<string> {
	const names = new Set<string>();
	const visit = (node: ts.Node): void => {
		const declares =
			ts.isVariableDeclaration(node) ||
			ts.isParameter(node) ||
			ts.isBindingElement(node) ||
			ts.isFunctionDeclaration(node) ||
			ts.isImportSpecifier(node);
		if (declares && node.name !== undefined && ts.isIdentifier(node.name)) names.add(node.name.text);
		ts.forEachChild(node, visit);
	};
	visit(file.ast);
	return names;
}

type Report = (node: ts.Node, rule: string, sentence: string) => void;
type Check = (node: ts.Node, file: SourceFile, report: Report, own: ReadonlySet<string>) => void;

const isIdentifier = (node: ts.Node, name: string): boolean => ts.isIdentifier(node) && node.text === name;

/** An identifier that stands for a global here: not a property name, not a key, not a declaration of that name. */
function isGlobalUse(node: ts.Node): node is ts.Identifier {
	if (!ts.isIdentifier(node)) return false;
	const parent = node.parent;
	if (ts.isPropertyAccessExpression(parent) && parent.name === node) return isIdentifier(parent.expression, 'globalThis');
	if (ts.isQualifiedName(parent) || ts.isTypeReferenceNode(parent) || ts.isTypeQueryNode(parent)) return false;
	if (ts.isBindingElement(parent) && parent.propertyName === node) return false;
	const named = parent as { readonly name?: ts.Node };
	return named.name !== node || ts.isShorthandPropertyAssignment(parent);
}

const randomness: Check = (node, file, report) => {
	if (ts.isPropertyAccessExpression(node) && isIdentifier(node.expression, 'Math') && node.name.text === 'random') {
		report(node, 'randomness', 'Math.random cannot be replayed: take a stream from core/random.ts, forked for a named purpose.');
	}
	if (isEngineRoom(roomOf(file.path)) && isGlobalUse(node) && node.text === 'crypto') {
		const method = ts.isPropertyAccessExpression(node.parent) ? node.parent.name.text : '';
		if (method === 'getRandomValues' || method === 'randomUUID') {
			report(node, 'randomness', `crypto.${method} cannot be replayed: take a stream from core/random.ts, or have the value passed in.`);
		}
	}
};

const clock: Check = (node, file, report) => {
	if (file.path === clockFile) return;
	const sentence = `only ${clockFile} reads the time: have a clock passed in.`;
	if (ts.isPropertyAccessExpression(node) && isIdentifier(node.expression, 'Date') && node.name.text === 'now')
		report(node, 'clock', sentence);
	if (ts.isNewExpression(node) && isIdentifier(node.expression, 'Date') && (node.arguments?.length ?? 0) === 0)
		report(node, 'clock', sentence);
	if (ts.isCallExpression(node) && isIdentifier(node.expression, 'Date')) report(node, 'clock', sentence);
};

const portability: Check = (node, file, report) => {
	if (!isEngineRoom(roomOf(file.path)) || file.path === portableMath) return;
	if (isGlobalUse(node) && node.text === 'Math') {
		const parent = node.parent;
		const name = ts.isPropertyAccessExpression(parent) && parent.expression === node ? parent.name.text : null;
		if (name === null)
			report(node, 'portability', 'Math is handed on whole: name the function, so that it can be seen to be exact everywhere.');
		else if (!exactMath.has(name)) {
			report(node, 'portability', `Math.${name} differs between engines: import ${name} from '#lib/core/portable-math.ts'.`);
		}
	}
	if (ts.isBinaryExpression(node)) {
		const operator = node.operatorToken.kind;
		if (operator === ts.SyntaxKind.AsteriskAsteriskToken || operator === ts.SyntaxKind.AsteriskAsteriskEqualsToken) {
			report(node, 'portability', "`**` differs between engines: multiply, or import pow from '#lib/core/portable-math.ts'.");
		}
	}
};

const storageOnly = new Set(['indexedDB', 'localStorage', 'sessionStorage']);
const pageOnly = new Set(['window', 'document', 'localStorage', 'sessionStorage', 'indexedDB']);

const browserStores: Check = (node, file, report, own) => {
	if (!isGlobalUse(node) || own.has(node.text)) return;
	const room = roomOf(file.path);
	if (storageOnly.has(node.text) && room !== 'storage') {
		report(node, 'gateway', `only src/lib/storage/ touches ${node.text}: ask for what you need through its interface.`);
	} else if (pageOnly.has(node.text) && isEngineRoom(room) && room !== 'runtime') {
		report(node, 'page-free', `${node.text} does not exist in a worker: the engine knows nothing of the page.`);
	}
};

const nodeChecks: readonly Check[] = [randomness, clock, portability, browserStores];

const emptyContainer = (node: ts.Expression): boolean =>
	(ts.isNewExpression(node) &&
		ts.isIdentifier(node.expression) &&
		['Map', 'Set', 'WeakMap', 'WeakSet'].includes(node.expression.text) &&
		(node.arguments?.length ?? 0) === 0) ||
	(ts.isArrayLiteralExpression(node) && node.elements.length === 0) ||
	(ts.isObjectLiteralExpression(node) && node.properties.length === 0);

/** The call or literal itself, without `as …`, `satisfies …`, brackets. */
function bareExpression(node: ts.Expression): ts.Expression {
	return ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)
		? bareExpression(node.expression)
		: node;
}

const isRune = (node: ts.Expression): boolean =>
	ts.isCallExpression(node) && /^\$(state|derived|effect)\b/.test(node.expression.getText(node.getSourceFile()));

function checkModuleState(file: SourceFile, report: Report): void {
	for (const statement of file.moduleAst.statements) {
		if (!ts.isVariableStatement(statement) || statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.DeclareKeyword))
			continue;
		const isConst = (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
		for (const declaration of statement.declarationList.declarations) {
			const name = declaration.name.getText(file.moduleAst);
			const value = declaration.initializer === undefined ? undefined : bareExpression(declaration.initializer);
			if (!isConst) {
				report(
					statement,
					'module-state',
					`\`${name}\` is shared by everyone who imports this module: keep it in a class or a function, made where it is used.`
				);
			} else if (value !== undefined && isRune(value)) {
				report(
					statement,
					'module-state',
					`\`${name}\` is state at module level: put it in a class, make the instance in a layout or page, share it by context.`
				);
			} else if (value !== undefined && emptyContainer(value)) {
				report(
					statement,
					'module-state',
					`\`${name}\` starts empty, so it can only be filled later: keep it in a class or a function, made where it is used.`
				);
			}
		}
	}
}

function checkExports(file: SourceFile, report: Report): void {
	if (/\/index\.ts$/.test(file.path) && roomOf(file.path) !== 'service-worker') {
		report(file.ast, 'barrel', 'index.ts hides where things live: name the file after what it defines.');
	}
	for (const statement of file.ast.statements) {
		if (ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined) {
			report(
				statement,
				'barrel',
				`this passes on another file's exports: let users import from ${statement.moduleSpecifier.getText(file.ast)} itself.`
			);
		}
		const isDefault =
			ts.isExportAssignment(statement) ||
			(ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword));
		if (isDefault === true) report(statement, 'default-export', 'a default export can be called anything by its users: export it by name.');
	}
}

/** Every rule about what code says, for one file. */
export function checkCode(file: SourceFile): Problem[] {
	const problems: Problem[] = [];
	const report: Report = (node, rule, sentence) => problems.push({ file: file.path, line: lineOf(file, node), rule, sentence });
	const own = declaredNames(file);
	const visit = (node: ts.Node): void => {
		for (const check of nodeChecks) check(node, file, report, own);
		ts.forEachChild(node, visit);
	};
	visit(file.ast);
	checkModuleState(file, report);
	checkExports(file, report);
	return problems;
}
