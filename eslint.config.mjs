/**
 * Lint: the strict type-checked rules of typescript-eslint; Lit's, web components' and accessibility's for the
 * elements; and the import zones that keep the layers apart. Formatting is Prettier's. A rule that is off says why.
 */
import { defineConfig, globalIgnores } from 'eslint/config';
import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { zones } from './scripts/support/import-zones.mjs';

const TYPED = ['src', 'server', 'test', 'bench', 'scripts', 'demo'].flatMap((root) => [
  `${root}/**/*.ts`,
  `${root}/**/*.tsx`,
]);

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', '.cache/', 'bench/results/']),
  js.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-param-reassign': 'error',
      'object-shorthand': 'error',
      'prefer-object-has-own': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: TYPED,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-empty-function': ['error', { allow: ['overrideMethods'] }],
      // The DOM's types promise what old browsers, insecure pages and Node do not have.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Its advice, `!`, is what no-non-null-assertion forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/no-unnecessary-boolean-literal-compare': 'off',
      // What an interface promises is async by contract, and duck-typed options are how PeerJS is told things.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // PeerJS's enums are strings and numbers on the wire and in its own documentation.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true, boolean: true } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['src/elements/**/*.ts', 'src/controllers/**/*.ts'],
    extends: [lit.configs['flat/all'], litA11y.configs.recommended, wc.configs['flat/best-practice']],
    settings: { wc: { elementBaseClasses: ['LitElement'] } },
    rules: {
      // Both cost nothing that can be measured at the sizes of a call, and read better than their replacements.
      'lit/no-template-arrow': 'off',
      'lit/no-template-map': 'off',
      'lit/prefer-query-decorators': 'off',
      // LitElement has every callback, and what has an AbortController needs no second list of listeners.
      'wc/guard-super-call': 'off',
      'wc/require-listener-teardown': 'off',
      // It sees no name in an expression that is nested; the accessibility assertions of the tests do.
      'lit-a11y/accessible-name': 'off',
    },
  },
  ...zones,
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // chai speaks in property reads, and a test may know that something is there.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // What a test reads from a wire, or is rejected with, it asserts on in the next line.
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'it', 'describe', 'suite'], package: 'node:test' },
            // Typed as promises for the sake of DOM snapshots, which nobody here makes.
            { from: 'package', name: ['Equal', 'NotEqual'], package: '@open-wc/semantic-dom-diff' },
          ],
        },
      ],
      // One table of cases is one idea, however long it is.
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    // What is defined is the type checker's business, here by JSDoc.
    rules: { 'no-undef': 'off', 'no-console': 'off' },
  },
  { files: ['server/main.ts', 'bench/**/*.ts', 'scripts/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['demo/**/*.js', 'demo/**/*.mjs'],
    rules: { 'no-undef': 'off' },
  },
);
