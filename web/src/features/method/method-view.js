import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { ref } from 'lit-html/directives/ref.js';

import { hasPoints, isWeighted, methodOf } from '../../engine/method-kinds.js';
import { skipOffscreen } from '../../ui/content-visibility.js';
import { figures } from '../../i18n/sentences.js';
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
  const source = index.source;
  const adds = methodOf(index, model.method).aggregate !== 'mean';
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
          ${source?.caveat ? html`<p>${source.caveat}</p>` : ''}
          <fieldset class="methods">
            <legend>${text.method.choose}</legend>
            ${index.methods.map(
              (m) =>
                html`<label class="one long">
                  <input
                    type="radio"
                    name="method"
                    .checked=${live(m.id === model.method)}
                    @change=${() => store.rankBy(m.id)}
                  />
                  <span><strong>${m.name}</strong> <span class="meta">${m.about}</span></span>
                </label>`,
            )}
          </fieldset>
          ${methodChanges(store)}
        </div>
        <div>
          <h3>${text.method.check}</h3>
          <p><strong>${reproduces(store)}</strong></p>
          <ul class="tallies">
            ${(verification.tallies ?? [])
              .filter((t) => t.of > 0)
              .map(
                (t) => html`<li class=${t.agree === t.of ? '' : 'wrong'}>${line(store, t)}</li>`,
              )}
          </ul>
          <h3>${text.method.credit}</h3>
          ${
            source
              ? html`<p>${source.citation}</p>
                  <p>
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
  const most = [...new Set(index.scales.map((s) => s.options.at(-1)?.score ?? 0))].sort(
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

/** @param {import('../../explorer/store.js').Open} store @param {Tally} tally */
function line({ text }, tally) {
  const names = /** @type {Record<string, string>} */ (text.method.tallies);
  const { agree, of } = tally;
  const values = { agree, of, what: names[idOf(tally)] ?? tally.what };
  return text.method.tally(values);
}

/** @param {Tally} tally */
function idOf({ what }) {
  return what.replaceAll(' ', '_');
}

/**
 * How many of the published overall ranks were found again.
 * @param {import('../../explorer/store.js').Open} store
 */
function reproduces(store) {
  const { text } = store;
  const verification = store.use(Verification);
  if (!verification.tallies) return text.method.checking;
  const ranks = verification.tallies.find((t) => idOf(t) === 'overall_ranks');
  return ranks && ranks.of > 0 ? text.method.reproduces({ agree: ranks.agree, of: ranks.of }) : '';
}
