/**
 * When the page is drawn: once for all changes of a turn, and after a press in three frames. The
 * first is the browser's own, with the answer marked, so that nothing stands between the finger and
 * the mark; the second shows what is near the finger and where it leads; the third everything.
 */
export class RenderScheduler {
  #draw;
  /** What is to be drawn soon. @type {'' | 'near' | 'all'} */
  #waiting = '';
  #begun = false;
  #pressed = false;
  /** How often everything has been drawn; parts that are not near are drawn when it moves on. */
  count = 0;
  /** Resolves when all that was asked for is on the page. @type {Promise<void>} */
  done = Promise.resolve();

  /** @param {() => void} draw */
  constructor(draw) {
    this.#draw = draw;
  }

  /** Draws everything soon. */
  all() {
    // What is known yet is of before the press, and would take its mark away; all is drawn after it
    // anyhow.
    if (!this.#pressed) this.done = this.#soon('all');
  }

  /** Whether a press has changed what is not taken yet. */
  get pressed() {
    return this.#pressed;
  }

  /** Everything is taken as it is now: nothing that is drawn is of before a press. */
  taken() {
    this.#pressed = false;
  }

  /**
   * Once the press has been painted, takes what it changed and draws what is near; everything once
   * that has been painted as well.
   * @param {() => void} take
   */
  afterPress(take) {
    this.#pressed = true;
    const seen = painted().then(() => {
      this.taken();
      take();
    });
    this.done = seen
      .then(() => this.#soon('near'))
      .then(painted)
      .then(() => this.#soon('all'));
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
    if (this.#pressed) return; // as in all()
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
