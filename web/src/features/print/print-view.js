import { html } from 'lit-html';

import { TRIALS } from '../../data/rank-ranges.js';
import { methodOf } from '../../engine/method-kinds.js';
import { today } from '../../ui/download.js';
import { answerLabel } from '../../i18n/describe-edit.js';
import { titlesOf } from '../../i18n/indicator-titles.js';
import { citation, originOf, unchangedName } from '../../i18n/sentences.js';
import { countryName } from '../../explorer/view-model.js';
import { testedResult } from '../robustness/rank-range-view.js';
import { PrintState } from './print.js';

/** @import { Open } from '../../explorer/store.js' */

/**
 * On paper, what the reader has changed, by which method the countries are ranked, whose result it
 * is and where it can be opened.
 * @param {Open} store
 */
export function printed(store) {
  const { model, text, index } = store;
  if (store.embedded || !store.use(PrintState).kind || model.before.length === 0) return '';
  const result = testedResult(store);
  const { about } = methodOf(index, model.method);
  return html`<footer class="printed">
    ${result.edits > 0 ? changes(store) : ''}
    <section>
      <h2>${text.method.title}</h2>
      ${about ? html`<p>${about}</p>` : ''}
      ${result.range || result.ownRange ? html`<p>${text.robustness.about(TRIALS)}</p>` : ''}
      ${index.source?.caveat ? html`<p>${index.source.caveat}</p>` : ''}
      ${result.changed ? html`<p class="own">${text.sentences.not_published}</p>` : ''}
      <p>${citation(result, { url: store.location.now(), date: today() }, store)}</p>
    </section>
  </footer>`;
}

/** Every change, of all countries: the question, the answer without it, the reader's. @param {Open} store */
function changes(store) {
  const { text, index, model, engine } = store;
  const words = text.print;
  const unchanged = unchangedName(originOf(model, index), store);
  return html`<section>
    <h2>${words.changes}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${words.question}</th>
          <th scope="col">${unchanged}</th>
          <th scope="col" class="own">${text.profile.yours}</th>
        </tr>
      </thead>
      <tbody>
        ${engine.edits().map(({ country, indicator, from, to }) => {
          const title = titlesOf(index, text).get(indicator) ?? indicator;
          const of = country === model.code ? '' : `${countryName(store, country)}: `;
          return html`<tr>
            <th scope="row">${of}${title}</th>
            <td>${answerLabel(store, indicator, from)}</td>
            <td class="own">${answerLabel(store, indicator, to)}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </section>`;
}
