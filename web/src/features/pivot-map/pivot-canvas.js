import { cellAt, layoutOf, levelsOf, rectOf, SHADES, shading } from './heat.js';
import { mostOf, placesOf } from './pivot-answers.js';

/**
 * The cells of the pivot map on a canvas, and the marks above them. It draws anew when the map, its
 * size, the screen or the colours change; a pointer only moves the marks.
 * @import { Layout } from './heat.js'
 * @import { Country } from './pivot-answers.js'
 * @import { Cell, PivotMap } from './pivot-map.js'
 */

/** Between two domains, in pixels. */
export const GAP = 5;
/** More dots than this some browsers do not draw. */
const MOST_DOTS = 12_000_000;

export class PivotCanvas {
  #map;
  /** @type {HTMLElement | null} */
  #plot = null;
  /** @type {Layout | null} */
  #layout = null;
  /** What the canvas shows. @type {unknown[]} */
  #drawn = [];
  /** @type {Country[]} */
  #rows = [];
  /** Places in the list of indicators. @type {number[]} */
  #columns = [];
  #resized = new ResizeObserver(() => this.#draw(true));
  #abort = new AbortController();

  /** @param {PivotMap} map */
  constructor(map) {
    this.#map = map;
  }

  /** Brings the canvas in the map's element up to date. @param {HTMLElement} root */
  attach(root) {
    const plot = /** @type {HTMLElement | null} */ (root.querySelector('.plot'));
    if (plot !== this.#plot) {
      this.detach();
      this.#plot = plot;
      if (plot) this.#watch(plot);
    }
    if (plot) this.#draw(false);
  }

  detach() {
    this.#resized.disconnect();
    this.#abort.abort();
    this.#plot = null;
    this.#drawn = [];
  }

  /** The cell under a pointer. @param {PointerEvent | MouseEvent} event @returns {Cell | null} */
  cellUnder(event) {
    const { pivots } = this.#map;
    if (!this.#layout || !this.#plot || !pivots) return null;
    const box = this.#plot.getBoundingClientRect();
    const cell = cellAt(this.#layout, event.clientX - box.left, event.clientY - box.top);
    return (
      cell && {
        country: this.#rows[cell.row].code,
        indicator: pivots.indicators[this.#columns[cell.column]],
      }
    );
  }

  /** Scrolls to the chosen cell, no further than is needed. */
  bringIntoView() {
    this.#plot?.querySelector('.cursor')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** @param {HTMLElement} plot */
  #watch(plot) {
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.#resized.observe(plot);
    const again = () => this.#draw(true);
    for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)'])
      matchMedia(query).addEventListener('change', again, { signal });
    this.#watchDots(signal);
  }

  /** A window that goes to another screen may have other dots. @param {AbortSignal} signal */
  #watchDots(signal) {
    const then = () => {
      this.#draw(true);
      this.#watchDots(signal);
    };
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', then, {
      signal,
      once: true,
    });
  }

  /** @param {boolean} anew even if the map is the same */
  #draw(anew) {
    const { pivots, way, order, store } = this.#map;
    const plot = this.#plot;
    if (!pivots || !plot) return;
    const wanted = [pivots, way, order, store.model.places];
    if (anew || wanted.some((part, i) => part !== this.#drawn[i])) {
      this.#drawn = wanted;
      this.#rows = this.#map.rows;
      const { groups } = this.#map;
      this.#columns = groups.flatMap((group) => group.columns);
      const { clientWidth: width, clientHeight: height } = plot;
      this.#layout = layoutOf({
        width,
        height,
        rows: this.#rows.length,
        groups: groups.map((g) => g.columns.length),
        gap: GAP,
      });
      for (const [i, head] of plot.parentElement?.querySelectorAll('.heads span').entries() ?? []) {
        /** @type {HTMLElement} */ (head).style.flex = `${groups[i].columns.length} 0 0`;
      }
      this.#paint(plot, this.#layout);
    }
    this.#mark(plot);
  }

  /** @param {HTMLElement} plot @param {Layout} layout */
  #paint(plot, layout) {
    const { pivots, way } = this.#map;
    const canvas = /** @type {HTMLCanvasElement} */ (plot.querySelector('canvas'));
    const pen = canvas.getContext('2d');
    if (!pen || !pivots || layout.width === 0) return;
    const ratio = Math.min(devicePixelRatio, Math.sqrt(MOST_DOTS / (layout.width * layout.height)));
    canvas.width = Math.round(layout.width * ratio);
    canvas.height = Math.round(layout.height * ratio);
    const style = getComputedStyle(plot);
    const colours = Array.from({ length: SHADES + 1 }, (_, shade) =>
      style.getPropertyValue(`--heat-${shade}`),
    );
    const forced = matchMedia('(forced-colors: active)').matches;
    const shadeOf = shading(levelsOf(mostOf(pivots)));
    for (const [row, { at }] of this.#rows.entries()) {
      for (const [column, indicator] of this.#columns.entries()) {
        const shade = shadeOf(placesOf(pivots, way, at, indicator));
        const rect = rectOf(layout, row, column, ratio);
        // Where the system has two colours, size tells the levels apart.
        const size = forced ? shade / SHADES : 1;
        pen.fillStyle = forced ? style.color : colours[shade];
        const [width, height] = [rect.width * size, rect.height * size];
        pen.fillRect(
          rect.x + (rect.width - width) / 2,
          rect.y + (rect.height - height) / 2,
          width,
          height,
        );
      }
    }
  }

  /** Frames around the chosen cell and the one under the mouse. @param {HTMLElement} plot */
  #mark(plot) {
    const { chosen, pointed, pivots } = this.#map;
    for (const [selector, cell] of /** @type {[string, Cell | null][]} */ ([
      ['.cursor', chosen],
      ['.pointer', pointed],
    ])) {
      const mark = /** @type {HTMLElement} */ (plot.querySelector(selector));
      const row = this.#rows.findIndex((r) => r.code === cell?.country);
      const column = this.#columns.findIndex((at) => pivots?.indicators[at] === cell?.indicator);
      mark.hidden = row < 0 || column < 0;
      if (mark.hidden || !this.#layout) continue;
      const { x, y, width, height } = rectOf(this.#layout, row, column, 1);
      Object.assign(mark.style, {
        left: `${x}px`,
        top: `${y}px`,
        width: `${width}px`,
        height: `${height}px`,
      });
    }
  }
}
