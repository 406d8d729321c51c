/**
 * Converts published indices from tables to data folders of format 2. An index is three files:
 * data.csv (one line per unit, one column per indicator), meta.csv (one line for each indicator and
 * aggregate: its position in the tree and its rule), published.csv (unit, node, score, rank).
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { outside } from '../data/files.mjs';

/** The folder that holds the indices. @param {string} what stays unchecked without it */
export const indices = (what) => outside('RESCORE_INDICES', '../shared/indices', what);

/**
 * Facts that the tables do not contain. `ranked`: the nodes whose ranks are the publisher's, by the
 * tables' names; other ranks were made from rounded scores and prove nothing. Without it, all ranks
 * are the publisher's.
 * @type {Record<string, { edition: string, unit?: string, ranked?: string[] }>}
 */
export const known = {
  godi: { edition: 'godi-2015', unit: 'place' },
  hdi: { edition: 'hdi-2021' },
  asem: { edition: 'asem', ranked: ['Index', 'Conn', 'Sust'] },
  fiw: { edition: 'fiw-2024', unit: 'territory' },
  the: { edition: 'the-2025', unit: 'university' },
  arwu: { edition: 'arwu-2025', unit: 'university' },
};

/**
 * RFC 4180, with a header.
 * @param {string} text
 * @returns {Record<string, string>[]}
 */
export function table(text) {
  /** @type {string[][]} */
  const lines = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\r|$)/gy;
  const body = text.replace(/^\uFEFF/, '');
  while (cells.lastIndex < body.length) {
    const [, quoted, plain, end] = cells.exec(body) ?? assert.fail(`not CSV at ${cells.lastIndex}`);
    lines[lines.length - 1].push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') lines.push([]);
  }
  const [header, ...rows] = lines.filter((line) => line.length > 0);
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
}

/** @param {string} path */
const read = (path) => table(readFileSync(path, 'utf8'));

const isNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const isMissing = (/** @type {string | undefined} */ cell) =>
  cell === undefined || /^(|NA|n\/a)$/.test(cell);
/**
 * A number in the table's form, which is that of JSON; anything else is missing.
 * @param {string | undefined} cell
 */
const written = (cell) => (cell !== undefined && isNumber.test(cell) ? cell : 'null');
/** @param {string} text @param {number} most */
const line = (text, most) => {
  const characters = [...text.trim()];
  return characters.length > most
    ? `${characters.slice(0, most - 1).join('')}…`
    : characters.join('');
};

/**
 * The words of a choice with their points; empty for a number.
 * @param {Record<string, string>} row of meta.csv
 * @returns {Map<string, number> | null}
 */
export const pointsOf = (row) =>
  row.Points
    ? new Map(
        row.Points.split('|').map((part) => [
          part.slice(0, part.lastIndexOf('=')),
          Number(part.slice(part.lastIndexOf('=') + 1)),
        ]),
      )
    : null;

/** @param {Record<string, string>} row of meta.csv */
function scaleOf(row) {
  const points = pointsOf(row);
  if (points) {
    const options = [...points]
      .map(([label, score]) => ({ score, label: line(label, 80) }))
      .sort((a, b) => a.score - b.score);
    return { name: line(options.map((option) => option.label).join(' / '), 80), options };
  }
  const number = {
    ...(row.Unit ? { unit: line(row.Unit, 40) } : {}),
    ...(row.Min ? { lower: Number(row.Min) } : {}),
    ...(row.Max ? { upper: Number(row.Max) } : {}),
    ...(row.Clamp === 'yes' ? { clamp: true } : {}),
    ...(row.Transform === 'log' ? { transform: 'log' } : {}),
    ...(row.Direction === '-1' ? { reversed: true } : {}),
  };
  return { name: row.Unit ? line(row.Unit, 80) : 'Number', number };
}

/** @type {Record<string, string>} */
const words = { mean: 'arithmetic', reweight: 'left-out' };
const defaults = {
  aggregation: 'arithmetic',
  missing: 'left-out',
  coverage: 0,
  scale: /** @type {number | string} */ (100),
  rounding: [1],
  key: 'exact',
  ties: 'competition',
  first: 'highest',
  tolerance: 0,
};

/** The whole rule of an aggregate. @param {Record<string, string>} row of meta.csv */
function ruleOf(row) {
  const word = (/** @type {string} */ cell, /** @type {string} */ usual) =>
    words[cell] ?? (cell || usual);
  // A sum is shown unscaled.
  const scale =
    row.ScaleTo === 'best' ? 'best' : row.Aggregation === 'sum' ? 1 : Number(row.Scale || 100);
  return {
    aggregation: word(row.Aggregation, defaults.aggregation),
    missing: word(row.Missing, defaults.missing),
    coverage: Number(row.MinShare || 0),
    scale,
    rounding: [Number(row.Decimals || 1)],
    key: word(row.RankBy, defaults.key),
    ties: word(row.Ties, defaults.ties),
    first: word(row.First, defaults.first),
    tolerance: Number(row.Tolerance || 0),
  };
}

/** The keys of a rule that differ from another's. @param {object} rule @param {object} from */
const difference = (rule, from) =>
  Object.fromEntries(
    Object.entries(rule).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(/** @type {any} */ (from)[key]),
    ),
  );

/**
 * Reads the tables of an index and writes them as a data folder.
 * @param {string} name of the index
 * @param {string} source the folder with the tables
 * @param {string} folder to write, which is made
 * @returns what the tests ask of the tables: ids by the tables' names, the published figures,
 *   meta.csv
 */
