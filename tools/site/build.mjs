/**
 * Builds the site and the single file. Imports that need npm packages or the compiled core are
 * dynamic, because those may have just been installed or compiled.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { SBOM, billOfMaterials } from '../sbom.mjs';
import { compile, root } from '../steps.mjs';
import { dist } from './home.mjs';

/** Makes dist/: the module, then the site around it. */
export async function buildSite() {
  compile('wasm', 'rescore_wasm', 'rescore_questions_wasm', 'rescore_import_wasm');
  const { build } = await import('vite');
  // The site, then the element and the frame for other pages beside it.
  for (const part of ['site', 'element', 'frame']) {
    const configFile = join(root, `tools/vite/${part}.config.js`);
    await build({ root: join(root, 'web'), configFile, logLevel: 'warn' });
  }
  writeFileSync(join(dist, SBOM), billOfMaterials());
}

/**
 * Makes dist/rescore.html: the page as a single file. @returns {Promise<number>} its size in bytes
 */
export async function buildSingle() {
  // The second computes the content for readers without JavaScript.
  compile('wasm', 'rescore_single_wasm', 'rescore_wasm');
  const { siteAddress } = await import('./page-head.mjs');
  const { singleFile } = await import('./single-file.mjs');
  const html = await singleFile(siteAddress());
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, 'rescore.html'), html);
  return Buffer.byteLength(html);
}
