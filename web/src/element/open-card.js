import english from 'virtual:card-english';

import css from './card.css?inline';
import { Card } from './card.js';

/** The card, as the element opens it. @type {import('./open.js').Kind} */
export const card = {
  css,
  english,
  make: (root, engine, editionSources, given, shown) =>
    new Card(root, engine, editionSources, given, shown),
};
