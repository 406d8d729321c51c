import { copied } from '../ui/clipboard.js';

/**
 * What was just done, seen and heard for a while; and what the browser did not take, to be copied
 * by hand.
 * @import { ExplorerStore } from './store.js'
 */

/** So long it is to be read what was done, in milliseconds. */
const READ = 8000;

export class Notices {
  #store;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    this.said = '';
    /** What could not be copied and has to be by hand. */
    this.stuck = '';
  }

  /** Says what was done, for a while. @param {string} done */
  say(done) {
    this.said = done;
    clearTimeout(this.#timer);
    if (done) this.#timer = setTimeout(() => this.say(''), READ);
    this.#store.update();
  }

  /**
   * Copies a text; what the browser does not take is shown, to be copied by hand.
   * @param {string} text
   * @param {string} done
   * @returns {Promise<boolean>} whether it was taken
   */
  async copy(text, done) {
    const taken = await copied(text);
    this.stuck = taken ? '' : text;
    this.say(taken ? done : '');
    if (!taken) await this.offerStuck();
    return taken;
  }

  /** Offers what could not be copied, where there is a field for it. */
  async offerStuck() {
    await this.#store.updateComplete;
    /** @type {HTMLTextAreaElement | null} */
    const field = this.#store.root.querySelector('.stuck textarea');
    field?.focus();
    field?.select();
  }

  close() {
    clearTimeout(this.#timer);
  }
}
