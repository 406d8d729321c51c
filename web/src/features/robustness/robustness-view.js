import { html } from 'lit-html';

import { histogram } from './rank-histogram-view.js';
import { RobustnessState } from './robustness.js';
import { hasAllCountries } from '../../data/catalog.js';
import { TRIALS } from '../../data/rank-ranges.js';
import { RescoreError } from '../../engine/errors.js';
import { rangeValues } from '../../i18n/rank-range.js';
import { listed } from '../../i18n/sentences.js';
import { button } from '../../ui/controls.js';
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
      <h3 id="robustness-title" tabindex="-1">${words.title}</h3>
      <p class="aside">${words.about(TRIALS)}</p>
      ${
        running
          ? html`<p class="run row">
              <label class="row">
                <progress max="1" .value=${share} aria-label=${words.running}></progress>
                <span class="figure"
                  >${words.progress({ done: Math.round(share * TRIALS.draws), draws: TRIALS.draws })}</span
                >
              </label>
              ${button(words.cancel, () => state.cancel())}
            </p>`
          : answer
            ? ''
            : button(words.start(TRIALS), () => state.test(), undefined, 'main')
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
  const values = { draws: answer.counted, name: model.name, median, ...rangeValues({ high, low }) };
  const here = model.after[0]?.rank ?? median;
  // The nearest first.
  const open = model.places
    .filter((place) => own.indistinguishable.includes(place.code))
    .sort((a, b) => Math.abs(a.rank - here) - Math.abs(b.rank - here))
    .map((place) => place.name);
  return html`<div
    class=${store.use(RobustnessState).running ? 'result partial' : 'result'}
    tabindex="-1"
  >
    <p class="said">${words.result(values)}</p>
    ${histogram(store, own)}
    <p class="meta">
      ${open.length > 0 ? words.open({ countries: listed(open, store, NAMES) }) : words.clear}
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
  // Nothing where even then there is no rank.
  const said = [
    skipped > 0 && own.includes(null)
      ? ''
      : words.own_skips({ n: skipped, name: model.name, ...range(own) }),
    everyones.includes(null) ? '' : words.all_skips(range(everyones)),
  ];
  return html`<p class="meta">${said.join(' ')}</p>`;
}

/** For a message. @param {RankRange} ranks */
const range = ([high, low]) => rangeValues({ high: high ?? 0, low: low ?? 0 });
