import { html, svg } from 'lit-html';

import { isPlain } from '../../engine/method-kinds.js';
import { percentAxis } from './percent-axis.js';
import { pointed, readoutOrPassed, step } from './pointed-country.js';
import { originOf, rankCell, unchangedName } from '../../i18n/sentences.js';

/** @import { Open } from '../../explorer/store.js' */

/** Where the axis begins and ends, in percent of the width. @type {[number, number]} */
const ENDS = [2, 98];

/**
 * The strip of a card: all countries as ticks on one axis of scores, what it says of the pointed
 * country, and who is passed.
 * @param {Open} store
 */
export function axis(store) {
  const { model, text, format } = store;
  const { top, steps, scale, decimals } = percentAxis(model.places, ENDS, isPlain(store.index));
  const x = (/** @type {number} */ percent) => `${scale(percent).toFixed(2)}%`;
  const [before, after] = [model.before[0], model.after[0]];
  const changed = model.changed && after.percent !== null;
  const passed = new Set([...model.passed.above, ...model.passed.below]);
  const { at, here, words } = pointed(store);
  const end = format.percent({ percent: top, decimals });
  const point = (/** @type {PointerEvent} */ event) => store.pointAt(nearest(store, event, scale));
  const unchanged = unchangedName(originOf(model, store.index), store);
  const unchangedLabel = `${unchanged} ${rankCell(before, store)}`;
  const ownLeft = away(before.percent, after.percent, top);
  const ownLabel = `${text.strip.yours} ${rankCell(after, store)}`;

  return html`
    <div
      class="axis"
      dir="ltr"
      role="slider"
      tabindex="0"
      aria-label=${text.strip.label}
      aria-valuemin="1"
      aria-valuemax=${model.places.length}
      aria-valuenow=${model.places.length - Math.max(at, 0)}
      aria-valuetext=${words}
      @keydown=${(/** @type {KeyboardEvent} */ e) => step(store, e, at)}
      @pointerdown=${point}
      @pointermove=${point}
      @pointerleave=${(/** @type {PointerEvent} */ e) => {
        // A finger leaves when it is lifted; what it pointed at stays to be read.
        if (e.pointerType === 'mouse') store.pointAt('');
      }}
    >
      <svg width="100%" height="72" aria-hidden="true">
        <line class="base" x1="2%" x2="98%" y1="56" y2="56" />
        ${steps.map((p) =>
          p === top
            ? svg`<text class="step last" x="100%" y="71">${end}</text>`
            : svg`<text class="step" x=${x(p)} y="71">${format.decimal(p, decimals)}</text>`,
        )}
        ${model.places.map((p) =>
          p.code === model.code
            ? ''
            : svg`<rect
                class="tick ${p === here ? 'here' : ''} ${passed.has(p.name) ? 'crossed' : ''}"
                x=${x(p.percent)}
                y="35"
                height="21"
              />`,
        )}
        ${mark('published', before.percent, unchangedLabel, 10, x, isRight(before.percent, top))}
        ${changed ? mark('own', after.percent, ownLabel, 26, x, ownLeft) : ''}
        ${changed ? arrow(before.percent, after.percent, scale) : ''}
      </svg>
    </div>
    ${readoutOrPassed(store)}
  `;
}

/** Whether there is more room on its left. @param {number | null} percent @param {number} top */
const isRight = (percent, top) => Number(percent) > top / 2;

/**
 * Whether the words of the reader's mark are on its left: not across the published line, where there
 * is room.
 * @param {number | null} from @param {number | null} to @param {number} top
 */
function away(from, to, top) {
  const share = Number(to) / top;
  return from === to || share < 0.3 || share > 0.7 ? isRight(to, top) : Number(to) < Number(from);
}

/**
 * A labelled line over the axis.
 * @param {string} kind @param {number | null} percent @param {string} words @param {number} y
 * @param {(percent: number) => string} x @param {boolean} left where the words are
 */
function mark(kind, percent, words, y, x, left) {
  if (percent === null) return '';
  return svg`
    <svg class=${kind} x=${x(percent)} overflow="visible">
      <line y1=${y - 9} y2="56" />
      ${label(left, y, words)}
    </svg>`;
}

/**
 * Words beside a point of the axis.
 * @param {boolean} left whether they are on its left
 * @param {number} y @param {string} words
 */
const label = (left, y, words) =>
  svg`<text x=${left ? -7 : 7} y=${y} text-anchor=${left ? 'end' : 'start'}>${words}</text>`;

/**
 * From the published place to the reader's, along the foot of the axis.
 * @param {number | null} from @param {number | null} to @param {ReturnType<typeof
 *   percentAxis>['scale']} scale
 */
function arrow(from, to, scale) {
  if (from === null || to === null || from === to) return '';
  const [start, end] = [scale(from), scale(to)];
  const least = Math.min(start, end).toFixed(2);
  const width = Math.abs(end - start).toFixed(2);
  const points = to > from ? '-7,-4 0,0 -7,4' : '7,-4 0,0 7,4';
  return svg`
    <g class="arrow">
      <rect x="${least}%" y="30.25" width="${width}%" height="1.5" />
      <svg x="${end.toFixed(2)}%" y="31" overflow="visible"><polyline points=${points} /></svg>
    </g>`;
}

/**
 * The country nearest to the pointer.
 * @param {Open} store
 * @param {PointerEvent} event
 * @param {ReturnType<typeof percentAxis>['scale']} scale
 */
function nearest({ model }, { currentTarget, clientX }, scale) {
  const { left, width } = /** @type {Element} */ (currentTarget).getBoundingClientRect();
  const percent = scale.invert((100 * (clientX - left)) / width);
  const far = model.places.map((place) => Math.abs(place.percent - percent));
  return model.places[far.indexOf(Math.min(...far))].code;
}
