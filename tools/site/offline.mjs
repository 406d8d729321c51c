/** Makes the site installable, and lets it open offline: manifest, icons, service worker. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { COLOURS } from '../../web/src/features/export/picture.js';
import { root } from '../steps.mjs';
import { home } from './home.mjs';
import { drawn } from './pictures.mjs';
import { general as voice } from './published-results.mjs';

/**
 * The files to store on the reader's device: everything that the page may request, except languages
 * for tests.
 */
const KEPT = [
  /^(?!404)[\w-]+\.html$/,
  /^(manifest\.webmanifest|started\.js|icon.*|[a-z-]+\/index\.html)$/,
  /^assets\/(?!en-XA|ar-XB).*$/,
  /^data\//,
];

const ICON = 'icon.svg';

/**
 * The icon at a size. A maskable icon has no rounded corners of its own, because the system may cut
 * them off, and a smaller drawing.
 * @param {string} icon @param {number} size @param {boolean} [masked]
 */
function iconOf(icon, size, masked = false) {
  const sized = icon.replace('<svg ', `<svg width="${size}" height="${size}" `);
  if (!masked) return sized;
  return sized
    .replace(/ rx="[\d.]+"/, '')
    .replace(
      /(<rect [^>]*>)(.*)(<\/svg>)/s,
      '$1<g transform="translate(3.2 3.2) scale(0.8)">$2</g>$3',
    );
}

/** @returns {Record<string, unknown>} */
function manifest() {
  const icon = (
    /** @type {string} */ src,
    /** @type {string} */ sizes,
    /** @type {string} */ type,
    purpose = 'any',
  ) => ({ src: `./${src}`, sizes, type, purpose });
  return {
    id: './',
    name: 'Rescore',
    short_name: 'Rescore',
    description: voice.text.staticPage.app_description,
    lang: voice.lang,
    dir: voice.dir,
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: COLOURS.paper,
    theme_color: COLOURS.paper,
    icons: [
      icon(ICON, 'any', 'image/svg+xml'),
      icon('icon-192.png', '192x192', 'image/png'),
      icon('icon-512.png', '512x512', 'image/png'),
      icon('icon-maskable-512.png', '512x512', 'image/png', 'maskable'),
    ],
  };
}

/** The first 16 hexadecimal digits of the SHA-256. @param {string | Uint8Array} content */
const startOfHash = (content) => createHash('sha256').update(content).digest('hex').slice(0, 16);

/**
 * The service worker for these files. Its text changes with every change of a file, so browsers
 * notice a newer version. It keeps a file only with exactly this content.
 * @param {Map<string, string | Uint8Array>} files by path below the site's folder
 * @param {string} code of the worker, with the places to fill in
 */
export function workerFor(files, code) {
  const isKept = (/** @type {string} */ name) => KEPT.some((pattern) => pattern.test(name));
  const kept = [...files].filter(([name]) => isKept(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  const list = kept
    .map(([name, content]) => `${name.replace(/^index\.html$/, '')}=${startOfHash(content)}`)
    .join(' ');
  // The worker's own code belongs to its version: two workers never write into the same cache.
  const pages = home.pages.replace(/\/$/, '');
  return code
    .replace('%version%', startOfHash(code + list))
    .replace('%files%', list)
    .replace('%pages%', pages);
}

/**
 * Must be the last plugin: it stores what the others have made.
 * @returns {import('vite').Plugin}
 */
export function offline() {
  return {
    name: 'rescore:offline',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const icon = readFileSync(join(root, 'web/public', ICON), 'utf8');
        const names = ['icon-192.png', 'icon-512.png', 'icon-maskable-512.png'];
        const pngs = await drawn([iconOf(icon, 192), iconOf(icon, 512), iconOf(icon, 512, true)]);
        /** @type {Map<string, string | Uint8Array>} */
        const files = new Map([
          [ICON, icon],
          ['manifest.webmanifest', JSON.stringify(manifest(), null, 2)],
        ]);
        for (const [i, name] of names.entries()) files.set(name, pngs[i]);
        for (const [fileName, source] of files)
          if (fileName !== ICON) this.emitFile({ type: 'asset', fileName, source });
        for (const part of Object.values(bundle))
          files.set(part.fileName, part.type === 'chunk' ? part.code : part.source);
        const worker = join(root, 'web/src/features/offline/service-worker.js');
        const source = workerFor(files, readFileSync(worker, 'utf8'));
        this.emitFile({ type: 'asset', fileName: 'sw.js', source });
      },
    },
  };
}
