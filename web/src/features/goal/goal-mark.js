import { rankCell } from '../../i18n/sentences.js';
import { ImpactState } from '../impact/impact.js';
import { GoalState } from './goal.js';

/**
 * Where the proposed changes would bring the country, for the beeswarm; null while none are
 * proposed.
 * @param {import('../../explorer/store.js').Open} store
 */
export function goalMark(store) {
  const row = store.use(ImpactState).fresh ? store.use(GoalState).goal?.preview?.row : null;
  if (!row || row.percent === null) return null;
  return { percent: row.percent, label: store.text.impact.ghost({ rank: rankCell(row, store) }) };
}
