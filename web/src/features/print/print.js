import { AnswersState } from '../answers/answers.js';

/**
 * The page as a report: which answers are open on paper, and everything as it was afterwards.
 * @import { ExplorerStore } from '../../explorer/store.js'
 */

/**
 * "changed" shows the domains with changed answers, and of them these answers; "all" everything;
 * "open" what is open on the screen.
 * @typedef {'changed' | 'all' | 'open'} Kind
 */

export class PrintState {
  #store;
  /** Domains that were open before. @type {Set<string>} */
  #open = new Set();

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    /** What is being printed; nothing when empty. @type {Kind | ''} */
    this.kind = '';
    // The browser's own way to print makes the same report.
    addEventListener('beforeprint', () =>
      this.#begin(store.model?.edits.size ? 'changed' : 'open'),
    );
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
    const { index, model } = this.#store;
    if (this.kind || !index) return;
    this.kind = kind;
    this.#open = this.#answers.open;
    if (kind === 'all') this.#answers.open = new Set(index.domains.map((d) => d.id));
    if (kind === 'changed') {
      const changed = index.indicators.filter((i) => model?.edits.has(i.id));
      this.#answers.open = new Set(changed.map((i) => i.domain));
    }
    document.documentElement.dataset.print = kind;
    this.#store.update();
  }

  #end() {
    if (!this.kind) return;
    this.kind = '';
    this.#answers.open = this.#open;
    delete document.documentElement.dataset.print;
    this.#store.update();
  }

  get #answers() {
    return this.#store.use(AnswersState);
  }
}
