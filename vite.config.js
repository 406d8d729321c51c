import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { defineConfig } from 'vite';

import { compiled } from './tools/messages.mjs';

const IMPORTED = fileURLToPath(new URL('./imported', import.meta.url));
const LIST = 'virtual:imported';

/**
 * What `npm run data` has brought: a list for the page, and the files themselves beside it. Without
 * any the list is empty, and the page asks for nothing.
 * @returns {import('vite').Plugin}
 */
function imported() {
  const editions = existsSync(IMPORTED)
    ? readdirSync(IMPORTED).filter((name) => existsSync(join(IMPORTED, name, 'index.json')))
    : [];
  const sheets = (/** @type {string} */ edition) => readdirSync(join(IMPORTED, edition, 'countries'));
  const files = editions.flatMap((edition) =>
    ['index.json', 'standings.json', ...sheets(edition).map((name) => `countries/${name}`)].map(
      (name) => `${edition}/${name}`,
    ),
  );
  return {
    name: 'rescore:imported',
    resolveId: (id) => (id === LIST ? `\0${LIST}` : undefined),
    load(id) {
      if (id !== `\0${LIST}`) return undefined;
      const list = editions.map((edition) => {
        const { title } = JSON.parse(readFileSync(join(IMPORTED, edition, 'index.json'), 'utf8'));
        return { edition, title, sheets: sheets(edition).map((name) => name.replace('.json', '')) };
      });
      return `export default ${JSON.stringify(list)};`;
    },
    generateBundle() {
      for (const file of files) {
        this.emitFile({ type: 'asset', fileName: `imported/${file}`, source: readFileSync(join(IMPORTED, file)) });
      }
    },
  };
}

/**
 * Parses the messages of every language in web/src/text/, so that the page needs no parser.
 * @returns {import('vite').Plugin}
 */
export function messages() {
  return {
    name: 'rescore:messages',
    async load(id) {
      if (!/\/src\/text\/[a-z]{2}(-\w+)*\.js$/.test(id)) return undefined;
      const { language } = await import(pathToFileURL(id).href);
      return `export const language = ${JSON.stringify(compiled(language))};`;
    },
  };
}

/**
 * Puts what is read without JavaScript into the page.
 * @returns {import('vite').Plugin}
 */
function plain() {
  return {
    name: 'rescore:plain',
    async transformIndexHtml(html) {
      // It needs the module, which `vite preview` does not.
      const { escaped, plainPage } = await import('./tools/plain-page.mjs');
      const { title, description, body } = await plainPage({
        edition: 'china-index-2024-98',
        country: 'AZ',
        folder: fileURLToPath(new URL('./data/china-index-2024', import.meta.url)),
        wasm: fileURLToPath(new URL('./build/wasm/rescore.wasm', import.meta.url)),
      });
      const parts = { title: escaped(title), description: escaped(description), body };
      return html.replace(/%(title|description|body)%/g, (_, name) => parts[/** @type {keyof typeof parts} */ (name)]);
    },
  };
}

export default defineConfig({
  root: 'web',
  base: './', // any host, any sub-folder
  plugins: [imported(), messages(), plain()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // the page's policy allows no data: scripts or styles
    modulePreload: { polyfill: false },
    license: { fileName: 'licenses.md' }, // of the JavaScript; of the module: web/public/licenses-module.txt
  },
});
