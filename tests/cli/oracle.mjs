/**
 * Score and rank, computed in a different way from the core: the other countries' percentages are
 * the printed ones, and the rules of docs/method.md are written out for this one edition. A mistake
 * would have to be made twice to go unnoticed.
 */
import { readJson } from './support.mjs';

export const index = readJson('data/china-index-2024/index.json');
export const standings = readJson('data/china-index-2024/standings.json');
export const sheet = readJson('data/china-index-2024/countries/AZ.json');

/** Overall, the domains, the layers. */
export const scopes = [
  'overall',
  ...index.domains.map((/** @type {any} */ d) => `domain:${d.id}`),
  ...index.layers.map((/** @type {any} */ l) => `layer:${l.id}`),
];

/**
 * The scores an indicator's answer can have, and null.
 * @param {any} indicator
 * @returns {(number | null)[]}
 */
export const choices = (indicator) => [
  ...index.scales
    .find((/** @type {any} */ s) => s.id === indicator.scale)
    .options.map((/** @type {any} */ o) => o.score),
  null,
];

/** Azerbaijan's published answers. @type {Map<string, number | null>} */
export const published = new Map(
  sheet.answers.map((/** @type {any} */ a) => [a.indicator, a.answer]),
);

/** Whole numbers only: 28.3 is 283 tenths. @param {number} tenths */
const halfUpToTen = (tenths) => Math.floor((tenths + 5) / 10) * 10;

/**
 * Azerbaijan's rows with some answers changed.
 * @param {Iterable<[string, number | null]>} edits
 * @param {'publisher' | 'exact'} method
 */
export function rowsWith(edits, method) {
  const answers = new Map([...published, ...edits]);
  return scopes.map((scope) => row(scope, answers, method));
}

/**
 * @param {string} scope
 * @param {Map<string, number | null>} answers
 * @param {'publisher' | 'exact'} method
 */
function row(scope, answers, method) {
  const layer = scope.startsWith('layer:');
  const part = scope.split(':')[1];
  const asked = index.indicators.filter(
    (/** @type {any} */ i) => scope === 'overall' || (layer ? i.layer : i.domain) === part,
  );
  const given = asked
    .map((/** @type {any} */ i) => answers.get(i.id))
    .filter((/** @type {any} */ a) => a !== null);
  const achieved = given.reduce((/** @type {number} */ sum, /** @type {number} */ a) => sum + a, 0);
  const maximum = 4 * (layer ? asked.length : given.length);
  const empty = { scope, achieved, maximum, percent: null, rank: null, tied: null };

  const others = standings.countries
    .filter((/** @type {any} */ c) => c.code !== sheet.country)
    .map((/** @type {any} */ c) => c.scopes[scope])
    .filter((/** @type {any} */ figures) => figures[1] > 0);
  if (maximum === 0) return { ...empty, of: others.length };

  let tenths = Math.floor((2000 * achieved + maximum) / (2 * maximum));
  if (layer && method === 'publisher') tenths = halfUpToTen(tenths);
  /** Above 0 if the other country has more. @param {number[]} figures */
  const compare = ([points, of, percent]) =>
    method === 'exact' ? points * maximum - achieved * of : Math.round(10 * percent) - tenths;
  const compared = others.map(compare);
  return {
    scope,
    achieved,
    maximum,
    percent: tenths / 10,
    rank: 1 + compared.filter((/** @type {number} */ c) => c > 0).length,
    tied: 1 + compared.filter((/** @type {number} */ c) => c === 0).length,
    of: others.length + 1,
  };
}

/**
 * Pseudo-random numbers that are the same in every run (mulberry32).
 * @param {number} seed
 * @returns {(below: number) => number}
 */
export function random(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
