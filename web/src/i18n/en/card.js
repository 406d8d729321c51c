/** The card within another page. */
import { ANSWERS } from './forms.js';

export const card = /** @type {const} */ ({
  /** Of the answers that can be changed in it. */
  answers: 'Answers to change',
  /** Where there is nothing else to show. */
  failed: 'The interactive part of this article could not be shown here.',
  ask: 'What if the answer were “{to}”?',
  /** Leads to the page, with the same changes. */
  whole: `All {n, ${ANSWERS}} and their evidence`,
  /** Unfolds what is measured, and by whom. */
  source: 'Source',
});
