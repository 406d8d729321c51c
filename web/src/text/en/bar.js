/** The scenario bar. */
import { ANSWERS, MOVED } from './forms.js';

export const bar = /** @type {const} */ ({
  label: 'Your scenario',
  none: 'No answer changed yet',
  changed: `{n, ${ANSWERS}} changed`,
  in: 'in {countries}',
  rank: `Rank {rank, number}{direction, ${MOVED}}`,
  not_ranked: 'Not ranked',
  undo: 'Undo',
  redo: 'Redo',
  reset: 'Reset all',
});
