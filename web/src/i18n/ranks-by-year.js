import { sizeOf, yearOf } from '../data/states.js';

/**
 * "53rd of 82 in 2022, 66th of 98 and 69th of 101 in 2024": a country's published ranks in every
 * state that ranks it. Empty where there is none, and where the edition is not one of the states.
 * @param {import('../data/states.js').State[]} states the oldest first
 * @param {string} edition that is open
 * @param {string} code
 * @param {{ text: import('./messages.js').Text }} voice
 */
export function ranksByYear(states, edition, code, { text }) {
  if (!states.some((state) => state.edition === edition)) return '';
  /** @type {Map<string, string[]>} */
  const years = new Map();
  for (const state of states) {
    const rank = Object.hasOwn(state.ranks, code) && state.ranks[code];
    if (!rank) continue;
    const year = yearOf(state);
    const said = text.compare.place({ rank, of: sizeOf(state) });
    years.set(year, [...(years.get(year) ?? []), said]);
  }
  return text.series(
    [...years].map(([year, ranks]) => text.country.in_year({ ranks: text.list(ranks), year })),
  );
}
