import { html, svg } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

import { percentAxis } from './percent-axis.js';
import { skipOffscreen } from '../../ui/content-visibility.js';
import { isPublishers, passes, rankCell, unchangedName } from '../../i18n/sentences.js';

/** @import { Open } from '../../explorer/store.js' */

/** Where the axis begins and ends, in percent of the width. @type {[number, number]} */
const ENDS = [2, 98];

/**
 * All countries as ticks on one axis of scores, with its heading.
 * @param {Open} store
 * @param {Parameters<typeof axis>[1]} marks
 */
export function strip(store, marks) {
  const { model, text } = store;
  return html`
    <section class="strip" aria-labelledby="strip-title" ${ref(skipOffscreen)}>
      <h2 id="strip-title">${text.strip.title}</h2>
      <p class="aside">${text.strip.about({ n: model.places.length })}</p>
      ${axis(store, marks)}
    </section>
  `;
}

/**
 * The axis, what it says of the pointed country, and who is passed.
 * @param {Open} store @param {(x: (percent: number) => string, top: number) => unknown} [marks]
 *   further ones on it
 */
export function axis(store, marks = () => '') {
  const { model, text, format } = store;
  const { top, steps, scale } = percentAxis(model.places, ENDS);
  const x = (/** @type {number} */ percent) => `${scale(percent).toFixed(2)}%`;
  const [before, after] = [model.before[0], model.after[0]];
  const changed = model.edits.size + model.elsewhere > 0 && after.percent !== null;
  const passed = new Set([...model.passed.above, ...model.passed.below]);
  const pointed = model.places.findIndex((p) => p.code === (store.cursor || model.code));
  const here = model.places[pointed] ?? {
    code: model.code,
    name: model.name,
    percent: null,
    rank: 0,
  };
  const tickClass = (/** @type {{ code: string, name: string }} */ { code, name }) =>
    `tick${code === here.code ? ' here' : ''}${passed.has(name) ? ' crossed' : ''}`;
  const unchanged = unchangedName(isPublishers(model, store.index), store);
  const unchangedLabel = `${unchanged} ${rankCell(before, store)}`;
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
      aria-valuenow=${model.places.length - Math.max(pointed, 0)}
      aria-valuetext=${placeText(store, here)}
      @keydown=${(/** @type {KeyboardEvent} */ e) => step(store, e, pointed)}
      @pointerdown=${(/** @type {PointerEvent} */ e) => point(store, e, scale)}
      @pointermove=${(/** @type {PointerEvent} */ e) => point(store, e, scale)}
      @pointerleave=${(/** @type {PointerEvent} */ e) => {
        // A finger leaves when it is lifted; what it pointed at stays to be read.
        if (e.pointerType === 'mouse') store.pointAt('');
      }}
    >
      <svg width="100%" height="112" aria-hidden="true">
        <line class="base" x1="2%" x2="98%" y1="84" y2="84" />
        ${steps.map((p) =>
          p === top
            ? svg`<text class="step last" x="100%" y="104">${format.number(p)}\u202f%</text>`
            : svg`<text class="step" x=${x(p)} y="104">${format.number(p)}</text>`,
        )}
        ${model.places.map((p) =>
          p.code === model.code
            ? ''
            : svg`<rect class=${tickClass(p)} x=${x(p.percent)} y="52" height="32" />`,
        )}
        ${mark('published', before.percent, unchangedLabel, 14, x, top)}
        ${changed ? mark('own', after.percent, ownLabel, 32, x, top) : ''}
        ${changed ? arrow(before.percent, after.percent, scale) : ''} ${marks(x, top)}
      </svg>
    </div>
    <p class="readout">
      <span class=${here.code === model.code ? 'self' : ''}>${placeText(store, here)}</span>
    </p>
    <p class="passed">${passes(model.passed, store)}</p>
  `;
}

/** @param {Open} store @param {{ name: string, percent: number | null, rank: number }} place */
function placeText({ text, format, model }, place) {
  const { decimals } = model.before[0];
  const rank = place.rank > 0 ? text.ordinal({ n: place.rank }) : text.strip.not_ranked;
  return text.strip.country({
    name: place.name,
    rank,
    percent: format.percent({ percent: place.percent, decimals }),
  });
}

/**
 * A labelled line over the axis; the label stands on the side where there is room.
 * @param {string} kind @param {number | null} percent @param {string} label @param {number} y
 * @param {(percent: number) => string} x @param {number} top
 */
function mark(kind, percent, label, y, x, top) {
  if (percent === null) return '';
  const left = percent > top / 2;
  return svg`
    <svg class=${kind} x=${x(percent)} overflow="visible">
      <line y1=${y - 10} y2="84" />
      <text x=${left ? -6 : 6} y=${y} text-anchor=${left ? 'end' : 'start'}>${label}</text>
    </svg>`;
}

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
      <rect x="${least}%" y="43.25" width="${width}%" height="1.5" />
      <svg x="${end.toFixed(2)}%" y="44" overflow="visible"><polyline points=${points} /></svg>
    </g>`;
}

/**
 * Arrow keys step from country to country; Home and End go to the ends.
 * @param {Open} store
 * @param {KeyboardEvent} event
 * @param {number} at
 */
function step(store, event, at) {
  const last = store.model.places.length - 1;
  // To the right is the higher score, which is the smaller rank.
  const target = {
    ArrowRight: at - 1,
    ArrowUp: at - 1,
    ArrowLeft: at + 1,
    ArrowDown: at + 1,
    Home: last,
    End: 0,
  }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  store.pointAt(store.model.places[Math.min(Math.max(target, 0), last)].code);
}

/**
 * The country nearest to the pointer.
 * @param {Open} store
 * @param {PointerEvent} event
 * @param {ReturnType<typeof percentAxis>['scale']} scale
 */
function point(store, event, scale) {
  const box = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
  const percent = scale.invert((100 * (event.clientX - box.left)) / box.width);
  let nearest = store.model.places[0];
  for (const place of store.model.places) {
    if (Math.abs(place.percent - percent) < Math.abs(nearest.percent - percent)) nearest = place;
  }
  store.pointAt(nearest.code);
}
