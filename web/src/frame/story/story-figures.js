import { formatter } from '../../i18n/format.js';

/**
 * What a step of the story shows: every country's score and rank by the step's own rule, and how
 * they differ from the published ones. The core computes them; this knows no DOM.
 * @import { Engine } from '../../engine/open-engine.js'
 *
 * @typedef {object} Core a data set that is open
 * @property {Engine} engine
 * @property {Map<string, string>} names by country code
 *
 * @typedef {object} Ask what a step asks for, as its attributes say it
 * @property {string} scope
 * @property {string} method empty is the publisher's
 * @property {'' | 'tied' | 'skipped'} mark which countries stand out
 * @property {string[]} names codes of countries to name
 *
 * @typedef {object} Unit
 * @property {string} code
 * @property {string} name
 * @property {number} percent
 * @property {number} rank
 * @property {number} tied how many share the rank
 * @property {boolean} marked
 * @property {boolean} moved whether another rule gives it another rank
 * @property {boolean} added whether the data set of the other steps lacks it
 * @property {{ percent: number, rank: number } | null} published what it has in that one, overall
 *
 * @typedef {object} Scene
 * @property {Unit[]} units from the lowest score to the highest
 * @property {boolean} own whether another rule than the publisher's made it
 * @property {{ codes: string[], text: string, short: string }[]} labels the most important first;
 *   short: what is written where the text has no room
 * @property {Record<string, string>} figures for the caption, by their names there
 */

const { percent: written, number } = formatter('en');
const forms = new Intl.PluralRules('en', { type: 'ordinal' });
const ENDINGS = { zero: 'th', one: 'st', two: 'nd', few: 'rd', many: 'th', other: 'th' };

/** "66th". @param {number} n */
export const ordinal = (n) => `${number(n)}${ENDINGS[forms.select(n)]}`;

/** So many of those that move furthest are named. */
const MOVERS = 3;

/**
 * The published results, overall: what the other steps are compared with.
 * @param {Core} core
 */
export function publishedIn({ engine }) {
  const { countries, percent, rank, maximum } = engine.publishedRanking();
  const full = Math.max(...maximum);
  return new Map(
    countries.map((code, i) => [
      code,
      { percent: percent[i], rank: rank[i], skipped: maximum[i] < full },
    ]),
  );
}

/**
 * @param {Core} core @param {ReturnType<typeof publishedIn>} published
 * @param {Ask} ask @param {string} country the one that the story is about
 * @returns {Scene}
 */
export function sceneOf({ engine, names }, published, ask, country) {
  const { countries, percent, rank, tied } = engine.publishedRanking(ask.scope, ask.method);
  const own = ask.method !== '';
  const units = countries
    .map((code, i) => {
      const before = published.get(code) ?? null;
      return {
        code,
        name: names.get(code) ?? code,
        percent: percent[i],
        rank: rank[i],
        tied: tied[i],
        marked: { '': false, tied: tied[i] > 1, skipped: before?.skipped === true }[ask.mark],
        moved: own && before?.rank !== rank[i],
        added: before === null,
        published: before,
      };
    })
    .filter((unit) => unit.rank > 0)
    .sort((a, b) => a.percent - b.percent || b.rank - a.rank);
  const scene = { units, own, labels: labelsOf(units, ask, country) };
  const rows = engine.publishedScore(country, ask.method);
  const decimals = rows.find(({ scope }) => scope === ask.scope)?.decimals ?? null;
  return { ...scene, figures: figuresOf(units, country, decimals) };
}

/** @param {Unit[]} units @param {Ask} ask @param {string} country @returns {Scene['labels']} */
function labelsOf(units, ask, country) {
  const find = (/** @type {string} */ code) => units.find((unit) => unit.code === code);
  const named = [country, ...ask.names].flatMap((code) => find(code) ?? []);
  const added = units.filter((unit) => unit.added);
  const distance = (/** @type {Unit} */ { rank, published }) =>
    Math.abs(rank - (published?.rank ?? rank));
  const movers = units
    .filter((unit) => unit.moved)
    .sort((a, b) => distance(b) - distance(a))
    .slice(0, MOVERS);
  // Of several at an end, none is the one.
  const ends = [units[units.length - 1], units[0]].filter(({ tied }) => tied === 1);
  const single = [...new Set([...named, ...added, ...movers, ...ends])].map((unit) => ({
    codes: [unit.code],
    short: unit.name,
    text: named.includes(unit) || unit.moved || unit.added ? placed(unit, ask) : unit.name,
  }));
  return ask.mark === 'tied' ? [single[0], ...sharing(units)] : single;
}

/** "Azerbaijan, 66th", or with its published rank before it. @param {Unit} unit @param {Ask} ask */
function placed({ name, rank, published }, { scope }) {
  const moved = scope === 'overall' && published && published.rank !== rank;
  return `${name}, ${moved ? `${ordinal(published.rank)} → ` : ''}${ordinal(rank)}`;
}

/** Those that share a rank, by rank. @param {Unit[]} units @returns {Scene['labels']} */
function sharing(units) {
  /** @type {Map<number, Unit[]>} */
  const groups = new Map();
  for (const unit of units)
    if (unit.tied > 1) groups.set(unit.rank, [...(groups.get(unit.rank) ?? []), unit]);
  return [...groups.values()].map((group) => {
    const text = group.map(({ name }) => name).join(' = ');
    return { codes: group.map(({ code }) => code), text, short: text };
  });
}

/**
 * @param {Unit[]} units @param {string} country
 * @param {number | null} decimals of the scores
 * @returns {Record<string, string>}
 */
function figuresOf(units, country, decimals) {
  const percent = (/** @type {number | null} */ n) => written({ percent: n, decimals });
  const self = units.find(({ code }) => code === country);
  const [lowest, highest] = [units[0], units[units.length - 1]];
  const count = (/** @type {(unit: Unit) => boolean} */ is) => number(units.filter(is).length);
  return {
    of: number(units.length),
    most: percent(highest.percent),
    least: percent(lowest.percent),
    country: self?.name ?? '',
    percent: percent(self?.percent ?? null),
    rank: self ? ordinal(self.rank) : '–',
    before: self?.published ? ordinal(self.published.rank) : '–',
    others: number((self?.tied ?? 1) - 1),
    tied: count(({ tied }) => tied > 1),
    skipped: count(({ marked }) => marked),
    moved: count(({ moved }) => moved),
    added: count(({ added }) => added),
  };
}
