import { PrintState } from '../print/print.js';
import { copied } from '../../ui/clipboard.js';
import { resultOf, sentence } from '../../i18n/sentences.js';

/**
 * What leaves the page: the link, the sentence, and the panel "Share and save" with pictures, files
 * and kept scenarios, which is loaded when it is first opened.
 * @import { ExplorerStore, Open } from '../../explorer/store.js'
 */

/**
 * A part of the panel that is unfolded.
 * @typedef {'' | 'picture' | 'snapshots' | 'files' | 'embed' | 'print'} Part
 */

/** So long it is to be read what was done. */
const READ = 8000;

export class ShareState {
  #store;
  #timer = 0;

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    /** Within another page there is no way to print but the page's own. */
    this.printing = store.embedded ? null : new PrintState(store);
    /** The panel, once it is loaded. @type {typeof import('./share-view.js') | null} */
    this.panel = null;
    this.shown = false;
    /** @type {Part} */
    this.part = '';
    /** What was just done, seen and heard. */
    this.said = '';
    /** What could not be copied and has to be by hand. */
    this.stuck = '';
    /**
     * What of a snapshot could not be brought back.
     * @type {import('../../engine/types.d.ts').Problem[]}
     */
    this.lost = [];
    /**
     * Of kept scenarios, while the panel is open.
     * @type {import('../snapshots/snapshot-comparison.js').SnapshotComparison | null}
     */
    this.comparing = null;
    /**
     * What was chosen of a snippet for other pages.
     * @type {import('../embed-builder/embed-builder.js').Builder | null}
     */
    this.builder = null;
  }

  /** Says what was done, for a while. @param {string} done */
  say(done) {
    this.said = done;
    clearTimeout(this.#timer);
    if (done) this.#timer = window.setTimeout(() => this.say(''), READ);
    this.#store.update();
  }

  /** Opens the panel at a part. @param {Part} part */
  async open(part = '') {
    const store = this.#store;
    try {
      this.panel ??= await import('./share-view.js');
    } catch {
      this.say(store.text.scenarioBar.failed);
      return;
    }
    this.shown = true;
    this.part = part;
    this.said = '';
    store.update();
    await store.updateComplete;
    const dialog = this.#dialog;
    if (dialog && !dialog.open) dialog.showModal();
    if (part) dialog?.querySelector(`#panel-${part}`)?.scrollIntoView({ block: 'start' });
  }

  /** The reader or the page has closed it. */
  closed() {
    this.shown = false;
    this.stuck = '';
    this.lost = [];
    this.comparing?.close();
    this.comparing = null;
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
    return this.copy(this.#store.address.share(), this.#store.text.scenarioBar.link_copied);
  }

  copySentence() {
    return this.copy(
      sentence(this.result(), this.#store),
      this.#store.text.scenarioBar.sentence_copied,
    );
  }

  result() {
    const { model, index, fingerprint } = this.#page;
    return resultOf({ model, index, fingerprint });
  }

  /** What is shown, in one line. */
  title() {
    const { model, index, text } = this.#page;
    return text.title({ name: model.name, index: index.title });
  }

  /**
   * What the browser does not take is shown, to be copied by hand.
   * @param {string} text
   * @param {string} done
   */
  async copy(text, done) {
    const taken = await copied(text);
    this.stuck = taken ? '' : text;
    if (taken) return this.say(done);
    this.said = '';
    if (!this.shown) await this.open();
    this.#store.update();
    await this.#store.updateComplete;
    const field = /** @type {HTMLTextAreaElement | null | undefined} */ (
      this.#dialog?.querySelector('.stuck textarea')
    );
    field?.focus();
    field?.select();
  }

  /** Forgets what was just done, and all that was opened for the panel. */
  end() {
    clearTimeout(this.#timer);
    this.comparing?.close();
  }

  /** @returns {HTMLDialogElement | null} */
  get #dialog() {
    return this.#store.root.querySelector('dialog.panel');
  }

  get #page() {
    return /** @type {Open} */ (this.#store);
  }
}
