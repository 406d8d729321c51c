/**
 * The element in pages that frameworks render: properties, children and events in each framework's
 * way.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

import { serve } from '../../tools/static-server.mjs';
import { root } from '../cli/support.mjs';
import { sentences, test } from './support/host.js';
import { expect } from './support/page.js';

const folder = join(root, 'tests/frameworks');
const modules = join(folder, 'node_modules');
// `npm test` installs them.
test.skip(!existsSync(modules), 'npm ci --prefix tests/frameworks has not been run');

/**
 * Svelte's files are compiled; nothing else of its plugin is needed.
 * @returns {import('vite').Plugin}
 */
const svelte = () => ({
  name: 'svelte',
  async transform(code, id) {
    if (!id.endsWith('.svelte')) return undefined;
    const { compile } = await import(
      pathToFileURL(join(modules, 'svelte/src/compiler/index.js')).href
    );
    return { code: compile(code, { filename: id, generate: 'client' }).js.code, map: null };
  },
});

for (const name of ['react', 'vue', 'svelte']) {
  test(`in ${name} it takes properties, keeps children and is heard`, async ({ page, host }) => {
    const outDir = join(root, 'build/frameworks', name);
    await build({
      root: join(folder, name),
      configFile: false,
      logLevel: 'error',
      plugins: [svelte()],
      define: {
        __VUE_OPTIONS_API__: 'false',
        __VUE_PROD_DEVTOOLS__: 'false',
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
      },
      build: { outDir, emptyOutDir: true },
    });
    const site = await serve(outDir);
    try {
      await page.goto(site.url);
      await expect(page.getByText('Fallback.')).toBeVisible();
      // Properties set before the element was defined count, too.
      await page.addScriptTag({ type: 'module', url: `${host.origin}/rescore-index.js` });
      await page.locator('rescore-index #media-03 .choice').nth(3).click();
      await expect(sentences(page).yours).toHaveText(/115 of 396 points/);
      await expect(page.locator('#told')).toHaveText('AZ 115');
      await page.locator('#other').click();
      await expect(sentences(page).published).toHaveText(/^Kazakhstan ranks/);
    } finally {
      site.close();
    }
  });
}
