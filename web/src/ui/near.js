/** A section is near when it is this close to the window. */
const NEAR = '300px 0px';

/** Whether the reader is near a section of the page. */
export class Nearness {
  near = false;
  /** @type {Element | undefined} */
  section;
  #changed;
  /** @type {IntersectionObserver | undefined} */
  #observer;

  /** @param {() => void} changed is told when the reader comes or goes */
  constructor(changed) {
    this.#changed = changed;
  }

  /** The section's element, each time it is rendered. @param {Element | undefined} section */
  watch = (section) => {
    if (section === this.section) return;
    this.section = section;
    this.#observer?.disconnect();
    if (!section) return;
    this.#observer = new IntersectionObserver(
      (entries) => this.set(entries.at(-1)?.isIntersecting === true),
      { rootMargin: NEAR },
    );
    this.#observer.observe(section);
  };

  /** @param {boolean} near */
  set(near) {
    if (near === this.near) return;
    this.near = near;
    this.#changed();
  }

  close() {
    this.#observer?.disconnect();
  }
}
