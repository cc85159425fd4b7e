import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const strictTypes = {
	'@typescript-eslint/no-explicit-any': 'error',
	'@typescript-eslint/no-floating-promises': 'error',
	'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
	'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
	'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
	'@typescript-eslint/ban-ts-comment': ['error', { 'ts-ignore': true, 'ts-nocheck': true, 'ts-expect-error': 'allow-with-description' }],
	'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
	'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
	'@typescript-eslint/require-await': 'off',
	'@typescript-eslint/no-unnecessary-type-assertion': 'off',
	eqeqeq: ['error', 'always'],
	'prefer-const': ['error', { destructuring: 'all' }]
};

export default ts.config(
	{ ignores: ['node_modules/', '.svelte-kit/', '.cache/', 'build/', 'screenshots/', 'test-results/', 'static/', 'src/lib/**/generated/'] },
	js.configs.recommended,
	ts.configs.recommendedTypeChecked,
	svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname }
		},
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: { ...strictTypes, 'no-undef': 'off' }
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig } },
		rules: {
			// `let` is how $props and $bindable are written; Svelte's own version of the rule knows that.
			'prefer-const': 'off',
			'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$state', '$derived'] }],
			// Svelte's own types are not visible to the type checker inside markup, so that these only see `any` there.
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-return': 'off'
		}
	},
	{
		files: ['tests/**/*.ts'],
		rules: {
			// Playwright wants its fixtures as a pattern, and a mock is looked at without being called.
			'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
			'@typescript-eslint/unbound-method': 'off'
		}
	},
	{
		// Plain Node, run before anything is installed, and configuration: no types to check against.
		files: ['**/*.js', '**/*.mjs'],
		extends: [ts.configs.disableTypeChecked]
	}
);
