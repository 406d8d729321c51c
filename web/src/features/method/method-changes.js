import { html } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';

import { folded } from '../../ui/folded.js';
import { byOtherMethods } from './rank-changes.js';
import { rankCell } from '../../i18n/sentences.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { RankChange } from './rank-changes.js'
 */

/** Longer lists are folded after so many. */
const SHOWN = 12;

/** Which countries the methods that are not chosen would rank elsewhere. @param {Open} store */
export function methodChanges(store) {
  if (store.model.places.length === 0) return '';
  return guard([store.model, store.text], () => {
    const { text } = store;
    return html`<div id="method-changes" tabindex="-1">
      ${others(store).map(
        ({ method, changes }) => html`
          <p>${text.method.others({ method: method.name, n: changes.length })}</p>
          ${folded(changes, SHOWN, (some) => list(store, some), text)}
        `,
      )}
    </div>`;
  });
}

/** A line for each of these methods, and where they are. @param {Open} store */
export function methodLines(store) {
  const { text, model } = store;
  return guard([model, text], () => {
    const lines = others(store).map(({ method, ranking, changes }) => {
      const rank = ranking.rank[ranking.countries.indexOf(model.code)];
      return rank > 0
        ? text.robustness.by_method({ method: method.name, rank, n: changes.length })
        : '';
    });
    return lines.some(Boolean)
      ? html`<p class="meta">
          ${lines.join(' ')} <a href="#method-changes">${text.robustness.see_methods}</a>
        </p>`
      : '';
  });
}

/** @param {Open} store */
function others({ engine, index, model }) {
  const names = new Map(model.places.map((place) => [place.code, place.name]));
  return byOtherMethods(engine, index, model.method, names);
}

/** @param {Open} store @param {RankChange[]} changes */
function list(store, changes) {
  const { text, model } = store;
  if (changes.length === 0) return '';
  return html`<ul class="rank-changes bare">
    ${changes.map(({ code, name, from, to }) => {
      const ranks = text.method.from_to({
        from: rankCell({ rank: from }, store),
        to: rankCell({ rank: to }, store),
      });
      return html`<li class=${code === model.code ? 'self' : ''}>
        <span>${name}</span> <span class="figure">${ranks}</span>
      </li>`;
    })}
  </ul>`;
}
