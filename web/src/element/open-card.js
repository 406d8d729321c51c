import english from 'virtual:card-english';

import css from './card.css?inline';
import { textOf } from '../i18n/messages.js';
import { Card } from './card.js';
import { openIn } from './open.js';

/**
 * The card, as the element fetches it.
 * @param {HTMLElement} root
 * @param {import('./attributes.js').Wishes} wishes
 * @param {import('./rescore-index.js').How} how
 */
async function open(root, wishes, { page, adopt, ...how }) {
  const { indicators } = wishes;
  const opened = await openIn(root, wishes, {
    ...how,
    english,
    make: (place, engine, editionSources, given) =>
      new Card(place, engine, editionSources, { ...given, indicators, page }),
  });
  await opened.complete();
  return opened;
}

/** What the element needs of a view; nothing of the card is left for later. */
export const card = { open, css, complete: () => {}, failed: textOf(english).card.failed };
