import { readFileSync } from 'node:fs';

import { ownFolder } from './home.mjs';
import { virtualModule } from './virtual-module.mjs';

/** @import { State } from '../../web/src/data/states.js' */

/**
 * The folders of the publisher's states in data/, the oldest first; none in a site of an index of one's
 * own.
 */
export const STATES = ownFolder
  ? []
  : ['china-index-2021', 'china-index-2022', 'china-index-2024', 'china-index-2024-101'];

/** @param {string} path in data/ */
const read = (path) =>
  JSON.parse(readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8'));

/** @typedef {[achieved: number, maximum: number, percent: number, rank: number | null]} Overall */

/**
 * A state with every country's overall result, by country code.
 * @param {string} folder
 * @returns {{ edition: string, title: string, overall: Map<string, Overall> }}
 */
export function resultsIn(folder) {
  const { edition, title } = read(`${folder}/index.json`);
  /** @type {{ code: string, scopes: { overall: Overall } }[]} */
  const countries = read(`${folder}/standings.json`).countries;
  return { edition, title, overall: new Map(countries.map((c) => [c.code, c.scopes.overall])) };
}

/**
 * The publisher's states, the oldest first, with every country's overall rank.
 * @returns {State[]}
 */
export function states() {
  /** @type {{ edition: string, pattern: string }[]} */
  const known = read('editions.json').editions;
  return STATES.map(resultsIn).map(({ edition, title, overall }) => ({
    edition,
    title,
    questions: known.find((each) => each.edition === edition)?.pattern ?? edition,
    ranks: Object.fromEntries([...overall].map(([code, [, , , rank]]) => [code, rank])),
  }));
}

/** The same as a module of the page. */
export const statesModule = () => virtualModule('virtual:states', states);
