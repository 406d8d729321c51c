import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import states from 'virtual:states';

import { sizeOf } from '../../data/states.js';
import { RescoreError } from '../../engine/errors.js';
import { editionName } from '../../i18n/edition-name.js';
import { ranksByYear } from '../../i18n/ranks-by-year.js';
import { button, select } from '../../ui/controls.js';
import { skipOffscreen } from '../../ui/content-visibility.js';
import { outcome } from '../import/outcome-view.js';
import { answersFile } from '../import/publisher-file.js';
import { parts } from './rank-change-parts.js';
import { RankChangeState } from './rank-change.js';
import { why } from './rank-change-sentences.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Pair } from '../../data/states.js'
 */

/**
 * Why the published rank changed between the open state of the index and another one; nothing for an
 * index without states.
 * @param {Open} store
 */
export function rankChange(store) {
  const { text, model, editionSource } = store;
  const state = store.use(RankChangeState);
  if (!state.isState) return '';
  const said = text.rankChange;
  const { pair } = state;
  const ranks = ranksByYear(states, editionSource.edition, model.code, store);
  return html`
    <section class="rank-change" aria-labelledby="rank-change-title" ${ref(skipOffscreen)}>
      <h2 id="rank-change-title" ${ref(state.watch)}>${said.title}</h2>
      ${
        pair
          ? html`<p class="aside">${said.about({ name: model.name, ranks })}</p>
              ${chooser(store)} ${answer(store, pair)}`
          : html`<p>${said.alone({ name: model.name })}</p>`
      }
    </section>
  `;
}

/** @param {Open} store */
function chooser(store) {
  const { text, editionSource } = store;
  const state = store.use(RankChangeState);
  const options = state.others.map(
    (other) => /** @type {const} */ ([other.edition, editionName(other, text)]),
  );
  const open = editionName(editionSource, text);
  return html`<p class="actions">
    <label class="row">
      ${text.rankChange.choose({ open })}
      ${select(options, state.chosen, (edition) => state.choose(edition))}
    </label>
  </p>`;
}

/** @param {Open} store @param {Pair} pair */
function answer(store, pair) {
  const { text } = store;
  const state = store.use(RankChangeState);
  const { status, value, error } = state.task;
  if (state.needsAnswers && state.missing.length > 0) return missing(store, pair);
  if (status === 'error') {
    const reasons = error instanceof RescoreError ? error.problems.map((p) => p.sentence) : [];
    return html`<p class="said" role="status" tabindex="-1">
        ${[text.rankChange.failed, ...reasons].join(' ')}
      </p>
      <p class="actions">${button(text.problems.retry, () => state.retry())}</p>`;
  }
  if (!value) return html`<p class="aside awaited" role="status">${text.rankChange.waiting}</p>`;
  const own = value.change.parts.find(({ cause }) => cause === 'answers')?.detail;
  return html`
    <p class="said" tabindex="-1">${why(value, store)}</p>
    ${parts(store, pair, value)}
    ${!own && !value.sameScore ? press(store, text.rankChange.which) : ''}
  `;
}

/** What can be said without the answers, and the press for them. @param {Open} store @param {Pair} pair */
function missing(store, { from, to }) {
  const { text, model } = store;
  const before = from.ranks[model.code];
  const after = to.ranks[model.code];
  const ranks = {
    name: model.name,
    before: before ?? 0,
    before_of: sizeOf(from),
    from: from.title,
    after: after ?? 0,
    after_of: sizeOf(to),
    to: to.title,
  };
  return html`
    <p class="said" tabindex="-1">
      ${before && after ? text.rankChange.without(ranks) : text.rankChange.unranked(ranks)}
    </p>
    ${press(store, text.rankChange.needed)}
  `;
}

/** The press for what is missing. @param {Open} store @param {string} why it is of use */
function press(store, why) {
  const { text, index, storage, catalog } = store;
  const state = store.use(RankChangeState);
  const { missing } = state;
  if (missing.length === 0) return '';
  const bytes = missing.reduce((sum, edition) => sum + (answersFile(edition)?.bytes ?? 0), 0);
  const names = missing.map((edition) =>
    editionName({ edition, title: catalog.get(edition)?.title ?? '' }, text),
  );
  const values = { states: text.list(names), kilobytes: Math.round(bytes / 1000) };
  return html`
    <p>${why}</p>
    <p class="actions">${button(text.rankChange.fetch(values), () => state.load())}</p>
    <p class="aside">
      ${text.import.fetch_about({
        files: missing.length,
        publisher: index.source?.publisher ?? '',
        kept: storage.forgets ? 'no' : 'yes',
      })}
    </p>
    ${outcome(store, 'states')}
  `;
}
