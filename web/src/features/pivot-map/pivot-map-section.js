import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

import { hasAllCountries } from '../../data/catalog.js';
import { skipOffscreen } from '../../ui/content-visibility.js';
import { Task } from '../../ui/task.js';

/** @import { ExplorerStore, Open } from '../../explorer/store.js' */

/** The map, whose code is fetched when it is asked for. */
export class PivotMapState {
  #store;
  #task = new Task(
    async () => {
      const { PivotMap } = await import('./pivot-map.js');
      return new PivotMap(this.#store);
    },
    () => this.#store.update(),
  );

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
  }

  get map() {
    return this.#task.value;
  }

  /** Whether its code could not be fetched. */
  get failed() {
    return this.#task.status === 'error';
  }

  draw = async () => {
    if (!(await this.#task.run())) return;
    await this.#store.updateComplete;
    await this.map?.draw();
  };

  /** Another edition has another map, if the reader wants one. */
  onEditionOpened() {
    this.close();
    this.#task.reset();
  }

  onStateChanged() {
    this.map?.onStateChanged();
  }

  close() {
    this.map?.close();
  }
}

/**
 * The place of the pivot map. The map itself is fetched when it is asked for.
 * @param {Open} store
 */
export function pivotMapSection(store) {
  const { text, editionSource, data } = store;
  const { map, failed, draw } = store.use(PivotMapState);
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
          : map
            ? html`<div class="map" ${ref(map.attach)}></div>`
            : html`<p class="missing">
                ${failed ? text.pivotMap.failed : ''}
                <button type="button" @click=${draw}>${text.pivotMap.draw}</button>
              </p>`
      }
    </section>
  `;
}
