/**
 * Writes index.json and standings.json of every known edition into data/, from the publisher's raw
 * files. They hold published figures and counts, and no country's answers. Run it when the raw files
 * or the import change; a test compares.
 *
 *   RESCORE_RAW=FOLDER node tools/published-figures.mjs
 *
 * FOLDER is laid out as RAW_FOLDERS says. The command `rescore` must be built.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { root } from './steps.mjs';

/** Where the raw files of an edition are. */
export const RAW_FOLDERS = {
  'china-index-2021': '2021',
  'china-index-2022': '2022',
  'china-index-2024-98': '2024-98/website_json_file',
  'china-index-2024-101': '2024-101/website_json_file',
};

/** @typedef {keyof typeof RAW_FOLDERS} EditionId */

/**
 * An edition's folder in data/. That of 98 countries has no number: it also gives later editions
 * their titles and questions.
 * @param {EditionId} edition
 */
export const folderOf = (edition) => edition.replace('-98', '');

/** The most columns of a line that holds an object or an array. */
const COLUMNS = 100;

/**
 * JSON for people: what fits on a line stands on one. Numbers stay as they are written, since
 * "25.0" shows how many decimals were printed.
 * @param {string} text valid JSON
 * @returns {string}
 */
export function layout(text) {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g) ?? [];
  let at = 0;
  /** @param {string} margin @param {number} column @returns {string} */
  const value = (margin, column) => {
    const open = tokens[at++];
    if (open !== '{' && open !== '[') return open;
    const close = open === '{' ? '}' : ']';
    const inner = `${margin}  `;
    const items = [];
    while (tokens[at] !== close) {
      const key = open === '{' ? `${tokens[at]}: ` : '';
      if (key) at += 2;
      items.push(key + value(inner, inner.length + key.length));
      if (tokens[at] === ',') ++at;
    }
    ++at;
    const line = `${open}${items.join(', ')}${close}`;
    if (!line.includes('\n') && column + line.length < COLUMNS) return line;
    return `${open}\n${inner}${items.join(`,\n${inner}`)}\n${margin}${close}`;
  };
  return `${value('', 0)}\n`;
}

/**
 * The files of an edition without answers, as the import makes them.
 * @param {EditionId} edition
 * @param {string} raw the folder with the raw files of all editions
 * @returns {Record<'index.json' | 'standings.json', string>}
 */
export function publishedFigures(edition, raw) {
  const folder = mkdtempSync(join(tmpdir(), 'rescore-'));
  try {
    const made = join(folder, edition);
    const result = spawnSync(
      join(root, 'build/native/rescore'),
      ['import', join(raw, RAW_FOLDERS[edition]), '--edition', edition, '--out', made],
      { encoding: 'utf8' },
    );
    if (result.status !== 0) throw new Error(result.error?.message ?? result.stderr);
    const file = (/** @type {string} */ name) => {
      const schema = `../schema/${name.replace('.json', '.schema.json')}`;
      const text = readFileSync(join(made, name), 'utf8');
      return layout(text.replace('{', `{"$schema":"${schema}",`));
    };
    return { 'index.json': file('index.json'), 'standings.json': file('standings.json') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const raw = process.env.RESCORE_RAW ?? join(root, '../shared/china-index-raw-data');
  for (const edition of /** @type {EditionId[]} */ (Object.keys(RAW_FOLDERS))) {
    const folder = join(root, 'data', folderOf(edition));
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(publishedFigures(edition, raw))) {
      writeFileSync(join(folder, name), text);
    }
  }
}
