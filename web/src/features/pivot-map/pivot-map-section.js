import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

import { hasAllCountries } from '../../data/catalog.js';
import { skipOffscreen } from '../../ui/content-visibility.js';
import { button } from '../../ui/controls.js';
import { Task } from '../../ui/task.js';

/** @import { ExplorerStore, Open } from '../../explorer/store.js' */

/** The code of the map, which is fetched when the map is asked for. */
export class PivotMapState {
  #store;
  code = new Task(
    () => import('./pivot-map.js'),
    () => this.#store.update(),
  );

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
  }

  get map() {
    return this.code.value && this.#store.use(this.code.value.PivotMap);
  }

  draw = async () => {
    await this.code.run();
    this.map?.draw();
  };
}

/**
 * The place of the pivot map. The map itself is fetched when it is asked for.
 * @param {Open} store
 */
export function pivotMapSection(store) {
  const { text, editionSource, data } = store;
  const { map, code, draw } = store.use(PivotMapState);
  const there = new Set([...editionSource.sheets.keys(), ...data.sheets.keys()]);
  return html`
    <section class="pivots roomy" aria-labelledby="pivots-title" ${ref(skipOffscreen)}>
      <h2 id="pivots-title" tabindex="-1">${text.pivotMap.title}</h2>
      <p class="aside">${text.pivotMap.about}</p>
      ${
        !hasAllCountries(store)
          ? html`<p class="missing">
              ${text.pivotMap.missing({ n: there.size })}
              <a href="#import-title">${text.impact.load}</a>
            </p>`
          : map?.wanted
            ? html`<div class="map" ${ref(map.attach)}></div>`
            : html`<p class="missing">
                ${code.status === 'error' ? text.pivotMap.failed : ''}
                ${code.slow ? text.problems.slow : ''} ${button(text.pivotMap.draw, draw)}
              </p>`
      }
    </section>
  `;
}
