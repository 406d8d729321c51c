import { html } from 'lit-html';

/** Whether a newer version of the page is ready. */
export class UpdateState {
  #store;

  /** @param {import('../../explorer/store.js').ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    /** Shows it. @type {(() => void) | null} */
    this.take = null;
  }

  /** @param {(() => void) | null} take */
  offer(take) {
    this.take = take;
    this.#store.update();
  }
}

/**
 * That a newer version of the page is ready, in one line over the bar.
 * @param {import('../../explorer/store.js').Open} store
 */
export function newer(store) {
  const { text } = store;
  const { take } = store.use(UpdateState);
  return html`
    <div class=${take ? 'newer ready row' : 'newer'} role="status">
      ${
        take
          ? html`${text.scenarioBar.newer}
              <button type="button" class="link" @click=${take}>
                ${text.scenarioBar.newer_take}
              </button>
              <button type="button" class="link" @click=${() => later(store)}>
                ${text.scenarioBar.newer_later}
              </button>`
          : ''
      }
    </div>
  `;
}

/** It comes by itself once no page is open. @param {import('../../explorer/store.js').Open} store */
async function later(store) {
  store.use(UpdateState).offer(null);
  await store.updateComplete;
  // The button that was pressed is gone.
  /** @type {HTMLElement | null} */ (store.root.querySelector('.bar .undo'))?.focus();
}
