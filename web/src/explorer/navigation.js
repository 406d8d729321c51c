import { drawNow } from '../ui/when-near.js';

/**
 * Places on the page: an indicator, a section. They are reached without the address, which holds
 * the scenario.
 * @import { ExplorerStore } from './store.js'
 */

/**
 * Takes the reader to a place of the page, with the focus.
 * @param {ExplorerStore} store
 * @param {string} id of an indicator, or of an element
 */
export async function goTo(store, id) {
  store.reveal(id);
  await store.updateComplete;
  const place = find(store, id);
  if (!place?.isConnected) return;
  for (let at = place.closest('details'); at; at = at.parentElement?.closest('details') ?? null) {
    at.open = true;
  }
  drawNow(place);
  /** @type {HTMLElement} */
  const target =
    place.querySelector('input:checked:enabled') ?? place.querySelector('summary') ?? place;
  if (target === place && place.tabIndex < 0) place.tabIndex = -1;
  target.focus({ preventScroll: true });
  place.scrollIntoView();
}

/** Whether the page has such a place. @param {ExplorerStore} store @param {string} id */
export function hasPlace(store, id) {
  return find(store, id) !== null || store.index?.indicators.some((i) => i.id === id) === true;
}

/** Links to places go there by themselves. @param {ExplorerStore} store */
export function followLinks(store) {
  store.root.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element && event.target.closest('a[href^="#"]');
    const id = link ? decodeURIComponent(link.getAttribute('href')?.slice(1) ?? '') : '';
    if (!id || id.includes('=')) return;
    event.preventDefault();
    goTo(store, id);
  });
}

/** @param {ExplorerStore} store @param {string} id @returns {HTMLElement | null} */
const find = (store, id) => store.root.querySelector(`#${CSS.escape(id)}`);
