import { isNamed, weightsIn } from '../engine/method-kinds.js';
import { RescoreError } from '../engine/errors.js';
import { neededBy } from '../data/link-needs.js';
import { loadEdition, loadNeeded, problem } from '../data/load.js';
import { isUnchecked, unchecked } from '../data/origin.js';

/**
 * How editions and links come into a store: one after the other, as all are read into the one
 * engine.
 * @import { Data } from '../data/load.js'
 * @import { ExplorerStore } from './store.js'
 */

export class EditionLoader {
  #store;
  /** What is under way. @type {Promise<void>} */
  #last = Promise.resolve();
  /** The link to what is shown, while the engine reads another edition. */
  held = '';
  /** A link that did not hold as a whole, and the scenario that it came to. */
  #unmet = { link: '', became: '' };
  /** Whether that goes on with the scenario. */
  #goesOn = false;

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
  }

  /**
   * Opens an edition at a country; the scenario of the one before is gone, unless it is to go on.
   * What is shown stays, and answers can be changed, until all files are read.
   * @param {string} edition @param {string} country @param {boolean} [goOn] with the scenario, as
   *   far as it fits
   */
  edition(edition, country, goOn = false) {
    const opened = this.#last.then(() => this.#read(edition, country, goOn));
    this.#last = opened.catch(() => {});
    return opened;
  }

  /** @param {string} edition @param {string} country @param {boolean} goOn */
  async #read(edition, country, goOn) {
    const store = this.#store;
    const editionSource = store.catalog.get(edition);
    if (!editionSource) return;
    const begin = () => {
      this.held = store.data?.index ? this.#wanted() : '';
      this.#goesOn = goOn;
      store.loading = true;
    };
    /** @type {Data} */
    let data;
    try {
      data = await loadEdition(store.engine, editionSource, country, begin);
      if (goOn && data.standings)
        await loadNeeded(store.engine, editionSource, data, {
          ...neededBy(this.held),
          country: '',
        });
    } finally {
      store.loading = false;
    }
    if (!data.index && store.data?.index) {
      // The engine has kept the edition before; so does what is shown.
      store.data.problems = data.problems;
      store.update();
      return;
    }
    store.editionSource = editionSource;
    store.data = data;
    if (!data.index) return;
    store.speakAbout(data.index);
    store.index = isUnchecked(editionSource.from, data, store.known)
      ? unchecked(data.index, store.text.sentences.unchecked)
      : data.index;
    store.method = data.index.methods[0].id;
    // It is of the edition before, and something may be drawn before there is another.
    store.suggestion = null;
    store.tellFeatures('onEditionOpened');
    const there =
      this.#namesake(country) ??
      store.codes.find((code) => data.sheets.has(code)) ??
      store.codes.find((code) => editionSource.sheets.has(code)) ??
      store.codes[0];
    store.country = store.codes.includes(country) ? country : there;
    if (goOn && this.held && data.standings) {
      const link = store.engine.openLink(this.held);
      store.linkProblems = link.problems;
      this.#checkMethod(link.method);
    }
    await store.show(store.country);
  }

  /**
   * The code that the shown country has in the edition that was just read, by its name: another index
   * may use other codes.
   * @param {string} country that is asked for
   */
  #namesake(country) {
    const { model, data } = this.#store;
    const { countries = [] } = data?.standings ?? {};
    return model?.code === country
      ? countries.find(({ name }) => name === model.name)?.code
      : undefined;
  }

  /**
   * Shows what a link asks for, as one step that can be undone; an empty one asks for what is
   * opened with. What does not hold is told, and the rest holds.
   * @param {string} fragment with or without "#"
   */
  async link(fragment) {
    const store = this.#store;
    const needed = neededBy(fragment);
    // What does not say for which edition it is, or is for one that is not here, is read for the
    // open one.
    const open =
      fragment.length > 1 && store.editionSource ? store.editionSource.edition : store.home.edition;
    const edition = store.catalog.has(needed.edition) ? needed.edition : open;
    const country = needed.country || store.home.country;
    if (edition !== store.editionSource?.edition) await this.edition(edition, country);
    if (!store.editionSource || !store.data?.index) return null;
    await loadNeeded(store.engine, store.editionSource, store.data, { ...needed, country });
    store.linkProblems = [];
    try {
      const link = store.engine.openLink(fragment);
      // An empty link asks for nothing that could be wrong.
      store.linkProblems = fragment.length > 1 ? link.problems : [];
      this.#checkMethod(link.method);
      await store.show(link.country || (store.codes.includes(country) ? country : store.code));
      this.#unmet = { link: store.linkProblems.length > 0 ? fragment : '', became: store.link() };
      return link;
    } catch (fault) {
      if (!(fault instanceof RescoreError)) throw fault;
      store.linkProblems = fault.problems;
      store.refresh();
      return null;
    }
  }

  /**
   * The scenario to go on with. Where a link asked for more, as for answers that were not there, and
   * nothing has changed since, that is the link.
   */
  #wanted() {
    const scenario = this.#store.link();
    return this.#unmet.link && scenario === this.#unmet.became ? this.#unmet.link : scenario;
  }

  /**
   * The method to show for the one that was chosen: the publisher's in place of one that the page has
   * no words for, or that needs answers which are not there.
   * @param {string} id
   */
  usable(id) {
    const first = this.#store.index?.methods[0].id ?? '';
    return this.#faultsOf(id).length > 0 ? first : id || first;
  }

  /** Tells why a link's method is not taken. @param {string} id */
  #checkMethod(id) {
    const store = this.#store;
    store.linkProblems = [...store.linkProblems, ...this.#faultsOf(id)];
  }

  /**
   * What is against showing a method. A made-up one other than weights of the domains, which the core
   * would take, has no words that a result could be told apart by.
   * @param {string} id
   */
  #faultsOf(id) {
    const { index, text, engine, data } = this.#store;
    if (!index || !id || id === index.methods[0].id) return [];
    try {
      if (!isNamed(index, id) && !weightsIn(index, id)) {
        const sentence = text.problems.unknown_method({ method: id });
        throw problem('unknown-method', 'link', sentence, '/m');
      }
      // Without the published results nobody is ranked.
      if (data?.standings) engine.ranking('overall', id);
      return [];
    } catch (fault) {
      if (!(fault instanceof RescoreError)) throw fault;
      return fault.problems;
    }
  }

  /**
   * Does what the reader asks for once an edition is there, if it goes on with the scenario: of
   * another one it may not even be there.
   * @param {() => void} act
   */
  later(act) {
    if (this.#goesOn) this.#last.then(act).catch(() => {});
  }
}
