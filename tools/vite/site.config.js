import { defineConfig } from 'vite';

import { builtIn } from '../site/built-in.mjs';
import { dist } from '../site/home.mjs';
import { knownFiguresModule } from '../site/known-figures.mjs';
import { publisherFiles } from '../site/publisher-files.mjs';
import { editionFiles, editionList } from '../site/editions.mjs';
import { newestStateModule } from '../site/newest-state.mjs';
import { rankRangesModule } from '../site/rank-ranges.mjs';
import { statesModule } from '../site/states.mjs';
import { ownOnly } from '../site/own-code-only.mjs';
import { messages } from '../site/messages.mjs';
import { offline } from '../site/offline.mjs';
import { pages } from '../site/pages.mjs';
import { litHtml } from './lit-html.mjs';
import { lateParts, resolveDependencies } from './late-parts.mjs';
import { BUILD_TARGETS } from '../../web/src/engine/browser-targets.js';

export default defineConfig({
  root: 'web',
  base: './', // any host, any sub-folder
  appType: 'mpa', // an address that does not exist shows no other page
  plugins: [
    editionList(),
    builtIn(),
    publisherFiles(),
    knownFiguresModule(),
    newestStateModule(),
    rankRangesModule(),
    statesModule(),
    messages(),
    lateParts(),
    litHtml(),
    editionFiles(),
    pages(),
    offline(),
  ],
  worker: { format: 'es', plugins: () => [ownOnly('A worker')] },
  build: {
    outDir: dist,
    emptyOutDir: true,
    target: BUILD_TARGETS,
    assetsInlineLimit: 0, // the page's policy does not allow data: scripts or styles
    modulePreload: { polyfill: false, resolveDependencies },
    license: { fileName: 'licenses.md' }, // the module has web/public/licenses-module.txt
    rollupOptions: {
      output: {
        // Code that the first screen shares with lazy parts is one file, not one for each.
        codeSplitting: {
          groups: [
            {
              name: 'shared',
              test: /lit-html|src\/(engine|data)\/|ui\/(task|load-part|trusted-types)/,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
});
