import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

import { hasPoints, isWeighted, methodOf } from '../../engine/method-kinds.js';
import { skipOffscreen } from '../../ui/content-visibility.js';
import { button, option } from '../../ui/controls.js';
import { figures, originOf } from '../../i18n/sentences.js';
import { methodChanges } from './method-changes.js';
import { Verification } from './verification.js';

/** @import { Row, ScopeRule, Tally } from '../../engine/types.d.ts' */

/**
 * How the index is scored, who published it, and what was recomputed.
 * @param {import('../../explorer/store.js').Open} store
 */
export function method(store) {
  const { text, index, model, fingerprint } = store;
  const verification = store.use(Verification);
  const tallies = verification.tallies ?? [];
  const ranks = tallies.find((t) => idOf(t) === 'overall_ranks');
  const reproduced = !verification.tallies
    ? verification.slow
      ? text.problems.slow
      : text.method.checking
    : ranks?.of
      ? text.method.reproduces({ ...ranks, origin: originOf(model, index) })
      : '';
  const names = /** @type {Record<string, string>} */ (text.method.tallies);
  const source = index.source;
  const adds = index.format !== 2 && methodOf(index, model.method).aggregate !== 'mean';
  return html`
    <section
      class="method"
      aria-labelledby="method-title"
      ${ref(skipOffscreen)}
      ${ref(verification.watch)}
    >
      <h2 id="method-title">${text.method.title}</h2>
      <div class="columns">
        <div>
          <h3>${text.method.rule}</h3>
          <ol>
            ${rule(store).map((s) => html`<li>${s}</li>`)}
          </ol>
          ${adds && model.before[0] ? html`<p>${example(store, model.before[0])}</p>` : ''}
          ${source?.high_rank ? html`<p>${source.high_rank}</p>` : ''}
          <fieldset class="methods">
            <legend>${text.method.choose}</legend>
            ${index.methods.map(({ id, name, about }) => {
              const words = html`<span>
                <strong>${name}</strong> <span class="meta">${about}</span>
              </span>`;
              const choose = () => store.rankBy(id);
              return option('radio', words, id === model.method, choose, 'method', true);
            })}
            ${model.method === model.against ? '' : html`<p class="meta">${text.method.weights}</p>`}
          </fieldset>
          ${methodChanges(store)}
        </div>
        <div>
          <h3>${text.method.check}</h3>
          <p><strong>${reproduced}</strong></p>
          ${
            verification.failed
              ? html`<p>
                  ${text.method.check_failed} ${button(text.problems.retry, verification.retry)}
                </p>`
              : ''
          }
          <ul class="tallies">
            ${tallies
              .filter((t) => t.of > 0)
              .map((t) => {
                const what = names[idOf(t)] ?? t.what;
                return html`<li>${text.method.tally({ ...t, what })}</li>`;
              })}
          </ul>
          <h3>${text.method.credit}</h3>
          ${source ? html`<p>${source.citation}</p>` : ''}
          ${
            source?.website
              ? html`<p>
                  <a href=${source.website} rel="noopener noreferrer">${text.method.website}</a> ·
                  <a href=${source.data} rel="noopener noreferrer">${text.method.data}</a>,
                  ${text.method.commit({ commit: source.commit })}
                </p>`
              : ''
          }
          <p>${text.method.independent}</p>
          <p class="meta">${text.method.fingerprint({ code: fingerprint })}</p>
        </div>
      </div>
    </section>
  `;
}

/**
 * The method in sentences, from the method's own data.
 * @param {import('../../explorer/store.js').Open} store
 */
function rule({ text, format, index, model }) {
  const method = methodOf(index, model.method);
  // What its own words say; the rules of such an index are no choice among ours.
  if (index.format === 2) return [method.about];
  const most = [...new Set(index.scales.map((s) => s.options?.at(-1)?.score ?? 0))].sort(
    (a, b) => a - b,
  );
  return [
    text.method.sum({
      most: text.either(most.map(format.number)),
      aggregate: method.aggregate ?? 'pooled',
    }),
    ...(isWeighted(method) ? [text.method.weighted] : []),
    text.method.skips[skips(method.overall, method.layer)],
    text.method.ranks({ key: method.overall.key, ties: method.overall.ties }),
  ];
}

/**
 * What a skipped answer leaves the maximum of.
 * @param {ScopeRule} whole
 * @param {ScopeRule} layer
 */
function skips(whole, layer) {
  if (whole.denominator === layer.denominator)
    return whole.denominator === 'answered' ? 'nowhere' : 'everywhere';
  return whole.denominator === 'answered' ? 'layers' : 'whole';
}

/** @param {import('../../explorer/store.js').Open} store @param {Row} row */
function example(store, row) {
  const { model, index } = store;
  const pointless = !hasPoints(methodOf(index, model.method), row.scope);
  const values = { name: model.name, ...figures(row, pointless, store) };
  const { method } = store.text;
  return row.rank === null
    ? method.example_unranked(values)
    : method.example({ ...values, rank: row.rank, of: row.of });
}

/** The key of its words. @param {Tally} tally */
const idOf = ({ what }) => what.replaceAll(' ', '_');
