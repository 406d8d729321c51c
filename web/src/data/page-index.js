/**
 * An index of format 2 (data/schema/index2.schema.json) as the page shows it: its parts as domains,
 * its units as countries. The core reads the file itself; nothing here decides a score or a rank.
 * @import { Index, Method, Part, Scale, Sheet, Standings } from '../engine/types.d.ts'
 */

/** @typedef {{ id: string, name: string, about?: string, parent?: string, weight?: number }} Node */
/**
 * @typedef {object} NodeRule
 * @property {string} [aggregation]
 * @property {number | 'best'} [scale]
 * @property {number[]} [rounding]
 * @property {string} [missing]
 * @property {number} [coverage]
 * @property {string} [key]
 * @property {string} [ties]
 * @property {string} [first]
 * @property {number} [tolerance]
 */
/**
 * @typedef {object} General what a file of format 2 says
 * @property {2} format
 * @property {string} edition
 * @property {string} title
 * @property {string} [unit]
 * @property {{ id: string, name: string, group?: string }[]} units
 * @property {Index['source']} [source]
 * @property {Index['glossary']} [glossary]
 * @property {Scale[]} scales
 * @property {Node[]} nodes
 * @property {{ id: string, title: string, question?: string, detail?: string, nodes: string[],
 *   scale: string, weight?: number }[]} indicators
 * @property {{ id: string, name: string, about: string, rule?: NodeRule,
 *   nodes?: Record<string, NodeRule> }[]} methods
 */

const OVERALL = 'overall';

/** Whether an index is of format 2. @param {any} index @returns {index is General} */
export const isGeneral = (index) => index?.format === 2;

/**
 * Its answers are put in by `countAnswers`, when they are there.
 * @param {General} general
 * @returns {Index}
 */
export function pageIndex(general) {
  const { edition, title, unit, source, glossary, scales, units, indicators } = general;
  const nodes = new Map(general.nodes.map((node) => [node.id, node]));
  const above = (/** @type {string | undefined} */ id) => nodes.get(id ?? '')?.parent;
  const direct = new Set(indicators.map((indicator) => indicator.nodes[0]));
  // Between the whole and the parts that hold the indicators there may be more.
  const between = general.nodes.filter(({ id }) => id !== OVERALL && !direct.has(id));
  const plain = !hasPoints(general);
  return {
    format: 2,
    edition,
    title,
    unit,
    countries: units.length,
    source,
    glossary,
    domains: general.nodes.filter(({ id }) => direct.has(id)).map(part),
    layers: between.map(part),
    scales,
    methods: general.methods.map((method) => pageMethod(method, plain)),
    indicators: indicators.map((indicator, i) => {
      const { id, detail, question = '', scale, nodes: of } = indicator;
      const names = [...of.slice(1), above(of[0])];
      const layer = names.find((name) => between.some((node) => node.id === name)) ?? '';
      const known = { id, number: i + 1, domain: of[0], layer, scale, title: indicator.title };
      return { ...known, question, detail, chosen: [], skipped: 0 };
    }),
  };
}

/** @param {Node} node @returns {Part} */
const part = ({ id, name, about = '', weight = 1 }) => ({
  id,
  name,
  about,
  weight,
  scope: id === OVERALL ? OVERALL : `node:${id}`,
});

/**
 * Whether scores are sums of points, as the core says it: every scale has options, and every part
 * pools its points.
 * @param {General} general
 */
function hasPoints({ scales, methods: [{ rule, nodes = {} }] }) {
  const rules = [rule ?? {}, ...Object.values(nodes)];
  return (
    scales.every((scale) => !scale.number) &&
    rule?.aggregation === 'pooled' &&
    rules.every(({ aggregation = 'pooled' }) => aggregation === 'pooled')
  );
}

/** @param {General['methods'][0]} method @param {boolean} plain @returns {Method} */
function pageMethod({ id, name, about, rule = {}, nodes = {} }, plain) {
  const scope = /** @type {const} */ ({
    denominator: 'answered',
    key: 'exact',
    ties: 'competition',
  });
  const whole = { ...scope, rounding: rule.rounding ?? [1] };
  // A mean goes up to its scale; a sum to wherever the highest unit is.
  const fullOf = (/** @type {NodeRule} */ { aggregation, scale = 100 }) =>
    aggregation === 'sum' || aggregation === 'pooled' ? 0 : scale === 'best' ? 100 : scale;
  return {
    id,
    name,
    about,
    overall: whole,
    domain: whole,
    layer: whole,
    aggregate: plain ? 'mean' : 'pooled',
    plain,
    full: Object.fromEntries([
      [OVERALL, fullOf({ ...rule, ...nodes[OVERALL] })],
      ...Object.entries(nodes).map(([node, own]) => [`node:${node}`, fullOf({ ...rule, ...own })]),
    ]),
  };
}

/**
 * How many units gave each answer, or which numbers they have.
 * @param {Index} index changed
 * @param {Map<string, Sheet>} sheets
 */
export function countAnswers(index, sheets) {
  const scales = new Map(index.scales.map((scale) => [scale.id, scale]));
  for (const [i, indicator] of index.indicators.entries()) {
    const answers = [...sheets.values()].map((sheet) => sheet.answers[i]?.answer ?? null);
    const given = answers.filter((answer) => answer !== null);
    indicator.skipped = answers.length - given.length;
    const options = scales.get(indicator.scale)?.options;
    if (options)
      indicator.chosen = options.map(({ score }) => given.filter((one) => one === score).length);
    else indicator.numbers = given.sort((a, b) => a - b);
  }
}

/** The units, as a list of countries. @param {General} general @returns {Standings} */
export const pageStandings = ({ edition, units }) => ({
  edition,
  countries: units.map(({ id, name, group = '' }) => ({
    code: id,
    name,
    region: group,
    scopes: {},
  })),
});

/**
 * The answers of all units, a file for each.
 * @param {string} text a responses.json that the core has made or accepted
 * @returns {Record<string, string>} by the unit's id
 */
export function sheetsOf(text) {
  /** @typedef {{ unit: string, answers: (number | null)[] }} Unit */
  /** @type {{ edition: string, indicators: string[], units: Unit[] }} */
  const { edition, indicators, units } = JSON.parse(text);
  return Object.fromEntries(
    units.map(({ unit, answers }) => [
      unit,
      JSON.stringify({
        edition,
        country: unit,
        answers: indicators.map((indicator, i) => ({ indicator, answer: answers[i] })),
      }),
    ]),
  );
}
