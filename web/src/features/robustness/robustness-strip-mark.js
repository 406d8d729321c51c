import { svg } from 'lit-html';

import { ImpactState } from '../impact/impact.js';
import { RobustnessState } from './robustness.js';

/** @import { Open } from '../../explorer/store.js' */

/** The room below the strip's figures. */
const BELOW = 120;

/**
 * On the strip, the ranks of nine draws in ten, from the country that has the lowest of them now to
 * the one that has the highest.
 * @param {Open} store @param {(percent: number) => string} x @param {number} top
 */
export function robustnessMark(store, x, top) {
  const { text, model } = store;
  const interval = store.use(ImpactState).fresh ? store.use(RobustnessState).interval : null;
  const high = model.places[(interval?.high ?? 0) - 1];
  const low = model.places[(interval?.low ?? 0) - 1];
  if (!interval || !high || !low) return '';
  const words = text.robustness;
  const same = interval.high === interval.low;
  const label = same ? words.on_strip_same(interval) : words.on_strip(interval);
  const left = (high.percent + low.percent) / 2 > top / 2;
  return svg`
    <g class="bracket">
      <line x1=${x(low.percent)} x2=${x(high.percent)} y1=${BELOW - 4} y2=${BELOW - 4} />
      <svg x=${x(low.percent)} overflow="visible"><line x1="0" x2="0" y1=${BELOW - 8} y2=${BELOW} /></svg>
      <svg x=${x(high.percent)} overflow="visible"><line x1="0" x2="0" y1=${BELOW - 8} y2=${BELOW} /></svg>
      <svg x=${x(left ? low.percent : high.percent)} overflow="visible">
        <text x=${left ? -8 : 8} y=${BELOW} text-anchor=${left ? 'end' : 'start'}>${label}</text>
      </svg>
    </g>`;
}