export function convert(name, source, folder) {
  const [data, meta, figures] = ['data.csv', 'meta.csv', 'published.csv'].map((file) =>
    read(join(source, file)),
  );
  const { edition, unit, ranked } = known[name];
  const aggregates = meta.filter((row) => row.Type === 'Aggregate');
  const indicators = meta.filter((row) => row.Type === 'Indicator');
  const root = aggregates.find((row) => !row.Parent) ?? assert.fail('no root');

  /**
   * A node and an indicator may share an id, but not two nodes or two indicators.
   * @param {typeof meta} rows
   */
  const idsOf = (rows) => {
    const ids = new Map(
      rows.map((row) => [
        row.iCode,
        row === root ? 'overall' : row.iCode.replace(/[^A-Za-z0-9\-_.&+]/g, '-'),
      ]),
    );
    assert.equal(new Set(ids.values()).size, rows.length, 'two ids became one');
    return ids;
  };
  const nodeIds = idsOf(aggregates);
  const indicatorIds = idsOf(indicators);
  const nodeId = (/** @type {string} */ code) =>
    nodeIds.get(code) ?? assert.fail(`no aggregate ${code}`);
  const weight = (/** @type {Record<string, string>} */ row) =>
    Number(row.Weight || 1) === 1 ? {} : { weight: Number(row.Weight) };

  // Parents first: the root, what is below it, and so on.
  const ordered = [root];
  for (const above of ordered)
    ordered.push(...aggregates.filter((row) => row.Parent === above.iCode));
  for (const row of aggregates)
    if (!ordered.includes(row)) assert.fail(`${row.iCode} is in no tree`);

  /** @type {Map<string, { id: string, scale: ReturnType<typeof scaleOf> }>} */
  const scales = new Map();
  const scaleId = (/** @type {Record<string, string>} */ row) => {
    const scale = scaleOf(row);
    const key = JSON.stringify(scale);
    const there = scales.get(key) ?? { id: `scale-${scales.size + 1}`, scale };
    scales.set(key, there);
    return there.id;
  };
  const asked = indicators.map((row) => ({
    id: indicatorIds.get(row.iCode),
    title: line(row.iName || row.iCode, 120),
    nodes: [nodeId(row.Parent)],
    ...weight(row),
    scale: scaleId(row),
  }));

  const every = ruleOf(root);
  const own = ordered.map(
    (row) => /** @type {const} */ ([nodeId(row.iCode), difference(ruleOf(row), every)]),
  );
  const index = {
    format: 2,
    edition,
    title: line(root.iName, 100),
    ...(unit ? { unit } : {}),
    units: data.map((row) => ({
      id: row.uCode,
      name: line(row.uName, 80),
      ...(row.Group?.trim() ? { group: line(row.Group, 80) } : {}),
    })),
    scales: [...scales.values()].map(({ id, scale }) => ({ id, ...scale })),
    nodes: ordered.map((row) => ({
      id: nodeId(row.iCode),
      name: line(row.iName || row.iCode, 80),
      ...(row.Parent ? { parent: nodeId(row.Parent) } : {}),
      ...weight(row),
    })),
    indicators: asked,
    methods: [
      {
        id: 'publisher',
        name: 'As published',
        about: 'The rule that the published figures follow.',
        rule: difference(every, defaults),
        nodes: Object.fromEntries(own.filter(([, rule]) => Object.keys(rule).length > 0)),
      },
    ],
  };

  const cell = (
    /** @type {Record<string, string>} */ row,
    /** @type {Record<string, string>} */ unitRow,
  ) => {
    const text = unitRow[row.iCode];
    if (isMissing(text)) return 'null';
    const points = pointsOf(row);
    return points ? String(points.get(text) ?? 'null') : written(text);
  };
  const rows = data.map(
    (row) =>
      `{"unit":${JSON.stringify(row.uCode)},` +
      `"answers":[${indicators.map((one) => cell(one, row)).join(',')}]}`,
  );

  const printed = ordered
    .map((row) => row.iCode)
    .filter((code) => figures.some((figure) => figure.node === code));
  /** @type {Map<string, Map<string, string>>} */
  const pairs = new Map();
  for (const { uCode, node, score, rank } of figures) {
    const pair = `[${written(score)},${!ranked || ranked.includes(node) ? written(rank) : 'null'}]`;
    pairs.set(uCode, (pairs.get(uCode) ?? new Map()).set(node, pair));
  }
  const lines = [...pairs].map(([code, row]) => {
    const cells = printed.map((node) => row.get(node) ?? '[null,null]');
    return `{"unit":${JSON.stringify(code)},"figures":[${cells.join(',')}]}`;
  });

  const scope = (/** @type {string} */ code) =>
    code === root.iCode ? 'overall' : `node:${nodeId(code)}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index, null, 1));
  const head = (/** @type {string} */ key, /** @type {unknown[]} */ list) =>
    `{"edition":${JSON.stringify(edition)},"${key}":${JSON.stringify(list)},"units":[\n`;
  writeFileSync(
    join(folder, 'responses.json'),
    `${head(
      'indicators',
      asked.map((one) => one.id),
    )}${rows.join(',\n')}\n]}\n`,
  );
  writeFileSync(
    join(folder, 'published.json'),
    `${head('nodes', printed.map(scope))}${lines.join(',\n')}\n]}\n`,
  );
  return {
    folder,
    indicatorIds,
    scope,
    figures: figures.map((figure) => ({ ...figure, scope: scope(figure.node) })),
    meta,
  };
}
