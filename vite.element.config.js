import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';

import { messages } from './vite.config.js';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'));
const ENTRY = 'rescore-index.js';

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
 * The same under a name that never means another version.
 * @returns {import('vite').Plugin}
 */
function pinned() {
  return {
    name: 'rescore:pinned',
    generateBundle(_, bundle) {
      const entry = bundle[ENTRY];
      if (entry?.type === 'chunk') this.emitFile({ type: 'asset', fileName: ENTRY.replace('.js', `-${version}.js`), source: entry.code });
    },
  };
}

/** The element for other pages: beside the site, in files of its own, so that neither waits for the other's. */
export default defineConfig({
  root: 'web',
  base: './',
  publicDir: false,
  plugins: [messages(), ownSizes(), pinned()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist',
    emptyOutDir: false,
    target: 'es2022',
    assetsInlineLimit: 0,
    // Nothing may be put into the head of another's page.
    modulePreload: false,
    rollupOptions: {
      input: { 'rescore-index': 'web/src/element/define.js' },
      preserveEntrySignatures: 'exports-only',
      output: { entryFileNames: '[name].js', chunkFileNames: 'assets/[name]-[hash].js', assetFileNames: 'assets/[name]-[hash][extname]' },
    },
  },
});
