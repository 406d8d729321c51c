/**
 * The publisher's states of the index, as far as a country's ranks in them go.
 * @typedef {object} State
 * @property {string} edition id
 * @property {string} title
 * @property {string} questions states with the same value ask the same questions by the same rules
 * @property {Record<string, number | null>} ranks overall, by country code
 */

/**
 * Two states in the order of their time.
 * @typedef {{ from: State, to: State }} Pair
 */

/**
 * The states that a country's rank in one can be set against: all others that have the country. None
 * where the edition is not the publisher's, or lacks the country.
 * @param {State[]} states the oldest first @param {string} edition @param {string} code
 * @returns {State[]}
 */
export function othersOf(states, edition, code) {
  const has = (/** @type {State} */ { ranks }) => Object.hasOwn(ranks, code);
  const open = states.find((state) => state.edition === edition);
  return open && has(open) ? states.filter((state) => state !== open && has(state)) : [];
}

/**
 * The state to begin with: the nearest that asks the same questions, as published figures say why a
 * rank changed between them; otherwise the nearest. Of two as near, the earlier one.
 * @param {State[]} states the oldest first @param {string} edition @param {State[]} others
 */
export function nearest(states, edition, others) {
  const place = states.findIndex((state) => state.edition === edition);
  const same = others.filter(({ questions }) => questions === states[place].questions);
  const distance = (/** @type {State} */ state) => Math.abs(states.indexOf(state) - place);
  return [...(same.length > 0 ? same : others)].sort((a, b) => distance(a) - distance(b))[0];
}

/**
 * The open state and another one, the older first.
 * @param {State[]} states the oldest first @param {string} edition @param {string} other
 * @returns {Pair}
 */
export function paired(states, edition, other) {
  const [from, to] = states.filter((state) => [edition, other].includes(state.edition));
  return { from, to };
}

/** How many countries a state ranks or lists. @param {State} state */
export const sizeOf = ({ ranks }) => Object.keys(ranks).length;

/** The year of a state. @param {State} state */
export const yearOf = ({ title }) => title.slice(-4);
