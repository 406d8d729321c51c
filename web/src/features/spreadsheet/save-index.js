import { strToU8, zipSync } from 'fflate';

import { download } from '../../ui/download.js';
import { harmless } from '../../ui/no-formula.js';
import { csvOf } from './table-text.js';

/**
 * An open index of any kind as files: the folder that the command reads, or the tables that it can be
 * made of again.
 * @import { Open } from '../../explorer/store.js'
 * @import { General, NodeRule } from '../../data/page-index.js'
 */

/**
 * The texts that an edition is kept as.
 * @typedef {{ index: string, standings: string, sheets: string[] }} Texts
 */

/** Saves the open index, as the folder or as tables. @param {Open} store @param {'folder' | 'tables'} what */
export function saveIndex({ data, root, index: { edition } }, what) {
  const { index, standings, sheets } = data.texts;
  const texts = { index, standings, sheets: [...sheets.values()] };
  const bytes = what === 'folder' ? packedFolder(texts) : packedTables(texts);
  const name = `${edition}${what === 'folder' ? '' : '-tables'}.zip`;
  download(root, new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)]), name);
}

/** @param {Record<string, string>} files by name */
const zipped = (files) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

/** The folder, packed. @param {Texts} texts */
export const packedFolder = (texts) => zipped(folderOf(texts));

/** The tables, packed. @param {Texts} texts */
export const packedTables = (texts) => zipped(tablesOf(texts));

/** @param {Texts} texts @returns {Record<string, string>} */
export function folderOf({ index, standings, sheets }) {
  const { edition, indicators } = read(index);
  const units = sheets.map(answersIn).map(({ unit, answers }) => ({
    unit,
    answers: indicators.map(({ id }) => answers.get(id) ?? null),
  }));
  const ids = indicators.map(({ id }) => id);
  const responses = `${JSON.stringify({ edition, indicators: ids, units })}\n`;
  return {
    'index.json': index,
    'responses.json': responses,
    ...(standings && { 'published.json': standings }),
  };
}

/** A number as text is none to a spreadsheet that could run. */
const NUMBER = /^[+-]?\d+([.,]\d+)?$/;

/** An id, a name or a label as no spreadsheet runs it: the same in each table. @param {string} [text] */
const said = (text = '') => (NUMBER.test(text) ? text : harmless(text));

/** @param {Texts} texts @returns {Record<string, string>} */
export function tablesOf({ index, standings, sheets }) {
  const general = read(index);
  const { units, indicators, scales, source } = general;
  const scaleOf = new Map(scales.map((scale) => [scale.id, scale]));
  const answers = new Map(sheets.map(answersIn).map((one) => [one.unit, one.answers]));
  const data = [
    ['uCode', 'uName', 'Group', ...indicators.map(({ id }) => id)],
    ...units.map(({ id, name, group }) => [
      said(id),
      said(name),
      said(group),
      ...indicators.map((indicator) => {
        const answer = answers.get(id)?.get(indicator.id) ?? null;
        const options = scaleOf.get(indicator.scale)?.options;
        return options ? said(options.find(({ score }) => score === answer)?.label) : answer;
      }),
    ]),
  ];
  const about = {
    Edition: general.edition,
    Title: general.title,
    Unit: general.unit,
    Publisher: source?.publisher,
    Website: source?.website,
    Data: source?.data,
    Version: source?.commit,
    Citation: source?.citation,
    Caveat: source?.caveat,
    Measures: source?.measures,
    High_rank: source?.high_rank,
  };
  const known = Object.entries(about).flatMap(([key, value]) =>
    value ? [[key, said(value)]] : [],
  );
  return {
    'data.csv': csvOf(data),
    'meta.csv': csvOf(metaOf(general)),
    ...(standings && { 'published.csv': csvOf(printedIn(standings)) }),
    'about.csv': csvOf([['Key', 'Value'], ...known]),
  };
}

/** The columns of the table about the indicators; docs/your-index.md. */
const META = [
  ...['iCode', 'iName', 'Type', 'Parent', 'Weight', 'Direction', 'Unit', 'Min', 'Max', 'Clamp'],
  ...['Transform', 'Points', 'Aggregation', 'Missing', 'MinShare', 'Scale', 'Decimals', 'ScaleTo'],
  ...['RankBy', 'Ties', 'First', 'Tolerance'],
];

/** @param {General} general */
function metaOf({ indicators, nodes, scales, methods: [{ rule, nodes: own = {} }] }) {
  const lines = [
    ...indicators.map(({ id, title, nodes: [parent], weight, scale: of }) => {
      const { number, options } = scales.find((scale) => scale.id === of) ?? {};
      return {
        iCode: id,
        iName: said(title),
        Type: 'Indicator',
        Parent: parent,
        Weight: weight,
        Direction: number?.reversed ? -1 : 1,
        Unit: said(number?.unit),
        Min: number?.lower,
        Max: number?.upper,
        Clamp: number?.clamp ? 'yes' : '',
        Transform: number?.transform,
        Points: options?.map(({ label, score }) => `${said(label)}=${score}`).join('|'),
      };
    }),
    ...nodes.map(({ id, name, parent, weight }) => ({
      iCode: id,
      iName: said(name),
      Type: 'Aggregate',
      Parent: parent,
      Weight: weight,
      ...ruleOf({ ...rule, ...own[id] }),
    })),
  ];
  return [META, ...lines.map((line) => META.map((key) => /** @type {any} */ (line)[key]))];
}

/** @param {NodeRule} rule */
function ruleOf({ aggregation = 'arithmetic', scale = 100, rounding = [1], ...rule }) {
  return {
    Aggregation: { arithmetic: 'mean', pooled: 'sum' }[aggregation] ?? aggregation,
    Missing: { 'left-out': 'reweight' }[rule.missing ?? 'left-out'] ?? rule.missing,
    MinShare: rule.coverage,
    Scale: scale === 'best' ? '' : scale,
    Decimals: rounding[rounding.length - 1],
    ScaleTo: scale === 'best' ? 'best' : '',
    RankBy: rule.key,
    Ties: rule.ties,
    First: rule.first,
    Tolerance: rule.tolerance,
  };
}

/** @param {string} standings */
function printedIn(standings) {
  /** @typedef {[number | null, number | null]} Figure */
  /** @type {{ nodes: string[], units: { unit: string, figures: Figure[] }[] }} */
  const { nodes, units } = JSON.parse(standings);
  return [
    ['uCode', 'node', 'score', 'rank'],
    ...units.flatMap(({ unit, figures }) =>
      nodes.map((node, i) => [said(unit), node.replace(/^node:/, ''), ...(figures[i] ?? [])]),
    ),
  ];
}

/** @param {string} index @returns {General} */
const read = (index) => JSON.parse(index);

/** @param {string} sheet */
function answersIn(sheet) {
  /** @type {{ country: string, answers: { indicator: string, answer: number | null }[] }} */
  const { country, answers } = JSON.parse(sheet);
  return {
    unit: country,
    answers: new Map(answers.map(({ indicator, answer }) => [indicator, answer])),
  };
}
