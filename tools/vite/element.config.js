import { defineConfig } from 'vite';

import { compiled } from '../compile-messages.mjs';
import { builtIn } from '../site/built-in.mjs';
import { dist } from '../site/home.mjs';
import { knownFiguresModule } from '../site/known-figures.mjs';
import { publisherFiles } from '../site/publisher-files.mjs';
import { editionList } from '../site/editions.mjs';
import { newestStateModule } from '../site/newest-state.mjs';
import { rankRangesModule } from '../site/rank-ranges.mjs';
import { statesModule } from '../site/states.mjs';
import { ownOnly } from '../site/own-code-only.mjs';
import { messages } from '../site/messages.mjs';
import { pinned } from '../site/pinned-names.mjs';
import { litHtml } from './lit-html.mjs';
import { lateParts, resolveDependencies } from './late-parts.mjs';
import { BUILD_TARGETS } from '../../web/src/engine/browser-targets.js';
import { language as english } from '../../web/src/i18n/en.js';

/** Only the messages that the card uses; the others are half the size of a card. */
const CARD = [
  'ordinal',
  'score',
  'more',
  'title',
  'announce',
  'announce_unranked',
  'sentence',
  'newest',
  'rankRange',
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
 * Files that are changed for the card.
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
 * An element needs its own unit of size: `rem` depends on the host page, where it may be anything.
 * Queries know no variables; there `em` is the size of the element's own text.
 * @returns {import('vite').Plugin}
 */
function ownSizes() {
  return {
    name: 'rescore:own-sizes',
    enforce: 'post',
    transform(code, id) {
      if (!id.endsWith('.css?inline')) return undefined;
      const queries = code.replace(/@(container|media)[^{]*/g, (query) =>
        query.replace(/(?<=\d)rem\b/g, 'em'),
      );
      return {
        code: queries.replace(/(?<![\w.])(-?[\d.]+)rem\b/g, 'calc($1*var(--rem))'),
        map: null,
      };
    },
  };
}

/**
 * The element for other pages: beside the site, in separate files, so that neither loads the
 * other's.
 */
export default defineConfig({
  root: 'web',
  base: './',
  publicDir: false,
  plugins: [
    messages(),
    builtIn(),
    publisherFiles(),
    knownFiguresModule(),
    editionList(),
    newestStateModule(),
    rankRangesModule(),
    statesModule(),
    parts(),
    lateParts(),
    litHtml(),
    ownSizes(),
    pinned(['rescore-index.js', 'embed.js']),
  ],
  worker: { format: 'es', plugins: () => [ownOnly('A worker')] },
  build: {
    outDir: dist,
    emptyOutDir: false,
    target: BUILD_TARGETS,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false, resolveDependencies },
    license: { fileName: 'licenses-element.md' },
    rollupOptions: {
      input: { 'rescore-index': 'web/src/element/define.js', embed: 'web/src/element/embed.js' },
      preserveEntrySignatures: 'exports-only',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
        // Code that the card and the explorer share is one file.
        codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
      },
    },
  },
});
