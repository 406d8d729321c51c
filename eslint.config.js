/**
 * What eslint looks for: mistakes, and ways in for markup that nobody meant. How code looks is not
 * its subject. Types are TypeScript's, and so are names that nobody declared, where it reads.
 */
import js from '@eslint/js';
// @ts-ignore: it comes without types
import noUnsanitized from 'eslint-plugin-no-unsanitized';
import globals from 'globals';

export default [
  {
    ignores: [
      'build/',
      'dist/',
      'imported/',
      'node_modules/',
      '**/node_modules/',
      'test-results/',
      'playwright-report/',
    ],
  },
  js.configs.recommended,
  noUnsanitized.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'array-callback-return': 'error',
      eqeqeq: 'error',
      'no-constructor-return': 'error',
      'no-control-regex': 'off', // what must not come through is looked for by name
      'no-empty-pattern': 'off', // Playwright reads what a fixture needs off its parameters
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-self-compare': 'error',
      'no-throw-literal': 'error',
      'no-unmodified-loop-condition': 'error',
      'no-unreachable-loop': 'error',
      'no-unused-vars': ['error', { args: 'after-used', ignoreRestSiblings: true }],
      'no-use-before-define': ['error', { functions: false, classes: false, variables: false }],
      'no-var': 'error',
      'prefer-const': 'error',
      'prefer-promise-reject-errors': 'error',
      'require-atomic-updates': 'off', // takes every `await` beside a field of the same object for a race
    },
  },
  // Prettier keeps code to 100 columns and leaves long strings, patterns and comments alone.
  {
    files: ['*.js', 'tools/**', 'tests/**', 'web/**'],
    rules: { 'max-len': ['error', { code: 110 }] },
  },
  { files: ['web/**'], languageOptions: { globals: globals.browser } },
  {
    files: ['web/src/**'],
    ignores: ['**/*.test.js', 'web/src/worker/**', 'web/src/single/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'Array',
          property: 'from',
          message: 'Some articles have one that takes no function.',
        },
      ],
    },
  },
  // Nothing foreign comes to these.
  {
    files: ['tools/**', 'tests/**', 'web/src/**/*.test.js'],
    rules: { 'no-unsanitized/method': 'off', 'no-unsanitized/property': 'off' },
  },
  {
    files: ['web/src/features/offline/service-worker.js', 'web/src/**/*-worker.js'],
    languageOptions: { globals: { ...globals.serviceworker, ...globals.worker } },
  },
  {
    files: [
      'tools/**',
      'tests/**',
      'web/package/own-node.js',
      'web/src/**/*.test.js',
      '*.config.js',
    ],
    languageOptions: { globals: globals.node },
  },
  // What is handed to the browser there runs in a page.
  {
    files: [
      'tests/browser/**',
      'tests/audit/**',
      'tests/bench/**',
      'tests/frameworks/**',
      'tests/package/**',
      'tests/runtimes/**',
      'tests/soak/**',
      'tests/engines/**',
      'tools/screenshots.mjs',
    ],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  {
    files: ['tests/core/environment.js'],
    languageOptions: { sourceType: 'script', globals: { Module: 'readonly', ENV: 'readonly' } },
  },
  { files: ['web/src/app/unsupported-browser.js'], rules: { 'no-var': 'off' } }, // for browsers of any age
];
