import { html } from 'lit-html';

import { answerLabel, inWords } from '../../i18n/describe-edit.js';
import { countryName } from '../../explorer/view-model.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Edit } from '../../engine/types.d.ts'
 */

/** Changes of answers of one or both countries. @param {Open} store @param {Edit[]} edits */
export function changeList(store, edits) {
  const { text, model } = store;
  const alone = edits.every(({ country }) => country === edits[0].country);
  return html`<ul class="bare" aria-label=${text.impact.changes}>
    ${edits.map(({ country, indicator, to }) => {
      const own = inWords(store, { indicator, to });
      const { title } = own;
      const from =
        country === model.code
          ? own.from
          : answerLabel(store, indicator, answerNow(store, country, indicator));
      const whose = text.answers.of({ name: countryName(store, country), title });
      return html`<li>
        <strong>${alone ? title : whose}</strong>
        <span class="meta">${text.impact.change({ from, to: own.to })}</span>
      </li>`;
    })}
  </ul>`;
}

/** A country's answer with the changes. @param {Open} store @param {string} code @param {string} id */
function answerNow({ engine, data }, code, id) {
  const edit = engine.edits().find((e) => e.country === code && e.indicator === id);
  if (edit) return edit.to;
  return data.sheets.get(code)?.answers.find((a) => a.indicator === id)?.answer ?? null;
}
