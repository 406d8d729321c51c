/**
 * Parts out of sight are neither laid out nor painted (`content-visibility`), so that a change
 * costs the same however much is open. A part is passed over only once its true height is known:
 * otherwise the page would move under the finger when it comes into sight.
 */

/** @type {WeakMap<Element, number>} the width, in pixels, that the height belongs to */
const measured = new WeakMap();

const observer = typeof ResizeObserver === 'function' ? new ResizeObserver(noted) : null;

/** A lit reference for a part that may be passed over. @param {Element | undefined} part */
export function skipOffscreen(part) {
  if (part) observer?.observe(part);
}

/** @param {ResizeObserverEntry[]} entries */
function noted(entries) {
  const anew = entries.filter(
    ({ target, contentRect }) =>
      contentRect.height > 0 && measured.get(target) !== contentRect.width,
  );
  for (const { target, contentRect } of anew) {
    measured.set(target, contentRect.width);
    target.removeAttribute('data-measured');
  }
  // The frame after the next: in between the part is laid out as it is at this width.
  if (anew.length > 0)
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        anew.forEach(({ target }) => target.setAttribute('data-measured', '')),
      ),
    );
}
