import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

import { hasAllCountries } from '../../data/catalog.js';
import { skipOffscreen } from '../../ui/content-visibility.js';

/** @import { Open } from '../../explorer/store.js' */

/**
 * The place of the pivot map. The map itself is fetched when it is asked for.
 * @param {Open} store
 */
export function pivots(store) {
  const { text, editionSource, data } = store;
  return html`
    <section class="pivots" aria-labelledby="pivots-title" ${ref(skipOffscreen)}>
      <h2 id="pivots-title" tabindex="-1">${text.pivotMap.title}</h2>
      <p class="aside">${text.pivotMap.about}</p>
      ${
        !hasAllCountries(store)
          ? html`<p class="missing">
              ${text.pivotMap.missing({ n: new Set([...editionSource.sheets.keys(), ...data.sheets.keys()]).size })}
              <a href="#import-title">${text.impact.load}</a>
            </p>`
          : store.pivots
            ? html`<div class="map" ${ref(store.pivots.attach)}></div>`
            : html`<p class="missing">
                ${store.pivots === null ? text.pivotMap.failed : ''}
                <button type="button" @click=${() => draw(store)}>${text.pivotMap.draw}</button>
              </p>`
      }
    </section>
  `;
}

/** @param {Open} store */
async function draw(store) {
  const module = await import('./pivot-map.js').catch(() => null);
  store.pivots = module && new module.PivotMap(store);
  store.update();
  await store.updateComplete;
  await store.pivots?.draw();
}
