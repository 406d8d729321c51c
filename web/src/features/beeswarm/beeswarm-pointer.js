import { HEAD } from './beeswarm.js';

/**
 * How a mouse, a pen and a finger read the dots, and switch to a country. A mouse reads what it is
 * over and switches with a click. A finger reads with a tap, and switches with another on the same
 * dot.
 * @import { Open } from '../../explorer/store.js'
 * @import { BeeswarmState, Extra } from './beeswarm.js'
 */

/** How far from a dot it still counts, in pixels. */
const REACH = { mouse: 24, touch: 60 };

/**
 * The country nearest to a pointer; empty where none is in reach.
 * @param {BeeswarmState} state
 * @param {MouseEvent} event
 * @param {Extra[]} extras
 */
function under(state, { currentTarget, clientX, clientY }, extras) {
  const box = /** @type {Element} */ (currentTarget).getBoundingClientRect();
  const scale = state.swarm.width / box.width;
  const at = { x: (clientX - box.left) * scale, y: (clientY - box.top) * scale - HEAD };
  const { code, far } = state.nearest(at, extras);
  return far <= REACH[state.pressed.touch ? 'touch' : 'mouse'] ? code : '';
}

/** @param {Open} store @param {BeeswarmState} state @param {PointerEvent} event @param {Extra[]} extras */
export function press(store, state, event, extras) {
  state.pressed = { touch: event.pointerType === 'touch', code: store.cursor };
  if (state.pressed.touch) store.pointAt(under(state, event, extras));
}

/** @param {Open} store @param {BeeswarmState} state @param {PointerEvent} event @param {Extra[]} extras */
export function point(store, state, event, extras) {
  // The page has moved under a mouse that rests: the reader points at nothing.
  if (event.movementX === 0 && event.movementY === 0) return;
  state.pressed.touch = event.pointerType === 'touch';
  store.pointAt(under(state, event, extras));
}

/** @param {Open} store @param {BeeswarmState} state @param {MouseEvent} event @param {Extra[]} extras */
export function act(store, state, event, extras) {
  const code = under(state, event, extras);
  const { touch, code: read } = state.pressed;
  if (code && code !== store.model.code && (!touch || code === read)) store.show(code);
}
