import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** @param {string} path absolute, or from the root */
export const readText = (path) => readFileSync(resolve(root, path), 'utf8');

/** @param {string} path absolute, or from the root */
export const readJson = (path) => JSON.parse(readText(path));

/**
 * The files below a folder that end in one of the extensions, as paths from the root, sorted. A
 * folder that is not there has none.
 * @param {string} folder from the root
 * @param {string[]} extensions such as '.json'; none means every file
 * @returns {string[]}
 */
export function filesIn(folder, ...extensions) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .filter((entry) => extensions.length === 0 || extensions.includes(extname(entry.name)))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

/** Every data file: the folders of data/ without the schemas. */
export const dataFiles = () =>
  filesIn('data', '.json').filter((path) => !path.startsWith(join('data', 'schema')));

/**
 * Every string in a JSON value, with the JSON pointer of its place.
 * @param {unknown} value
 * @returns {Generator<[pointer: string, text: string]>}
 */
export function* strings(value, pointer = '') {
  if (typeof value === 'string') yield [pointer, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) yield* strings(item, `${pointer}/${key}`);
}

/**
 * A folder outside the project, and the reason for node:test to skip without it.
 * @param {string} variable the environment variable that names the folder
 * @param {string} beside its default path, from the root
 * @param {string} what stays unchecked without it
 * @returns {{ path: string, skip: string | false }}
 */
export function outside(variable, beside, what) {
  const path = resolve(process.env[variable] ?? join(root, beside));
  if (existsSync(path)) return { path, skip: false };
  const skip = `${what} NOT CHECKED: ${variable} names no folder, and there is no ${beside}`;
  // A skipped test is easily mistaken for a passed one, so stderr says so, too.
  console.warn(`WARNING: ${skip}`);
  return { path, skip };
}

/** The documents that the Azerbaijan sheet was written from. */
export const seeds = (what) => outside('RESCORE_SEEDS', '../shared/seeds', what);

/** The publisher's raw data: the folder that holds 2024-98/. */
export const rawData = (what) => outside('RESCORE_RAW', '../shared/china-index-raw-data', what);
