/**
 * The editions beside the page, as files of the site: the other states of the China Index in data/,
 * published figures alone; the other indices in data/, with all answers; and the data imported by
 * `npm run data`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isLeftover } from '../../web/src/features/import/dropped-files.js';
import { root } from '../steps.mjs';
import { ownFolder } from './home.mjs';

/** The other states, in the order in which the page lists them. */
const STATES = ['china-index-2024-101', 'china-index-2022', 'china-index-2021'];

/** The other indices, which anybody may pass on. */
export const INDICES = ['global-open-data-index-2015', 'human-development-index-2021'];

/** The folder of the imported data; RESCORE_IMPORTED names another. */
export const importedFolder = process.env.RESCORE_IMPORTED ?? join(root, 'imported');
const LIST = 'virtual:editions';

/**
 * @typedef {object} SiteEdition
 * @property {string} edition id
 * @property {string} title
 * @property {string} folder in the site's folder, with a slash at its end
 * @property {1 | 2} format of its files: one with the answers of all units in 2
 * @property {string[]} sheets codes of the countries with answers, each in a file of its own
 * @property {Map<string, string>} files paths on this machine, by their names in the folder
 */

/** Some systems write names in capitals. */
const JSON_FILE = /\.json$/i;

/** @param {string} folder @param {string} path @returns {SiteEdition} */
function editionIn(folder, path) {
  const { edition, title, format = 1 } = JSON.parse(readFileSync(join(path, 'index.json'), 'utf8'));
  const countries = join(path, 'countries');
  const names = existsSync(countries)
    ? readdirSync(countries).filter((name) => JSON_FILE.test(name) && !isLeftover(name))
    : [];
  const sheets = names.map((name) => name.replace(JSON_FILE, ''));
  const own =
    format === 2
      ? ['index.json', 'published.json', 'responses.json']
      : ['index.json', 'standings.json'];
  const files = new Map([
    ...own.map((name) => /** @type {const} */ ([name, join(path, name)])),
    ...names.map(
      (name, n) => /** @type {const} */ ([`countries/${sheets[n]}.json`, join(countries, name)]),
    ),
  ]);
  return { edition, title, folder, format, sheets, files };
}

/**
 * The editions: the states, the other indices, then what is imported. A site of an index of one's own
 * has nothing but that.
 */
export function editions() {
  if (ownFolder) return [];
  const imported = existsSync(importedFolder) ? readdirSync(importedFolder) : [];
  return [
    ...[...STATES, ...INDICES].map((id) => editionIn(`data/${id}/`, join(root, 'data', id))),
    ...imported
      .filter((id) => !isLeftover(id) && existsSync(join(importedFolder, id, 'index.json')))
      .map((id) => editionIn(`imported/${id}/`, join(importedFolder, id))),
  ];
}

/** All their files, by their place in the site's folder. */
export const files = () =>
  editions().flatMap(({ folder, files: own }) =>
    [...own].map(([name, path]) => ({ name: `${folder}${name}`, source: readFileSync(path) })),
  );

/**
 * A list for the page, with the address of the files. Nothing of them is requested before a reader
 * chooses an edition.
 * @param {string} [address] of a file, as JavaScript: in the site's folder if not elsewhere
 * @returns {import('vite').Plugin}
 */
export function editionList(address = 'async (site, file) => site + file') {
  return {
    name: 'rescore:edition-list',
    resolveId: (id) => (id === LIST ? `\0${LIST}` : undefined),
    load(id) {
      if (id !== `\0${LIST}`) return undefined;
      const list = editions().map(({ files: _, ...edition }) => edition);
      return `export const editions = ${JSON.stringify(list)};\nexport const addressOf = ${address};`;
    },
  };
}

/**
 * The files themselves, beside the page.
 * @returns {import('vite').Plugin}
 */
export function editionFiles() {
  return {
    name: 'rescore:edition-files',
    generateBundle() {
      for (const { name, source } of files()) {
        this.emitFile({ type: 'asset', fileName: name, source });
      }
    },
  };
}
