import { html, svg } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { ref } from 'lit-html/directives/ref.js';

import { isPlain } from '../../engine/method-kinds.js';
import { pointed, readout, step } from '../result/pointed-country.js';
import { skipOffscreen } from '../../ui/content-visibility.js';
import { buttonOf } from '../../ui/controls.js';
import { BeeswarmState, HEAD, HEIGHT } from './beeswarm.js';
import { passedDots, stemOf } from './beeswarm-names.js';
import { act, point, press } from './beeswarm-pointer.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Dot, Extra, Swarm } from './beeswarm.js'
 * @import { Named } from './beeswarm-names.js'
 */

/** The room for an interval below the plot. */
const FOOT = { interval: 12, height: 22 };

/**
 * What other features add.
 * @typedef {object} Marks
 * @property {{ percent: number, label: string } | null} [preview] where proposed changes would bring
 *   the shown country
 * @property {{ low: number, high: number, label: string } | null} [interval] percentages between
 *   which it is likely to be
 */

/**
 * Every country as a dot at its share, those that matter with their names.
 * @param {Open} store
 * @param {Marks} [marks]
 */
export function beeswarm(store, marks = {}) {
  const { model, text } = store;
  const state = store.use(BeeswarmState);
  const { swarm } = state;
  const n = model.places.length;
  const { at, here, words } = pointed(store);
  const { isMeasured } = state;
  const { extras, names } = isMeasured
    ? state.scene(marks.preview ?? null)
    : { extras: [], names: [] };
  const self = here.code === model.code;
  return html`
    <section class="beeswarm" aria-labelledby="beeswarm-title" ${ref(skipOffscreen)}>
      <header class="row">
        <h2 id="beeswarm-title">${text.beeswarm.title({ n })}</h2>
        <p class="meta">${text.beeswarm.about({ points: pointsOf(store, state) })}</p>
      </header>
      <p class="unseen" id="beeswarm-spread">${spread(store, swarm)}</p>
      <div
        class="plot ${swarm.dense ? 'dense' : ''} ${self ? '' : 'pointing'}"
        dir="ltr"
        role="slider"
        tabindex="0"
        aria-label=${text.beeswarm.label}
        aria-describedby="beeswarm-spread"
        aria-valuemin="1"
        aria-valuemax=${n}
        aria-valuenow=${n - Math.max(at, 0)}
        aria-valuetext=${words}
        @keydown=${(/** @type {KeyboardEvent} */ e) => {
          if (e.key === 'Enter' && !self) store.show(here.code);
          else step(store, e, at);
        }}
        @pointerdown=${(/** @type {PointerEvent} */ e) => press(store, state, e, extras)}
        @pointermove=${(/** @type {PointerEvent} */ e) => point(store, state, e, extras)}
        @pointerleave=${(/** @type {PointerEvent} */ e) => {
          // A finger leaves when it is lifted; what it pointed at stays to be read.
          if (e.pointerType === 'mouse') store.pointAt('');
        }}
        @click=${(/** @type {MouseEvent} */ e) => act(store, state, e, extras)}
        ${ref(state.watch)}
      >
        <span class="ruler" aria-hidden="true">0123456789</span>
        <svg
          viewBox="0 ${-HEAD} ${swarm.width} ${HEAD + swarm.height + FOOT.height}"
          .style=${isMeasured ? '' : `block-size: ${HEAD + HEIGHT + FOOT.height}px`}
          aria-hidden="true"
        >
          ${
            isMeasured
              ? svg`${guard([swarm], () => ground(store, swarm))}
                ${interval(swarm, marks.interval ?? null)} ${tinted(store, swarm)}
                ${drawn(store, swarm, extras, names)}
                ${self ? '' : pointer(store, swarm, extras)}`
              : ''
          }
        </svg>
      </div>
      ${readout(
        store,
        self
          ? ''
          : buttonOf('link', text.beeswarm.show({ name: here.name }), () => store.show(here.code)),
      )}
    </section>
  `;
}

/** What the scores are. @param {Open} store @param {BeeswarmState} state */
function pointsOf({ index }, state) {
  if (isPlain(index)) return 'plain';
  return state.hasPoints ? 'shared' : 'none';
}

/** What the drawing shows as a whole, in words. @param {Open} store @param {Swarm} swarm */
function spread({ text, format, model }, { dots, median }) {
  const [lowest, highest] = [dots[0], dots[dots.length - 1]];
  if (!lowest) return '';
  const share = (/** @type {number | null} */ percent) =>
    format.percent({ percent, decimals: model.before[0].decimals });
  return text.beeswarm.spread({
    lowest: lowest.name,
    least: share(lowest.percent),
    highest: highest.name,
    most: share(highest.percent),
    median: share(median),
  });
}

