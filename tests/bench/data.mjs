/**
 * The data for the benchmark: all countries' answers, from the raw data or generated with its
 * shape.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { root } from '../../tools/steps.mjs';
import { importTables, indices } from '../indices/tables.mjs';
import { SKIPPED, madeUp } from './peer.js';

/** Units by indicators of generated data. */
export const SIZES = [
  [100, 99],
  [300, 99],
  [1000, 99],
  [3000, 99],
  [10000, 99],
  [1000, 30],
  [1000, 300],
  [1000, 1000],
  [10000, 1000],
  [676, 2000],
];

export const EDITION = 'china-index-2024-98';
const BUILT_IN = join(root, 'data/china-index-2024');

/** The publisher's files of the edition. */
export const raw = join(
  process.env.RESCORE_RAW ?? join(root, '../shared/china-index-raw-data'),
  '2024-98/website_json_file',
);

const readJson = (/** @type {string} */ path) => JSON.parse(readFileSync(path, 'utf8'));

/**
 * A folder with a data folder for each index; the caller removes it. china has every country's
 * answers; hdi exists if its tables are available; made/UxI has U units by I indicators.
 * @param {number[][]} sizes
 * @returns {{ data: string, origin: string, hdi: boolean }}
 */
export function dataFolders(sizes = SIZES) {
  const data = mkdtempSync(join(tmpdir(), 'rescore-bench-'));
  const origin = china(join(data, 'china'));
  const tables = indices('the speed of the Human Development Index is');
  if (!tables.skip) importTables(join(tables.path, 'hdi'), join(data, 'hdi'));
  for (const [units, indicators] of sizes) {
    writeMadeUp(madeUp(units, indicators), join(data, 'made', `${units}x${indicators}`));
  }
  return { data, origin, hdi: !tables.skip };
}

/** @param {string} folder to write @returns {string} where its answers are from */
function china(folder) {
  if (!existsSync(raw)) {
    makeUp(folder);
    return 'answers made up from how many countries chose each option (seed 1)';
  }
  const command = join(root, 'build/native/rescore');
  const { status, stderr } = spawnSync(
    command,
    ['import', raw, '--edition', EDITION, '--out', folder],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return 'the publisher’s raw data';
}

/** The most answers in a file: one has at most 1,500,000 values. */
const PART = 1_400_000;

/**
 * A generated index as a data folder of format 2, ranked by the rule of the China Index. A large
 * one has its answers in responses-1.json, responses-2.json and so on.
 * @param {import('./peer.js').Input} input @param {string} folder
 */
export function writeMadeUp({ domains, layers, indicators, countries, answers }, folder) {
  const named = (/** @type {string} */ letter, /** @type {number} */ count) =>
    Array.from({ length: count }, (_, i) => `${letter}${i}`);
  const [domainIds, layerIds, ids, units] = [
    named('D', domains),
    named('L', layers),
    named('I', indicators.length),
    named('U', countries),
  ];
  const index = {
    format: 2,
    edition: 'made-up',
    title: 'Made up',
    units: units.map((id) => ({ id, name: id })),
    scales: [
      {
        id: 'graded',
        name: 'Graded',
        options: [0, 1, 2, 3, 4].map((score) => ({ score, label: `${score}` })),
      },
    ],
    nodes: [
      { id: 'overall', name: 'Overall' },
      ...domainIds.map((id) => ({ id, name: id, parent: 'overall' })),
      ...layerIds.map((id) => ({ id, name: id })),
    ],
    indicators: indicators.map(({ domain, layer }, i) => ({
      id: ids[i],
      title: ids[i],
      nodes: [domainIds[domain], layerIds[layer]],
      scale: 'graded',
    })),
    methods: [
      {
        id: 'publisher',
        name: 'Publisher',
        about: 'The rule of the China Index.',
        rule: { aggregation: 'pooled', missing: 'left-out', rounding: [1], key: 'rounded' },
        nodes: Object.fromEntries(
          layerIds.map((id) => [
            id,
            { aggregation: 'pooled', missing: 'zero', rounding: [1, 0], key: 'rounded' },
          ]),
        ),
      },
    ],
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index));
  const size = ids.length;
  const each = Math.floor(PART / size);
  for (let from = 0, part = 1; from < countries; from += each, ++part) {
    const rows = units.slice(from, from + each).map((unit, i) => {
      const row = answers.subarray((from + i) * size, (from + i + 1) * size);
      return { unit, answers: Array.from(row, (answer) => (answer === SKIPPED ? null : answer)) };
    });
    const name = countries <= each ? 'responses.json' : `responses-${part}.json`;
    writeFileSync(
      join(folder, name),
      JSON.stringify({ edition: 'made-up', indicators: ids, units: rows }),
    );
  }
}

/**
 * The built-in edition and standings, and for each country answers drawn with the edition's
 * frequencies. The standings' totals are replaced by those of the sheets.
 * @param {string} folder
 */
export function makeUp(folder) {
  mkdirSync(join(folder, 'countries'), { recursive: true });
  for (const name of ['index.json', 'standings.json'])
    cpSync(join(BUILT_IN, name), join(folder, name));
  const index = readJson(join(folder, 'index.json'));
  const scales = new Map(
    index.scales.map((/** @type {any} */ s) => [
      s.id,
      s.options.map((/** @type {any} */ o) => o.score),
    ]),
  );
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
      return {
        indicator: indicator.id,
        answer: option < 0 ? null : scales.get(indicator.scale)[option],
      };
    });
    writeFileSync(
      join(folder, 'countries', `${code}.json`),
      JSON.stringify({ edition: index.edition, country: code, answers }),
    );
  }
}

/**
 * A data folder in the peer's form, with the peer's names.
 * @param {string} folder
 */
export function peerInput(folder) {
  const index = readJson(join(folder, 'index.json'));
  const place = (/** @type {any[]} */ list, /** @type {string} */ id) =>
    list.findIndex((part) => part.id === id);
  const indicators = index.indicators.map((/** @type {any} */ i) => ({
    domain: place(index.domains, i.domain),
    layer: place(index.layers, i.layer),
    options: index.scales[place(index.scales, i.scale)].options.map(
      (/** @type {any} */ o) => o.score,
    ),
  }));
  const ids = index.indicators.map((/** @type {any} */ i) => i.id);
  const codes = readJson(join(folder, 'standings.json')).countries.map(
    (/** @type {any} */ c) => c.code,
  );
  const answers = new Uint8Array(codes.length * ids.length);
  for (const name of readdirSync(join(folder, 'countries'))) {
    const sheet = readJson(join(folder, 'countries', name));
    for (const { indicator, answer } of sheet.answers) {
      answers[codes.indexOf(sheet.country) * ids.length + ids.indexOf(indicator)] =
        answer ?? SKIPPED;
    }
  }
  const scopes = [
    'overall',
    ...index.domains.map((/** @type {any} */ d) => `domain:${d.id}`),
    ...index.layers.map((/** @type {any} */ l) => `layer:${l.id}`),
  ];
  return {
    input: {
      domains: index.domains.length,
      layers: index.layers.length,
      indicators,
      countries: codes.length,
      answers,
    },
    ids,
    codes,
    scopes,
  };
}
