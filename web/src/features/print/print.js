import { AnswersState } from '../answers/answers.js';
import { RankingState } from '../ranking/ranking.js';

/**
 * The page as a report: what is on paper, and everything as it was afterwards.
 * @import { ExplorerStore } from '../../explorer/store.js'
 */

/**
 * "report" is the result, the ranking, the domains, the grid of answers and what is changed, on two
 * pages; "all" has every answer as well.
 * @typedef {'report' | 'all'} Kind
 */

export class PrintState {
  #store;
  #answers;
  #ranking;
  /** What was open before: domains, and the whole ranking. */
  #before = { open: /** @type {Set<string>} */ (new Set()), whole: false };

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    this.#answers = store.use(AnswersState);
    this.#ranking = store.use(RankingState);
    /** What is being printed; nothing when empty. @type {Kind | ''} */
    this.kind = '';
    // The browser's own way to print makes the same report.
    addEventListener('beforeprint', () => this.#begin('report'));
    addEventListener('afterprint', () => this.#end());
  }

  /** @param {Kind} kind */
  async print(kind) {
    this.#begin(kind);
    // Printing takes the page as it stands, so it has to be rendered before.
    await this.#store.updateComplete;
    print();
    // Some browsers go on at once and do not tell when they are done; the reader's next move does.
    for (const type of ['pointerdown', 'keydown'])
      addEventListener(type, () => this.#end(), { once: true });
  }

  /** @param {Kind} kind */
  #begin(kind) {
    const { index } = this.#store;
    if (this.kind || !index) return;
    this.kind = kind;
    this.#before = { open: this.#answers.open, whole: this.#ranking.whole };
    if (kind === 'all') this.#answers.open = new Set(index.domains.map((d) => d.id));
    this.#answers.whole = kind === 'all';
    // On paper nothing scrolls: the rows around the country.
    this.#ranking.whole = false;
    document.documentElement.dataset.print = kind;
    this.#store.update();
  }

  #end() {
    if (!this.kind) return;
    this.kind = '';
    this.#answers.open = this.#before.open;
    this.#answers.whole = false;
    this.#ranking.whole = this.#before.whole;
    delete document.documentElement.dataset.print;
    this.#store.update();
  }
}
