/**
 * The page as a single file, which opens offline with a double-click. Everything is packed into it:
 * compressed with gzip, which every browser can decompress, and encoded as base64, which editors
 * and mail programs leave alone. The only plain script (web/src/single/unpack.js) unpacks it.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

import { BUILD_TARGETS } from '../../web/src/engine/browser-targets.js';
import { root } from '../steps.mjs';
import { about, headOf } from './page-head.mjs';
import { editionList, files as editionFiles } from './editions.mjs';
import { builtIn } from './built-in.mjs';
import { home } from './home.mjs';
import { knownFiguresModule } from './known-figures.mjs';
import { publisherAddress, publisherFiles } from './publisher-files.mjs';
import { newestStateModule } from './newest-state.mjs';
import { rankRangesModule } from './rank-ranges.mjs';
import { statesModule } from './states.mjs';
import { messages } from './messages.mjs';
import { version } from './pinned-names.mjs';
import { countryBody, escaped } from './plain-html.mjs';
import { openPublished } from './published-results.mjs';

/** @typedef {{ name: string, type: string, bytes: Uint8Array }} File */

const source = (/** @type {string} */ name) => join(root, 'web/src', name);
const SINGLE = source('single/module.js');
const LICENSES = 'licenses.md';

/**
 * Replacements for files of web/src.
 * @type {Record<string, string>}
 */
const INSTEAD = {
  'engine/module-address.js': source('single/module-address.js'),
  'worker/start-question-worker.js': source('single/workers.js'),
  'worker/start-import-worker.js': source('single/workers.js'),
  'features/offline/offline.js': source('single/offline.js'),
  'features/spreadsheet/workbook.js': source('single/workbook.js'),
};

/**
 * @param {File[]} data receives the data files that the script imports
 * @returns {import('vite').Plugin}
 */
function packed(data) {
  return {
    name: 'rescore:packed',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (/^#(question-|import-)?module$/.test(id)) return SINGLE;
      if (!id.startsWith('.') || !importer) return undefined;
      const found = await this.resolve(id, importer, { skipSelf: true });
      if (!found) return undefined;
      // package.json says that imports have no side effects; that is not true of a page.
      return {
        id: INSTEAD[relative(source('.'), found.id)] ?? found.id,
        external: found.external,
        moduleSideEffects: true,
      };
    },
    load(id) {
      if (!id.endsWith('.json?url')) return undefined;
      const file = id.replace('?url', '');
      const inside = relative(root, file);
      const name = inside.startsWith('..') ? `data/${basename(file)}` : inside;
      data.push({
        name,
        type: 'application/json',
        bytes: Buffer.from(JSON.stringify(JSON.parse(readFileSync(file, 'utf8')))),
      });
      return `export default ${JSON.stringify(`rescore:${name}`)};`;
    },
  };
}

/**
 * One script of the single file, with its styles.
 * @param {string} entry in web/src @param {File[]} data @param {string | string[]} target browsers
 *   that can read it
 */
async function bundled(entry, data = [], target = BUILD_TARGETS) {
  const result = await build({
    configFile: false,
    root: join(root, 'web'),
    logLevel: 'warn',
    plugins: [
      packed(data),
      editionList('(site, file) => globalThis.rescore.address(file)'),
      builtIn(),
      publisherFiles(),
      knownFiguresModule(),
      newestStateModule(),
      rankRangesModule(),
      statesModule(),
      messages({ pseudo: false }),
    ],
    build: {
      write: false,
      target,
      license: { fileName: LICENSES },
      cssCodeSplit: false,
      assetsInlineLimit: Infinity, // fonts too
      modulePreload: false,
      rollupOptions: {
        input: source(entry),
        external: /^rescore:/,
        preserveEntrySignatures: 'strict',
        output: { codeSplitting: false },
      },
    },
  });
  const [{ output }] = /** @type {import('rolldown').RolldownOutput[]} */ ([result].flat());
  const styles = output
    .filter((part) => part.type === 'asset' && part.fileName.endsWith('.css'))
    .map((part) => ('source' in part ? String(part.source) : ''));
  const licenses = output.flatMap((part) =>
    part.fileName === LICENSES && 'source' in part ? [String(part.source)] : [],
  );
  const code = output
    .filter((part) => part.type === 'chunk')
    .map((part) => ('code' in part ? part.code : ''));
  if (code.length !== 1) throw new Error(`${entry} came out in ${code.length} pieces.`);
  return { code: code[0], style: styles.join(''), licenses: licenses.join('') };
}

