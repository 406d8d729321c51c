import { html } from 'lit-html';

import { buttonOf } from '../ui/controls.js';
import { canWeigh } from '../features/your-weights/your-weights.js';
import { ShareState } from '../features/share/share.js';

/** @import { Open } from '../explorer/store.js' */

/**
 * The head of the page: whose it is, the edition, and the way to the page's parts.
 * @param {Open} store @param {unknown} edition the choice of one
 */
export function masthead(store, edition) {
  const { text, index, model, data } = store;
  const words = text.masthead;
  const ranked = model.places.length > 0;
  /** @type {[id: string, name: string, there: boolean][]} */
  const parts = [
    ['ranking-title', words.ranking, ranked],
    ['move-title', words.impact, ranked && !store.readonly],
    ['your-weights-title', words.weights, ranked && !store.readonly && canWeigh(index)],
    ['answers-title', words.answers({ n: index.indicators.length }), data.sheets.has(model.code)],
    ['compare-title', words.compare, ranked],
    ['method-title', words.method, true],
  ];
  return html`
    <header class="masthead row">
      <p class="brand">${words.name}</p>
      ${edition}
      <nav class="row" aria-label=${words.label}>
        ${parts.map(([id, name, there]) => (there ? html`<a href="#${id}">${name}</a>` : ''))}
        ${buttonOf('link', words.share, () => store.use(ShareState).open(), { opens: 'dialog' })}
      </nav>
    </header>
  `;
}
