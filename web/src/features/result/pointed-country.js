import { html } from 'lit-html';

import { passes } from '../../i18n/sentences.js';

/**
 * What the strip and the beeswarm share: the country under the cursor, the keys that step through
 * the ranking, and what is read of both below the drawing.
 * @import { Open } from '../../explorer/store.js'
 */

/**
 * The country under the cursor, or the shown one.
 * @param {Open} store
 * @returns {{ at: number, here: { code: string, name: string, percent: number | null, rank: number
 *   }, words: string }} at: its place in the ranking, -1 if it is not ranked; words: name, rank and
 *   share
 */
export function pointed(store) {
  const { code, name, places } = store.model;
  const at = places.findIndex((place) => place.code === (store.cursor || code));
  const here = places[at] ?? { code, name, percent: null, rank: 0 };
  return { at, here, words: placeText(store, here) };
}

/** @param {Open} store @param {{ name: string, percent: number | null, rank: number }} place */
function placeText({ text, format, model }, { name, percent, rank }) {
  const { decimals } = model.before[0];
  return text.strip.country({
    name,
    rank: rank > 0 ? text.ordinal({ n: rank }) : text.strip.not_ranked,
    percent: format.percent({ percent, decimals }),
  });
}

/**
 * Arrow keys step from country to country; Home and End go to the ends.
 * @param {Open} store
 * @param {KeyboardEvent} event
 * @param {number} at
 */
export function step(store, event, at) {
  const last = store.model.places.length - 1;
  // To the right is the higher score, which is the smaller rank.
  const target = {
    ArrowRight: at - 1,
    ArrowUp: at - 1,
    ArrowLeft: at + 1,
    ArrowDown: at + 1,
    Home: last,
    End: 0,
  }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  store.pointAt(store.model.places[Math.min(Math.max(target, 0), last)].code);
}

/**
 * In one line: the country under the cursor, else who is passed, else the shown one.
 * @param {Open} store
 */
export function readoutOrPassed(store) {
  const { here, words } = pointed(store);
  const { model } = store;
  const passed = here.code === model.code ? passes(model.passed, store) : '';
  return html`<p class=${passed ? 'passed' : 'readout'}>${passed || words}</p>`;
}

/**
 * The country under the cursor in words, and who is passed.
 * @param {Open} store @param {unknown} [more] beside the country
 */
export function readout(store, more = '') {
  const { model } = store;
  const { here, words } = pointed(store);
  return html`
    <p class="readout">
      <span class=${here.code === model.code ? 'self' : ''}>${words}</span>${more}
    </p>
    <p class="passed">${passes(model.passed, store)}</p>
  `;
}
