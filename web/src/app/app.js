import { render } from 'lit-html';

import { ExplorerStore } from '../explorer/store.js';
import { Verification } from '../features/method/verification.js';
import { painted } from '../ui/render-scheduler.js';
import { Navigation } from './navigation.js';
import { joined, storedEdition } from '../data/catalog.js';
import { loadSheet } from '../data/load.js';
import { mediansOf } from '../explorer/view-model.js';
import { ImpactState } from '../features/impact/impact.js';
import { ShareState } from '../features/share/share.js';
import { Snapshots } from '../features/snapshots/snapshots.js';
import { PARTS, page } from './page-view.js';

/**
 * @import { UrlState } from './url-state.js'
 * @import { ReaderStorage } from '../data/storage.js'
 * @import { Engine } from '../engine/open-engine.js'
 * @import { EditionSource } from '../data/catalog.js'
 * @import { Given, Open } from '../explorer/store.js'
 * @import { ImportState } from '../features/import/import.js'
 */

/**
 * What the explorer has around it: all of a window, or a place within another page.
 * @typedef {object} Surroundings
 * @property {(app: App) => Pick<UrlState, 'open' | 'revealTarget' | 'onStateChanged' | 'share' | 'now' | 'at'>}
 *   addressed
 * @property {ReaderStorage} storage where the reader's own things are kept
 * @property {(css: string) => void} adopt takes a style sheet that comes with a part
 */

/**
 * The whole explorer: what is shown, and every part around it. What is looked for is in finding,
 * what would move it in moving; drawing says when it is drawn.
 */
export class App extends ExplorerStore {
  /** Which sheets and method the medians are of. @type {{ revision?: object, method?: string }} */
  #medians = {};

  /**
   * @param {HTMLElement} root
   * @param {Engine} engine
   * @param {EditionSource[]} editionSources of the page itself; what the device keeps is added
   * @param {Given & Surroundings} given
   */
  constructor(root, engine, editionSources, given) {
    super(root, engine, editionSources, given);
    this.storage = given.storage;
    this.adopt = given.adopt;
    /** Codes of the countries beside the shown one. @type {string[]} */
    this.compared = [];
    /**
     * The shown country in other editions.
     * @type {import('../features/compare/compare-editions.js').OtherEdition[]}
     */
    this.otherEditions = [];
    /** Shows a newer version of the page, where one is ready. @type {(() => void) | null} */
    this.newer = null;
    /** @type {ImportState} */
    this.imports = { share: null, problems: [], done: '' };
    /** How many parts below the first screen are drawn. */
    this.parts = 0;
    /**
     * The median percentage of all countries, as published, by scope.
     * @type {Map<string, number>}
     */
    this.medians = new Map();
    /**
     * Draws the profile as a radar, once the reader asks for it.
     * @type {typeof import('../features/profile/radar-view.js')['radar'] | null}
     */
    this.radar = null;
    this.navigation = new Navigation(this);
    this.impact = new ImpactState(this);
    this.address = given.addressed(this);
    this.verification = new Verification(this);
    this.snapshots = new Snapshots(this);
    this.sharing = new ShareState(this);
    /**
     * The pivot map, once it is asked for; null when it could not be fetched.
     * @type {import('../features/pivot-map/pivot-map.js').PivotMap | null | undefined}
     */
    this.pivots = undefined;
    // Within another page its keys and files are its own.
    const ground = this.embedded ? root : document;
    ground.addEventListener('keydown', (event) => this.onKey(/** @type {KeyboardEvent} */ (event)));
    // A file that misses its place must not replace the page.
    for (const type of ['dragover', 'drop'])
      ground.addEventListener(type, (event) => event.preventDefault());
  }

  draw() {
    render(page(/** @type {OpenApp} */ (this)), this.root);
  }

  onEditionOpened() {
    this.navigation.begin();
    this.compared = [];
  }

  /** @param {string} code */
  async show(code) {
    this.otherEditions = [];
    this.compared = this.compared.filter((other) => other !== code);
    await super.show(code);
  }

  /** @param {string} indicator */
  addressOf(indicator) {
    return this.address.at(indicator);
  }

  onStateChanged() {
    this.#bringMedians();
    this.impact.onStateChanged();
    this.address.onStateChanged();
    this.verification.onStateChanged();
    this.pivots?.onStateChanged();
  }

  close() {
    this.impact.close();
    this.verification.close();
    this.sharing.end();
    this.pivots?.close();
    super.close();
  }

  /**
   * Draws what is below the first screen, one part after the other, so that the page answers in
   * between.
   */
  async complete() {
    while (this.parts < PARTS) {
      ++this.parts;
      this.#bringMedians();
      this.update();
      await this.updateComplete;
      await painted();
    }
  }

  /** Draws the profile as a radar, or no longer. @param {boolean} shown */
  async showRadar(shown) {
    const { radar } = await import('../features/profile/radar-view.js');
    this.radar = shown ? radar : null;
    this.update();
  }

  /** Puts up to two countries beside the shown one. @param {string[]} codes */
  async compare(codes) {
    this.compared = codes.slice(0, 2);
    for (const code of this.compared) {
      if (this.editionSource && this.data)
        await loadSheet(this.engine, this.editionSource, this.data, code);
    }
    this.refresh();
  }

  /** Looks the shown country up in the other editions that are there. */
  async compareAcross() {
    const { compareEditions } = await import('../features/compare/compare-editions.js');
    const { code: country, index } = this;
    const domains = index?.domains.map((d) => d.id) ?? [];
    const found = await compareEditions(this.catalog, index?.edition ?? '', domains, country);
    if (this.country !== country || this.index !== index) return;
    this.otherEditions = found;
    this.update();
  }

  /** Takes what the device keeps into the library. */
  async takeKept() {
    const stored = await this.storage.kept();
    this.catalog = joined([...this.editionSources, ...stored.map(storedEdition)]);
    const editionSource = this.catalog.get(this.editionSource?.edition ?? '');
    if (editionSource) this.editionSource = editionSource;
    this.update();
  }

  /** The medians of the open edition by the chosen method, once they are to be seen. */
  #bringMedians() {
    const { data, method } = this;
    if (
      this.parts === 0 ||
      !data?.index ||
      (data.revision === this.#medians.revision && method === this.#medians.method)
    )
      return;
    this.#medians = { revision: data.revision, method };
    this.medians = data.standings ? mediansOf(this.engine, method) : new Map();
  }
}

/** The app with an edition open, which is what the views are given. @typedef {Open<App>} OpenApp */
