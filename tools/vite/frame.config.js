import { defineConfig } from 'vite';

import { embedPage } from '../site/embed.mjs';
import { dist, ownFolder } from '../site/home.mjs';
import { ownOnly } from '../site/own-code-only.mjs';
import { pinned } from '../site/pinned-names.mjs';
import { BUILD_TARGETS } from '../../web/src/engine/browser-targets.js';

/**
 * The frame for other pages, its script, and an article with both and a story of its own. They are
 * built separately from the element, so that each is as small as possible.
 */
export default defineConfig({
  root: 'web',
  base: './',
  publicDir: false,
  plugins: [
    embedPage(),
    ownOnly('The frame'),
    pinned(['embed.html', 'embed-page.js', 'frame.js', 'started.js'], ['rescore-index.js']),
  ],
  build: {
    outDir: dist,
    emptyOutDir: false,
    target: BUILD_TARGETS,
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: {
      input: {
        'embed-page': 'web/embed.html',
        // It is about the China Index.
        ...(!ownFolder && { article: 'web/article.html' }),
        frame: 'web/src/frame/host-script.js',
      },
      output: {
        // Other pages name the two; the article's own script may be cached for good.
        entryFileNames: ({ name }) =>
          name === 'article' ? 'assets/[name]-[hash].js' : '[name].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
});
