/**
 * npm run build: makes dist/, a folder that any static host can serve. npm run build:single: makes
 * dist/rescore.html, the page as a single file that opens offline. With `--index FOLDER` either is
 * about an index of one's own, and with `--out FOLDER` it is made there.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { faultIn, wrongWithFolder } from './site/own-index.mjs';
import { compile, say, setUp } from './steps.mjs';

/** @param {string} sentence */
function refuse(sentence) {
  if (!sentence) return;
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const { index, out, single } = options();
if (index) refuse(wrongWithFolder(index));
setUp('build');
if (index) {
  compile('wasm', 'rescore_questions_wasm');
  refuse(await faultIn(resolve(index)));
  process.env.RESCORE_INDEX = resolve(index);
}
if (out) process.env.RESCORE_DIST = resolve(out);
// What the site is about is read when its parts are loaded.
const { buildSingle, buildSite } = await import('./site/build.mjs');
const folder = out ?? 'dist';
if (single) {
  const bytes = await buildSingle();
  say(`The page is in ${folder}/rescore.html, ${Math.ceil(bytes / 1000)} kB.`);
} else {
  await buildSite();
  say(`The site is in ${folder}/.`);
}

/** @returns {{ index?: string, out?: string, single?: boolean }} */
function options() {
  try {
    const folder = { type: /** @type {const} */ ('string') };
    const single = { type: /** @type {const} */ ('boolean') };
    return parseArgs({ options: { index: folder, out: folder, single } }).values;
  } catch (fault) {
    process.stderr.write(`${/** @type {Error} */ (fault).message}\n`);
    process.stderr.write('Usage: npm run build -- [--index FOLDER] [--out FOLDER]\n');
    process.exit(2);
  }
}
