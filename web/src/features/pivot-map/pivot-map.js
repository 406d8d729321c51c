import { render } from 'lit-html';

import { stepTo } from './heat.js';
import { RescoreError } from '../../engine/errors.js';
import { columnsOf, rowsOf } from './pivot-answers.js';
import { PivotCanvas } from './pivot-canvas.js';
import heatCss from './heat.css?inline';
import css from './pivot-map.css?inline';
import { pivotMap, readoutText } from './pivot-map-view.js';
import { goTo } from '../../explorer/navigation.js';
import { ImpactState } from '../impact/impact.js';

/**
 * The pivot map: how far one other answer could move every country's rank. It has a part of the
 * page to itself and renders it itself, so that a pointer on the map does not render the page.
 * @import { ExplorerStore, Open } from '../../explorer/store.js'
 * @import { Given } from '../../worker/all-countries.js'
 * @import { Order, Way } from './pivot-answers.js'
 * @import { Pivots, Problem } from '../../engine/types.d.ts'
 */

/** How long the scenario stands still before the map is drawn anew, in milliseconds. */
const PAUSE = 150;
/** Countries that PageUp and PageDown skip. */
const PAGE = 10;

/** A cell, by ids. @typedef {{ country: string, indicator: string }} Cell */

export class PivotMap {
  #store;
  /** @type {HTMLElement | undefined} */
  #root;
  /** What the map is about. */
  #about = '';
  #call = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * The rows, and what they are from.
   * @type {{ by: unknown[], rows: import('./pivot-answers.js').Country[] }}
   */
  #sorted = { by: [], rows: [] };

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    store.adopt(heatCss);
    store.adopt(css);
    this.canvas = new PivotCanvas(this);
    /** The share of the files that is read; null when none are being read. @type {number | null} */
    this.share = null;
    /** @type {Pivots | null} */
    this.pivots = null;
    /** @type {Given} */
    this.given = new Map();
    this.failed = false;
    /** @type {Problem[]} */
    this.problems = [];
    /** @type {Way} */
    this.way = 'higher';
    /** @type {Order} */
    this.order = 'rank';
    /** The cell that the reader chose. @type {Cell} */
    this.chosen = { country: '', indicator: '' };
    /** The cell under the mouse. @type {Cell | null} */
    this.pointed = null;
    /** For screen readers. */
    this.said = '';
  }

  get store() {
    return /** @type {Open} */ (this.#store);
  }

  /** The map's element, each time the page is rendered. @param {Element | undefined} root */
  attach = (root) => {
    if (root === this.#root) return;
    this.#root = /** @type {HTMLElement | undefined} */ (root);
    if (root) this.update();
    else this.canvas.detach();
  };

  /** Takes notice of the scenario, the method and the data as they stand now. */
  onStateChanged() {
    if (this.pivots && this.#scenario() !== this.#about) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.draw(), PAUSE);
    }
    this.update();
  }

  /** Works the map out for the scenario as it stands. */
  async draw() {
    this.#call.abort();
    this.#call = new AbortController();
    const { signal } = this.#call;
    const first = this.pivots === null;
    this.failed = false;
    this.share = first ? 0 : null;
    this.update();
    const onRead = (/** @type {number} */ share) => {
      if (signal.aborted) return;
      this.share = share;
      this.update();
    };
    try {
      const allCountries = await this.#store.use(ImpactState).allCountries();
      const given = await allCountries.answers({ signal, onRead });
      // What is asked about now: while the files were read, answers may have changed.
      const about = this.#scenario();
      const pivots = await allCountries.ask('pivots', [this.#store.use(ImpactState).asked()], {
        signal,
      });
      signal.throwIfAborted();
      this.given = given;
      this.pivots = pivots;
      this.#about = about;
    } catch (fault) {
      if (signal.aborted) return;
      this.failed = true;
      this.pivots = null;
      this.problems = fault instanceof RescoreError ? fault.problems : [];
    }
    this.share = null;
    if (first && this.pivots) {
      this.chosen = this.#begin();
      this.said = this.#store.text.pivotMap.drawn;
    }
    this.update();
    if (this.pivots && this.#scenario() !== this.#about) this.onStateChanged();
    if (first) this.#focus(this.failed ? '.missing button' : '.plot');
  }

  /** Ends what is under way. */
  close() {
    clearTimeout(this.#timer);
    this.#call.abort();
    this.canvas.detach();
  }

  /** The countries from top to bottom. */
  get rows() {
    const { data, model } = this.store;
    const wanted = [this.pivots, this.way, this.order, model.places];
    if (this.pivots && wanted.some((part, i) => part !== this.#sorted.by[i])) {
      const names = new Map(data.standings?.countries.map((c) => [c.code, c.name]));
      this.#sorted = {
        by: wanted,
        rows: rowsOf(this.pivots, this.way, this.order, model.places, names),
      };
    }
    return this.#sorted.rows;
  }

  /** The indicators from left to right, in their domains. */
  get groups() {
    return this.pivots ? columnsOf(this.pivots, this.store.index) : [];
  }

  /** @param {Partial<Pick<PivotMap, 'way' | 'order'>>} what */
  choose(what) {
    Object.assign(this, what);
    this.#tell();
  }

  /** @param {Partial<Cell>} cell */
  select(cell) {
    this.chosen = { ...this.chosen, ...cell };
    this.pointed = null;
    this.#tell();
  }

  /** @param {Cell | null} cell */
  point(cell) {
    if (cell?.country === this.pointed?.country && cell?.indicator === this.pointed?.indicator)
      return;
    this.pointed = cell;
    this.update();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.altKey || event.shiftKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      this.show(this.chosen);
      return;
    }
    const { rows } = this;
    const columns = this.groups.flatMap((group) => group.columns);
    const ids = this.pivots?.indicators ?? [];
    const from = {
      row: rows.findIndex((row) => row.code === this.chosen.country),
      column: columns.findIndex((at) => ids[at] === this.chosen.indicator),
    };
    const to = stepTo(from, event, { rows: rows.length, columns: columns.length, page: PAGE });
    if (!to) return;
    event.preventDefault();
    this.select({ country: rows[to.row].code, indicator: ids[columns[to.column]] });
    this.canvas.bringIntoView();
  }

  /** Goes to an answer in the list of answers, of its country. @param {Cell} cell */
  async show({ country, indicator }) {
    const store = this.#store;
    if (store.country !== country) await store.show(country);
    await goTo(store, indicator);
  }

  /** Renders the map's part of the page. */
  update() {
    const root = this.#root;
    if (!root) return;
    this.#store.texts.around(() => render(pivotMap(this), root));
    // What is about an earlier scenario keeps its place, and is not shown.
    root.classList.toggle('stale', this.pivots !== null && this.#scenario() !== this.#about);
    this.canvas.attach(root);
  }

  /** Shows what has changed, and says which cell is chosen. */
  #tell() {
    this.said = readoutText(this, this.chosen).join(' ');
    this.update();
  }

  /** The shown country's strongest answer. @returns {Cell} */
  #begin() {
    const { pivots } = this;
    const { code } = this.store.model;
    if (!pivots) return this.chosen;
    const at = Math.max(0, pivots.countries.indexOf(code)) * pivots.indicators.length;
    const line = [...pivots.up.slice(at, at + pivots.indicators.length)];
    return {
      country: pivots.countries[at / pivots.indicators.length],
      indicator: pivots.indicators[line.indexOf(Math.max(...line))],
    };
  }

  #scenario() {
    return JSON.stringify([
      this.#store.model?.method,
      this.#store.engine.edits(),
      [...(this.#store.editionSource?.pasted ?? [])],
    ]);
  }

  /** @param {string} selector */
  #focus(selector) {
    /** @type {HTMLElement | null | undefined} */ (this.#root?.querySelector(selector))?.focus({
      preventScroll: true,
    });
  }
}
