import { defineConfig } from 'vite';

import { compiled } from '../compile-messages.mjs';
import { builtInAnswers } from '../site/built-in-answers.mjs';
import { ownOnly } from '../site/own-code-only.mjs';
import { messages } from '../site/messages.mjs';
import { pinned } from '../site/pinned-names.mjs';
import { BUILD_TARGETS } from '../../web/src/engine/browser-targets.js';
import { language as english } from '../../web/src/i18n/en.js';

/** What the card says, of all messages: the others are half a card in size. */
const CARD = [
  'ordinal',
  'score',
  'more',
  'title',
  'announce',
  'announce_unranked',
  'sentence',
  'suggestion',
  'sentences',
  'strip',
  'answers',
  'scenarioBar',
  'problems',
  'card',
];

/** @type {Record<string, () => unknown>} */
const made = {
  'virtual:card-english': () => {
    const { messages: all, ...language } = compiled(english);
    return {
      ...language,
      messages: Object.fromEntries(
        CARD.map((key) => [key, all[/** @type {keyof typeof all} */ (key)]]),
      ),
    };
  },
};

/**
 * What is made of other files for the card.
 * @returns {import('vite').Plugin}
 */
function parts() {
  return {
    name: 'rescore:parts',
    resolveId: (id) => (Object.hasOwn(made, id) ? `\0${id}` : undefined),
    load: (id) =>
      Object.hasOwn(made, id.slice(1)) && id.startsWith('\0')
        ? `export default ${JSON.stringify(made[id.slice(1)]())};`
        : undefined,
  };
}

/**
 * What would leave traces in another's page: Vite's way to import puts links into its head, and
 * lit-html notes its version in a global name.
 * @returns {import('vite').Plugin}
 */
function noTraces() {
  const NOTE = /\(\w+\.litHtmlVersions\s*\?\?=\s*\[\]\)\.push\("[^"]*"\)/;
  return {
    name: 'rescore:no-traces',
    enforce: 'pre',
    load: (id) =>
      id.includes('vite/preload-helper')
        ? 'export const __vitePreload = (load) => load();'
        : undefined,
    transform(code, id) {
      if (!/\/lit-html\/.*lit-html\.js$/.test(id)) return undefined;
      if (!NOTE.test(code)) throw new Error('lit-html notes its version in another way.');
      return { code: code.replace(NOTE, '0'), map: null };
    },
  };
}

/**
 * Sizes in an element are its own: `rem` would be the host page's, which may be anything.
 * @returns {import('vite').Plugin}
 */
function ownSizes() {
  return {
    name: 'rescore:own-sizes',
    enforce: 'post',
    transform(code, id) {
      if (!id.endsWith('.css?inline')) return undefined;
      return { code: code.replace(/(?<![\w.])(-?[\d.]+)rem\b/g, 'calc($1*var(--rem))'), map: null };
    },
  };
}

/**
 * The element for other pages: beside the site, in files of its own, so that neither waits for the
 * other's.
 */
export default defineConfig({
  root: 'web',
  base: './',
  publicDir: false,
  plugins: [
    messages(),
    builtInAnswers(),
    parts(),
    noTraces(),
    ownSizes(),
    pinned(['rescore-index.js', 'embed.js']),
  ],
  worker: { format: 'es', plugins: () => [ownOnly('A worker')] },
  build: {
    outDir: '../dist',
    emptyOutDir: false,
    target: BUILD_TARGETS,
    assetsInlineLimit: 0,
    // Nothing may be put into the head of another's page.
    modulePreload: false,
    license: { fileName: 'licenses-element.md' },
    rollupOptions: {
      input: { 'rescore-index': 'web/src/element/define.js', embed: 'web/src/element/embed.js' },
      preserveEntrySignatures: 'exports-only',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
        // What the card and the explorer share is one file.
        codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
      },
    },
  },
});
