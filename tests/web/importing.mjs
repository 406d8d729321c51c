/** Shared by the importer's tests: its module in Node, the publisher's files, and their results. */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

import createImport from '#import-module';

import { knownRequest, patternPath } from '../../web/src/features/import/import-requests.js';
import { readJson, readText, root } from '../cli/support.mjs';

/** The importer's module. */
export const openImport = () =>
  createImport({ wasmBinary: readFileSync(join(root, 'build/wasm/rescore-import.wasm')) });

/**
 * The expected results for known editions.
 * @returns {import('../../web/src/engine/types.d.ts').ImportRequest[]}
 */
export const requests = readJson('data/editions.json').editions.map(
  (/** @type {any} */ edition) => {
    const path = patternPath(edition.pattern);
    return knownRequest(edition, { path, text: readText(`data/${path}`) });
  },
);

/**
 * A file, or all data files of a folder, in the importer's form.
 * @param {string} place
 * @returns {{ path: string, text: string }[]}
 */
export function filesAt(place) {
  if (/\.\w+$/.test(place)) return [{ path: basename(place), text: readFileSync(place, 'utf8') }];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(csv|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: relative(place, path), text: readFileSync(path, 'utf8') }));
}

/**
 * Imports files as a known edition.
 * @param {import('#import-module').ImportModule} module
 * @param {string} edition
 * @param {{ path: string, text: string }[]} files
 */
export function importAs(module, edition, files) {
  const request = requests.find((r) => r.edition === edition);
  if (!request) throw new Error(`there is no edition ${edition}`);
  const importer = new module.Importer(request);
  for (const { path, text } of files) importer.add(path, text);
  const outcome = importer.finish();
  importer.delete();
  return outcome;
}

/**
 * The importer's result, in the form that is stored on the device.
 * @param {string} edition
 * @param {import('../../web/src/engine/types.d.ts').ImportedEdition} made
 */
export function storedOf(edition, made) {
  const { index, standings, sheets } = made;
  const title = JSON.parse(index).title;
  return {
    edition,
    title,
    index,
    standings,
    sheets: Object.fromEntries(sheets.map((s) => [s.country, s.text])),
  };
}
