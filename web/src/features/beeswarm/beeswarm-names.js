import { isClear, placeLabels } from './beeswarm-labels.js';

/**
 * Which dots have names, and where those stand. The names of the published results stay where they
 * are when answers change; what a change adds finds its place among them.
 * @import { Open } from '../../explorer/store.js'
 * @import { BeeswarmState, Dot, Extra, Swarm } from './beeswarm.js'
 * @import { Label, Taken, Wish } from './beeswarm-labels.js'
 */

/**
 * Countries that most readers know, in the order in which they are named; by the two codes that
 * indices use.
 */
const FAMILIAR = [
  ...['US', 'DE', 'JP', 'IN', 'BR', 'GB', 'FR', 'AU', 'ZA', 'KR', 'MX', 'EG', 'UA', 'NG'],
  ...['USA', 'DEU', 'JPN', 'IND', 'BRA', 'GBR', 'FRA', 'AUS', 'ZAF', 'KOR', 'MEX', 'EGY', 'UKR'],
];

/** How many familiar, and how many passed countries are named. */
const MOST = { wide: { familiar: 6, passed: 8 }, narrow: { familiar: 4, passed: 3 } };

/**
 * A name with its text; `first`: whether it comes before the names of those that are passed.
 * @typedef {Wish & { text: string, first?: boolean }} Name
 */

/** @typedef {Label & { text: string }} Named */

/** The names of the published dots, as they were placed last. */
export class PublishedNames {
  /** @type {{ swarm?: Swarm, code?: string, ruler?: object, names: Name[], labels: Label[] }} */
  #last = { names: [], labels: [] };

  /** @param {Open} store @param {BeeswarmState} state */
  of({ model: { code }, text }, { swarm, ruler, narrow }) {
    const last = this.#last;
    if (last.swarm === swarm && last.code === code && last.ruler === ruler) return last;
    const { dots, byCode } = swarm;
    const own = byCode.get(code);
    const at = own ? dots.indexOf(own) : -1;
    /** @type {(Dot | undefined)[]} */
    const chosen = [
      dots[dots.length - 1],
      dots[0],
      ...(own ? [dots[at + 1], dots[at - 1]] : []),
      ...FAMILIAR.filter((other) => byCode.has(other))
        .slice(0, MOST[narrow ? 'narrow' : 'wide'].familiar)
        .map((other) => byCode.get(other)),
    ];
    const named = new Set(chosen.filter((dot) => dot && dot !== own));
    const names = [...named].map((dot, i) => ({
      ...nameOf(/** @type {Dot} */ (dot), ruler),
      first: i < 2,
    }));
    if (own) {
      const words = text.beeswarm.placed(own);
      const width = ruler.widthOf(words, true);
      names.unshift({
        key: code,
        dot: own,
        text: words,
        width,
        side: 1,
        far: Infinity,
        first: true,
      });
    }
    const labels = placeLabels(names, { dots, boxes: [], lines: [] }, within(swarm), ruler.height);
    return (this.#last = { swarm, code, ruler, names, labels });
  }
}

/** @param {Dot} dot @param {BeeswarmState['ruler']} ruler @returns {Name} */
const nameOf = (dot, ruler) => ({
  key: dot.code,
  dot,
  text: dot.name,
  width: ruler.widthOf(dot.name),
});

/** @param {Swarm} swarm */
const within = ({ width, height }) => ({ left: 0, right: width, top: 0, bottom: height });

/**
 * All names of the plot. Those of the published dots stay where they are unless something that a
 * change adds needs the room.
 * @param {Open} store @param {BeeswarmState} state @param {Extra[]} extras
 * @returns {Named[]} an extra dot's key is its kind and code, a published one's its code
 */
export function namesOf(store, state, extras) {
  const { swarm, ruler, narrow } = state;
  const base = state.names.of(store, state);
  const firm = new Set(base.names.filter(({ first }) => first).map(({ key }) => key));
  const own = extras.map((dot) => ({
    key: `${dot.kind} ${dot.code}`,
    dot,
    text: dot.label,
    width: ruler.widthOf(dot.label, true),
    side: /** @type {const} */ (-1),
    far: Infinity,
  }));
  const passed = passedDots(store, swarm, MOST[narrow ? 'narrow' : 'wide'].passed)
    .filter(({ code }) => !firm.has(code))
    .map((dot) => ({ ...nameOf(dot, ruler), far: 120 }));
  const dots = [...swarm.dots, ...extras];
  const lines = extras.map(stemOf).filter((stem) => stem !== null);
  /** @type {Label[]} */
  const standing = [];
  /** Finds places for names. @param {Name[]} names */
  const place = (names) => {
    const missing = names.filter(({ key }) => !standing.some((label) => label.key === key));
    const taken = takenBy(standing, dots, lines);
    standing.push(...placeLabels(missing, taken, within(swarm), ruler.height));
  };
  /** Leaves names where they are published, unless that is in the way. @param {Label[]} labels */
  const keep = (labels) => {
    const taken = [takenBy([], extras, lines), takenBy(standing, [], [])];
    const clear = labels.filter((label) => taken.every((other) => isClear(label, other)));
    standing.push(...clear.filter(({ key }) => !standing.some((label) => label.key === key)));
  };

  // What is the reader's has its name in any case, so it comes first.
  place(own);
  keep(base.labels.filter(({ key }) => firm.has(key)));
  place([...base.names.filter(({ key }) => firm.has(key)), ...passed]);
  keep(base.labels);
  place(base.names);
  const texts = new Map([...base.names, ...own, ...passed].map(({ key, text }) => [key, text]));
  return standing.map((label) => ({ ...label, text: texts.get(label.key) ?? '' }));
}

/**
 * @param {Label[]} labels @param {Taken['dots']} dots @param {Taken['lines']} lines
 * @returns {Taken}
 */
const takenBy = (labels, dots, lines) => ({
  dots,
  boxes: labels.map(({ box }) => box),
  lines: [...lines, ...labels.map(({ line }) => line).filter((line) => line !== null)],
});

/**
 * From where a country is published to where it would be.
 * @param {Extra} extra
 * @returns {import('./beeswarm-labels.js').Line | null} null if it is not published
 */
export function stemOf({ x, y, r, from }) {
  if (!from) return null;
  const length = Math.hypot(x - from.x, y - from.y);
  if (length <= 2 * r) return null;
  const step = { x: ((x - from.x) * r) / length, y: ((y - from.y) * r) / length };
  return [
    { x: from.x + step.x, y: from.y + step.y },
    { x: x - step.x, y: y - step.y },
  ];
}

/**
 * The dots of the countries passed and drawn level with, the nearest first.
 * @param {Open} store @param {Swarm} swarm @param {number} [most]
 */
export function passedDots({ model: { passed } }, { dots }, most) {
  const names = [...passed.level, ...passed.above, ...passed.below].slice(0, most);
  return names.flatMap((name) => dots.find((dot) => dot.name === name) ?? []);
}