/** A path of dots: lines of no length with round ends. @param {Dot[]} dots */
const dotted = (dots) => dots.map(({ x, y }) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join('');

/** Dots that overlap are drawn in so many paths, so that each shines through the others. */
const LAYERS = 8;

/** The axis and the dots, which no change moves. @param {Open} store @param {Swarm} swarm */
function ground({ format, index }, { axis, dots, r, height, dense, width }) {
  const { top, scale, steps, decimals } = axis;
  const plain = isPlain(index);
  const every = top > 50 ? 20 : 10;
  const sparse = steps.length > 6 && width < 500 ? 2 : 1;
  const figures = steps.filter((step, i) => (plain ? i % sparse === 0 : step % every === 0));
  const named = (/** @type {number} */ step, /** @type {boolean} */ last) =>
    last ? format.percent({ percent: step, decimals }) : format.decimal(step, decimals);
  const layers = [...Array(dense ? LAYERS : 1).keys()].map((layer) =>
    dots.filter((_dot, i) => i % (dense ? LAYERS : 1) === layer),
  );
  return svg`
    ${figures.map((percent, i) => {
      const last = i === figures.length - 1;
      const x = scale(percent).toFixed(1);
      return svg`
        <line class="step" x1=${x} x2=${x} y1="0" y2=${height} />
        <text class="step" x=${x} y=${-HEAD / 3}>
          ${named(percent, last)}
        </text>`;
    })}
    ${layers.map((layer) => svg`<path class="dots" stroke-width=${2 * r} d=${dotted(layer)} />`)}
  `;
}

/** The countries passed, and those drawn level with. @param {Open} store @param {Swarm} swarm */
function tinted(store, swarm) {
  const level = new Set(store.model.passed.level);
  return passedDots(store, swarm).map(
    (dot) => svg`<circle
      class=${level.has(dot.name) ? 'level' : 'crossed'}
      cx=${dot.x} cy=${dot.y} r=${dot.r}
    />`,
  );
}

/**
 * The shown country, the dots that are not published, and all names.
 * @param {Open} store @param {Swarm} swarm @param {Extra[]} extras @param {Named[]} names
 */
function drawn({ model }, { byCode, r }, extras, names) {
  const own = byCode.get(model.code);
  const [first] = extras;
  // Before there is a change it waits where the country is published, so that it is seen to move.
  const moved = first?.kind === 'own' && first.code === model.code ? first : null;
  const rest = moved ? extras.slice(1) : extras;
  const mover = moved ?? own;
  const passed = new Set([...model.passed.above, ...model.passed.level, ...model.passed.below]);
  const kindOf = (/** @type {string} */ key) =>
    key.includes(' ')
      ? key.split(' ')[0]
      : key === model.code
        ? 'self'
        : passed.has(byCode.get(key)?.name ?? '')
          ? 'crossed'
          : '';
  return svg`
    ${names.map(({ line, key }) => (line ? segment(`hair ${kindOf(key)}`, line) : ''))}
    ${extras.map((extra) => {
      const stem = stemOf(extra);
      return stem ? segment(`stem ${extra.kind}`, stem) : '';
    })}
    ${own ? svg`<circle class="published" cx=${own.x} cy=${own.y} r=${r} />` : ''}
    ${rest.map(({ kind, x, y }) => svg`<circle class=${kind} cx=${x} cy=${y} r=${r} />`)}
    ${
      mover
        ? svg`<circle class="own ${moved ? '' : 'waits'}" cx=${mover.x} cy=${mover.y} r=${r} />`
        : ''
    }
    ${names.map((name) => label(name, kindOf(name.key)))}
  `;
}

/** @param {string} kind @param {import('./beeswarm-labels.js').Line} line */
const segment = (kind, [from, to]) =>
  svg`<line class=${kind} x1=${from.x} y1=${from.y} x2=${to.x} y2=${to.y} />`;

/** @param {Named} name @param {string} kind */
function label({ box, anchor, text }, kind) {
  const x = { start: box.left, middle: (box.left + box.right) / 2, end: box.right }[anchor];
  return svg`<text class="name ${kind}" x=${x} y=${(box.top + box.bottom) / 2}
    text-anchor=${anchor}>${text}</text>`;
}

/** Between two shares, at the foot. @param {Swarm} swarm @param {Marks['interval']} interval */
function interval({ axis: { scale, top }, height }, interval) {
  if (!interval) return '';
  const [low, high] = [scale(interval.low), scale(interval.high)];
  const y = height + FOOT.interval;
  const left = (interval.low + interval.high) / 2 > top / 2;
  return svg`
    <g class="interval">
      <line x1=${low} x2=${high} y1=${y} y2=${y} />
      <text class="name" x=${left ? low - 7 : high + 7} y=${y}
        text-anchor=${left ? 'end' : 'start'}>${interval.label}</text>
    </g>`;
}

/**
 * The dot under the cursor, and what it is.
 * @param {Open} store @param {Swarm} swarm @param {Extra[]} extras
 */
function pointer(store, swarm, extras) {
  const { ruler } = store.use(BeeswarmState);
  const { here, words } = pointed(store);
  const dot =
    extras.find(({ kind, code }) => kind === 'own' && code === here.code) ??
    swarm.byCode.get(here.code);
  if (!dot) return '';
  const width = ruler.widthOf(words, true) + 12;
  const height = ruler.height + 6;
  const left = Math.min(Math.max(dot.x - width / 2, 0.5), swarm.width - width - 0.5);
  const over = dot.y - swarm.r - 6 - height;
  const top = over > 0 ? over : dot.y + swarm.r + 6;
  return svg`
    <circle class="here" cx=${dot.x} cy=${dot.y} r=${swarm.r} />
    <g class="tip">
      <rect x=${left} y=${top} width=${width} height=${height} />
      <text class="name" x=${left + 6} y=${top + height / 2}>${words}</text>
    </g>`;
}
