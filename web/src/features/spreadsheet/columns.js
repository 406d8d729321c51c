import { correctMeta } from './corrected-meta.js';
import { bare, csvOf, rowsOf } from './table-text.js';

/**
 * What each column of the data was taken for, and the tables as they are with the reader's corrections.
 * @import { TableEdition } from '#import-module'
 * @import { General } from '../../data/page-index.js'
 * @import { Details } from './corrected-meta.js'
 */

/** @typedef {'code' | 'name' | 'group' | 'time' | 'score' | 'rank' | 'high' | 'low' | 'out'} As */

/**
 * @typedef {object} Column
 * @property {string} header
 * @property {As} as
 * @property {string} part the name of the part that an indicator belongs to
 * @property {string} holds what the indicator is answered with: choices, or "" for numbers
 * @property {string} weight how often it counts
 * @property {string} min the number that counts as nothing; empty for the lowest of all
 * @property {string} max the number that counts as everything; empty for the highest of all
 */

/** What the columns that are no indicators are called for the core. @type {Partial<Record<As, string>>} */
const HEADERS = {
  code: 'uCode',
  name: 'uName',
  group: 'Group',
  time: 'Time',
  score: 'Score',
  rank: 'Rank',
};

/** @type {As[]} */
export const KINDS = ['high', 'low', 'code', 'name', 'group', 'time', 'score', 'rank', 'out'];

/**
 * @param {string[][]} rows of the data, the header first
 * @param {TableEdition} made
 * @returns {Column[]}
 */
export function columnsOf(rows, made) {
  /** @type {General} */
  const index = JSON.parse(made.index);
  const [header = [], ...body] = rows;
  const indicators = new Map(
    index.indicators.flatMap((one) => [
      [bare(one.title), one],
      [bare(one.id), one],
    ]),
  );
  const names = new Map(index.nodes.map(({ id, name }) => [id, name]));
  const all = (/** @type {'id' | 'name' | 'group'} */ key) =>
    new Set(index.units.map((unit) => unit[key] ?? ''));
  const [ids, called, groups] = [all('id'), all('name'), all('group')];
  /** @type {Set<As>} */
  const used = new Set();
  return header.map((title, c) => {
    const indicator = indicators.get(bare(title));
    if (indicator) {
      const scale = index.scales.find(({ id }) => id === indicator.scale);
      const holds = scale?.options?.map(({ label }) => label).join(' / ') ?? '';
      const as = scale?.number?.reversed ? 'low' : 'high';
      const { lower = '', upper = '' } = scale?.number ?? {};
      const said = { weight: `${indicator.weight ?? 1}`, min: `${lower}`, max: `${upper}` };
      return { header: title, as, part: names.get(indicator.nodes[0]) ?? '', holds, ...said };
    }
    const within = (/** @type {Set<string>} */ set) =>
      body.length > 0 && body.slice(0, 20).every((row) => set.has((row[c] ?? '').trim()));
    const as = /** @type {[As, boolean][]} */ ([
      ['code', within(ids)],
      ['name', within(called)],
      ['time', made.time !== '' && /^(time|year)$/.test(bare(title))],
      ['group', within(groups) && groups.size > 1],
      ['score', made.published !== '' && /score$/.test(bare(title))],
      ['rank', made.published !== '' && /rank$/.test(bare(title))],
    ]).find(([kind, fits]) => fits && !used.has(kind))?.[0];
    if (as) used.add(as);
    return { header: title, as: as ?? 'out', part: '', holds: '', weight: '', min: '', max: '' };
  });
}

/**
 * The tables with other roles of columns: the data with other headers, and a table about the indicators
 * that says which count, and in which direction.
 * @param {string} data @param {string | null} meta the reader's own
 * @param {TableEdition | undefined} made before
 * @param {Map<string, As>} changes by header
 * @param {Map<string, Details>} [details] by header
 */
export function corrected(data, meta, made, changes, details = new Map()) {
  if (changes.size === 0 && details.size === 0) return { data, meta };
  const rows = rowsOf(data);
  const [header = []] = rows;
  const names = new Set([...changes.values()].map((as) => HEADERS[as]));
  rows[0] = header.map((title) => {
    const as = changes.get(title);
    const name = as && HEADERS[as];
    if (name) return name;
    // It was what another column is now.
    return as || names.has(title) ? aside(title, as) : title;
  });
  const counts = [...changes].filter(([, as]) => !HEADERS[as]);
  if (!meta && (counts.length + details.size === 0 || !made)) return { data: csvOf(rows), meta };
  const [titles, ...all] = meta ? rowsOf(meta) : metaOf(/** @type {TableEdition} */ (made), header);
  for (const name of ['Type', 'Direction'])
    if (!titles.some((title) => bare(title) === bare(name))) titles.push(name);
  const at = (/** @type {string} */ name) => titles.findIndex((title) => bare(title) === name);
  // What names a unit now is no indicator.
  const isIndicator = (/** @type {string} */ code) => !HEADERS[changes.get(code) ?? 'high'];
  const lines = all.filter((line) => isIndicator(line[at('icode')]));
  for (const [title, as] of counts) {
    let line = lines.find((one) => one[at('icode')] === aside(title, as));
    if (!line)
      lines.push((line = titles.map((_, i) => (i === at('icode') ? aside(title, as) : ''))));
    line[at('type')] = as === 'out' ? 'Other' : 'Indicator';
    line[at('direction')] = as === 'low' ? '-1' : '1';
  }
  const whole = [titles, ...lines].map((line) => titles.map((_, i) => line[i] ?? ''));
  const kept = [...details].filter(([title]) => isIndicator(title));
  if (made) correctMeta(whole, new Map(kept), made);
  return { data: csvOf(rows), meta: csvOf(whole) };
}

/**
 * A header that no longer says what its column was taken for; an indicator's and others' stay.
 * @param {string} title @param {As} [as]
 */
const aside = (title, as) =>
  Object.values(HEADERS).includes(title) && as !== undefined ? `${title} column` : title;

/**
 * What the core has guessed, as a table about the indicators.
 * @param {TableEdition} made @param {string[]} header of the data, which has the codes as written
 */
function metaOf(made, header) {
  /** @type {General} */
  const { indicators, nodes, scales } = JSON.parse(made.index);
  const code = new Map(header.map((title) => [bare(title), title]));
  return [
    ['iCode', 'iName', 'Type', 'Parent', 'Direction', 'Points'],
    ...indicators.map(({ id, title, nodes: [parent], scale: of }) => {
      const scale = scales.find((one) => one.id === of);
      const points = scale?.options?.map(({ label, score }) => `${label}=${score}`).join('|') ?? '';
      const direction = scale?.number?.reversed ? '-1' : '1';
      const written = code.get(bare(title)) ?? code.get(bare(id)) ?? id;
      return [written, title, 'Indicator', parent, direction, points];
    }),
    ...nodes.map(({ id, name, parent = '' }) => [id, name, 'Aggregate', parent, '', '']),
  ];
}
