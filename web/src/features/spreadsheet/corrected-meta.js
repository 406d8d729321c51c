import { bare } from './table-text.js';

/**
 * The table about the indicators with what the reader says of parts, weights and goalposts.
 * @import { TableEdition } from '#import-module'
 * @import { General } from '../../data/page-index.js'
 */

/**
 * What the reader has corrected of an indicator, as typed.
 * @typedef {Partial<Record<Detail, string>>} Details
 * @typedef {'part' | 'weight' | 'min' | 'max'} Detail
 */

/** @type {Record<Detail, string>} */
const TITLES = { part: 'Parent', weight: 'Weight', min: 'Min', max: 'Max' };

/**
 * @param {string[][]} meta the header first; changed
 * @param {Map<string, Details>} details by the indicator's code as the table has it
 * @param {TableEdition} made before
 */
export function correctMeta(meta, details, made) {
  const [titles, ...lines] = meta;
  for (const title of ['Type', 'iName', ...Object.values(TITLES)])
    if (!titles.some((one) => bare(one) === bare(title))) titles.push(title);
  const at = (/** @type {string} */ title) => titles.findIndex((one) => bare(one) === bare(title));
  const cell = (/** @type {string[]} */ line, /** @type {string} */ title) => line[at(title)] ?? '';
  const add = (/** @type {Record<string, string>} */ cells) => {
    const line = titles.map((title) => cells[bare(title)] ?? '');
    lines.push(line);
    return line;
  };
  const isPart = (/** @type {string[]} */ line) => /^aggregate$/i.test(cell(line, 'Type').trim());
  if ([...details.values()].some(({ part }) => part !== undefined)) withParts();
  for (const [code, changed] of details) {
    const line =
      lines.find((one) => bare(cell(one, 'iCode')) === bare(code)) ??
      add({ icode: code, type: 'Indicator' });
    for (const detail of /** @type {Detail[]} */ (Object.keys(changed))) {
      const value = changed[detail] ?? '';
      line[at(TITLES[detail])] = detail === 'part' ? partCalled(value) : value.trim();
    }
  }
  meta.splice(0, Infinity, titles, ...inUse());

  /** Where the table has no parts, those that the core has guessed become lines of it. */
  function withParts() {
    if (lines.some(isPart)) return;
    /** @type {General} */
    const { indicators, nodes } = JSON.parse(made.index);
    for (const { id, name, parent = '' } of nodes)
      add({ icode: id, iname: name, type: 'Aggregate', parent });
    for (const { id, title, nodes: of } of indicators) {
      const known = lines.find((line) => [id, title].map(bare).includes(bare(cell(line, 'iCode'))));
      if (known && !cell(known, 'Parent')) known[at('Parent')] = of[0];
    }
  }

  /** The code of a part by its name; one that is not there yet becomes a part of the whole. */
  function partCalled(/** @type {string} */ name) {
    const parts = lines.filter(isPart);
    const whole = cell(parts.find((line) => !cell(line, 'Parent').trim()) ?? [], 'iCode');
    const found = parts.find((line) =>
      [cell(line, 'iName'), cell(line, 'iCode')].map(bare).includes(bare(name)),
    );
    if (!name.trim()) return whole;
    return cell(
      found ?? add({ icode: codeOf(name), iname: name.trim(), type: 'Aggregate', parent: whole }),
      'iCode',
    );
  }

  /** All lines but the parts that hold nothing any more. */
  function inUse() {
    let kept = lines;
    for (;;) {
      const parents = new Set(kept.map((line) => bare(cell(line, 'Parent'))));
      const used = kept.filter(
        (line) =>
          !isPart(line) || !cell(line, 'Parent').trim() || parents.has(bare(cell(line, 'iCode'))),
      );
      if (used.length === kept.length)
        return used.map((line) => titles.map((_, i) => line[i] ?? ''));
      kept = used;
    }
  }
}

/** "standard-of-living" of a name. @param {string} name */
const codeOf = (name) =>
  `part-${name
    .trim()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')}`.slice(0, 40);
