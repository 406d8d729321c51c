import { nothing } from 'lit-html';
import { AsyncDirective, directive } from 'lit-html/async-directive.js';

/**
 * Content of an element that is drawn when the reader comes near it, and given up, with its height
 * kept, when the reader has left: for lists so long that a page with all of them would be slow.
 */

/** An element is near when it is this close to the window. */
const NEAR = '1200px 0px';

/** @type {WeakMap<Element, WhenNear>} */
const parts = new WeakMap();

/** @type {IntersectionObserver | undefined} */
let observer;

/** @typedef {(act: () => void) => void} Around */
/** @typedef {(draw: () => unknown, around: Around, always: boolean) => unknown} WhenNearGiven */

/** What is not drawn yet is as high as the others, in pixels. */
const usual = { height: 300, of: 0 };

class WhenNear extends AsyncDirective {
  /** @type {() => unknown} */
  #draw = () => nothing;
  /** @type {Around} */
  #around = (act) => act();
  /** @type {HTMLElement | undefined} */
  #element;
  #height = 0;
  #near = false;

  /** @type {WhenNearGiven} */
  render = () => nothing;

  /**
   * @override
   * @param {import('lit-html').ChildPart} part @param {Parameters<WhenNearGiven>} given
   */
  update(part, [draw, around, always]) {
    this.#draw = draw;
    this.#around = around;
    if (!this.#element) {
      this.#element = /** @type {HTMLElement} */ (part.parentNode);
      this.reconnected();
    }
    return this.#content(always || this.#near);
  }

  /** @param {boolean} drawn */
  #content(drawn) {
    const height = drawn ? '' : `${this.#height || usual.height}px`;
    if (this.#element) this.#element.style.blockSize = height;
    return drawn ? this.#draw() : nothing;
  }

  /** @override */
  disconnected() {
    if (this.#element) observer?.unobserve(this.#element);
  }

  /** @override */
  reconnected() {
    if (!this.#element) return;
    observer ??= new IntersectionObserver(noted, { rootMargin: NEAR });
    parts.set(this.#element, this);
    observer.observe(this.#element);
  }

  /** @param {boolean} near */
  set(near) {
    const element = this.#element;
    if (!element || near === this.#near) return;
    if (!near) {
      // Whoever types in it has not left; what is folded has no height.
      const { height } = element.getBoundingClientRect();
      if (height === 0 || element.matches(':focus-within')) return;
      this.#height = height;
      usual.height += (height - usual.height) / ++usual.of;
    }
    this.#near = near;
    this.#around(() => this.setValue(this.#content(near)));
  }
}

/**
 * In engines that do not keep what is in sight in its place (WebKit), this does, where something
 * above it becomes higher or lower.
 * @param {IntersectionObserverEntry[]} entries
 */
function noted(entries) {
  const above = entries.filter(({ boundingClientRect: { bottom } }) => bottom <= 0);
  const kept = CSS.supports('overflow-anchor', 'auto') ? undefined : inSight(above);
  const before = kept?.getBoundingClientRect().top ?? 0;
  for (const { target, isIntersecting } of entries) parts.get(target)?.set(isIntersecting);
  if (kept) scrollBy({ top: kept.getBoundingClientRect().top - before, behavior: 'instant' });
}

/** The next one after these that the reader sees. @param {IntersectionObserverEntry[]} above */
function inSight(above) {
  let next = above.at(-1)?.target;
  while (next && next.getBoundingClientRect().bottom <= 0)
    next = next.nextElementSibling ?? undefined;
  return next;
}

/**
 * For the content of an element: `draw()` when the reader is near it, or `always`; `around` does all
 * drawing of the page.
 * @type {WhenNearGiven}
 */
export const whenNear = directive(WhenNear);

/** Draws an element's content that is to be reached now. @param {Element} element */
export function drawNow(element) {
  parts.get(element)?.set(true);
}
