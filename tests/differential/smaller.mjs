/** Removes parts of a failing case, one after the other, as long as it still fails. */

/**
 * Ways to make a case smaller, the coarse ones first.
 * @param {any} made
 * @returns {Generator<any>}
 */
function* ways(made) {
  const without = (
    /** @type {string} */ list,
    /** @type {number} */ at,
    /** @type {number} */ count,
  ) => {
    const smaller = structuredClone(made);
    smaller[list].splice(at, count);
    if (list === 'indicators')
      for (const country of smaller.countries) country.answers.splice(at, count);
    return smaller;
  };
  for (const list of [
    'script',
    'texts',
    'countries',
    'indicators',
    'methods',
    'domains',
    'layers',
  ]) {
    const least = ['script', 'texts'].includes(list) ? 0 : 1;
    for (let count = (made[list].length + 1) >> 1; count > 0; count >>= 1) {
      for (
        let at = 0;
        at + count <= made[list].length && made[list].length - count >= least;
        at += count
      )
        yield without(list, at, count);
    }
  }
  if (made.own) yield { ...structuredClone(made), own: null };
  for (const [at, method] of made.methods.entries()) {
    for (const key of ['aggregate', 'domain_weights', 'layer_weights', 'dropped'].filter(
      (k) => k in method,
    )) {
      const smaller = structuredClone(made);
      delete smaller.methods[at][key];
      yield smaller;
    }
    for (const kind of ['overall', 'domain', 'layer']) {
      for (const simple of [
        { rounding: [0] },
        { key: 'rounded' },
        { ties: 'competition' },
        { denominator: 'answered' },
      ]) {
        const smaller = structuredClone(made);
        Object.assign(smaller.methods[at][kind], simple);
        yield smaller;
      }
    }
  }
  for (const [at, step] of made.script.entries()) {
    for (let e = 0; e < (step.edits?.length ?? 0); ++e) {
      const smaller = structuredClone(made);
      smaller.script[at].edits.splice(e, 1);
      yield smaller;
    }
  }
  for (const c of made.countries.keys()) {
    for (const i of made.indicators.keys()) {
      const smaller = structuredClone(made);
      smaller.countries[c].answers[i] = 0;
      yield smaller;
    }
  }
}

/**
 * Repairs a case so that it can be built: everything that an indicator or a step refers to exists.
 * @param {any} made
 */
function whole(made) {
  const { domains, layers } = made;
  made.indicators.forEach((/** @type {any} */ i) => {
    if (!domains.includes(i.domain)) i.domain = domains[0];
    if (!layers.includes(i.layer)) i.layer = layers[0];
  });
  // Every domain and layer has an indicator.
  made.domains = domains.filter((/** @type {string} */ d) =>
    made.indicators.some((/** @type {any} */ i) => i.domain === d),
  );
  made.layers = layers.filter((/** @type {string} */ l) =>
    made.indicators.some((/** @type {any} */ i) => i.layer === l),
  );
  return made;
}

/**
 * The smallest case found that fails in the same way.
 * @param {any} made @param {(made: any) => string} failure the failure of a case, or ""
 */
export function smallest(made, failure) {
  const kind = (/** @type {string} */ message) => message.replace(/[^a-z].*/s, '');
  const wanted = kind(failure(made));
  const until = Date.now() + 60_000;
  for (let smaller = true; smaller && Date.now() < until;) {
    smaller = false;
    for (const candidate of ways(made)) {
      const next = whole(candidate);
      if (JSON.stringify(next) === JSON.stringify(made) || kind(failure(next)) !== wanted) continue;
      made = next;
      smaller = true;
      break;
    }
  }
  return made;
}
