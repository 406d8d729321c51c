/**
 * What the site is about: the China Index in data/ or, with RESCORE_INDEX, a folder with an index of
 * one's own, of format 2. `npm run build -- --index FOLDER` sets it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { plural } from '../../web/src/i18n/own-words.js';
import { root } from '../steps.mjs';

/**
 * @typedef {object} Home
 * @property {string} edition id
 * @property {string} title
 * @property {string} country the unit of the front page
 * @property {string} pages the folder of the units' pages below the site's folder
 * @property {string} folder with the edition's files
 * @property {string[]} files names of its files; of the China Index those of answers are apart
 */

/** The folder with the index of one's own; empty without one. */
export const ownFolder = process.env.RESCORE_INDEX ? resolve(root, process.env.RESCORE_INDEX) : '';

/** Where the site is built. */
export const dist = resolve(root, process.env.RESCORE_DIST ?? 'dist');

/** @param {string} folder @returns {Home} */
function homeIn(folder) {
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
  const { edition, title, units, unit = 'country' } = index;
  const files = ['index.json', 'published.json', 'responses.json'];
  return {
    edition,
    title,
    country: units[0].id,
    pages: `${plural(unit)
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')}/`,
    folder,
    files: files.filter((name) => existsSync(join(folder, name))),
  };
}

/** @type {Home} */
export const home = ownFolder
  ? homeIn(ownFolder)
  : {
      edition: 'china-index-2024-98',
      title: 'China Index 2024',
      country: 'AZ',
      pages: 'countries/',
      folder: join(root, 'data/china-index-2024'),
      files: ['index.json', 'standings.json'],
    };
