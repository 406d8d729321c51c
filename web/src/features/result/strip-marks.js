import { svg } from 'lit-html';

import { rankCell } from '../../i18n/sentences.js';

/** @import { Open } from '../../explorer/store.js' */

/** Where the strip's axis lies, and the room below its figures. */
const AXIS = 84;
const BELOW = 120;

/**
 * What the part "What would move it" adds to the strip: where proposed changes would bring the
 * country, and between which ranks it stays under other weights.
 * @param {Open} store @param {(percent: number) => string} x @param {number} top of the axis, in
 *   percent
 */
export function stripMarks(store, x, top) {
  return svg`${ghost(store, x, top)} ${bracket(store, x, top)}`;
}

/**
 * A thin dashed mark, below the reader's own if there is one.
 * @param {Open} store
 * @param {(percent: number) => string} x
 * @param {number} top
 */
function ghost(store, x, top) {
  const { text, model, impact } = store;
  const row = impact.preview?.row;
  if (!row || row.percent === null) return '';
  const changed = model.edits.size + model.elsewhere > 0;
  const y = changed ? 49 : 32;
  const left = row.percent > top / 2;
  return svg`
    <g class="ghost">
      <line x1=${x(row.percent)} x2=${x(row.percent)} y1=${y - 10} y2=${AXIS} />
      <svg x=${x(row.percent)} overflow="visible">
        <text x=${left ? -6 : 6} y=${y} text-anchor=${left ? 'end' : 'start'}>${text.impact.ghost({ rank: rankCell(row, store) })}</text>
      </svg>
    </g>`;
}

/**
 * The ranks of nine draws in ten, from the country that has the lowest of them now to the one that
 * has the highest.
 * @param {Open} store @param {(percent: number) => string} x @param {number} top
 */
function bracket(store, x, top) {
  const { text, model, impact } = store;
  const interval = impact.fresh ? impact.robustness.interval : null;
  const high = model.places[(interval?.high ?? 0) - 1];
  const low = model.places[(interval?.low ?? 0) - 1];
  if (!interval || !high || !low) return '';
  const words = text.robustness;
  const left = (high.percent + low.percent) / 2 > top / 2;
  return svg`
    <g class="bracket">
      <line x1=${x(low.percent)} x2=${x(high.percent)} y1=${BELOW - 4} y2=${BELOW - 4} />
      <svg x=${x(low.percent)} overflow="visible"><line x1="0" x2="0" y1=${BELOW - 8} y2=${BELOW} /></svg>
      <svg x=${x(high.percent)} overflow="visible"><line x1="0" x2="0" y1=${BELOW - 8} y2=${BELOW} /></svg>
      <svg x=${x(left ? low.percent : high.percent)} overflow="visible">
        <text x=${left ? -8 : 8} y=${BELOW} text-anchor=${left ? 'end' : 'start'}>${interval.high === interval.low ? words.on_strip_same(interval) : words.on_strip(interval)}</text>
      </svg>
    </g>`;
}
