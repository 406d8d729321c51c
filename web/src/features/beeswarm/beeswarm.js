import { countryName, publishedIn } from '../../explorer/view-model.js';
import { hasPoints, isPlain, methodOf } from '../../engine/method-kinds.js';
import { percentAxis } from '../result/percent-axis.js';
import { PublishedNames, namesOf } from './beeswarm-names.js';
import { above, dodge } from './dodge.js';
import { TextRuler } from './text-ruler.js';

/**
 * Where every country's dot lies. The dots of the published results are laid out once for an
 * edition, a method and a width; a change adds dots for the countries with changed answers, and
 * moves nothing else.
 * @import { Open } from '../../explorer/store.js'
 * @import { Named } from './beeswarm-names.js'
 */

/** @typedef {{ code: string, name: string, rank: number, percent: number }} Unit */
/** @typedef {Unit & { x: number, y: number, r: number }} Dot */

/**
 * @typedef {object} Swarm
 * @property {number} width in pixels, as everything here
 * @property {number} height of the plot, without the figures above it
 * @property {number} r radius of a dot
 * @property {number} apart least distance of two centres
 * @property {boolean} dense whether dots overlap, because not even the smallest have room
 * @property {Dot[]} dots as published, from the lowest share to the highest
 * @property {Map<string, Dot>} byCode
 * @property {ReturnType<typeof percentAxis>} axis
 * @property {number | null} median percentage
 */

/**
 * A dot that is not published.
 * @typedef {object} Extra
 * @property {'own' | 'proposed'} kind
 * @property {string} code
 * @property {string} label
 * @property {number} x
 * @property {number} y
 * @property {number} r
 * @property {Dot} [from] where the country is published, if it is ranked there
 */

/** Where nothing is measured; paper has about as much. */
const WIDTH = 640;

/** Of the plot, without the figures above it. */
export const HEIGHT = 220;

/** A plot narrower than this is lower, has smaller dots and fewer names. */
const NARROW = 480;

/** The room above the plot for the figures of the axis. */
export const HEAD = 18;

/** The room above and below the dots that names need. */
const NAMES = 40;

/** Radii, the largest first. */
const RADII = [7, 6.5, 6, 5.5, 5, 4.5, 4, 3.5, 3, 2.5, 2, 1.75, 1.5, 1.25];

