import { addressOf } from './address.js';
import { today } from './download.js';
import { Printing } from './printing.js';
import { copied, shared } from './share.js';
import { citation, resultOf, sentence } from './words.js';

/**
 * What leaves the page: the link, the sentence, and the panel "Share and save" with pictures, files and
 * kept scenarios, which is loaded when it is first opened.
 * @import { App, OpenApp } from './app.js'
 * @import { Engine } from './engine.js'
 */

/** A part of the panel that is unfolded. @typedef {'' | 'picture' | 'snapshots' | 'files' | 'print'} Part */

/** So long it is to be read what was done. */
const READ = 8000;

export class Outputs {
  #app;
  #timer = 0;
  /** @type {Promise<Engine> | null} */
  #second = null;
  #sheets = 0;

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
    this.printing = new Printing(app);
    /** The panel, once it is loaded. @type {typeof import('./views/panel.js') | null} */
    this.panel = null;
    this.shown = false;
    /** @type {Part} */
    this.part = '';
    /** What was just done, seen and heard. */
    this.said = '';
    /** What could not be copied and has to be by hand. */
    this.stuck = '';
    /** What of a snapshot could not be brought back. @type {import('./types.d.ts').Problem[]} */
    this.lost = [];
    /** A second core for comparing; only while the panel is open. @type {Engine | null} */
    this.second = null;
  }

  /** @param {string} done */
  say(done) {
    this.said = done;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.say(''), done ? READ : 0);
    if (!done) clearTimeout(this.#timer);
    this.#app.update();
  }

  /** @param {Part} part */
  async open(part = '') {
    const app = this.#app;
    try {
      this.panel ??= await import('./views/panel.js');
    } catch {
      this.say(app.text.bar.failed);
      return;
    }
    this.shown = true;
    this.part = part;
    this.said = '';
    app.update();
    await app.updateComplete;
    const dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector('dialog.panel'));
    if (dialog && !dialog.open) dialog.showModal();
    if (part) dialog?.querySelector(`#panel-${part}`)?.scrollIntoView({ block: 'start' });
  }

  /** The reader or the page has closed it. */
  closed() {
    this.shown = false;
    this.stuck = '';
    this.lost = [];
    this.#second?.then((engine) => engine.close());
    this.#second = this.second = null;
    this.#app.update();
  }

  close() {
    /** @type {HTMLDialogElement | null} */ (document.querySelector('dialog.panel'))?.close();
  }

  /** @param {Part} part @param {boolean} open */
  unfold(part, open) {
    if ((this.part === part) === open) return;
    this.part = open ? part : '';
    this.#app.update();
  }

  /** Sees to a core that has the data of the page, for comparing. */
  async compare() {
    const { data, snapshots } = this.#app;
    await snapshots.load();
    if (!data || !this.shown || !this.panel || (this.#second && this.#sheets === data.texts.sheets.size)) return;
    this.#second?.then((engine) => engine.close());
    this.second = null;
    this.#sheets = data.texts.sheets.size;
    const second = (this.#second = this.panel.secondEngine(data.texts));
    const engine = await second;
    if (this.#second !== second) return;
    this.second = engine;
    this.#app.update();
  }

  copyLink() {
    return this.#copy(addressOf(this.#page), this.#app.text.bar.link_copied);
  }

  copySentence() {
    return this.#copy(sentence(this.result(), this.#app), this.#app.text.bar.sentence_copied);
  }

  copyCitation() {
    const made = { url: addressOf(this.#page), date: today() };
    return this.#copy(citation(this.result(), made, this.#app), this.#app.text.share.citation_copied);
  }

  /** By the device's own way; where it refuses, the link is copied. */
  async share() {
    const how = await shared({ title: document.title, text: sentence(this.result(), this.#app), url: addressOf(this.#page) });
    if (how === 'shared') this.say(this.#app.text.share.shared);
    if (how === 'refused') await this.copyLink();
  }

  result() {
    const { model, index, engine } = this.#page;
    return resultOf({ model, index, fingerprint: engine.fingerprint() });
  }

  /** @param {string} text @param {string} done */
  async #copy(text, done) {
    const taken = await copied(text);
    this.stuck = taken ? '' : text;
    if (taken) return this.say(done);
    this.said = '';
    if (!this.shown) await this.open();
    this.#app.update();
    await this.#app.updateComplete;
    const field = /** @type {HTMLTextAreaElement | null} */ (document.querySelector('dialog.panel .stuck textarea'));
    field?.focus();
    field?.select();
  }

  get #page() {
    return /** @type {OpenApp} */ (this.#app);
  }
}
