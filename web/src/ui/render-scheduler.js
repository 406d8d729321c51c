/**
 * When the page is drawn: once for all changes of a turn, and after a press in two frames. The first
 * shows the answer and what it leads to: the new rank. The second shows everything, so that nothing
 * else stands between the finger and the rank.
 */
export class RenderScheduler {
  #draw;
  /** What is to be drawn soon. @type {'' | 'near' | 'all'} */
  #waiting = '';
  #begun = false;
  /** The last press, until what is near it has been painted. @type {object | null} */
  #press = null;
  /** How often everything has been drawn; parts that are not near are drawn when it moves on. */
  count = 0;
  /** Resolves when all that was asked for is on the page. @type {Promise<void>} */
  done = Promise.resolve();

  /** @param {() => void} draw */
  constructor(draw) {
    this.#draw = draw;
  }

  /** Draws everything soon; after a press it is drawn anyhow. */
  all() {
    if (!this.#press) this.done = this.#soon('all');
  }

  /** Draws only what is not kept until everything is drawn: what is new, or follows the pointer. */
  near() {
    if (!this.#press) this.done = this.#soon('near');
  }

  /** Draws what is near a press, and everything once that has been painted. */
  afterPress() {
    const press = {};
    this.#press = press;
    this.done = this.#soon('near')
      .then(painted)
      .then(() => {
        if (this.#press !== press) return this.done; // the next press draws everything
        this.#press = null;
        return this.#soon('all');
      });
  }

  /** @param {'near' | 'all'} what */
  async #soon(what) {
    const waits = this.#waiting !== '';
    if (this.#waiting !== 'all') this.#waiting = what;
    // The first time is the longest, and follows the longest work: not in one go with it.
    await (this.#begun ? null : new Promise((resolve) => setTimeout(resolve)));
    this.#begun = true;
    if (waits) return;
    const all = this.#waiting === 'all';
    this.#waiting = '';
    if (all) ++this.count;
    this.#draw();
  }
}

/** When the next frame has been painted; at once where nobody looks. @returns {Promise<void>} */
export function painted() {
  return document.hidden
    ? Promise.resolve()
    : new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
