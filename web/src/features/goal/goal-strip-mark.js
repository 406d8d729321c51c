import { svg } from 'lit-html';

import { rankCell } from '../../i18n/sentences.js';
import { ImpactState } from '../impact/impact.js';
import { GoalState } from './goal.js';

/** @import { Open } from '../../explorer/store.js' */

/** Where the strip's axis lies. */
const AXIS = 84;

/**
 * On the strip, where the proposed changes would bring the country: a thin dashed mark, below the
 * reader's own if there is one.
 * @param {Open} store
 * @param {(percent: number) => string} x
 * @param {number} top
 */
export function goalMark(store, x, top) {
  const { text, model } = store;
  const row = store.use(ImpactState).fresh ? store.use(GoalState).goal?.preview?.row : null;
  if (!row || row.percent === null) return '';
  const changed = model.edits.size + model.elsewhere > 0;
  const y = changed ? 49 : 32;
  const left = row.percent > top / 2;
  const label = text.impact.ghost({ rank: rankCell(row, store) });
  return svg`
    <g class="ghost">
      <line x1=${x(row.percent)} x2=${x(row.percent)} y1=${y - 10} y2=${AXIS} />
      <svg x=${x(row.percent)} overflow="visible">
        <text x=${left ? -6 : 6} y=${y} text-anchor=${left ? 'end' : 'start'}>${label}</text>
      </svg>
    </g>`;
}
