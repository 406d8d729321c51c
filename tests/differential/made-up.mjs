/**
 * Generates editions, methods and scenarios from a seed, with a preference for rare cases: ties,
 * exact halves, everything skipped, nothing to achieve, one country, large weights, missing sheets.
 * A case is plain data that stays valid when parts are removed (smaller.mjs): each indicator has a
 * number `n` of its own, and `build` drops references to anything that is gone.
 */
import { methodFault, scopesOf, scoreScope } from './reference.mjs';

/** Random whole numbers from a seed: sfc32 (PractRand), initialised with splitmix32. */
export class Random {
  /** @type {Uint32Array} */
  #state;

  /** @param {number} seed */
  constructor(seed) {
    let s = seed >>> 0;
    const next = () => {
      s = (s + 0x9e3779b9) >>> 0;
      let z = Math.imul(s ^ (s >>> 16), 0x21f0aaad);
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      return (z ^ (z >>> 15)) >>> 0;
    };
    this.#state = Uint32Array.of(next(), next(), Math.floor(seed / 2 ** 32), 1);
    for (let i = 0; i < 12; ++i) this.#next();
  }

  #next() {
    const s = this.#state;
    const sum = (s[0] + s[1] + s[3]) >>> 0;
    s[3] += 1;
    s[0] = s[1] ^ (s[1] >>> 9);
    s[1] = s[2] + (s[2] << 3);
    s[2] = ((s[2] << 21) | (s[2] >>> 11)) + sum;
    return sum;
  }

  /** A whole number from low to high, inclusive. @param {number} low @param {number} high */
  between(low, high) {
    return low + Math.floor((this.#next() / 2 ** 32) * (high - low + 1));
  }

  /** True in this many of a hundred cases. @param {number} percent */
  chance(percent) {
    return this.between(1, 100) <= percent;
  }

  /** @template T @param {readonly T[]} list @returns {T} */
  pick(list) {
    return list[this.between(0, list.length - 1)];
  }

  /**
   * This many entries of a list, each at most once.
   * @template T
   * @param {readonly T[]} list
   * @param {number} count
   * @returns {T[]}
   */
  some(list, count) {
    const rest = [...list];
    return Array.from(
      { length: Math.min(count, rest.length) },
      () => rest.splice(this.between(0, rest.length - 1), 1)[0],
    );
  }
}

const WORDS = [
  'media',
  'tea',
  'law',
  'a',
  'a-1',
  'b',
  'tea-01',
  'x-02-03',
  'skips',
  'mean',
  'overall',
  'domain',
  'dense',
  'z9',
];
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const NAMES = [
  'Ålund',
  'Zet',
  'Ätna',
  'alba',
  'Alba',
  'Öst',
  'Côte',
  'Cote',
  'Élan',
  'Ilha',
  '日本',
  'Łód',
  'Tea',
  'Tea and Cake',
  "N'Or",
  'Île',
];
const SCALES = [
  [0, 4],
  [0, 1, 2, 3, 4],
  [0, 2, 4],
  [0, 1],
  [0, 8],
  [0, 125],
  [0, 1, 1000],
  [1, 3],
  [2, 3, 7],
  [999, 1000],
  [0, 5, 16],
  [0, 3],
];

/** @param {Random} r */
function scale(r) {
  if (r.chance(75)) return r.pick(SCALES);
  const scores = new Set(
    Array.from({ length: r.between(2, r.chance(10) ? 20 : 6) }, () =>
      r.between(0, r.chance(20) ? 1000 : 30),
    ),
  );
  while (scores.size < 2) scores.add(r.between(0, 1000));
  return [...scores].sort((a, b) => a - b);
}

/** @param {Random} r */
function rule(r) {
  const rounding = Array.from({ length: r.pick([1, 1, 1, 2, 2, 3]) }, () => r.between(0, 3)).sort(
    (a, b) => b - a,
  );
  /** @type {any} */
  const made = {
    denominator: r.pick(['answered', 'all']),
    rounding,
    key: r.pick(['rounded', 'exact']),
    ties: r.pick(['competition', 'dense']),
  };
  if (r.chance(30)) made.halves = r.pick(['up', 'even', 'even']);
  if (r.chance(20)) made.first = r.pick(['highest', 'lowest', 'lowest']);
  return made;
}

/** @param {Random} r @param {string[]} ids */
function weights(r, ids) {
  const range = r.pick([
    [0, 3],
    [1, 5],
    [0, 1],
    [0, 0],
    [1, 1000],
    [997, 1000],
  ]);
  return Object.fromEntries(
    r.some(ids, r.between(1, ids.length)).map((id) => [id, r.between(range[0], range[1])]),
  );
}

/** @param {Random} r @param {any} made @param {string} id */
function method(r, made, id) {
  /** @type {any} */
  const m = { id, overall: rule(r), domain: rule(r), layer: rule(r) };
  if (r.chance(30)) m.domain = structuredClone(m.overall);
  if (r.chance(30)) m.layer = structuredClone(m.overall);
  if (r.chance(40)) m.aggregate = r.pick(['mean', 'mean', 'pooled']);
  if (r.chance(35)) m.domain_weights = weights(r, made.domains);
  if (m.aggregate !== 'mean' && r.chance(25)) m.layer_weights = weights(r, made.layers);
  if (r.chance(20))
    m.dropped = r
      .some(made.indicators, r.between(0, r.chance(20) ? 99 : 3))
      .map((/** @type {any} */ i) => i.n);
  return m;
}

/** Changes to a method, as text with `#n` for indicators. @param {Random} r @param {any} made */
function changes(r, made) {
  return Array.from({ length: r.between(1, 3) }, () => {
    const part = r.pick([...made.domains, ...made.layers]);
    return r.pick([
      'mean',
      'pooled',
      `skips=${r.pick(['all', 'answered'])}`,
      `weight=${part}:${r.pick([0, 1, 2, 3, 7, 1000])}`,
      `weight=${r.pick(made.domains)}:${r.pick([0, 1, 2, 3, 7, 1000])}`,
      `drop=${part}`,
      `drop=#${r.pick(made.indicators).n}`,
    ]);
  });
}

/** @param {Random} r @param {any} made */
function answers(r, made) {
  const skips = r.pick([0, 0, 5, 20, 60, 100]);
  const style = r.pick(['any', 'any', 'low', 'high']);
  return made.indicators.map((/** @type {any} */ i) => {
    const last = made.scales[i.scale].length - 1;
    if (r.chance(skips)) return -1;
    return style === 'low' ? 0 : style === 'high' ? last : r.between(0, last);
  });
}

/** @param {Random} r @param {any} made */
function step(r, made) {
  const open = made.countries.filter((/** @type {any} */ c) => c.sheet);
  const act =
    open.length === 0
      ? 'undo'
      : r.pick([
          'set',
          'set',
          'set',
          'set',
          'set',
          'set',
          'setAll',
          'reset',
          'resetAll',
          'rankBy',
          'undo',
          'undo',
          'redo',
          'link',
        ]);
  const edit = () => {
    const at = r.between(0, made.indicators.length - 1);
    const country = r.pick(open);
    const to = r.chance(20)
      ? -1
      : r.chance(15)
        ? country.answers[at]
        : r.between(0, made.scales[made.indicators[at].scale].length - 1);
    return { country: country.code, n: made.indicators[at].n, to };
  };
  if (act === 'set') return { act, ...edit() };
  if (act === 'reset') return { act, ...edit(), to: 0 };
  if (act === 'rankBy') return { act, method: r.between(0, 9) };
  if (act === 'setAll') return { act, edits: Array.from({ length: r.between(1, 5) }, edit) };
  return { act };
}

/** The case of a seed. @param {number} seed */
export function madeUp(seed) {
  const r = new Random(seed);
  /** @type {any} */
  const made = { seed, textMean: false };
  made.domains = r.some(WORDS, r.pick([1, 1, 2, 2, 3, 4, 6]));
  const taken = r.chance(5) ? WORDS : WORDS.filter((w) => !made.domains.includes(w));
  made.layers = r.some(taken, r.pick([1, 1, 2, 3]));
  made.scales = Array.from({ length: r.between(1, 3) }, () => scale(r));
  const count = Math.max(
    r.pick([1, 2, 4, 6, 8, 10, 14, r.between(1, 40)]),
    made.domains.length,
    made.layers.length,
  );
  made.indicators = Array.from({ length: count }, (_, n) => ({
    n,
    // Every domain and layer has at least one.
    domain: made.domains[n < made.domains.length ? n : r.between(0, made.domains.length - 1)],
    layer: made.layers[n < made.layers.length ? n : r.between(0, made.layers.length - 1)],
    scale: r.between(0, made.scales.length - 1),
  })).sort((a, b) => made.domains.indexOf(a.domain) - made.domains.indexOf(b.domain));

  const some = r.pick([1, 1, 2, 3, 4, 5, 6, 8, 12, r.between(1, 40)]);
  const sheets = r.pick([100, 100, 60, 20]);
  const pairs = r.some(
    LETTERS.flatMap((a) => LETTERS.map((b) => a + b)),
    some,
  );
  made.countries = [];
  for (const [at, code] of pairs.entries()) {
    const name = at < NAMES.length && r.chance(70) ? NAMES[at] : `Land ${code}`;
    const twin = made.countries.length > 0 && r.chance(30) ? r.pick(made.countries).answers : null;
    made.countries.push({
      code,
      name,
      answers: twin ? [...twin] : answers(r, made),
      sheet: r.chance(sheets),
      printed: r.chance(85),
    });
  }
  made.methods = Array.from({ length: r.between(1, 3) }, (_, at) =>
    method(r, made, ['publisher', 'exact', 'third'][at]),
  );
  if (r.chance(80))
    for (const key of ['aggregate', 'domain_weights', 'layer_weights', 'dropped'])
      delete made.methods[0][key];
  made.own = r.chance(50) ? method(r, made, 'own') : null;
  made.texts = Array.from({ length: r.between(0, 2) }, () => ({
    base: r.chance(40) ? '' : r.pick(made.methods).id,
    parts: changes(r, made),
  }));
  made.script = Array.from({ length: r.pick([0, 1, 3, 6, 12]) }, () => step(r, made));
  return made;
}

/** @param {Record<string, number> | undefined} list @param {string[]} ids */
const only = (list, ids) =>
  list && Object.fromEntries(Object.entries(list).filter(([id]) => ids.includes(id)));

/**
 * The method without references to removed parts, and with weights small enough.
 * @param {any} made
 * @param {any} m
 * @param {(n: number) => string | undefined} idOf
 */
function methodEntry(made, m, idOf) {
  /** @type {any} */
  const entry = { ...m, name: `Method ${m.id}`, about: 'Made up.' };
  if (m.domain_weights) entry.domain_weights = only(m.domain_weights, made.domains);
  if (m.layer_weights) entry.layer_weights = only(m.layer_weights, made.layers);
  if (m.dropped)
    entry.dropped = m.dropped.map(idOf).filter((/** @type {any} */ id) => id !== undefined);
  return entry;
}

/** @param {any} m */
const withoutExtras = ({ aggregate, domain_weights, layer_weights, dropped, ...plain }) => plain;

/**
 * Whether the target of a change exists.
 * @param {string} change
 * @param {any} made
 * @param {Map<number, string>} ids
 */
function isKnown(change, made, ids) {
  const [word, value] = change.split('=');
  if (word !== 'weight' && word !== 'drop') return true;
  const id = value.split(':')[0];
  return id.startsWith('#')
    ? ids.has(Number(id.slice(1)))
    : [...made.domains, ...made.layers].includes(id);
}

/**
 * The files and actions of a case: ids instead of numbers, printed figures from the reference.
 * @param {any} made
 */
export function build(made) {
  /** @type {Map<number, string>} */
  const ids = new Map();
  /** @type {Record<string, number>} */
  const places = {};
  for (const { n, domain } of made.indicators) {
    places[domain] = (places[domain] ?? 0) + 1;
    ids.set(n, `${domain}-${String(places[domain]).padStart(2, '0')}`);
  }
  const idOf = (/** @type {number} */ n) => ids.get(n);
  const part = (/** @type {string} */ id) => ({ id, name: id, about: 'Made up.' });
  const scoreOf = (/** @type {any} */ i, /** @type {number} */ option) =>
    option < 0 ? null : made.scales[i.scale][option];

  const index = {
    edition: 'made-up',
    title: 'Made up',
    countries: made.countries.length,
    domains: made.domains.map(part),
    layers: made.layers.map(part),
    scales: made.scales.map((/** @type {number[]} */ scores, /** @type {number} */ at) => ({
      id: `s${at}`,
      name: `Scale ${at}`,
      options: scores.map((score) => ({ score, label: `Points ${score}` })),
    })),
    methods: made.methods.map((/** @type {any} */ m) => methodEntry(made, m, idOf)),
    indicators: made.indicators.map((/** @type {any} */ i, /** @type {number} */ at) => ({
      id: idOf(i.n),
      number: at + 1,
      domain: i.domain,
      layer: i.layer,
      scale: `s${i.scale}`,
      title: `Title ${i.n}`,
      question: `Question ${i.n}?`,
      chosen: made.scales[i.scale].map(
        (/** @type {number} */ _, /** @type {number} */ o) =>
          made.countries.filter((/** @type {any} */ c) => c.answers[at] === o).length,
      ),
      skipped: made.countries.filter((/** @type {any} */ c) => c.answers[at] < 0).length,
    })),
  };
  const sheetOf = (/** @type {any} */ c) => ({
    edition: 'made-up',
    country: c.code,
    answers: made.indicators.map((/** @type {any} */ i, /** @type {number} */ at) => ({
      indicator: idOf(i.n),
      answer: scoreOf(i, c.answers[at]),
    })),
  });
  /** @type {any} */
  const standings = {
    edition: 'made-up',
    columns: ['achieved', 'maximum', 'percent', 'rank'],
    countries: made.countries.map((/** @type {any} */ c) => ({
      code: c.code,
      name: c.name,
      region: 'Nowhere',
      scopes: {},
    })),
  };
  const everyone = {
    index,
    standings,
    sheets: Object.fromEntries(made.countries.map((/** @type {any} */ c) => [c.code, sheetOf(c)])),
  };
  const plain = withoutExtras(index.methods[0]);
  if (methodFault(index, index.methods[0]) !== '') index.methods[0] = plain;
  index.methods = index.methods.filter((/** @type {any} */ m) => methodFault(index, m) === '');
  for (const scope of scopesOf(index)) {
    // The totals are plain sums, whatever the publisher's weights.
    const totals = scoreScope(everyone, plain, new Map(), scope);
    const figures = scoreScope(everyone, index.methods[0], new Map(), scope);
    for (const [at, { achieved, maximum }] of totals.entries()) {
      const { percent, rank } = figures[at];
      const printed = made.countries[at].printed;
      standings.countries[at].scopes[scope] = [
        achieved,
        maximum,
        printed && percent !== null ? Number(percent) : null,
        printed ? rank : null,
      ];
    }
  }
  const sheets = Object.fromEntries(
    made.countries
      .filter((/** @type {any} */ c) => c.sheet)
      .map((/** @type {any} */ c) => [c.code, everyone.sheets[c.code]]),
  );

  const texts = made.texts.flatMap((/** @type {any} */ t) => {
    const known = t.parts.every((/** @type {string} */ p) => isKnown(p, made, ids));
    if (!known || (t.base !== '' && !index.methods.some((/** @type {any} */ m) => m.id === t.base)))
      return [];
    return [
      [t.base, ...t.parts]
        .filter((p) => p !== '')
        .join(',')
        .replace(/#(\d+)/g, (_, n) => String(idOf(Number(n)))),
    ];
  });
  const edit = (/** @type {any} */ e) => {
    const indicator = made.indicators.find((/** @type {any} */ i) => i.n === e.n);
    if (!indicator || !sheets[e.country] || e.to >= made.scales[indicator.scale].length)
      return null;
    return { country: e.country, indicator: idOf(e.n), to: scoreOf(indicator, e.to) };
  };
  const script = made.script.flatMap((/** @type {any} */ s) => {
    if (s.act === 'setAll') {
      // Each to a different answer.
      const first = (/** @type {any} */ e, /** @type {number} */ at) =>
        s.edits.findIndex((/** @type {any} */ o) => o.country === e.country && o.n === e.n) === at;
      return [
        {
          act: s.act,
          edits: s.edits
            .filter(first)
            .map(edit)
            .filter((/** @type {any} */ e) => e),
        },
      ];
    }
    if (s.act !== 'set' && s.act !== 'reset') return [s];
    const e = edit(s);
    return e ? [{ act: s.act, ...e }] : [];
  });
  const own = made.own ? methodEntry(made, made.own, idOf) : null;
  return { index, standings, sheets, texts, own, script };
}
