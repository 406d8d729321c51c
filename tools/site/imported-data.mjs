/** The data imported by `npm run data`, as a part of the site. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../steps.mjs';

/** The folder of the imported data; RESCORE_IMPORTED names another. */
export const folder = process.env.RESCORE_IMPORTED ?? join(root, 'imported');
const LIST = 'virtual:imported';

/** The imported editions. */
export const editions = () =>
  existsSync(folder)
    ? readdirSync(folder).filter((name) => existsSync(join(folder, name, 'index.json')))
    : [];

/** Country codes of an edition's sheets. @param {string} edition */
export const sheets = (edition) =>
  readdirSync(join(folder, edition, 'countries')).map((name) => name.replace('.json', ''));

/** All files, by their path in the folder. */
export const files = () =>
  editions().flatMap((edition) =>
    [
      'index.json',
      'standings.json',
      ...sheets(edition).map((code) => `countries/${code}.json`),
    ].map((name) => `${edition}/${name}`),
  );

/**
 * A list for the page, with the address of the files. Without imported data the list is empty, and
 * the page requests nothing.
 * @param {string} [address] of a file, as JavaScript: in the site's folder if not elsewhere
 * @returns {import('vite').Plugin}
 */
export function importedList(address = 'async (site, file) => `${site}imported/${file}`') {
  return {
    name: 'rescore:imported-list',
    resolveId: (id) => (id === LIST ? `\0${LIST}` : undefined),
    load(id) {
      if (id !== `\0${LIST}`) return undefined;
      const list = editions().map((edition) => {
        const { title } = JSON.parse(readFileSync(join(folder, edition, 'index.json'), 'utf8'));
        return { edition, title, sheets: sheets(edition) };
      });
      return `export const editions = ${JSON.stringify(list)};\nexport const addressOf = ${address};`;
    },
  };
}

/**
 * The files themselves, beside the page.
 * @returns {import('vite').Plugin}
 */
export function importedFiles() {
  return {
    name: 'rescore:imported-files',
    generateBundle() {
      for (const file of files()) {
        this.emitFile({
          type: 'asset',
          fileName: `imported/${file}`,
          source: readFileSync(join(folder, file)),
        });
      }
    },
  };
}
