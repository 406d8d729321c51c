import { html } from 'lit-html';

import { NOISE, RobustnessState } from './robustness.js';
import { hasAllCountries } from '../../data/catalog.js';
import { RescoreError } from '../../engine/errors.js';
import { methodLines } from '../method/method-changes.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { RankRange, Robustness } from '../../engine/types.d.ts'
 */

/** Names in the sentence; the rest is a number. */
const NAMES = 8;

/** How far other weights would move the rank, on demand. @param {Open} store */
export function robustness(store) {
  const { text } = store;
  const state = store.use(RobustnessState);
  const { running } = state;
  const { progress: share, value: answer } = state.draws;
  const words = text.robustness;
  return html`
    <div class="robustness">
      <h3>${words.title}</h3>
      <p class="aside">${words.about(NOISE)}</p>
      ${
        running
          ? html`<p class="run row">
              <label class="row">
                <progress max="1" .value=${share} aria-label=${words.running}></progress>
                <span class="figure"
                  >${words.progress({ done: Math.round(share * NOISE.draws), draws: NOISE.draws })}</span
                >
              </label>
              <button type="button" @click=${() => state.cancel()}>${words.cancel}</button>
            </p>`
          : answer
            ? ''
            : html`<button type="button" class="main" @click=${() => state.test()}>
                ${words.start({ draws: NOISE.draws })}
              </button>`
      }
      ${answer ? result(store, answer) : ''} ${methodLines(store)}
    </div>
  `;
}

/** @param {Open} store @param {Robustness} answer so far, or whole */
function result(store, answer) {
  const { text, model } = store;
  const words = text.robustness;
  const own = answer.countries.find((c) => c.country === model.code);
  if (!own?.summary) return html`<p class="result" tabindex="-1">${words.unranked}</p>`;
  const { median, high, low } = own.summary;
  const values = { draws: answer.counted, name: model.name, median, high, low };
  const here = model.after[0]?.rank ?? median;
  // The nearest first.
  const open = model.places
    .filter((place) => own.indistinguishable.includes(place.code))
    .sort((a, b) => Math.abs(a.rank - here) - Math.abs(b.rank - here))
    .map((place) => place.name);
  const shown =
    open.length > NAMES ? [...open.slice(0, NAMES), text.more({ n: open.length - NAMES })] : open;
  return html`<div
    class=${store.use(RobustnessState).running ? 'result partial' : 'result'}
    tabindex="-1"
  >
    <p class="said">${high === low ? words.result_same(values) : words.result(values)}</p>
    <p class="meta">
      ${open.length > 0 ? words.open({ countries: text.list(shown) }) : words.clear}
    </p>
    ${skips(store)}
  </div>`;
}

/** What skipped answers leave open, or what is missing to say it. @param {Open} store */
function skips(store) {
  const { text, model } = store;
  const words = text.robustness;
  if (!hasAllCountries(store))
    return html`<p class="meta">
      ${words.skips_missing} <a href="#import-title">${text.impact.load}</a>
    </p>`;
  const { status, value, error } = store.use(RobustnessState).bounds;
  if (status === 'initial' || status === 'pending') return '';
  if (!value) {
    const reasons = error instanceof RescoreError ? error.problems.map((p) => p.sentence) : [];
    return html`<p class="meta">${[words.skips_failed, ...reasons].join(' ')}</p>`;
  }
  const { skipped, own, everyones } = value;
  const said = [
    skipped === 0
      ? words.no_skips({ name: model.name })
      : range(own, words.own_skips, words.own_skips_same, { n: skipped, name: model.name }),
    range(everyones, words.all_skips, words.all_skips_same, {}),
  ];
  return html`<p class="meta">${said.join(' ')}</p>`;
}

/**
 * Nothing where even then there is no rank.
 * @template V
 * @param {RankRange} ranks
 * @param {(values: V & { high: number, low: number }) => string} between
 * @param {(values: V & { high: number }) => string} same
 * @param {V} values
 */
function range([high, low], between, same, values) {
  if (high === null || low === null) return '';
  return high === low ? same({ ...values, high }) : between({ ...values, high, low });
}
