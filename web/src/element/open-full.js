import { App } from '../app/app.js';
import css from './element.css?inline';
import { language as english } from '../i18n/en.js';
import { EmbeddedLocation } from './embedded-location.js';
import { memoryStorage } from '../data/memory-storage.js';
import { openIn } from './open.js';

/**
 * The whole explorer, as the element fetches it.
 * @param {HTMLElement} root
 * @param {import('./attributes.js').Wishes} wishes
 * @param {import('./rescore-index.js').How} how
 */
async function open(root, wishes, { page, adopt, ...how }) {
  const around = {
    adopt,
    storage: memoryStorage(),
    location: (/** @type {import('../explorer/store.js').ExplorerStore} */ store) =>
      new EmbeddedLocation(store, page),
  };
  return openIn(root, wishes, {
    ...how,
    english,
    make: (place, engine, editionSources, given) =>
      new App(place, engine, editionSources, { ...given, ...around }),
  });
}

/** What the element needs of a view. */
export const full = { open, css, complete: (/** @type {App} */ app) => app.complete() };
