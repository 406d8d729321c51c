/** The scenario bar, and what is said of what it did. */
import { ANSWERS, MOVED } from './forms.js';

export const scenarioBar = /** @type {const} */ ({
  label: 'Your scenario',
  none: 'No changes yet',
  changed: `{n, ${ANSWERS}} changed{weights, select, too { and other weights} other {}}`,
  weights: 'Other weights',
  /** Leads to them. */
  see: `{n, ${ANSWERS}} changed: show them`,
  in: 'in {countries}',
  rank: `Rank {rank, number}{direction, ${MOVED}}`,
  not_ranked: 'Not ranked',
  undo: 'Undo',
  redo: 'Redo',
  reset: 'Reset all',
  copy_link: 'Copy link',
  copy_sentence: 'Copy sentence',
  picture: 'Picture',
  /** Opens the panel. */
  panel: 'Share and save',
  link_copied: 'Link copied',
  sentence_copied: 'Sentence copied',
  /** Of the whole page, when it is kept on the device. */
  newer: 'A new version is ready.',
  newer_take: 'Show it',
  newer_later: 'Not now',
  failed: 'This part could not be loaded. Try again, or reload the page; your changes are kept.',
});
