/** Every figure on the page, as readers see it, and as expected from the command's JSON. */
import { index } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */
/**
 * @typedef {{ scope: string, achieved: number, maximum: number, percent: number | null, rank:
 *   number | null, tied: number | null, of: number }} Row
 */

/** The current content of the page. @param {Page} page */
export function shown(page) {
  return page.evaluate(() => {
    /** Spaces and line breaks are one space; a narrow space is a character of the text. */
    const text = (/** @type {Element | null | undefined} */ element) =>
      element ? (element.textContent ?? '').replace(/[ \n\t]+/g, ' ').trim() : null;
    const texts = (/** @type {ParentNode} */ place, /** @type {string} */ selector) =>
      [...place.querySelectorAll(selector)].map(text);
    return {
      published: text(document.querySelector('h1')),
      yours: text(document.querySelector('.sentence .yours')),
      bar: text(document.querySelector('.bar .state')),
      passed: text(document.querySelector('.passed')),
      marks: texts(document, '.beeswarm .name:is(.self, .own)').sort(),
      rows: [...document.querySelectorAll('.profile tbody tr')].map((row) => [
        text(row.querySelector('th')),
        texts(row, '.percent'),
        texts(row, 'td.figure').join(' | '),
      ]),
      domains: [...document.querySelectorAll('details.domain')].map((domain) =>
        texts(domain, 'summary > .figure'),
      ),
    };
  });
}

const percent = (/** @type {Row} */ row, /** @type {string} */ method) =>
  row.percent === null ? '–' : `${row.percent.toFixed(decimals(row, method))}%`;

/** @param {Row} row @param {string} method */
function decimals(row, method) {
  const rules = index.methods.find((/** @type {any} */ m) => m.id === method);
  return rules[row.scope.split(':')[0]].rounding.at(-1);
}

/** @param {number | null} n */
export function ordinal(n) {
  if (n === null) return '–';
  const teen = n % 100 >= 11 && n % 100 <= 13;
  return n + (teen ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[n % 10] ?? 'th'));
}

const points = (/** @type {Row} */ row) => `${row.achieved}/${row.maximum}`;
const counted = (/** @type {number} */ n, /** @type {string} */ what) =>
  `${n} ${what}${n === 1 ? '' : 's'}`;

/** "3 higher", or nothing. @param {Row} before @param {Row} after @param {string} [what] */
function moved(before, after, what = '') {
  if (before.rank === null || after.rank === null || before.rank === after.rank) return '';
  const places = Math.abs(before.rank - after.rank);
  return `${what ? counted(places, what) : places} ${after.rank < before.rank ? 'higher' : 'lower'}`;
}

/**
 * The expected content of the page.
 * @param {{ edits: any[], before: { scopes: Row[] }, after: { scopes: Row[] } }} result of what-if
 * @param {any[]} ranksBefore rows of rank
 * @param {any[]} ranksAfter
 * @param {string} [method]
 */
export function expected({ edits, before, after }, ranksBefore, ranksAfter, method = 'publisher') {
  const [was, is] = [before.scopes[0], after.scopes[0]];
  const changed = edits.length;
  return {
    published: `Azerbaijan ranks ${ordinal(was.rank)} of ${was.of}`,
    yours: changed === 0 ? null : yours(changed, was, is, method),
    bar:
      changed === 0
        ? 'No changes yet'
        : `${counted(changed, 'answer')} changed ${barRank(was, is)}`,
    passed: passed(ranksBefore, ranksAfter),
    marks: [
      ...(changed > 0 && is.percent !== null
        ? [`${ordinal(is.rank)} with your ${changed === 1 ? 'change' : 'changes'}`]
        : []),
      `Azerbaijan, ${ordinal(was.rank)}`,
    ],
    rows: before.scopes.map((row, i) => profileRow(row, after.scopes[i], changed > 0, method)),
    domains: index.domains.map((/** @type {any} */ domain) => {
      const at = before.scopes.findIndex((row) => row.scope === `domain:${domain.id}`);
      const own = edits.filter((e) => e.indicator.startsWith(`${domain.id}-`)).length;
      const [row, now] = [before.scopes[at], after.scopes[at]];
      const figures = `${points(row)} · ${ordinal(row.rank)}`;
      return own === 0
        ? [figures]
        : [figures, `${points(now)} · ${ordinal(now.rank)} · ${own} changed`];
    }),
  };
}

/** @param {number} changed @param {Row} was @param {Row} is @param {string} method */
function yours(changed, was, is, method) {
  const start = `With ${counted(changed, 'answer')} changed, it would`;
  const whose = 'This is your what-if, not a published result.';
  if (is.percent === null) return `${start} have no score: every answer is skipped. ${whose}`;
  const rank = `${start} rank ${ordinal(is.rank)}, ${moved(was, is, 'place') || 'as published'}.`;
  const points = `${is.achieved} of ${is.maximum} points (${percent(is, method)})`;
  return `${rank} It would have ${points}. ${whose}`;
}

/** @param {Row} was @param {Row} is */
const barRank = (was, is) =>
  is.rank === null ? 'Not ranked' : `Rank ${is.rank}, ${moved(was, is) || 'as published'}`;

/** @param {Row} was @param {Row} is @param {boolean} changed @param {string} method */
function profileRow(was, is, changed, method) {
  const [kind, part] = was.scope.split(':');
  const named = { domain: index.domains, layer: index.layers }[kind]?.find(
    (/** @type {any} */ p) => p.id === part,
  );
  const differs = was.achieved !== is.achieved || was.maximum !== is.maximum;
  const move = moved(was, is);
  const remark = is.rank === null ? '' : move || 'same rank';
  const shared = (was.tied ?? 1) > 1 ? `shared by ${was.tied}` : '';
  const published = `${points(was)} ${ordinal(was.rank)} ${shared}`.trim();
  const own = differs || move ? `${points(is)} ${ordinal(is.rank)} ${remark}`.trim() : 'unchanged';
  return [
    named?.name ?? 'Overall',
    differs ? [percent(was, method), percent(is, method)] : [percent(was, method)],
    `${published} | ${changed ? own : ''}`,
  ];
}

/**
 * The countries that are now strictly below, above or level, and were not before; the nearest
 * first.
 * @param {any[]} before
 * @param {any[]} after
 */
function passed(before, after) {
  const at = (/** @type {any[]} */ rows, /** @type {string} */ code) =>
    rows.find((r) => r.country === code).rank;
  const [was, is] = [at(before, 'AZ'), at(after, 'AZ')];
  const far = (/** @type {any} */ row) => Math.abs(row.rank - was);
  const others = before
    .filter((r) => r.country !== 'AZ' && is !== null)
    .sort((a, b) => far(a) - far(b) || (a.name < b.name ? -1 : 1));
  const above = others.filter((r) => r.rank <= was && at(after, r.country) > is);
  const below = others.filter((r) => r.rank >= was && at(after, r.country) < is);
  const level = others.filter((r) => r.rank !== was && at(after, r.country) === is);
  return [
    list('It would move above', above),
    list('It would draw level with', level),
    list('It would fall below', below),
  ]
    .filter(Boolean)
    .join(' ');
}

/**
 * Up to six countries by name, and the rest by number unless that is only one.
 * @param {string} start
 * @param {any[]} rows
 */
function list(start, rows) {
  const names = rows.slice(0, rows.length === 7 ? 7 : 6).map((r) => r.name);
  if (rows.length > 7) names.push(`${rows.length - 6} more`);
  const last = names.pop();
  if (last === undefined) return '';
  return `${start} ${names.length > 0 ? `${names.join(', ')} and ${last}` : last}.`;
}
