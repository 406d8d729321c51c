import { App } from '../app/app.js';
import css from './element.css?inline';
import { language as english } from '../i18n/en.js';

/** The whole explorer, as the element fetches it. @type {import('./open.js').Kind} */
export const full = {
  css,
  english,
  make: (root, engine, editionSources, given) => new App(root, engine, editionSources, given),
};
