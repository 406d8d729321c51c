/**
 * A second evaluation of indices in format 2: docs/method.md, "Any index", in a few lines of plain
 * JavaScript that share nothing with the core.
 */

const defaults = {
  aggregation: 'arithmetic',
  missing: 'left-out',
  coverage: 0,
  scale: 100,
  rounding: [1],
  halves: 'up',
  key: 'exact',
  ties: 'competition',
  first: 'highest',
  tolerance: 0,
};

/** Makes values equal that differ only in the last bits of a double. @param {number} x */
const settled = (x) => Number(x.toPrecision(12));

/**
 * The factor that makes the best value 100; if no value is above 0, values become per cent.
 * @param {number[]} all
 */
const bestOf = (all) => 100 / (Math.max(0, ...all) || 1);

/** @param {number} x @param {number} decimals @param {string} halves */
function round(x, decimals, halves) {
  const scaled = settled(x * 10 ** decimals);
  const below = Math.floor(scaled);
  const up = halves === 'even' && scaled - below === 0.5 ? below % 2 !== 0 : scaled - below >= 0.5;
  return (below + (up ? 1 : 0)) / 10 ** decimals;
}

/**
 * @param {any} index what index.json holds
 * @param {any} published responses as they were published: goalposts and best scores are theirs
 * @param {any} [responses] what is evaluated
 * @param {any} [method]
 * @returns {Map<string, Map<string, { exact: number, score: number, rank: number }>>} by scope and
 *   unit, of
 *   those that have a score
 */
export function evaluate(index, published, responses = published, method = index.methods[0]) {
  const scales = new Map(index.scales.map((/** @type {any} */ scale) => [scale.id, scale]));
  const dropped = new Set(method.dropped ?? []);
  const asked = index.indicators.filter((/** @type {any} */ one) => !dropped.has(one.id));
  const place = new Map(
    published.indicators.map((/** @type {string} */ id, /** @type {number} */ at) => [id, at]),
  );
  const f = (/** @type {any} */ number, /** @type {number} */ x) =>
    number.transform === 'log' ? Math.log(x) : x;

  /**
   * @type {Map<string, (x: number) => number | null>} by indicator; none between goalposts that are
   *   equal
   */
  const values = new Map(
    asked.map((/** @type {any} */ one) => {
      const { options, number } = scales.get(one.scale);
      if (options) return [one.id, (/** @type {number} */ x) => x / options.at(-1).score];
      const observed = published.units
        .map((/** @type {any} */ row) => row.answers[place.get(one.id)])
        .filter((/** @type {any} */ x) => x !== null);
      const [lower, upper] = [
        number.lower ?? Math.min(...observed),
        number.upper ?? Math.max(...observed),
      ];
      if (lower === upper) return [one.id, () => null];
      return [
        one.id,
        (/** @type {number} */ x) => {
          const share = (f(number, x) - f(number, lower)) / (f(number, upper) - f(number, lower));
          const turned = number.reversed ? 1 - share : share;
          return number.clamp ? Math.min(1, Math.max(0, turned)) : turned;
        },
      ];
    }),
  );

  const ruleOf = (/** @type {string} */ id) => ({
    ...defaults,
    ...method.rule,
    ...method.nodes?.[id],
  });
  const weightOf = (/** @type {any} */ node) => method.weights?.[node.id] ?? node.weight ?? 1;
  const below = (/** @type {string} */ id) => [
    ...index.nodes
      .filter((/** @type {any} */ node) => node.parent === id)
      .map((/** @type {any} */ node) => ({ node: node.id, weight: weightOf(node) })),
    ...asked
      .filter((/** @type {any} */ one) => one.nodes.includes(id))
      .map((/** @type {any} */ one) => ({ leaf: one, weight: one.weight ?? 1 })),
  ];

  /**
   * Points and maximum of everything below a node.
   * @returns {[number, number, number]} achieved, answered, all
   */
  function points(/** @type {string} */ id, /** @type {any[]} */ answers) {
    return below(id).reduce(
      (sum, { node, leaf, weight }) => {
        const best = leaf ? scales.get(leaf.scale).options.at(-1).score : 0;
        const x = leaf ? answers[place.get(leaf.id)] : null;
        const [achieved, answered, all] = leaf
          ? [x ?? 0, x === null ? 0 : best, best]
          : points(node, answers);
        return [sum[0] + weight * achieved, sum[1] + weight * answered, sum[2] + weight * all];
      },
      [0, 0, 0],
    );
  }

  /** @returns {number | null} the value of a node, 1 at best */
  function value(/** @type {string} */ id, /** @type {any[]} */ answers) {
    const { aggregation, missing, coverage } = ruleOf(id);
    if (aggregation === 'pooled') {
      const [achieved, answered, all] = points(id, answers);
      if ((missing === 'none' && answered < all) || answered < coverage * all) return null;
      const maximum = missing === 'zero' ? all : answered;
      return maximum > 0 ? achieved / maximum : null;
    }
    const parts = below(id).map(({ node, leaf, weight }) => {
      const x = leaf ? answers[place.get(leaf.id)] : value(node, answers);
      return {
        weight,
        x:
          x === null || x === undefined
            ? null
            : leaf
              ? /** @type {any} */ (values.get(leaf.id))(x)
              : x,
      };
    });
    const total = (/** @type {typeof parts} */ list) =>
      list.reduce((sum, part) => sum + part.weight, 0);
    const there = parts.filter((part) => part.x !== null);
    if (missing === 'none' && there.length < parts.length) return null;
    if (total(there) < coverage * total(parts)) return null;
    const counted = missing === 'zero' ? parts.map((part) => ({ ...part, x: part.x ?? 0 })) : there;
    const weights = total(counted);
    if (weights === 0) return null;
    const mean = (/** @type {(x: number) => number} */ g) =>
      counted.reduce((sum, part) => sum + part.weight * g(part.x), 0) / weights;
    if (aggregation === 'sum') return mean((x) => x) * weights;
    if (aggregation === 'geometric') return Math.exp(mean((x) => Math.log(Math.max(0, x))));
    if (aggregation === 'harmonic') return 1 / mean((x) => 1 / Math.max(0, x));
    return mean((x) => x);
  }

  const result = new Map();
  for (const { id } of index.nodes) {
    const rule = ruleOf(id);
    const valueOf = (/** @type {any} */ row) => value(id, row.answers);
    const best =
      rule.scale === 'best'
        ? bestOf(published.units.map(valueOf).filter((/** @type {any} */ x) => x !== null))
        : rule.scale;
    const rows = responses.units.flatMap((/** @type {any} */ row) => {
      const x = valueOf(row);
      if (x === null) return [];
      const score = rule.rounding.reduce(
        (/** @type {number} */ y, /** @type {number} */ decimals) =>
          round(y, decimals, rule.halves),
        x * best,
      );
      return [
        {
          unit: row.unit,
          exact: x * best,
          score,
          key: rule.key === 'rounded' ? score : settled(x * best),
        },
      ];
    });
    const before = (/** @type {number} */ a, /** @type {number} */ b) =>
      rule.first === 'lowest' ? a < b : a > b;
    const all = rows.map((/** @type {any} */ row) => row.key);
    const keys = rule.ties === 'dense' ? [...new Set(all)] : all;
    result.set(
      id === 'overall' ? id : `node:${id}`,
      new Map(
        rows.map((/** @type {any} */ row) => [
          row.unit,
          {
            exact: row.exact,
            score: row.score,
            rank: 1 + keys.filter((/** @type {number} */ key) => before(key, row.key)).length,
          },
        ]),
      ),
    );
  }
  return result;
}
