import { secretOf } from './attributes-from-url.js';

/**
 * The height of a framed page, told to the page around it (docs/embedding.md): the message is the
 * one that AMP knows, which frame.js listens to as well, and the one that WordPress knows. Sizes
 * are all that is ever told, so whoever listens learns nothing.
 */

/** So long the page around has to follow, in milliseconds, before there are scroll bars again. */
const PATIENCE = 1000;

/** Tells it now, whenever it changes, and whenever it is asked for. */
export function tellHeight() {
  if (parent === window) return;
  let told = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let late;
  const { body, documentElement: root } = document;
  const send = (/** @type {number} */ height) => {
    if (height === told || height === 0) return;
    told = height;
    parent.postMessage({ sentinel: 'amp', type: 'embed-size', height }, '*');
    const secret = secretOf(location.hash);
    if (secret) parent.postMessage({ message: 'height', value: height, secret }, '*');
    settle();
  };
  // Of all that is in it, in whole pixels.
  const tell = () =>
    send(Math.ceil(Math.max(body.getBoundingClientRect().height, body.scrollHeight)));
  const again = () => {
    told = 0;
    tell();
  };
  const follows = () => innerHeight >= told - 1;
  /**
   * Without scroll bars while the frame follows: one that comes for a moment would change the
   * layout.
   */
  const settle = () => {
    clearTimeout(late);
    if (!follows()) {
      late = setTimeout(() => root.classList.toggle('followed', follows()), PATIENCE);
      return;
    }
    root.classList.add('followed');
    // Pixels are whole in one place and not in another.
    const lacking = root.scrollHeight - root.clientHeight;
    if (lacking === 1) send(told + lacking);
  };
  new ResizeObserver(tell).observe(body);
  addEventListener('resize', settle);
  addEventListener('hashchange', again);
  addEventListener('message', ({ source, data }) => {
    if (source === parent && (data?.type === 'embed-size' || data?.message === 'ready')) again();
  });
}
