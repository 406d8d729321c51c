/**
 * Raster pictures made at build time: a preview of every country, and the icons. resvg draws them
 * in WebAssembly with fonts from npm, so every machine makes the same bytes.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker, isMainThread, parentPort } from 'node:worker_threads';

import { SANS, SERIF, picture } from '../../web/src/features/export/picture.js';
import { root } from '../steps.mjs';
import { about } from './page-head.mjs';

/** @import { Shown } from './published-results.mjs' */

const { resolve } = createRequire(import.meta.url);
const RESVG = resolve('@resvg/resvg-wasm/index_bg.wasm');
const FONTS = [
  'noto-serif/files/noto-serif-latin-400-normal',
  'noto-sans/files/noto-sans-latin-400-normal',
  'noto-sans/files/noto-sans-latin-600-normal',
].map((name) => resolve(`@fontsource/${name}.woff2`));

/** Each takes a tenth of a second, so drawn pictures are cached. */
const KEPT = join(root, 'build/pictures');

/** The preview picture for links to a country: its published result. @param {Shown} shown */
export function preview(shown) {
  const { result, model, lang, dir } = shown;
  return picture({ result, model, title: about(shown).title, url: '', date: '', lang, dir }, shown);
}

/** @param {Shown[]} countries @returns {Promise<{ code: string, png: Uint8Array }[]>} */
export async function previews(countries) {
  const pngs = await drawn(countries.map(preview));
  return countries.map(({ code }, i) => ({ code, png: pngs[i] }));
}

/** SVG documents as PNG. @param {string[]} svgs @returns {Promise<Uint8Array[]>} */
export async function drawn(svgs) {
  mkdirSync(KEPT, { recursive: true });
  const drawing = [RESVG, ...FONTS]
    .reduce((hash, file) => hash.update(readFileSync(file)), createHash('sha256'))
    .digest('hex');
  const files = svgs.map((svg) =>
    join(
      KEPT,
      `${createHash('sha256').update(drawing).update(svg).digest('hex').slice(0, 32)}.png`,
    ),
  );
  const wanted = svgs
    .map((svg, i) => ({ svg, file: files[i] }))
    .filter(({ file }) => !existsSync(file));
  const threads = Math.min(availableParallelism(), 4, Math.ceil(wanted.length / 8));
  await Promise.all(
    Array.from({ length: threads }, (_, n) => thread(wanted.filter((_, i) => i % threads === n))),
  );
  return files.map((file) => readFileSync(file));
}

/** @typedef {{ svg: string, file: string }[]} Wanted */

/** Draws in a separate thread. @param {Wanted} wanted @returns {Promise<void>} */
function thread(wanted) {
  return new Promise((done, failed) => {
    const worker = new Worker(new URL(import.meta.url));
    worker
      .on('error', failed)
      .on('exit', (code) =>
        code === 0 ? done() : failed(new Error('Pictures could not be drawn.')),
      );
    worker.postMessage(wanted);
  });
}

/** @param {Wanted} wanted */
async function draw(wanted) {
  const { Resvg, initWasm } = await import('@resvg/resvg-wasm');
  await initWasm(readFileSync(RESVG));
  const font = {
    fontBuffers: FONTS.map((file) => readFileSync(file)),
    defaultFontFamily: 'Noto Sans',
  };
  for (const { svg, file } of wanted) {
    // resvg uses only the first of a list of font families.
    const image = new Resvg(svg.replaceAll(SERIF, 'Noto Serif').replaceAll(SANS, 'Noto Sans'), {
      font,
    }).render();
    writeFileSync(file, image.asPng());
    image.free();
  }
}

if (!isMainThread) parentPort?.once('message', draw);