export class BeeswarmState {
  #store;
  #width = WIDTH;
  #measured = false;
  /** @type {Element | undefined} */
  #place;
  /** None where nothing is laid out, as in tests. @type {ResizeObserver | null} */
  #observer =
    typeof ResizeObserver === 'function' ? new ResizeObserver((all) => this.#resized(all)) : null;
  /** Measures names; another one when the font is another. */
  ruler = new TextRuler();
  names = new PublishedNames();
  /** @type {{ revision?: object, method?: string, units: Unit[], median: number | null }} */
  #published = { units: [], median: null };
  /** @type {{ units?: Unit[], top: number, bottom: number, is?: Swarm }} */
  #laid = { top: 0, bottom: 0 };
  /**
   * The last answer of `scene`, and what it was for.
   * @type {{ of: unknown[], is: { extras: Extra[], names: Named[] } }}
   */
  #scene = { of: [], is: { extras: [], names: [] } };
  /** How the last press began: a finger reads first, and shows with the next tap. */
  pressed = { touch: false, code: '' };

  /** @param {Open} store */
  constructor(store) {
    this.#store = store;
  }

  /** The plot's element, each time it is rendered. @param {Element | undefined} place */
  watch = (place) => {
    if (place === this.#place) return;
    this.#observer?.disconnect();
    this.#place = place;
    const ruler = place?.querySelector('.ruler');
    if (!place || !ruler) return;
    this.#observer?.observe(place);
    // Its width changes with the font: when it comes, and with the reader's own spacing.
    this.#observer?.observe(ruler);
  };

  /** @param {ResizeObserverEntry[]} entries */
  #resized(entries) {
    for (const { target, contentRect } of entries) {
      if (contentRect.width === 0) continue; // not shown
      if (target === this.#place) {
        this.#width = Math.round(contentRect.width);
        this.#measured = true;
      } else this.ruler = new TextRuler(target);
    }
    // In the next frame: a drawing of another height within this one would call the observer again.
    requestAnimationFrame(() => this.#store.update());
  }

  /**
   * Whether the width is known. Dots and names that are laid out for another would have to be laid
   * out again before anybody has read them.
   */
  get isMeasured() {
    return this.#measured || !this.#observer;
  }

  /** Whether there is room for few names only. */
  get narrow() {
    return this.#width < NARROW;
  }

  /** Whether the percentage is a share of the points. */
  get hasPoints() {
    const { index, method } = this.#store;
    return hasPoints(methodOf(index, method), 'overall');
  }

  get #plain() {
    return isPlain(this.#store.index);
  }

  /** The published dots. @returns {Swarm} */
  get swarm() {
    const { units } = this.#read();
    const { places } = this.#store.model;
    const ends = [units, places].flatMap((list) => [...list.slice(0, 1), ...list.slice(-1)]);
    const { top, bottom } = percentAxis(ends, [0, 1], this.#plain);
    const { is } = this.#laid;
    const same = this.#laid.top === top && this.#laid.bottom === bottom;
    if (is && this.#laid.units === units && same && is.width === this.#width) return is;
    const swarm = this.#layOut(units, top, bottom);
    this.#laid = { units, top, bottom, is: swarm };
    return swarm;
  }

  /** The ranked countries as published, from the lowest share to the highest. */
  #read() {
    const { data, engine } = this.#store;
    const method = this.#store.model.against;
    if (this.#published.revision !== data.revision || this.#published.method !== method) {
      const { countries, percent, rank, median } = publishedIn(engine, data, 'overall', method);
      const units = countries
        .map((code, i) => ({
          code,
          name: countryName(this.#store, code),
          rank: rank[i],
          percent: percent[i],
        }))
        .filter((unit) => unit.rank > 0)
        .sort((a, b) => a.percent - b.percent || b.rank - a.rank);
      this.#published = { revision: data.revision, method, units, median };
    }
    return this.#published;
  }

  /**
   * @param {Unit[]} units @param {number} top of the axis @param {number} bottom
   * @returns {Swarm}
   */
  #layOut(units, top, bottom) {
    const width = this.#width;
    const height = HEIGHT;
    // Half of the first and the last figure, or a dot, stands out.
    const ends = [{ percent: top }, { percent: bottom }];
    const axis = percentAxis(ends, [14, width - 18], this.#plain);
    const xs = units.map(({ percent }) => axis.scale(percent));
    const limit = height / 2 - NAMES;
    for (const r of RADII.filter((radius) => !this.narrow || radius <= 5)) {
      const apart = 2 * r + (r < 3 ? 0.5 : 1);
      const ys = dodge(xs, apart, limit - r);
      if (ys) return this.#swarm({ units, xs, ys, r, apart, dense: false, width, height, axis });
    }
    // Not even the smallest have room: they are pressed together, and shine through.
    const r = RADII[RADII.length - 1];
    const ys = dodge(xs, 2 * r) ?? new Float64Array(xs.length);
    const press = (limit - r) / Math.max(...ys.map(Math.abs));
    const pressed = ys.map((y) => y * press);
    return this.#swarm({
      units,
      xs,
      ys: pressed,
      r,
      apart: 2 * r,
      dense: true,
      width,
      height,
      axis,
    });
  }

  /**
   * @param {Pick<Swarm, 'r' | 'apart' | 'dense' | 'width' | 'height' | 'axis'> & { units: Unit[], xs:
   *   number[], ys: Float64Array }} laid
   * @returns {Swarm}
   */
  #swarm({ units, xs, ys, ...laid }) {
    const { r, height } = laid;
    const dots = units.map((unit, i) => ({ ...unit, x: xs[i], y: height / 2 + ys[i], r }));
    const byCode = new Map(dots.map((dot) => [dot.code, dot]));
    return { ...laid, dots, byCode, median: this.#published.median };
  }

  /**
   * The dots that are not published, and all names. A pointer that moves changes neither.
   * @param {{ percent: number, label: string } | null} preview
   */
  scene(preview) {
    const of = [this.#store.model, this.swarm, this.ruler, preview?.percent, preview?.label];
    if (of.some((each, i) => each !== this.#scene.of[i])) {
      const extras = this.extras(preview);
      this.#scene = { of, is: { extras, names: namesOf(this.#store, this, extras) } };
    }
    return this.#scene.is;
  }

  /**
   * The dots that changed answers add, the shown country's first, and the preview's. Each lies above
   * all others, with where its country is published.
   * @param {{ percent: number, label: string } | null} preview
   * @returns {Extra[]}
   */
  extras(preview) {
    const { model, text } = this.#store;
    const { dots, byCode, axis, r, apart, height } = this.swarm;
    const lying = dots.map(({ x, y }) => ({ x, y: y - height / 2 }));
    /** @type {(code: string, percent: number, label: string, kind: Extra['kind']) => Extra} */
    const extra = (code, percent, label, kind) => {
      const x = axis.scale(percent);
      const y = above(lying, x, apart);
      lying.push({ x, y });
      return { kind, code, label, x, y: height / 2 + y, r, from: byCode.get(code) };
    };
    const others = model.editedCountries.filter((code) => code !== model.code);
    const weighed = model.method !== model.against;
    const edited = model.edits.size > 0 || weighed ? [model.code, ...others] : others;
    const n = model.edits.size;
    const changed = edited.flatMap((code) => {
      const place = model.places.find((other) => other.code === code);
      if (!place) return [];
      const own = code === model.code;
      const label = own ? text.beeswarm.own({ rank: place.rank, n }) : text.beeswarm.placed(place);
      return extra(code, place.percent, label, 'own');
    });
    if (preview) changed.push(extra(model.code, preview.percent, preview.label, 'proposed'));
    return changed;
  }

  /**
   * The country whose dot is nearest to a point of the plot.
   * @param {{ x: number, y: number }} at @param {Extra[]} extras
   * @returns {{ code: string, far: number }} far: how far it is, in pixels
   */
  nearest({ x, y }, extras) {
    let nearest = { code: '', far: Infinity };
    const own = extras.filter(({ kind }) => kind === 'own');
    for (const dot of [...own, ...this.swarm.dots]) {
      const far = Math.hypot(dot.x - x, dot.y - y);
      if (far < nearest.far) nearest = { code: dot.code, far };
    }
    return nearest;
  }

  close() {
    this.#observer?.disconnect();
  }
}
