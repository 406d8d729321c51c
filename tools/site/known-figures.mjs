/**
 * What the publisher's figures are known by: the fingerprints of the published results in data/. They
 * are computed by the core at build time.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { open } from '../../web/src/engine/open-engine.js';
import { root } from '../steps.mjs';
import { ownFolder } from './home.mjs';
import { virtualModule } from './virtual-module.mjs';

/** @import { Known } from '../../web/src/data/origin.js' */

/** @returns {Promise<Known>} */
export async function knownFigures() {
  const read = (/** @type {string[]} */ ...path) =>
    readFileSync(join(root, 'data', ...path), 'utf8');
  /** @type {Known} */
  const known = { editions: [], figures: [], publishers: [] };
  if (ownFolder) return known;
  const wasmBinary = readFileSync(join(root, 'build/wasm/rescore.wasm'));
  const engine = await open({ wasmBinary });
  for (const { edition } of JSON.parse(read('editions.json')).editions) {
    // The folder of the page's own state is named without its number of countries.
    const folder = edition.replace(/-98$/, '');
    const index = read(folder, 'index.json');
    const problems = [
      ...engine.loadEdition('index.json', index),
      ...engine.loadStandings('standings.json', read(folder, 'standings.json')),
    ];
    if (problems.length > 0) throw new Error(`${folder}: ${problems[0].sentence}`);
    known.editions.push(edition);
    known.figures.push(engine.fingerprint());
    known.publishers.push(JSON.parse(index).source.publisher);
  }
  engine.close();
  return { ...known, publishers: [...new Set(known.publishers)] };
}

export const knownFiguresModule = () => virtualModule('virtual:known-figures', knownFigures);
