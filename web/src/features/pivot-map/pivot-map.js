import { render } from 'lit-html';

import { cellAt, levelsOf, startsOf, stepTo } from './heat.js';
import { columnsOf, mostOf, reachOf, rowsOf } from './pivot-answers.js';
import heatCss from './heat.css?inline';
import css from './pivot-map.css?inline';
import { pivotMap, readoutText } from './pivot-map-view.js';
import { goTo } from '../../explorer/navigation.js';
import { Task } from '../../ui/task.js';
import { ImpactState } from '../impact/impact.js';

/**
 * The pivot map: how far one other answer could move every country's rank. It has a part of the
 * page to itself and renders it itself, so that a pointer on the map does not render the page.
 * @import { ExplorerStore, Open } from '../../explorer/store.js'
 * @import { Given } from '../../worker/read-answers.js'
 * @import { Level } from './heat.js'
 * @import { Country, Order, Way } from './pivot-answers.js'
 * @import { Pivots } from '../../engine/types.d.ts'
 */

/** How long the scenario stands still before the map is drawn anew, in milliseconds. */
const PAUSE = 150;
/** Countries that PageUp and PageDown skip. */
const PAGE = 10;

/** A cell, by ids. @typedef {{ country: string, indicator: string }} Cell */

export class PivotMap {
  /** @type {HTMLElement | undefined} */
  #root;
  /**
   * What the map shows: the published answers, what others would do, and what the colours mean.
   * @type {Task<{ given: Given, pivots: Pivots, levels: Level[], about: string }>}
   */
  task = new Task(
    async (_, { signal, onProgress }) => {
      const impact = this.store.use(ImpactState);
      const allCountries = await impact.allCountries();
      const given = await allCountries.answers({ signal, onRead: onProgress });
      // What is asked about now: while the files were read, answers may have changed.
      const about = this.#scenario();
      const pivots = await allCountries.ask('pivots', [impact.asked()], { signal });
      return { pivots, given, levels: levelsOf(mostOf(pivots)), about };
    },
    () => this.update(),
  );

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.store = /** @type {Open} */ (store);
    store.adopt(heatCss);
    store.adopt(css);
    /** @type {Way} */
    this.way = 'higher';
    /** @type {Order} */
    this.order = 'rank';
    /** The countries from top to bottom. @type {Country[]} */
    this.rows = [];
    /** The indicators from left to right, in their domains. @type {ReturnType<typeof columnsOf>} */
    this.groups = [];
    /** The cell that the reader chose. @type {Cell} */
    this.chosen = { country: '', indicator: '' };
    /** The cell under the mouse. @type {Cell | null} */
    this.pointed = null;
    /** For screen readers. */
    this.said = '';
  }

  /** Whether the reader has asked for it since the edition was opened. */
  get wanted() {
    return this.task.status !== 'initial';
  }

  get pivots() {
    return this.task.value?.pivots ?? null;
  }

  /** Places of the indicators in the list of pivots, from left to right. */
  get columns() {
    return this.groups.flatMap((group) => group.columns);
  }

  /** Where each column begins. */
  get starts() {
    return startsOf(this.groups.map(({ columns }) => columns.length));
  }

  /** The map's element, each time the page is rendered. @param {Element | undefined} root */
  attach = (root) => {
    if (root === this.#root) return;
    this.#root = /** @type {HTMLElement | undefined} */ (root);
    this.update();
  };

  /** Another edition has another map, if the reader wants one. */
  onEditionOpened() {
    this.task.reset();
  }

  /** Takes notice of the scenario, the method and the data as they stand now. */
  onStateChanged() {
    if (this.#isStale) this.draw(PAUSE);
    this.update();
  }

  /** Works the map out for the scenario as it stands. @param {number} [delay] */
  async draw(delay) {
    const first = !this.pivots;
    const ended = this.task.run(undefined, delay);
    this.store.update();
    this.update();
    if (!(await ended)) return;
    if (first && this.pivots) {
      this.chosen = this.#strongest(this.pivots);
      this.said = this.store.text.pivotMap.drawn;
    }
    this.onStateChanged();
    if (first) this.#find('.plot, .missing button')?.focus({ preventScroll: true });
  }

  /** Ends what is under way. */
  close() {
    this.task.abort();
  }

  /** Where a cell stands. @param {Cell | null} cell */
  placeOf(cell) {
    const row = this.rows.findIndex(({ code }) => code === cell?.country);
    const column = this.columns.findIndex((at) => this.pivots?.indicators[at] === cell?.indicator);
    return row < 0 || column < 0 ? null : { row, column };
  }

  /** The cell in a place. @param {{ row: number, column: number }} place @returns {Cell} */
  cellIn({ row, column }) {
    const indicator = this.pivots?.indicators[this.columns[column]] ?? '';
    return { country: this.rows[row].code, indicator };
  }

  /** Shows the map another way, and says which cell is chosen. @param {Partial<PivotMap>} what */
  choose(what) {
    Object.assign(this, what, { pointed: null });
    this.said = readoutText(this, this.chosen).join(' ');
    this.update();
  }

  /** @param {Partial<Cell>} cell */
  select(cell) {
    this.choose({ chosen: { ...this.chosen, ...cell } });
  }

  /** @param {Cell | null} cell */
  point(cell) {
    if (cell?.country === this.pointed?.country && cell?.indicator === this.pointed?.indicator)
      return;
    this.pointed = cell;
    this.update();
  }

  /** The cell under a pointer. @param {MouseEvent} event */
  cellUnder({ currentTarget, clientX, clientY }) {
    const box = /** @type {Element} */ (currentTarget).getBoundingClientRect();
    const [x, y] = [(clientX - box.left) / box.width, (clientY - box.top) / box.height];
    return this.cellIn(cellAt(this.starts, this.rows.length, x, y));
  }

  /** Scrolls to the chosen cell, no further than is needed. */
  bringIntoView() {
    this.#find('.cursor')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.altKey || event.shiftKey) return;
    const size = { rows: this.rows.length, columns: this.columns.length, page: PAGE };
    const from = this.placeOf(this.chosen);
    const to = from && stepTo(from, event, size);
    if (!to && event.key !== 'Enter') return;
    event.preventDefault();
    if (!to) return this.show(this.chosen);
    this.select(this.cellIn(to));
    this.bringIntoView();
  }

  /** Goes to an answer in the list of answers, of its country. @param {Cell} cell */
  async show({ country, indicator }) {
    if (this.store.country !== country) await this.store.show(country);
    await goTo(this.store, indicator);
  }

  /** Renders the map's part of the page. */
  update() {
    const root = this.#root;
    if (!root) return;
    const { pivots, way, order } = this;
    const { data, index, model, texts } = this.store;
    if (pivots) {
      const names = new Map(data.standings?.countries.map((c) => [c.code, c.name]));
      this.rows = rowsOf(pivots, way, order, model.places, names);
      this.groups = columnsOf(pivots, index);
    }
    texts.around(() => render(pivotMap(this), root));
    // What is about an earlier scenario keeps its place, and is not shown.
    root.classList.toggle('stale', this.#isStale);
  }

  /** The shown country's strongest answer. @param {Pivots} pivots @returns {Cell} */
  #strongest(pivots) {
    const country = Math.max(0, pivots.countries.indexOf(this.store.model.code));
    const { indicator } = reachOf(pivots, 'higher', country);
    return { country: pivots.countries[country], indicator: pivots.indicators[indicator] };
  }

  /** Whether the map is about another scenario than the one that stands. */
  get #isStale() {
    return this.pivots !== null && this.#scenario() !== this.task.value?.about;
  }

  #scenario() {
    return JSON.stringify([
      this.store.model.method,
      this.store.engine.edits(),
      [...this.store.editionSource.pasted],
    ]);
  }

  /** @param {string} selector @returns {HTMLElement | null | undefined} */
  #find(selector) {
    return this.#root?.querySelector(selector);
  }
}
