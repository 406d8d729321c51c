import { html } from 'lit-html';

import { buttonOf } from '../../ui/controls.js';

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
  const text = store.text.scenarioBar;
  const state = store.use(UpdateState);
  const later = async () => {
    state.offer(null); // it comes by itself once no page is open
    await store.updateComplete;
    store.focus('.bar .undo'); // the button that was pressed is gone
  };
  const said = html`${text.newer} ${buttonOf('link', text.newer_take, () => state.take?.())}
  ${buttonOf('link', text.newer_later, later)}`;
  return html`<div class="newer row" role="status">${state.take ? said : ''}</div>`;
}
