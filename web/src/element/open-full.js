import { App } from '../app/app.js';
import css from './element.css?inline';
import { language as english } from '../i18n/en.js';
import { Elsewhere } from './embedded-location.js';
import { memory } from '../data/memory-storage.js';
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
    device: memory(),
    addressed: (/** @type {App} */ app) => new Elsewhere(app, page),
  };
  return openIn(root, wishes, {
    ...how,
    english,
    whole: true,
    make: (place, engine, shelves, given) =>
      new App(place, engine, shelves, { ...given, ...around }),
  });
}

/** What the element needs of a view. */
export const full = { open, css, complete: (/** @type {App} */ app) => app.complete() };
