import { RescoreError } from '../engine/errors.js';
import { neededBy } from '../data/link-needs.js';
import { loadEdition, loadNeeded } from '../data/load.js';

/**
 * How editions and links come into a showing: one after the other, as all are read into the one
 * engine.
 * @import { Data } from '../data/load.js'
 * @import { ExplorerStore } from './store.js'
 */

export class EditionLoader {
  #showing;
  /** What is under way. @type {Promise<void>} */
  #last = Promise.resolve();
  /** The link to what is shown, while the engine reads another edition. */
  held = '';
  /** Whether that goes on with the scenario. */
  #goesOn = false;

  /** @param {ExplorerStore} showing */
  constructor(showing) {
    this.#showing = showing;
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
    const showing = this.#showing;
    const editionSource = showing.catalog.get(edition);
    if (!editionSource) return;
    const begin = () => {
      this.held = showing.data?.index ? showing.link() : '';
      this.#goesOn = goOn;
      showing.loading = true;
    };
    /** @type {Data} */
    let data;
    try {
      data = await loadEdition(showing.engine, editionSource, country, begin);
      if (goOn && data.standings)
        await loadNeeded(showing.engine, editionSource, data, {
          ...neededBy(this.held),
          country: '',
        });
    } finally {
      showing.loading = false;
    }
    if (!data.index && showing.data?.index) {
      // The engine has kept the edition before; so does what is shown.
      showing.data.problems = data.problems;
      showing.update();
      return;
    }
    showing.editionSource = editionSource;
    showing.data = data;
    if (!data.index) return;
    showing.index = data.index;
    showing.method = data.index.methods[0].id;
    showing.onEditionOpened();
    const there =
      showing.codes.find((code) => data.sheets.has(code)) ??
      showing.codes.find((code) => editionSource.sheets.has(code)) ??
      showing.codes[0];
    showing.country = showing.codes.includes(country) ? country : there;
    if (goOn && this.held && data.standings) {
      const link = showing.engine.openLink(this.held);
      showing.linkProblems = link.problems;
      showing.method = this.#methodOf(link.method);
    }
    await showing.show(showing.country);
  }

  /**
   * Shows what a link asks for, as one step that can be undone; an empty one asks for what is
   * opened with. What does not hold is told, and the rest holds.
   * @param {string} fragment with or without "#"
   */
  async link(fragment) {
    const showing = this.#showing;
    const needed = neededBy(fragment);
    // What does not say for which edition it is, or is for one that is not here, is read for the
    // open one.
    const open =
      fragment.length > 1 && showing.editionSource
        ? showing.editionSource.edition
        : showing.home.edition;
    const edition = showing.catalog.has(needed.edition) ? needed.edition : open;
    const country = needed.country || showing.home.country;
    if (edition !== showing.editionSource?.edition) await this.edition(edition, country);
    if (!showing.editionSource || !showing.data?.index) return null;
    await loadNeeded(showing.engine, showing.editionSource, showing.data, { ...needed, country });
    showing.linkProblems = [];
    try {
      const link = showing.engine.openLink(fragment);
      // An empty link asks for nothing that could be wrong.
      showing.linkProblems = fragment.length > 1 ? link.problems : [];
      showing.method = this.#methodOf(link.method);
      await showing.show(
        link.country || (showing.codes.includes(country) ? country : showing.code),
      );
      return link;
    } catch (fault) {
      if (!(fault instanceof RescoreError)) throw fault;
      showing.linkProblems = fault.problems;
      showing.refresh();
      return null;
    }
  }

  /**
   * A link's method, if the edition has it and it can be computed; else it is told, and the
   * publisher's stands. Others, which the core would take, have no name that a result could be told
   * apart by.
   * @param {string} id
   */
  #methodOf(id) {
    const showing = this.#showing;
    const [first, ...others] = showing.index?.methods ?? [];
    if (!id || id === first.id) return first.id;
    try {
      if (!others.some((method) => method.id === id)) {
        throw new RescoreError([
          {
            code: 'unknown-method',
            file: 'link',
            pointer: '/m',
            sentence: showing.text.problems.unknown_method({ method: id }),
          },
        ]);
      }
      showing.engine.ranking('overall', id);
      return id;
    } catch (fault) {
      if (!(fault instanceof RescoreError)) throw fault;
      showing.linkProblems = [...showing.linkProblems, ...fault.problems];
      return first.id;
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
