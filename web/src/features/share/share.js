import { Notices } from '../../explorer/notices.js';
import { sentence } from '../../i18n/sentences.js';
import { testedResult } from '../robustness/rank-range-view.js';
import { SnapshotsState } from '../snapshots/snapshots.js';

/**
 * What leaves the page: the link, the sentence, and the panel "Share and save" with pictures, files
 * and kept scenarios, which is loaded when it is first opened.
 * @import { ExplorerStore, Open } from '../../explorer/store.js'
 */

/**
 * A part of the panel that is unfolded.
 * @typedef {'' | 'picture' | 'snapshots' | 'files' | 'embed' | 'print'} Part
 */

export class ShareState {
  #store;

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    /** The panel, once it is loaded. @type {typeof import('./share-view.js') | null} */
    this.panel = null;
    this.shown = false;
    /** @type {Part} */
    this.part = '';
  }

  /** Opens the panel at a part. @param {Part} part */
  async open(part = '') {
    const store = this.#store;
    try {
      this.panel ??= await import('./share-view.js');
    } catch {
      this.#notices.say(store.text.scenarioBar.failed);
      return;
    }
    this.shown = true;
    this.part = part;
    this.#notices.say('');
    await store.updateComplete;
    const dialog = this.#dialog;
    if (dialog && !dialog.open) dialog.showModal();
    if (part) dialog?.querySelector(`#panel-${part}`)?.scrollIntoView({ block: 'start' });
  }

  /** The reader or the page has closed it. */
  closed() {
    this.shown = false;
    this.#notices.stuck = '';
    this.#store.use(SnapshotsState).lost = [];
    this.#store.update();
  }

  close() {
    this.#dialog?.close();
  }

  /** @param {Part} part @param {boolean} open */
  unfold(part, open) {
    if ((this.part === part) === open) return;
    this.part = open ? part : '';
    this.#store.update();
  }

  copyLink() {
    const { location, text } = this.#store;
    return this.copy(location.share(), text.scenarioBar.link_copied);
  }

  copySentence() {
    const store = /** @type {Open} */ (this.#store);
    return this.copy(sentence(testedResult(store), store), store.text.scenarioBar.sentence_copied);
  }

  /**
   * What the browser does not take is shown in the panel, to be copied by hand.
   * @param {string} text
   * @param {string} done
   */
  async copy(text, done) {
    if ((await this.#notices.copy(text, done)) || this.shown) return;
    await this.open();
    await this.#notices.offerStuck();
  }

  get #notices() {
    return this.#store.use(Notices);
  }

  /** @returns {HTMLDialogElement | null} */
  get #dialog() {
    return this.#store.root.querySelector('dialog.panel');
  }
}
