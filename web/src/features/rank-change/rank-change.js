import states from 'virtual:states';

import crosswalkUrl from '../../../../data/china-index-crosswalk.json?url';
import { nearest, othersOf, paired } from '../../data/states.js';
import { Nearness } from '../../ui/near.js';
import { Task } from '../../ui/task.js';
import { answersFile, loadStates } from '../import/publisher-file.js';
import { compareStates } from './compare-states.js';

/**
 * Why the shown country's published rank changed between the open state of the index and another
 * one. The worker is not asked before the section comes near.
 * @import { ExplorerStore, Open } from '../../explorer/store.js'
 * @import { Pair } from '../../data/states.js'
 * @import { Compared } from './compare-states.js'
 */

export class RankChangeState {
  #store;
  /** What the answer is about. */
  #about = '';
  #chosen = '';
  /** @type {Task<Compared, Pair>} */
  task = new Task(
    (pair, { signal }) =>
      compareStates(/** @type {Open} */ (this.#store), pair, { crosswalkUrl, signal }),
    () => this.#store.update(),
  );
  #section = new Nearness(() => this.#ask());
  watch = this.#section.watch;

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
  }

  /** Whether one of the publisher's states is open. */
  get isState() {
    return states.some(({ edition }) => edition === this.#store.editionSource?.edition);
  }

  /** The states that the open one can be set against. */
  get others() {
    const { editionSource, model, catalog } = this.#store;
    return othersOf(states, editionSource?.edition ?? '', model?.code ?? '').filter(({ edition }) =>
      catalog.has(edition),
    );
  }

  /** The edition that is chosen, or the one to begin with; empty where there is none. */
  get chosen() {
    const { others } = this;
    const there = others.some(({ edition }) => edition === this.#chosen);
    if (there || others.length === 0) return there ? this.#chosen : '';
    return nearest(states, this.#store.editionSource?.edition ?? '', others).edition;
  }

  /** The two states, the older first; null where there is no other. @returns {Pair | null} */
  get pair() {
    const { chosen } = this;
    return chosen ? paired(states, this.#store.editionSource?.edition ?? '', chosen) : null;
  }

  /**
   * The states of the pair whose answers are not all there, where the publisher has them.
   * @returns {string[]} editions, the open one last
   */
  get missing() {
    const { catalog, editionSource } = this.#store;
    const { from, to } = /** @type {Pair} */ (this.pair);
    const open = editionSource?.edition;
    return [from, to]
      .filter(({ edition, ranks }) => {
        const sheets = catalog.get(edition)?.sheets;
        return answersFile(edition) && !Object.keys(ranks).every((code) => sheets?.has(code));
      })
      .map(({ edition }) => edition)
      .sort((a, b) => Number(a === open) - Number(b === open));
  }

  /** Whether the two can only be compared by the answers of all countries. */
  get needsAnswers() {
    const { from, to } = /** @type {Pair} */ (this.pair);
    return from.questions !== to.questions;
  }

  onEditionOpened() {
    this.#reset();
  }

  onStateChanged() {
    this.#ask();
  }

  /** Sets the open state against another one. @param {string} edition */
  choose(edition) {
    this.#chosen = edition;
    this.#ask();
    this.#store.update();
  }

  /** Fetches from the publisher what is missing, and asks with it. */
  async load() {
    await loadStates(/** @type {Open} */ (this.#store), this.missing, 'states');
    if (this.missing.length === 0) await this.retry();
  }

  /** Asks again. The button that was pressed is gone then; the reader goes on with the answer. */
  async retry() {
    this.#again();
    await this.task.done;
    await this.#store.updateComplete;
    this.#store.focus('.rank-change .said');
  }

  close() {
    this.task.abort();
    this.#section.close();
  }

  #reset() {
    this.#about = '';
    this.task.reset();
  }

  #again() {
    this.#reset();
    this.#ask();
    this.#store.update();
  }

  /** Asks about the country and the two states, unless that is what the answer is about. */
  #ask() {
    const { pair } = this;
    const { model, loading } = this.#store;
    if (!this.#section.near || loading || !pair) return;
    const about = [pair.from.edition, pair.to.edition, model?.code].join(' ');
    if (about === this.#about) return;
    this.#about = about;
    this.task.reset();
    if (this.needsAnswers && this.missing.length > 0) return;
    this.task.run(pair);
  }
}
