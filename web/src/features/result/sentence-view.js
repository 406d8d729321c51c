import { html } from 'lit-html';

import { published, resultOf, whatIf } from '../../i18n/sentences.js';
import { suggestion } from '../answers/suggestion-view.js';

/**
 * The result as a sentence: published, and with the reader's changes.
 * @param {import('../../explorer/store.js').Open} store @param {unknown} [question] below it
 */
export function sentence(store, question = suggestion(store)) {
  const { model, text, index } = store;
  const result = model.before.length > 0 ? resultOf({ model, index, fingerprint: '' }) : null;
  return html`
    <header class="sentence">
      ${headline(store, result ? published(result, store) : index.title)}
      ${
        result?.method
          ? html`<p class="aside">${text.sentences.other_method({ method: result.method })}</p>`
          : ''
      }
      ${
        result && result.edits > 0
          ? html`
              <p class="yours" part="yours">${whatIf(result, store)}</p>
              <p class="aside">${text.sentence.note}</p>
            `
          : ''
      }
      ${result && result.edits > 0 ? '' : html`<p class="aside">${about(store)}</p>`} ${question}
    </header>
  `;
}

/**
 * The page's first heading; within another page it is one of several.
 * @param {import('../../explorer/store.js').Open} store
 * @param {string} said
 */
function headline({ embedded }, said) {
  return embedded
    ? html`<h2 class="headline" part="sentence">${said}</h2>`
    : html`<h1>${said}</h1>`;
}

/**
 * What kind of figure it is.
 * @param {Pick<import('../../explorer/store.js').Open, 'text' | 'index'>} store
 */
export function about({ text, index }) {
  const { title, source, indicators, countries } = index;
  const about = text.sentence.about({
    index: title,
    publisher: source?.publisher ?? 'none',
    n: indicators.length,
    of: countries,
  });
  return [about, meaningIn(source?.caveat)].filter(Boolean).join(' ');
}

/**
 * What a higher rank means, which only the index itself can say: that sentence of its caveat, if
 * there is one.
 * @param {string} [caveat]
 */
const meaningIn = (caveat = '') =>
  caveat.split(/(?<=[.!?]) /).find((sentence) => /higher in the ranking/i.test(sentence));
