import { html } from 'lit-html';

import { scopeNames } from '../../i18n/scope-names.js';
import { weightsInWords } from '../../i18n/weights-in-words.js';
import { countryName } from '../../explorer/view-model.js';
import { button } from '../../ui/controls.js';
import { CompareState } from '../compare/compare.js';
import { answerGaps, gapTable } from './pair-gaps.js';
import { headline, proof, shortest } from './pair-sentences.js';
import { PairState } from './pair.js';
import { changeList } from './pair-changes.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Pair, Turn } from '../../engine/types.d.ts'
 * @import { Answered } from './pair.js'
 */

/** Why the shown country is above or below each that it is compared with. @param {Open} store */
export function pair(store) {
  // It is to hear of the first choice.
  store.use(PairState);
  return store.use(CompareState).countries.map((other) => withOther(store, other));
}

/** @param {Open} store @param {string} other */
function withOther(store, other) {
  const { text, model } = store;
  const said = text.pair;
  const state = store.use(PairState);
  const answered = state.answerAbout(other);
  const names = { a: model.name, b: countryName(store, other) };
  return html`
    <div class="pair" aria-busy=${!state.fresh && !state.failed}>
      <h3>${title(answered?.pair ?? null, names, store)} ${mark(store, other)}</h3>
      ${
        state.failed
          ? html`<p class="said" role="status" tabindex="-1">${said.failed}</p>
              <p class="actions">${button(text.problems.retry, () => state.retry())}</p>`
          : answered
            ? answer(store, answered)
            : html`<p class="aside" role="status">${said.waiting}</p>`
      }
    </div>
  `;
}

/**
 * @param {Pair | null} pair @param {{ a: string, b: string }} names
 * @param {Pick<Open, 'text'>} voice
 */
function title(pair, { a, b }, { text: { pair: said } }) {
  if (!pair) return said.title_waiting({ a, b });
  if (pair.gap === 0) return said.title_level({ a, b });
  return said.title(pair.gap > 0 ? { higher: a, lower: b } : { higher: b, lower: a });
}

/** Whether what is said is the reader's what-if. @param {Open} store @param {string} other */
function mark({ model, text }, other) {
  const changed = model.editedCountries.some((code) => [model.code, other].includes(code));
  return changed || model.method !== model.against
    ? html`<span class="own">${text.profile.yours}</span>`
    : '';
}

/** @param {Open} store @param {Answered} answered */
function answer(store, { other, pair, problems }) {
  const { text, model, data } = store;
  const { fresh } = store.use(PairState);
  if (!pair)
    return html`<p class="said" role="status" tabindex="-1">
      ${problems.map((problem) => problem.sentence).join(' ')}
    </p>`;
  const names = { a: model.name, b: countryName(store, other), parts: scopeNames(store) };
  const rankOf = (/** @type {string} */ code) => model.places.find((p) => p.code === code)?.rank;
  const shared = rankOf(model.code) === rankOf(other);
  const missing = [model.code, other]
    .filter((code) => !data.sheets.has(code))
    .map((code) => countryName(store, code));
  return html`
    <p class="said" tabindex="-1">${headline(pair, names, shared, store)}</p>
    <div class=${fresh ? '' : 'stale'}>
      ${gapTable(store, pair, names)} ${answerGaps(store, pair, names)}
      ${
        missing.length > 0
          ? html`<p class="meta">
              ${text.pair.missing({ names: text.list(missing) })}
              <a href="#import-title">${text.impact.load}</a>
            </p>`
          : ''
      }
      ${pair.gap === 0 ? '' : turns(store, pair, names)}
    </div>
  `;
}

/** What turns the order: answers of one, of the other, of either; weights. */
/** @param {Open} store @param {Pair} pair @param {import('./pair-sentences.js').Names} names */
function turns(store, pair, names) {
  const { text } = store;
  const said = text.pair;
  const [higher, lower] = pair.gap > 0 ? [names.a, names.b] : [names.b, names.a];
  const { of_a, of_b, of_either } = pair.turn;
  // Of either is only of interest where it is shorter than each alone.
  const both = of_either?.possible && shortest(pair.turn)?.whose !== 'either' ? null : of_either;
  const weights =
    pair.weights_turn === null
      ? said.weights_unknown
      : pair.weights
        ? said.weights_yes({ higher, lower, weights: weightsInWords(pair.weights, store) })
        : said.weights_no({ higher, lower });
  return html`
    <h4>${said.turns}</h4>
    <ul class="turns bare">
      ${turn(store, pair, of_a, names.a, true)} ${turn(store, pair, of_b, names.b)}
      ${both ? turn(store, pair, both, '') : ''}
      <li><p>${weights}</p></li>
    </ul>
  `;
}

/**
 * @param {Open} store @param {Pair} pair @param {Turn | null} way
 * @param {string} name whose answers; empty for either's
 * @param {boolean} [own] whether they are the shown country's, which can be changed
 */
function turn(store, pair, way, name, own = false) {
  const { text, model } = store;
  const said = text.pair;
  if (!way) return html`<li><p>${said.not_loaded({ name })}</p></li>`;
  const why = proof(way, name, pair.denominator, store);
  if (!way.possible) return html`<li><p>${why}</p></li>`;
  const { edits, changes: n } = way;
  const words = text.impact.apply_all({ n });
  return html`<li>
    <p>${name ? said.of_one({ n, name }) : said.of_either({ n })}</p>
    ${own && model.editable ? button(words, () => store.use(PairState).apply(edits), undefined, 'main') : ''}
    <p class="meta">${why}</p>
    <details>
      <summary class="quiet">${said.show}</summary>
      ${changeList(store, edits)}
    </details>
  </li>`;
}
