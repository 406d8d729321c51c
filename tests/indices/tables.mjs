/**
 * Published indices as tables, and the command that imports them. An index is three files: data.csv
 * (one line per unit, one column per indicator), meta.csv (one line for each indicator and
 * aggregate: its position in the tree and its rule), published.csv (unit, node, score, rank).
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { rescore } from '../cli/support.mjs';
import { outside } from '../data/files.mjs';

/** The folder that holds the indices. @param {string} what stays unchecked without it */
export const indices = (what) => outside('RESCORE_INDICES', '../shared/indices', what);

/**
 * The nodes whose ranks are the publisher's, by the tables' names. Other ranks were made from rounded
 * scores and prove nothing. An index that is not named here prints all its ranks.
 * @type {Record<string, string[]>}
 */
export const ranked = { asem: ['Index', 'Conn', 'Sust'] };

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

/**
 * Imports an index with the command.
 * @param {string} source the folder with the tables
 * @param {string} folder to write
 * @param {...string} more options
 * @returns what the tests ask of the tables: what the command printed, ids by the tables' names, the
 *   published figures, meta.csv
 */
export function importTables(source, folder, ...more) {
  const at = (/** @type {string} */ name) => join(source, `${name}.csv`);
  const args = ['--meta', at('meta'), '--published', at('published'), '--out', folder, ...more];
  const { status, stdout, stderr } = rescore('import', at('data'), ...args);
  assert.deepEqual([status, stderr], [0, '']);
  const [meta, figures, index] = [
    table(readFileSync(at('meta'), 'utf8')),
    table(readFileSync(at('published'), 'utf8')),
    JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')),
  ];
  const codes = (/** @type {string} */ type) =>
    meta.filter((row) => row.Type === type).map((row) => row.iCode);
  const root = meta.find((row) => row.Type === 'Aggregate' && !row.Parent)?.iCode;
  const nodes = new Set(index.nodes.map((/** @type {any} */ node) => node.id));
  const scope = (/** @type {string} */ code) => {
    if (code === root) return 'overall';
    assert.ok(nodes.has(code), code);
    return `node:${code}`;
  };
  return {
    folder,
    stdout,
    /** An indicator's position in the table is that in the index. */
    indicatorIds: new Map(
      codes('Indicator').map((code, i) => [code, /** @type {string} */ (index.indicators[i].id)]),
    ),
    figures: figures.map((figure) => ({ ...figure, scope: scope(figure.node) })),
    meta,
  };
}
