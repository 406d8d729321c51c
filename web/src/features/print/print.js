/**
 * The page as a report: which answers are open on paper, and everything as it was afterwards.
 * @import { App } from '../../app/app.js'
 */

/**
 * "changed" shows the domains with changed answers, and of them these answers; "all" everything;
 * "open" what is open on the screen.
 * @typedef {'changed' | 'all' | 'open'} Kind
 */

export class PrintState {
  #app;
  /** Domains that were open before. @type {Set<string> | null} */
  #open = null;

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
    /** What is being printed; nothing when empty. @type {Kind | ''} */
    this.kind = '';
    // The browser's own way to print makes the same report.
    addEventListener('beforeprint', () => this.#begin(app.model?.edits.size ? 'changed' : 'open'));
    addEventListener('afterprint', () => this.#end());
  }

  /** @param {Kind} kind */
  async print(kind) {
    this.#begin(kind);
    // Printing takes the page as it stands, so it has to be rendered before.
    await this.#app.updateComplete;
    print();
    // Some browsers go on at once and do not tell when they are done; the reader's next move does.
    for (const type of ['pointerdown', 'keydown'])
      addEventListener(type, () => this.#end(), { once: true });
  }

  /** @param {Kind} kind */
  #begin(kind) {
    const app = this.#app;
    if (this.kind || !app.index) return;
    this.kind = kind;
    this.#open = app.navigation.open;
    const changed = app.index.indicators
      .filter((i) => app.model?.edits.has(i.id))
      .map((i) => i.domain);
    app.navigation.open = new Set(
      kind === 'all'
        ? app.index.domains.map((d) => d.id)
        : kind === 'changed'
          ? changed
          : app.navigation.open,
    );
    document.documentElement.dataset.print = kind;
    app.update();
  }

  #end() {
    if (!this.kind) return;
    this.kind = '';
    this.#app.navigation.open = this.#open ?? this.#app.navigation.open;
    delete document.documentElement.dataset.print;
    this.#app.update();
  }
}