/**
 * Files as one text: a line that lists them, then their bytes; gzip, base64.
 * @param {File[]} files
 */
function archive(files) {
  const list = `${JSON.stringify(files.map(({ name, type, bytes }) => [name, type, bytes.length]))}\n`;
  return gzipSync(Buffer.concat([Buffer.from(list), ...files.map(({ bytes }) => bytes)]), {
    level: 9,
  }).toString('base64');
}

/**
 * The module's script without the address of its bytes, which cannot be relative to a blob.
 * @param {string} code
 */
function unaddressed(code) {
  const address = /new URL\("rescore-single\.wasm",\s*import\.meta\.url\)/;
  if (!address.test(code))
    throw new Error('The module’s script loads its bytes in an unexpected way.');
  return code.replace(address, '""');
}

/** The hash for the policy, which allows exactly this text. @param {string} text */
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * The single file. @param {string} site the site's address, to which links from the file point; or
 * empty
 * @returns {Promise<string>} HTML
 */
export async function singleFile(site) {
  /** @type {File[]} */
  const data = [];
  const page = await bundled('single/page.js', data);
  // The bundler returns them in the order in which it happened to read them.
  data.sort((a, b) => (a.name < b.name ? -1 : 1));
  const worker = await bundled('single/worker.js');
  // It must be parsed first, so that it can say what is missing.
  const first = await bundled('single/unpack.js', [], 'es2017');
  const wasm = (/** @type {string} */ ending) =>
    readFileSync(join(root, `build/wasm/rescore-single.${ending}`));
  const text = (/** @type {string} */ name, /** @type {string} */ code) => ({
    name,
    type: 'text/javascript',
    bytes: Buffer.from(code),
  });
  // A module comes before the modules that import it.
  const files = [
    { name: 'module.wasm', type: 'application/wasm', bytes: wasm('wasm') },
    text('module.js', unaddressed(wasm('mjs').toString())),
    text('worker.js', worker.code),
    ...data,
    { name: 'page.css', type: 'text/css', bytes: Buffer.from(page.style) },
    text('page.js', page.code),
  ];
  const more = editionFiles().map(({ name, source: bytes }) => ({
    name,
    type: 'application/json',
    bytes,
  }));

  const published = await openPublished();
  const shown = published.of(home.country);
  published.close();
  const icon = readFileSync(join(root, 'web/public/icon.svg'), 'utf8').trim();
  const policy =
    `default-src 'none'; script-src ${hashOf(first.code)} blob: 'wasm-unsafe-eval'; ` +
    `worker-src blob:; style-src ${hashOf(first.style)}; img-src data:; font-src data:; ` +
    `connect-src blob: ${publisherAddress()}`;
  const { title, description } = about(shown);
  /** @type {Record<string, string>} */
  const parts = {
    head: headOf({ title, description, canonical: site }),
    body: countryBody(shown, site),
    site,
    version,
    edition: home.edition,
    country: escaped(home.country),
    pages: home.pages,
  };
  const licenses = [
    page.licenses,
    ...['licenses-module.txt', 'licenses-fonts.txt'].map((name) =>
      readFileSync(join(root, 'web/public', name), 'utf8'),
    ),
  ]
    .join('\n')
    .replaceAll('--', '- -');
  const block = (/** @type {string} */ id, /** @type {File[]} */ list) =>
    list.length > 0 ? `<script type="text/plain" id="${id}">${archive(list)}</script>\n` : '';
  return readFileSync(join(root, 'web/index.html'), 'utf8')
    .replace(
      /(http-equiv="Content-Security-Policy"\s+content=)"[^"]*"/,
      (_, start) => `${start}"${policy}"`,
    )
    .replace(
      /<link rel="icon"[^>]*>/,
      () => `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}" />`,
    )
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${first.style}</style>`)
    .replace(/\s*<script [^>]*src=[^>]*><\/script>/g, '')
    .replace(/%(head|body|site|version|edition|country|pages)%/g, (_, name) => parts[name])
    .replace(
      '</body>',
      () =>
        `${block('files', files)}${block('editions', more)}<script>${first.code}</script>\n  </body>`,
    )
    .replace('</html>', () => `</html>\n<!--\n${licenses}\n-->`);
}
