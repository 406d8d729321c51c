/** The data that is timed: all countries' answers, from the raw data or made up to its shape. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { root } from '../../tools/steps.mjs';
import { SKIPPED } from './peer.js';

export const EDITION = 'china-index-2024-98';
const BUILT_IN = join(root, 'data/china-index-2024');

/** The publisher's files of the edition. */
export const raw = join(process.env.RESCORE_RAW ?? join(root, '../shared/china-index-raw-data'), '2024-98/website_json_file');

const readJson = (/** @type {string} */ path) => JSON.parse(readFileSync(path, 'utf8'));

/**
 * A data folder with every country's sheet, in a temporary folder that the caller removes.
 * @returns {{ folder: string, temporary: string, origin: string }}
 */
export function dataFolder() {
  const temporary = mkdtempSync(join(tmpdir(), 'rescore-bench-'));
  const folder = join(temporary, EDITION);
  if (!existsSync(raw)) {
    makeUp(folder);
    return { folder, temporary, origin: 'answers made up from how many countries chose each option (seed 1)' };
  }
  const command = join(root, 'build/native/rescore');
  const { status, stderr } = spawnSync(command, ['import', raw, '--edition', EDITION, '--out', folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return { folder, temporary, origin: 'the publisher’s raw data' };
}

/**
 * The built-in edition and standings, and for each country answers drawn as often as the edition
 * says they were chosen. The standings' totals give way to the sheets.
 * @param {string} folder
 */
export function makeUp(folder) {
  mkdirSync(join(folder, 'countries'), { recursive: true });
  for (const name of ['index.json', 'standings.json']) cpSync(join(BUILT_IN, name), join(folder, name));
  const index = readJson(join(folder, 'index.json'));
  const scales = new Map(index.scales.map((/** @type {any} */ s) => [s.id, s.options.map((/** @type {any} */ o) => o.score)]));
  let random = 1;
  const below = (/** @type {number} */ n) => {
    random ^= random << 13;
    random ^= random >>> 17;
    random ^= random << 5;
    return (random >>> 0) % n;
  };
  for (const { code } of readJson(join(folder, 'standings.json')).countries) {
    const answers = index.indicators.map((/** @type {any} */ indicator) => {
      let left = below(index.countries);
      const option = indicator.chosen.findIndex((/** @type {number} */ n) => (left -= n) < 0);
      return { indicator: indicator.id, answer: option < 0 ? null : scales.get(indicator.scale)[option] };
    });
    writeFileSync(join(folder, 'countries', `${code}.json`), JSON.stringify({ edition: index.edition, country: code, answers }));
  }
}

/**
 * A data folder as the peer wants it, with the names it goes by.
 * @param {string} folder
 */
export function peerInput(folder) {
  const index = readJson(join(folder, 'index.json'));
  const place = (/** @type {any[]} */ list, /** @type {string} */ id) => list.findIndex((part) => part.id === id);
  const indicators = index.indicators.map((/** @type {any} */ i) => ({
    domain: place(index.domains, i.domain),
    layer: place(index.layers, i.layer),
    options: index.scales[place(index.scales, i.scale)].options.map((/** @type {any} */ o) => o.score),
  }));
  const ids = index.indicators.map((/** @type {any} */ i) => i.id);
  const codes = readJson(join(folder, 'standings.json')).countries.map((/** @type {any} */ c) => c.code);
  const answers = new Uint8Array(codes.length * ids.length);
  for (const name of readdirSync(join(folder, 'countries'))) {
    const sheet = readJson(join(folder, 'countries', name));
    for (const { indicator, answer } of sheet.answers) {
      answers[codes.indexOf(sheet.country) * ids.length + ids.indexOf(indicator)] = answer ?? SKIPPED;
    }
  }
  const scopes = [
    'overall',
    ...index.domains.map((/** @type {any} */ d) => `domain:${d.id}`),
    ...index.layers.map((/** @type {any} */ l) => `layer:${l.id}`),
  ];
  return {
    input: { domains: index.domains.length, layers: index.layers.length, indicators, countries: codes.length, answers },
    ids,
    codes,
    scopes,
  };
}
